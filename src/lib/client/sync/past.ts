import type { SpaceState } from '../../protocol/pull';

/**
 * Ops of a space that a phone pulls whole; of what lies below it takes only what is vital [P6a]. A year of a large house:
 * about 20,000 records and 10 MB for staff, up to twice that for managers.
 */
export const PAST_OPS_MAX = 20_000;

/**
 * Where a phone stands, with what it wants of the rest: a page that was stored may have been enough. `wholeTo`: a seq down
 * to which nothing less will do.
 */
export function withPast(state: SpaceState, opsMax: number, wholeTo = Infinity): SpaceState {
	const { seq, before } = state;
	if (state.past || before === null || seq - before < opsMax || before > wholeTo) return state;
	return { ...state, past: 'vital' };
}
