/** More than the cap? A few asked: one was told yes, one did not need it after all, one still waits [rule 4]. */
import { createId } from '../../../base/ids';
import { RAISED_CAP } from '../caps';
import { leaderOf, type Deed, type Ledger } from '../deeds';
import { people, type DemoPerson } from '../people';
import { places, type Place, type PlaceKey } from '../places';
import { hasAsked } from '../sums';
import { must } from '../../../base/assert';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const ASKED_BEFORE_MS = 50 * MINUTE_MS;
const ANSWERED_BEFORE_MS = 38 * MINUTE_MS;
const ANSWERED_SHARE = 1.5;

interface Wish {
	at: number;
	place: Place;
	person: DemoPerson;
	incident: string;
	amountMinor: number;
	excessMinor: number;
	why: string;
}

function openDeed(wish: Wish, ask: string): Deed {
	const { at, place, person, ...told } = wish;
	return { at, place, person, type: 'ask.open', args: { ...told, ask, expiresAt: at + DAY_MS } };
}

function crewOf(key: PlaceKey, job: string): { place: Place; person: DemoPerson } {
	const place = must(
		places.find((one) => one.key === key),
		'known place'
	);
	const isIt = (one: DemoPerson) => one.role === 'staff' && one.job === job && one.places.includes(key);
	return { place, person: must(people.find(isIt), `${job} of ${key}`) };
}

function grantedDeeds({ entries, rng }: Ledger): Deed[] {
	return entries
		.filter(({ story }) => hasAsked(story))
		.flatMap(({ at, place, person, incident, amountMinor }) => {
			const excessMinor = amountMinor - RAISED_CAP.amountMinor;
			const asked = at - ASKED_BEFORE_MS;
			const ask = createId({ now: () => asked }, rng);
			const why = 'Es para hoy y no puede esperar. Con un poco más queda como tiene que quedar.';
			const answer: Deed = {
				at: at - ANSWERED_BEFORE_MS,
				place,
				person: leaderOf(place),
				type: 'ask.answer',
				args: {
					ask,
					incident,
					answer: 'up_to',
					grantMinor: Math.round(excessMinor * ANSWERED_SHARE),
					expiresAt: asked + DAY_MS
				}
			};
			const wish = { at: asked, place, person, incident, amountMinor, excessMinor, why };
			return [openDeed(wish, ask), answer];
		});
}

/** Asks of the last days. */
export function askingDeeds(ledger: Ledger): Deed[] {
	const { now, rng } = ledger;
	const id = (at: number) => createId({ now: () => at }, rng);
	const [open, dropped] = [now - 2 * HOUR_MS, now - 9 * DAY_MS];
	const withdrawn = id(dropped);
	const asked: Wish = {
		at: open,
		...crewOf('cadiz', 'reception'),
		incident: id(open),
		amountMinor: 245_000,
		excessMinor: 45_000,
		why: 'Se nos inundó el salón y la boda es mañana. Hay sitio en el Parador para los treinta.'
	};
	const spared: Wish = {
		at: dropped,
		...crewOf('hudson', 'engineering'),
		incident: id(dropped),
		amountMinor: 230_000,
		excessMinor: 30_000,
		why: 'Both lifts are out and the tour leaves at six. Porters and a van would do it.'
	};
	const { place, person } = spared;
	return [
		...grantedDeeds(ledger),
		openDeed(asked, id(open)),
		openDeed(spared, withdrawn),
		{ at: dropped + HOUR_MS, place, person, type: 'ask.withdraw', args: { ask: withdrawn } }
	];
}
