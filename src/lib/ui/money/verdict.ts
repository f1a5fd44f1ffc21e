import type { MayIAnswer } from '$lib/client/types';

/** "Can I?", in one word. `person`: nobody decides that alone; `yes_tell`: only the month's pool is too small. */
export type Verdict = 'yes' | 'yes_tell' | 'part' | 'ask' | 'person';

type Answer = Pick<MayIAnswer, 'result' | 'allowedMinor' | 'excessMinor' | 'poolOnly' | 'askFor'>;

/** What the answer means for the person who asks [rule 4, 19, 26]. */
export function verdictOf({ result, allowedMinor, excessMinor, poolOnly, askFor }: Answer): Verdict {
	if (askFor.length > 0) return 'person';
	if (result === 'OK' || excessMinor === 0) return 'yes';
	if (poolOnly) return 'yes_tell';
	return allowedMinor > 0 ? 'part' : 'ask';
}
