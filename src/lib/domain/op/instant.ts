import type { Op } from './op';

const HOURS_24_MS = 86_400_000;
const MINUTES_2_MS = 120_000;
/** An entry is never dated later than this after it reached the server. */
export const CLOCK_AHEAD_MS_MAX = 300_000;

export type ClockFlag = 'CLOCK_ADJUSTED' | 'CLOCK_SUSPECT' | 'FUTURE_CLOCK';

/**
 * The effective instant of an op and what is odd about its clock [rule 14]. On the phone `receivedAt` is null.
 * All limits are strict. With an unmeasured clock more than 24 h away the entry is flagged and nothing moves.
 */
export function effectiveInstant(
	op: Pick<Op, 'capturedAt' | 'clockOffsetMs'>,
	receivedAt: number | null
): { at: number; flags: ClockFlag[] } {
	const flags: ClockFlag[] = [];
	let at = op.capturedAt + (op.clockOffsetMs ?? 0);
	if (Math.abs(op.clockOffsetMs ?? 0) > MINUTES_2_MS) flags.push('CLOCK_ADJUSTED');
	if (receivedAt === null) return { at, flags };
	if (op.clockOffsetMs === null && Math.abs(receivedAt - op.capturedAt) > HOURS_24_MS)
		flags.push('CLOCK_SUSPECT');
	if (at > receivedAt + CLOCK_AHEAD_MS_MAX) {
		flags.push('FUTURE_CLOCK');
		at = receivedAt;
	}
	return { at, flags };
}
