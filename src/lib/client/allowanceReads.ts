import { occasionKeys } from '../domain/ledger/occasion';
import { keyToText } from '../domain/tx';
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
	const device = isWhole && hasPool ? ((await outbox.settings.get(DEVICE_KEY))?.value ?? '') : '';
	return { occasion: { ...occasion, device: String(device) }, held, asOf: meta?.lastSyncAt ?? null };
}
