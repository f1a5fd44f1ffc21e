import { createHash } from 'node:crypto';
import type { Clock, Rng } from '../../../src/lib/base/clock';
import { must } from '../../../src/lib/base/assert';
import { createId } from '../../../src/lib/base/ids';
import type { Op, OpArgs } from '../../../src/lib/domain/op/op';
import type { OpName } from '../../../src/lib/domain/mutators';
import { keyToText } from '../../../src/lib/domain/tx';
import { buildOp, type OpMaker } from '../../../src/lib/client/ops';

/** A small, fast, seeded source (mulberry32) behind the `Rng` of the product. */
export function seededRng(seed: number): Rng & { unit(): number } {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return (t ^ (t >>> 14)) >>> 0;
	};
	return {
		bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
		unit: () => next() / 2 ** 32
	};
}

export const sha256Sync = (text: string) => createHash('sha256').update(text).digest('hex');

const START_MS = Date.UTC(2026, 4, 1, 9);
const rng = seededRng(7);
const clock: Clock = { now: () => START_MS };

export const ids = {
	tenant: createId(clock, rng),
	location: createId(clock, rng),
	device: createId(clock, rng),
	ana: createId(clock, rng),
	ben: createId(clock, rng)
};
export const freshId = () => createId(clock, rng);

/** The log of the location at a seq, as a receipt names it. */
export const logAt = (seq: number) => ({ space: ids.location, seq, head: `head ${seq}` });

export const locationSeeds = new Map<string, object>([
	[
		keyToText({ space: ids.tenant, kind: 'location', id: ids.location }),
		{ name: 'Hotel Brisa', zone: 'Europe/Madrid', currency: 'EUR' }
	]
]);

export function makerOf(author: string): OpMaker {
	return {
		clock,
		rng,
		hash: (text) => Promise.resolve(sha256Sync(text)),
		tenant: ids.tenant,
		author,
		device: ids.device,
		clockOffsetMs: 0,
		tzOffsetMin: () => 0
	};
}

export async function makeOp(author: string, name: OpName, args: OpArgs): Promise<Op> {
	const wish = { name, space: ids.location, zone: 'Europe/Madrid', knownSeq: 0, args };
	const built = await buildOp(makerOf(author), wish);
	return must(built.ok ? built.value : null, 'the fixture makes good ops');
}

/** `gesture.log` by a person, with a spend of `amountMinor` if given. */
export function logOp(
	author: string,
	what: string,
	options: { gesture?: string; incident?: string; amountMinor?: number; spend?: string } = {}
): Promise<Op> {
	const spend = options.amountMinor
		? {
				id: options.spend ?? freshId(),
				amountMinor: options.amountMinor,
				currency: 'EUR',
				method: 'house_comp',
				leftShownMinor: null
			}
		: undefined;
	return makeOp(author, 'gesture.log@1', {
		gesture: options.gesture ?? freshId(),
		incident: options.incident ?? freshId(),
		purpose: 'wow',
		scale: 10,
		parts: { what },
		photos: [],
		language: 'es',
		spend
	});
}
