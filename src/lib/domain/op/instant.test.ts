import { describe, expect, it } from 'vitest';
import { effectiveInstant } from './instant';

const NOON = Date.UTC(2026, 4, 12, 12);
const HOUR = 3_600_000;

describe('effective instant [rule 14]', () => {
	it('adds the measured offset and says so beyond two minutes, strictly', () => {
		const op = (clockOffsetMs: number) => ({ capturedAt: NOON, clockOffsetMs });
		expect(effectiveInstant(op(120_000), NOON + 120_000)).toEqual({ at: NOON + 120_000, flags: [] });
		expect(effectiveInstant(op(-3 * HOUR), NOON)).toEqual({ at: NOON - 3 * HOUR, flags: ['CLOCK_ADJUSTED'] });
	});

	it('never lets an entry lie in the future of its receipt', () => {
		const op = { capturedAt: NOON + 300_001, clockOffsetMs: null };
		expect(effectiveInstant(op, NOON)).toEqual({ at: NOON, flags: ['FUTURE_CLOCK'] });
		expect(effectiveInstant({ ...op, capturedAt: NOON + 300_000 }, NOON).flags).toEqual([]);
	});

	it('[C9] suspects an unmeasured clock more than a day away and moves nothing', () => {
		const op = { capturedAt: NOON - 25 * HOUR, clockOffsetMs: null };
		expect(effectiveInstant(op, NOON)).toEqual({ at: op.capturedAt, flags: ['CLOCK_SUSPECT'] });
		expect(effectiveInstant({ ...op, clockOffsetMs: 0 }, NOON).flags).toEqual([]);
	});

	it('judges nothing on the phone', () => {
		expect(effectiveInstant({ capturedAt: NOON, clockOffsetMs: null }, null)).toEqual({
			at: NOON,
			flags: []
		});
	});
});
