import { expect } from 'vitest';
import { storePoints } from '../stores/faults';
import { networkFaults } from './network';
import { runWorld } from './world';

/** `SIM_SEED=17` runs that one world again; `SIM_SEEDS=2000` runs so many, shared by the shards. */
const ONE = process.env.SIM_SEED === undefined ? null : Number(process.env.SIM_SEED);
const SEEDS = Number(process.env.SIM_SEEDS ?? 200);
export const SHARDS = 2;

const faultClasses: string[] = [
	...networkFaults,
	...storePoints.map((point) => `crash at ${point}`),
	'storage_full',
	'storage_lost',
	'offline',
	'clock lies',
	'other person',
	'server restarted',
	'server restored',
	'server restored under its old epoch',
	'rights changed',
	'same id, other content',
	'older build',
	'updated',
	'back to the older build',
	'spend.void',
	'spend.correct',
	'ask.open',
	'ask.answer',
	'lease taken',
	'vital past',
	'looked back',
	'over the pool'
];

/** Runs the worlds of one shard: none may violate anything, and every fault class must come up in ≥ 1 % of them. */
export async function runShard(shard: number): Promise<void> {
	const all = Array.from({ length: SEEDS }, (_, i) => 1 + i);
	const seeds = ONE === null ? all.filter((seed) => seed % SHARDS === shard) : shard === 0 ? [ONE] : [];
	const hits = new Map<string, number>();
	for (const seed of seeds) {
		const world = await runWorld(seed);
		expect(world.violations, `run again with SIM_SEED=${seed}`).toEqual([]);
		expect(world.saved.size).toBeGreaterThan(0);
		for (const fault of world.hits) hits.set(fault, (hits.get(fault) ?? 0) + 1);
	}
	if (ONE !== null) return;
	// A fault class that hardly ever happens proves nothing.
	expect(faultClasses.filter((fault) => (hits.get(fault) ?? 0) < seeds.length / 100)).toEqual([]);
}
