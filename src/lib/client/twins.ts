/** Heads-up before saving: does this phone already know of the same deed? It never blocks anything [rule 9]. */
import type { Purpose } from '../domain/purpose';
import { isAlike, MINUTES_30_MS } from '../domain/policy/duplicates';
import type { SpendRow, Story, Twin } from './types';

/** What is about to be saved, as the form has it. Minor units of the location's currency. */
export interface TwinWish {
	space: string;
	/** Of the form itself, so that an entry is not its own twin. */
	gesture: string;
	incident: string;
	/** The guest as colleagues would read it; null without one. */
	alias: string | null;
	what: string;
	purpose: Purpose;
	amountMinor: number;
}

/** What the phone holds of late; `now` UTC ms by the server's clock. */
export interface TwinFacts {
	person: string;
	now: number;
	spends: readonly SpendRow[];
	stories: readonly Story[];
}

const plain = (text: string) => text.trim().toLocaleLowerCase();

/** Whether a story is about what the wish is about: its matter, its guest, or, with no guest at all, the same words. */
function isSameCase(wish: TwinWish, { id, space, body }: Story): boolean {
	if (id === wish.gesture || space !== wish.space) return false;
	if (body.incident === wish.incident) return true;
	if (wish.alias !== null || body.guestAlias !== undefined) return body.guestAlias === wish.alias;
	return plain(wish.what) !== '' && plain(body.parts.what) === plain(wish.what);
}

/** What stands of the own entries of a gesture: taken back ones are no twins, corrected ones count as corrected. */
function standingOf(spends: readonly SpendRow[], gesture: string): SpendRow | undefined {
	const rows = spends.filter(({ body }) => body.gesture === gesture);
	const gone = new Set(rows.filter(({ body }) => body.amountMinor < 0).map(({ body }) => body.ref));
	return rows.find(({ id, body }) => body.amountMinor > 0 && !gone.has(id));
}

/** The newest entry that looks like the same deed; null: none that this phone knows of. */
export function twinOf(wish: TwinWish, { person, now, spends, stories }: TwinFacts): Twin | null {
	const { purpose, amountMinor } = wish;
	for (const story of stories) {
		const { body } = story;
		if (Math.abs(now - body.at) > MINUTES_30_MS || !isSameCase(wish, story)) continue;
		if (body.author !== person) {
			// What a colleague spent is not for this phone to know.
			const { alias } = wish;
			const isNamed = alias !== null && body.guestAlias === alias;
			if (isNamed && body.purpose === purpose) return { by: body.author, at: body.at, alias };
			continue;
		}
		const own = standingOf(spends, story.id)?.body;
		const deed = { kind: purpose, amountMinor, at: now };
		if (own && isAlike(deed, { kind: own.purpose, amountMinor: own.amountMinor, at: own.at })) {
			return { by: null, at: own.at, amountMinor: own.amountMinor, currency: own.currency };
		}
	}
	return null;
}
