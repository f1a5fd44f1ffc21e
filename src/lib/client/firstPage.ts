/**
 * The first page of a phone that holds nothing yet: asked for while the rest of the app is still loading, and what can
 * wait lets it and the past go first. The note of what is held is a hint only: a wrong one costs a request of 60 records,
 * or its head start.
 */
import { createId } from '../base/ids';
import type { PullRequest, WireResponse } from '../protocol/pull';
import { createFetchPost } from './browser/fetchPost';
import { browserClock, browserRng } from './browser/world';
import { browserShelf, HELD_KEY } from './session';
import { PAST_OPS_MAX } from './sync/past';
import { requestAfter, requestFor, type Asker } from './sync/pullRequest';
import type { RawAnswer } from './sync/transport';

/** Asked ahead of everything; `receivedAt`: device UTC ms, like `sentAt`. */
export interface EarlyPage {
	request: PullRequest;
	answer: Promise<{ raw: RawAnswer | null; sentAt: number; receivedAt: number }>;
	/** What comes behind it, asked for as soon as the answer is here. */
	next: EarlyPage | null;
}

/** What waits for the first sync waits no longer than this. */
const FILL_MS_MAX = 20_000;

let filling: Promise<void> = Promise.resolve();
let endFilling: () => void = () => undefined;
let asked: EarlyPage | null = null;

function ask(asker: Asker, request: PullRequest, more: number): EarlyPage {
	const sentAt = browserClock.now();
	const sent = createFetchPost()('/api/sync/pull', JSON.stringify(request));
	const answer = sent.then((raw) => {
		const receivedAt = browserClock.now();
		const after = more > 0 && raw?.status === 200 ? afterOf(asker, request, raw.text) : null;
		if (after) early.next = ask(asker, after, more - 1);
		return { raw, sentAt, receivedAt };
	});
	const early: EarlyPage = { request, answer, next: null };
	return early;
}

/** Null: there is no more, or this is no answer. Whoever stores it looks closely; a request risks nothing. */
function afterOf(asker: Asker, request: PullRequest, text: string): PullRequest | null {
	try {
		const response = JSON.parse(text) as WireResponse;
		return response.pages.some(({ more }) => more) ? requestAfter(asker, request, response) : null;
	} catch {
		return null;
	}
}

/** Asks, unless this phone is known to hold what the person may see, or there is no network; whether it asked. */
export function askFirstPage(person: string): boolean {
	if (asked?.request.person === person || !navigator.onLine) return false;
	if (browserShelf()?.getItem(HELD_KEY) === person) return false;
	filling = new Promise((resolve) => {
		endFilling = resolve;
		setTimeout(resolve, FILL_MS_MAX);
	});
	const device = createId(browserClock, browserRng);
	const asker = { person, device, pastOpsMax: PAST_OPS_MAX };
	asked = ask(asker, requestFor(asker, '', []), 1);
	return true;
}

/** What was asked for the person, to be used once; null: nothing. */
export function takeFirstPage(person: string): EarlyPage | null {
	const early = asked?.request.person === person ? asked : null;
	asked = null;
	return early;
}

/** The first sync has ended; `held`: well, so that this phone has what the person may see. */
export function noteFilled(person: string, held: boolean): void {
	endFilling();
	try {
		if (held) browserShelf()?.setItem(HELD_KEY, person);
	} catch {
		// Without the note the next start asks for what it need not.
	}
}

/** Resolves when no first sync is under way: what nobody waits for must not take processor and network from it. */
export function filled(): Promise<void> {
	return filling;
}
