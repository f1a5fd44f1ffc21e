import { createId } from '../../base/ids';
import type { Source } from '../../domain/guest/guestRecord';
import { localDateOf } from '../../domain/period/localDate';
import type { Language } from '../../domain/records';
import { PER_STAY } from './caps';
import type { Deed } from './deeds';
import { createSeededRng, type SeededRng } from './seed';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Guests of a house with a card: those met last, and some from long ago, whose likes are due to be asked again. */
const LATE_CARDS = 8;
const OLD_CARDS = 3;
/** How long a guest stays on after the last gesture that was told. */
const HERE_DAYS = 10;

const likes: Record<Language, readonly string[]> = {
	es: [
		'Té con limón, nunca con leche',
		'Almohada dura y manta de lana',
		'Tiene doce gatos; el mayor se llama Bruno',
		'Desayuna antes de las siete, sin prisa',
		'Prefiere una planta baja, cerca de la salida',
		'Lee el periódico en papel, sobre todo los domingos',
		'Le gusta que le llamemos por su nombre, no por el número',
		'Habitación tranquila, lejos del ascensor',
		'Celebra su aniversario en mayo',
		'Colecciona conchas de la playa',
		'Fruta en la habitación en vez de bombones',
		'Su hija toca el violonchelo',
		'Agua sin gas, del tiempo',
		'Pide siempre la mesa del rincón',
		'Prefiere que la avisemos por mensaje, no por teléfono',
		'Viaja con un perro pequeño, Lola',
		'Café corto después de cenar',
		'Le interesa la historia de la casa'
	],
	en: [
		'Tea with lemon, never with milk',
		'Firm pillow and a woollen blanket',
		'Has twelve cats; the oldest is called Bruno',
		'Breakfast before seven, without hurry',
		'Prefers a ground-floor room near the exit',
		'Reads the paper in print, Sundays above all',
		'A quiet room, far from the lift',
		'Celebrates an anniversary in May',
		'Collects pebbles from the river',
		'Fruit in the room instead of chocolates',
		'Their daughter plays the cello',
		'Still water at room temperature',
		'Always asks for the corner table',
		'Would rather have a message than a call',
		'Travels with a small dog, Lola',
		'Espresso after dinner',
		'Curious about the history of the house'
	]
};
const sources: readonly Source[] = ['told', 'told', 'observed', 'asked'];

interface Told {
	deed: Deed;
	gesture: string;
	name: string;
	language: Language;
}

function toldOf(deeds: readonly Deed[]): Told[] {
	return deeds.flatMap((deed) => {
		const { gesture, guestName, language } = deed.args;
		if (deed.type !== 'gesture.log' || typeof guestName !== 'string') return [];
		return [{ deed, gesture: String(gesture), name: guestName, language: language === 'en' ? 'en' : 'es' }];
	});
}

/** A card made right after the first gesture, what was noted then, and the later gestures for the same guest. */
function cardOf(told: readonly Told[], now: number, rng: SeededRng): Deed[] {
	const [first] = told;
	if (!first) return [];
	const { place, person, at } = first.deed;
	const id = () => createId({ now: () => at }, rng);
	const guest = id();
	const by = { place, person, at: at + MINUTE_MS };
	const deeds: Deed[] = [{ ...by, type: 'guest.put', args: { guest, name: first.name } }];
	const noted = rng.shuffled(likes[first.language]).slice(0, rng.between(1, 4));
	for (const [i, text] of noted.entries()) {
		const affinity = id();
		const args = { guest, affinity, text, source: rng.oneOf(sources) };
		deeds.push({ ...by, at: at + (2 + i) * MINUTE_MS, type: 'guest.note', args });
		const later = at + rng.between(3, 60) * DAY_MS;
		const isConfirmed = i === 0 && later < now && rng.next() < 0.4;
		if (isConfirmed) deeds.push({ ...by, at: later, type: 'guest.confirm', args: { guest, affinity } });
	}
	for (const { deed, gesture } of told) {
		const own = { place, person: deed.person, at: Math.max(deed.at, at) + 8 * MINUTE_MS };
		deeds.push({ ...own, type: 'guest.met', args: { guest, gesture } });
	}
	return deeds;
}

/** Guests who were met of late where a cap counts by stays are still here: their cards say until when. */
function stayOf(told: readonly Told[], made: readonly Deed[], now: number): Deed[] {
	const last = told.at(-1)?.deed;
	const guest = made[0]?.args['guest'];
	if (last?.place.key !== PER_STAY.place || guest === undefined || now - last.at > HERE_DAYS * DAY_MS)
		return [];
	const day = (at: number) => localDateOf(at, last.place.zone);
	const stay = { from: day(last.at - DAY_MS), to: day(Math.max(now, last.at) + 2 * DAY_MS) };
	const { place, person } = last;
	return [{ place, person, at: last.at + 9 * MINUTE_MS, type: 'guest.stay', args: { guest, stay } }];
}

/** What people remembered of guests, after the gestures of `deeds`. `now` UTC ms. */
export function guestDeeds(deeds: readonly Deed[], seed: string, now: number): Deed[] {
	const rng = createSeededRng(`${seed} guests`);
	const byHouse = Map.groupBy(toldOf(deeds), ({ deed }) => deed.place);
	const remembered = [...byHouse.values()].flatMap((told) => {
		const guests = [...Map.groupBy(told, ({ name }) => name).values()];
		const byLast = guests.sort((a, b) => (b.at(-1)?.deed.at ?? 0) - (a.at(-1)?.deed.at ?? 0));
		const chosen = [...byLast.slice(0, LATE_CARDS), ...byLast.slice(LATE_CARDS).slice(-OLD_CARDS)];
		return chosen.flatMap((one) => {
			const card = cardOf(one, now, rng);
			return [...card, ...stayOf(one, card, now)];
		});
	});
	return remembered.filter(({ at }) => at < now);
}
