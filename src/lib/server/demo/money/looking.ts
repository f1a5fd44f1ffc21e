/** Entries that leaders looked at: most with a word of thanks, a few to learn from, and the latest not yet [M21]. */
import type { Language, RecordBody } from '../../../domain/records';
import { localDateOf, monthOf } from '../../../domain/period/localDate';
import { POOLED } from '../caps';
import { leaderOf, type Deed, type Entry, type Ledger } from '../deeds';
import { hasAsked } from '../sums';
import type { Fate } from './fates';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What came in since is still waiting. */
const WAITING_DAYS = 8;
/** Of the small ones, one in so many was drawn. */
const DRAWN_EVERY = 19;
const COACH_AT: readonly number[] = [17, 43];

type Outcome = RecordBody<'review'>['outcome'];

const notes: Record<Outcome, Record<Language, readonly string[]>> = {
	praise: {
		es: [
			'Justo para esto está el margen. Contarlo en la reunión.',
			'Bien visto y bien hecho. Ya se lo dije en persona.',
			'Nadie se lo pidió. Que se sepa.'
		],
		en: [
			'This is what the room is for. One for the line-up.',
			'Well spotted, well done. Told them in person.',
			'Nobody asked for it. Everybody should hear of it.'
		]
	},
	fine: { es: ['Todo en orden.'], en: ['All good.'] },
	coach: {
		es: ['Hablamos de preguntar antes a quien conoce el barrio: mismo cariño, la mitad del gasto.'],
		en: ['We talked about asking who knows the neighbourhood first: same care, half the price.']
	},
	fix_policy: {
		es: ['El margen se quedó corto y la culpa era nuestra. Hay que subirlo.'],
		en: ['Our fault, and the room was too small to put it right. Change the cap.']
	},
	look_further: { es: ['Preguntar a compras.'], en: ['Ask purchasing.'] }
};

function outcomeOf(entry: Entry, nth: number): Outcome {
	if (entry.amountMinor > entry.place.capMinor || entry.story.matter !== undefined) return 'fix_policy';
	if (entry.story.scale > 60) return 'praise';
	if (COACH_AT.includes(nth)) return 'coach';
	return nth % 3 === 0 ? 'praise' : 'fine';
}

/** Entries of months in which the house with a pool had spent its first pool by then. */
function overPool(entries: readonly Entry[]): Set<Entry> {
	const months = new Map<string, number>();
	const over = new Set<Entry>();
	for (const entry of entries.filter(({ place }) => place.key === POOLED.place)) {
		const month = monthOf(localDateOf(entry.at, entry.place.zone));
		const usedMinor = (months.get(month) ?? 0) + entry.amountMinor;
		months.set(month, usedMinor);
		if (usedMinor > POOLED.firstMinor) over.add(entry);
	}
	return over;
}

/** Whether it is too early, or left for whoever opens the desk: over the cap at Hudson, and what was asked for. */
function isWaiting(entry: Entry, now: number): boolean {
	const { at, amountMinor, place, story } = entry;
	const isOver = amountMinor > place.capMinor && place.key === POOLED.place;
	return isOver || hasAsked(story) || now - at < WAITING_DAYS * DAY_MS;
}

/** Reviews by the leader of the place, or by the owner where the leader spent it; `corrections`: deeds that correct. */
export function lookingDeeds(
	ledger: Ledger,
	fates: ReadonlyMap<Entry, Fate>,
	corrections: readonly Deed[]
): Deed[] {
	const { now, rng, entries } = ledger;
	const over = overPool(entries);
	const replaced = new Map(corrections.map(({ args }) => [args.entry, args.to]));
	let nth = 0;
	return entries.flatMap((entry, i): Deed[] => {
		const { place, person, isLarge } = entry;
		const fate = fates.get(entry);
		const isDrawn = i % DRAWN_EVERY === 0;
		const isSeen = isLarge || isDrawn || over.has(entry);
		if (!isSeen || fate === 'voided' || isWaiting(entry, now)) return [];
		const outcome = outcomeOf(entry, nth++);
		const note = outcome === 'fine' && nth % 4 !== 0 ? null : rng.oneOf(notes[outcome][entry.story.language]);
		const id = fate === 'corrected' ? (replaced.get(entry.id) ?? entry.id) : entry.id;
		const args = { entry: id, outcome, ...(note ? { note } : {}), sampled: isDrawn && !isLarge };
		const at = entry.at + rng.between(1, 6) * DAY_MS + rng.between(1, 5) * HOUR_MS;
		return [{ at, place, person: leaderOf(place, person), type: 'review.give', args }];
	});
}
