import { employeeTally, hasWideCap, type KnownElsewhere } from '../domain/ledger/elsewhere';
import { occasionKeys, type Bodies } from '../domain/ledger/occasion';
import type { RecordBody } from '../domain/records';
import { KNOWN_ELSEWHERE_MAX } from '../domain/limits';
import { keyToText, type RecordKey } from '../domain/tx';
import type { QueryPorts } from './queries';
import { DEVICE_KEY } from './store/dexieOutbox';
import type { MirrorRow } from './store/mirrorStore';
import type { OccasionWish } from './types';

interface Wish {
	location: string;
	on: OccasionWish;
	/** Asked in order to get a share of the pool: it needs to know which phone this is. */
	forShare: boolean;
}

/** The occasion, and the records of this phone that say what may be done on it. `rowsOf`: rows by key, wherever kept. */
export async function readAllowance(
	{ mirror, outbox, tenant, seeds, clock, person, clockOffsetMs }: QueryPorts,
	rowsOf: (keys: string[]) => Promise<MirrorRow[]>,
	{ location, on, forShare }: Wish
) {
	const ground = { tenant, space: location, author: person };
	const occasion = { ...ground, ...on, now: clock.now(), clockOffsetMs: clockOffsetMs() };
	const keys = occasionKeys(occasion);
	const texts = keys.map(keyToText);
	const [rows, meta, space] = await Promise.all([
		rowsOf(texts),
		mirror.meta.get(0),
		mirror.spaces.get(location)
	]);
	const bodies = new Map(rows.map((row) => [row.key, row.body]));
	const held = keys.map((key, i) => {
		const text = texts[i] ?? '';
		return { key, body: bodies.get(text) ?? seeds.get(text) ?? null };
	});
	// Only shares of a pool ask which phone this is. While the past is missing, an unsent correction of it may not count.
	const isWhole = space?.before === null;
	const hasPool = forShare || held.some(({ key, body }) => key.kind === 'pool' && body !== null);
	const device = isWhole && hasPool ? ((await outbox().settings.get(DEVICE_KEY))?.value ?? '') : '';
	const { others, known } = await readElsewhere({ mirror, seeds }, rowsOf, occasion, held);
	const asOf = meta?.lastSyncAt ?? null;
	return { occasion: { ...occasion, device: String(device) }, held: [...held, ...others], asOf, known };
}

interface Elsewhere {
	others: Bodies;
	/** How far this phone knows those locations; absent where no cap counts there. */
	known?: KnownElsewhere;
}

/** One's own totals at the other locations of this phone, unsent entries included, where a cap counts at all of them. */
async function readElsewhere(
	{ mirror, seeds }: Pick<QueryPorts, 'mirror' | 'seeds'>,
	rowsOf: (keys: string[]) => Promise<MirrorRow[]>,
	{ tenant, space, author }: { tenant: string; space: string; author: string },
	held: Bodies
): Promise<Elsewhere> {
	const policies = held.find(({ key }) => key.kind === 'policies')?.body as RecordBody<'policies'> | null;
	if (!policies || !hasWideCap(policies.versions)) return { others: [] };
	const spaces = await mirror.spaces.toArray();
	const there = spaces.filter((one) => one.space !== space && one.space !== tenant);
	const keys = there.flatMap(({ space: id }): RecordKey[] => [
		{ space: id, kind: 'tally', id: employeeTally(author) },
		{ space: tenant, kind: 'location', id }
	]);
	const bodies = new Map((await rowsOf(keys.map(keyToText))).map((row) => [row.key, row.body]));
	const known = there.map(({ space: id, seq }) => ({ space: id, seq })).slice(0, KNOWN_ELSEWHERE_MAX);
	const bodyOf = (text: string) => bodies.get(text) ?? seeds.get(text) ?? null;
	return { others: keys.map((key) => ({ key, body: bodyOf(keyToText(key)) })), known };
}
