import type { Table } from 'dexie';

/** Groups of up to so many keys are fetched key by key. */
const GETS_MAX = 16;
/** A range may hold so many times more rows than are wanted of it. */
const READ_FACTOR_MAX = 4;

/** Keys by space and kind, each group sorted. */
function groupsOf(keys: readonly string[]): string[][] {
	const groups = new Map<string, string[]>();
	for (const key of keys) {
		const prefix = key.slice(0, key.lastIndexOf('/'));
		const group = groups.get(prefix);
		if (group) group.push(key);
		else groups.set(prefix, [key]);
	}
	return [...groups.values()].map((group) => group.sort());
}

/** Rows by key. A bulk get is one request per key, so neighbours are read in one range. */
export async function readRows<Row extends { key: string }>(
	table: Table<Row, string>,
	keys: readonly string[]
): Promise<Map<string, Row>> {
	const found = new Map<string, Row>();
	const single: string[] = [];
	for (const group of groupsOf(keys)) {
		if (group.length <= GETS_MAX) {
			single.push(...group);
			continue;
		}
		const range = table.where('key').between(group[0], group.at(-1), true, true);
		if ((await range.count()) > READ_FACTOR_MAX * group.length) {
			single.push(...group);
			continue;
		}
		const wanted = new Set(group);
		for (const row of await range.toArray()) if (wanted.has(row.key)) found.set(row.key, row);
	}
	const rest = single.length === 0 ? [] : await table.bulkGet(single);
	for (const row of rest) if (row) found.set(row.key, row);
	return found;
}

/** Stretches of a sorted list that are wanted whole, as [first, last]: one range each instead of a request per key. */
export function stretchesOf(all: readonly string[], wanted: ReadonlySet<string>): [string, string][] {
	const stretches: [string, string][] = [];
	let open = false;
	for (const key of all) {
		const last = stretches.at(-1);
		if (!wanted.has(key)) open = false;
		else if (open && last) last[1] = key;
		else {
			stretches.push([key, key]);
			open = true;
		}
	}
	return stretches;
}
