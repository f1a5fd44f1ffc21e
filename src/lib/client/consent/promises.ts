/**
 * Answers to asks that this phone knows only by their short code, typed by hand: kept here until the ask itself arrives
 * and says what it is about. Then the answer is queued like any other.
 */
import { shortCodeOf } from '../../domain/consent/scanCode';
import { GRANT_MS_MAX } from '../../domain/limits';
import type { App, AskRow } from '../types';
import { scannedOf, type Consents } from './consents';

const DRAFT_KEY = 'consent:promises';
const PROMISES_MAX = 20;

/** `at`: UTC ms by the server's clock, when it was said. */
export interface Promised {
	code: string;
	askedBy: string;
	grantMinor: number;
	hours: number;
	at: number;
}

function isPromised(value: unknown): value is Promised {
	if (typeof value !== 'object' || value === null) return false;
	const { code, askedBy, grantMinor, hours, at } = value as Record<string, unknown>;
	const numbers = [grantMinor, hours, at];
	return typeof code === 'string' && typeof askedBy === 'string' && numbers.every(Number.isSafeInteger);
}

/** Answers that still wait for their ask. */
export async function promisesOf({ load }: App['drafts']): Promise<Promised[]> {
	const words: unknown = (await load(DRAFT_KEY))?.fields['words'];
	return Array.isArray(words) ? (words as unknown[]).filter(isPromised) : [];
}

async function store(drafts: App['drafts'], words: readonly Promised[], updatedAt: number): Promise<void> {
	if (words.length === 0) return drafts.clear(DRAFT_KEY);
	const fields = { words: words.slice(-PROMISES_MAX).map((word) => ({ ...word })) };
	await drafts.save({ key: DRAFT_KEY, updatedAt, fields });
}

/** Keeps one; a newer one to the same ask takes its place. */
export async function promise(drafts: App['drafts'], word: Promised): Promise<void> {
	const others = (await promisesOf(drafts)).filter(({ code }) => code !== word.code);
	await store(drafts, [...others, word], word.at);
}

/**
 * Answers the asks that have arrived, as of when it was said; forgets what came too late for its ask, and what no ask
 * came for in the time that any may wait. The answer is how many still wait.
 */
export async function keepPromises(
	app: Pick<App, 'session' | 'drafts'>,
	consents: Pick<Consents, 'give'>,
	asks: readonly AskRow[],
	now: number
): Promise<number> {
	const words = await promisesOf(app.drafts);
	const waiting: Promised[] = [];
	for (const word of words) {
		const ask = asks.find(({ id, body }) => shortCodeOf(id) === word.code && body.askedBy === word.askedBy);
		const place = app.session.locations.find(({ id }) => id === ask?.space);
		const isLate = ask && (word.at >= ask.body.expiresAt || ask.body.answers.length > 0);
		if (isLate) continue;
		// A go-ahead is no answer to somebody who asked for more.
		if (ask && ask.body.excessMinor > 0 && word.grantMinor === 0) continue;
		if (ask && place) {
			// Within the cap there is nothing to raise, whatever was said.
			const raises = ask.body.excessMinor > 0;
			const asked = scannedOf(ask, place.currency);
			const minor = raises ? word.grantMinor : 0;
			const given = await consents.give(asked, raises ? 'up_to' : 'yes', minor, word.hours, word.at);
			if (!given.ok) waiting.push(word);
		} else if (now < word.at + GRANT_MS_MAX) waiting.push(word);
	}
	if (waiting.length < words.length) await store(app.drafts, waiting, now);
	return waiting.length;
}
