import type { AskRow } from '$lib/client/types';
import type { Ask } from '$lib/domain/ask/askRecord';

type Answer = Ask['answers'][number];

/** What became of an ask. `until`: the raise holds to then (UTC ms); `over`: it has lapsed. */
export type AskState =
	| { is: 'open'; until: number }
	| { is: 'lapsed' }
	| { is: 'withdrawn' }
	| { is: 'granted'; by: string; minor: number; until: number | null; over: boolean }
	| { is: 'declined'; by: string };

/** The answer that counts: the first one given in time; null while there is none. */
export function countedAnswer({ state, answers, expiresAt }: Ask): Answer | null {
	if (state !== 'granted' && state !== 'declined') return null;
	return answers.find((answer) => answer.at < expiresAt) ?? null;
}

/** `now`: UTC ms by the server's clock. No answer in time leaves everything as it was [rule 4]. */
export function askStateOf(
	{ body, raisedUntil }: Pick<AskRow, 'body' | 'raisedUntil'>,
	now: number
): AskState {
	if (body.state === 'withdrawn') return { is: 'withdrawn' };
	const answer = countedAnswer(body);
	if (!answer) return now < body.expiresAt ? { is: 'open', until: body.expiresAt } : { is: 'lapsed' };
	if (body.state === 'declined') return { is: 'declined', by: answer.by };
	const over = raisedUntil !== null && raisedUntil <= now;
	return { is: 'granted', by: answer.by, minor: answer.grantMinor, until: raisedUntil, over };
}

/** Asks that wait for this person's word: open, of somebody else, not answered by them [rule 7]. */
export function asksToAnswer(asks: readonly AskRow[], person: string, now: number): AskRow[] {
	return asks.filter(
		(ask) =>
			!ask.mine &&
			askStateOf(ask, now).is === 'open' &&
			!ask.body.answers.some((answer) => answer.by === person)
	);
}

/** Who had already answered when this person did; null when their own word counts, or they gave none. */
export function answeredBefore(ask: Ask, person: string): Answer | null {
	const counted = countedAnswer(ask);
	const own = ask.answers.some((answer) => answer.by === person);
	return own && counted && counted.by !== person ? counted : null;
}
