import type { RecordKind } from '../domain/records';

/**
 * Kinds that a phone needs however old they are [P6a]: who is who and where, the caps and every total they are judged
 * by, months, asks, guests, line-ups, and what waits for somebody. Stories, thanks, comments and other people's entries
 * are not among them: there are as many as there were deeds, and a screen that shows old ones asks for them.
 */
export const VITAL_KINDS = [
	'org',
	'location',
	'person',
	'policies',
	'signer',
	'tally',
	'pool',
	'holding',
	'books',
	'periods',
	'ask',
	'lineup',
	'guest',
	'report',
	'withheld',
	'shared_story'
] as const satisfies readonly RecordKind[];
