import { places } from '../places';
import { isPurchase, isStaff } from '../sums';
import { isSpecial, type Entry, type Ledger } from '../deeds';

const DAY_MS = 86_400_000;
/** Below, the till slip is still in somebody's pocket. */
const SETTLED_DAYS = 6;
const REPAID_DAYS = 30;
/** So long ago that its month is closed. */
const CLOSED_DAYS = 80;

/** What became of an entry, other than that it stands. */
export type Fate =
	| 'needs_receipt'
	| 'submitted'
	| 'ready'
	| 'declined'
	| 'repaid'
	| 'corrected'
	| 'raised'
	| 'voided'
	| 'refunded';

/** Chosen so that every state is to be seen, and most entries simply stand. */
export function fatesOf({ entries, now }: Pick<Ledger, 'entries' | 'now'>): Map<Entry, Fate> {
	const fates = new Map<Entry, Fate>();
	for (const place of places) {
		const here = entries
			.filter((entry) => entry.place === place && isStaff(entry.story) && !isSpecial(entry))
			.reverse();
		const give = (fate: Fate, entry: Entry | undefined) => entry && fates.set(entry, fate);
		const free = () => here.filter((entry) => !fates.has(entry));
		const owed = () => free().filter(({ method }) => method === 'out_of_pocket');
		give(
			'needs_receipt',
			owed().find(({ isLarge }) => isLarge)
		);
		give('submitted', owed()[0]);
		give('ready', owed()[0]);
		if (place.key === 'cadiz') give('declined', owed()[0]);
		if (place.key === 'coyoacan') give('voided', owed()[0]);
		if (place.key === 'hudson')
			give(
				'repaid',
				owed().find(({ at, isLarge }) => isLarge && isBefore(at, now, REPAID_DAYS))
			);
		const old = free().filter(
			({ at, method }) => method !== 'out_of_pocket' && isBefore(at, now, SETTLED_DAYS)
		);
		const bought = old.filter(isPurchase);
		give('refunded', bought[1]);
		give('refunded', bought[6]);
		const rest = old.filter((entry) => !fates.has(entry));
		give('corrected', rest[2]);
		give('voided', rest[5]);
		give('corrected', rest[14]);
		give(
			'raised',
			rest.find((entry) => !fates.has(entry) && isBefore(entry.at, now, CLOSED_DAYS))
		);
	}
	return fates;
}

function isBefore(at: number, now: number, days: number): boolean {
	return now - at > days * DAY_MS;
}
