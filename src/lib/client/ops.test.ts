import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { opHashText, opSchema } from '../domain/op/op';
import { buildOp, type OpMaker } from './ops';
import { logArgs, retractArgs } from './wishes';
import type { LogDraft, SpendRow, Story } from './types';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const YEAR_MS = 365 * 86_400_000;

function maker(now: number, clockOffsetMs: number | null = null): OpMaker {
	return {
		clock: { now: () => now },
		rng: { bytes: (length) => new Uint8Array(length).fill(7) },
		hash: (text) => Promise.resolve(sha256(text)),
		tenant: id(1),
		author: id(2),
		device: id(3),
		clockOffsetMs,
		tzOffsetMin: () => 120
	};
}

const draft: LogDraft = {
	gesture: id(4),
	incident: id(5),
	spendId: id(6),
	parts: { what: 'Té con miel', need: ' ' },
	purpose: 'wow',
	scale: 0
};
const wish = (args = logArgs(draft, 'EUR', 'es')) => ({
	name: 'gesture.log@1' as const,
	space: id(9),
	zone: 'Pacific/Auckland',
	knownSeq: 4,
	args
});
const MAY_1 = Date.UTC(2026, 4, 1, 14);

describe('ops', () => {
	it('[P1] carry all a server needs, under a hash of it', async () => {
		const built = await buildOp(maker(MAY_1, 0), wish());
		if (!built.ok) throw new Error(built.error);
		const op = built.value;
		expect(opSchema.safeParse(op).success).toBe(true);
		expect(op.hash).toBe(sha256(opHashText(op)));
		expect(op).toMatchObject({ type: 'gesture.log', v: 1, author: id(2), knownSeq: 4, capturedAt: MAY_1 });
		expect(op.args.parts).toEqual({ what: 'Té con miel' });
	});

	it('[I24] the business date is the day at the location, by the corrected clock', async () => {
		const day = async (now: number, offset: number | null) => {
			const built = await buildOp(maker(now, offset), wish());
			return built.ok ? built.value.businessDate : built.error;
		};
		expect(await day(MAY_1, 0)).toBe('2026-05-02');
		expect(await day(MAY_1, -3 * 3_600_000)).toBe('2026-05-01');
		expect(await day(MAY_1, null)).toBe('2026-05-02');
	});

	it('[I23] a clock wrong by more than can be told counts as never measured; nothing is refused', async () => {
		for (const years of [-150, -9, 9, 15, 400]) {
			const built = await buildOp(maker(MAY_1 + years * YEAR_MS, Math.round(-years * YEAR_MS)), wish());
			expect(built.ok, `${years} years`).toBe(true);
			if (built.ok) expect(built.value.clockOffsetMs === null).toBe(Math.abs(years) > 10);
		}
	});

	it('refuses what no server would take, before anything is saved', async () => {
		const empty = { ...draft, parts: { what: ' ' } };
		expect(await buildOp(maker(MAY_1), wish(logArgs(empty, 'EUR', 'es')))).toEqual({
			ok: false,
			error: 'bad_args'
		});
		const long = { ...draft, parts: { what: 'x'.repeat(100_000) } };
		expect(await buildOp(maker(MAY_1), wish(logArgs(long, 'EUR', 'es')))).toEqual({
			ok: false,
			error: 'bad_args'
		});
		const spend = {
			amountMinor: 0,
			method: 'house_comp' as const,
			leftShownMinor: null,
			policySeen: null,
			policySeenAt: null
		};
		const zero = logArgs({ ...draft, spend }, 'EUR', 'es');
		expect((await buildOp(maker(MAY_1), wish(zero))).ok).toBe(false);
	});
});

describe('[rule 15] taking a gesture back', () => {
	const story = { id: id(4), space: id(9), body: { incident: id(5) } } as Story;
	const spend = (spendId: string, body: object) =>
		({ id: spendId, body: { gesture: id(4), type: 'spend', ...body } }) as SpendRow;

	it('voids its money, once', () => {
		expect(retractArgs(story, [], id(7))).toEqual({ gesture: id(4), incident: id(5) });
		const own = spend(id(6), {});
		expect(retractArgs(story, [own], id(7)).spend).toEqual({ id: id(6), reversal: id(7) });
		expect(
			retractArgs(story, [own, spend(id(8), { type: 'void', ref: id(6) })], id(7)).spend
		).toBeUndefined();
		expect(retractArgs(story, [spend(id(6), { gesture: id(1) })], id(7)).spend).toBeUndefined();
	});
});
