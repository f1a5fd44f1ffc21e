/** Line-ups of the last days, told with the stories the product proposes; and the shelf of legends. */
import { createId } from '../../base/ids';
import { must } from '../../base/assert';
import type { GestureLogArgs } from '../../domain/gesture/gestureLog';
import { candidatesOf, featuredOf } from '../../domain/lineup/candidates';
import { propose } from '../../domain/lineup/propose';
import { addDays } from '../../domain/period/calendar';
import { localDateOf } from '../../domain/period/localDate';
import type { RecordBody } from '../../domain/records';
import { instantOf } from './days';
import { leaderOf, type Deed } from './deeds';
import type { DemoHouse } from './foundDemo';
import { people } from './people';
import { places, type Place } from './places';
import type { SeededRng } from './seed';

const LINEUP_DAYS = 12;
const MINUTE_MS = 60_000;
const TOLD_AFTER_MS = 25 * MINUTE_MS;
const LEGEND_DAYS_AGO = 20;
const DAY_MS = 86_400_000;
/** From here on a gesture is large enough to be told for years. */
const LEGEND_SCALE = 67;

interface DayWords {
	topics: readonly string[];
	defects: readonly string[];
	guests: readonly string[];
	action: string;
	notes: readonly string[];
}

const SPANISH: DayWords = {
	topics: [
		'Llamar por su nombre antes de que lo digan',
		'El primer minuto en recepción',
		'Un plazo que se pueda cumplir',
		'Escuchar hasta el final',
		'Lo que nadie ha pedido todavía'
	],
	defects: [
		'El ascensor de servicio tarda cuatro minutos',
		'Las facturas de empresa salen sin los datos fiscales',
		'La lavandería devolvió tarde las toallas',
		'El aviso de alergias no llegó a cocina'
	],
	guests: ['Sra. G., con su madre', 'Familia T., tres niños', 'Sr. R., llega de madrugada'],
	action: 'Pedir presupuesto para el ascensor de servicio',
	notes: [
		'Se cuenta a quien entra nuevo, el primer día.',
		'Porque nadie preguntó si podía hacerlo.',
		'La que todos empezamos por el final.'
	]
};
const ENGLISH: DayWords = {
	topics: [
		'Say the name before they do',
		'The first minute at the desk',
		'A time we can keep',
		'Listen to the end',
		'What nobody has asked for yet'
	],
	defects: [
		'The service lift takes four minutes',
		'Company invoices print without the tax number',
		'Linen came back after check-in',
		'The allergy note did not reach the kitchen'
	],
	guests: ['Mrs G., with her mother', 'The T. family, three children', 'Mr R., arriving after midnight'],
	action: 'Get a quote for the service lift',
	notes: ['Told to everyone new, on day one.', 'Because nobody asked whether they could.']
};

const wordsOf = ({ key }: Place): DayWords => (key === 'hudson' ? ENGLISH : SPANISH);

type Story = { id: string; at: number; body: RecordBody<'gesture'> };

/** The stories of a place as the phones hold them; tellings are added as they happen. */
function storiesOf(house: DemoHouse, deeds: readonly Deed[], place: Place): Story[] {
	return deeds
		.filter((deed) => deed.place === place && deed.type === 'gesture.log')
		.map(({ at, person, args }) => {
			const { gesture, incident, purpose, scale, parts, photos, language } = args as GestureLogArgs;
			const author = must(house.personIds.get(person), 'has joined');
			const businessDate = localDateOf(at, place.zone);
			const told = { incident, purpose, scale, parts, photos, language, at, businessDate };
			return { id: gesture, at, body: { author, contributors: [], ...told } };
		});
}

interface Ground {
	house: DemoHouse;
	place: Place;
	stories: Story[];
	rng: SeededRng;
	now: number;
}

function planOf({ house, place, rng }: Ground, date: string, day: number, stories: string[]) {
	const words = wordsOf(place);
	const crew = people.filter((one) => one.role === 'staff' && one.places.includes(place.key));
	const owner = must(house.personIds.get(rng.oneOf(crew)), 'has joined');
	const at = instantOf(date, 7, 0, place.zone);
	const hasAction = day % 4 === 0;
	return {
		shiftDate: date,
		shift: 'morning',
		lengthMin: 10,
		topic: words.topics[day % words.topics.length],
		stories,
		yesterdayDefects: [words.defects[day % words.defects.length]],
		guestsToday: words.guests.slice(0, 1 + (day % 3)),
		actions: hasAction
			? [{ id: createId({ now: () => at }, rng), text: words.action, owner, dueOn: addDays(date, 7) }]
			: []
	};
}

/** The line-up of a day: planned in the morning and told, but for that of today. */
function lineupOf(ground: Ground, day: number): Deed[] {
	const { house, place, stories, rng, now } = ground;
	const date = addDays(localDateOf(now, place.zone), -day);
	const at = Math.min(instantOf(date, 7, rng.between(30, 50), place.zone), now - 2 * TOLD_AFTER_MS);
	const before = stories.filter((story) => story.at < at);
	const location = must(house.locationIds.get(place.key), 'place is a location');
	const { everyday, grand } = propose({
		location,
		date,
		candidates: candidatesOf(before, place.zone),
		featured: featuredOf(before)
	});
	const chosen = [everyday, grand].flatMap((pick) => pick?.id ?? []);
	const lineup = createId({ now: () => at }, rng);
	const person = leaderOf(place);
	const plan = planOf(ground, date, day, chosen);
	const planned: Deed = { at, place, person, type: 'lineup.put', args: { lineup, ...plan } };
	if (day === 0) return [planned];
	for (const story of before.filter(({ id }) => chosen.includes(id))) {
		story.body.told = [...(story.body.told ?? []), { lineup, on: date }];
	}
	const crew = people.filter((one) => one.role === 'staff' && one.places.includes(place.key));
	const came = rng.shuffled(crew).slice(0, rng.between(3, crew.length));
	const attended = came.map((one) => must(house.personIds.get(one), 'has joined'));
	const args = { lineup, stories: chosen, attended };
	return [planned, { at: at + TOLD_AFTER_MS, place, person, type: 'lineup.told', args }];
}

/** The grandest that were told in full, some of each house. */
function legendsOf({ place, stories, now }: Ground, count: number): Deed[] {
	const { notes } = wordsOf(place);
	const at = now - LEGEND_DAYS_AGO * DAY_MS;
	return stories
		.filter(({ body, at: done }) => body.scale >= LEGEND_SCALE && body.parts.reaction && done < at)
		.sort((a, b) => b.body.scale - a.body.scale || a.at - b.at)
		.slice(0, count)
		.map(({ id }, i): Deed => {
			const args = { gesture: id, on: true, note: notes[i % notes.length] };
			return { at: at + i * MINUTE_MS, place, person: leaderOf(place), type: 'legend.put', args };
		});
}

/** Line-ups of every house and five legends, oldest first. `now`: UTC ms. */
export function lineupDeeds(house: DemoHouse, deeds: readonly Deed[], now: number, rng: SeededRng): Deed[] {
	return places.flatMap((place, i) => {
		const ground: Ground = { house, place, stories: storiesOf(house, deeds, place), rng, now };
		const days = Array.from({ length: LINEUP_DAYS }, (_, day) => LINEUP_DAYS - 1 - day);
		return [...legendsOf(ground, i === 1 ? 1 : 2), ...days.flatMap((day) => lineupOf(ground, day))];
	});
}
