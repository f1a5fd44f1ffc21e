import { describe, expect, it } from 'vitest';
import { roomHoldsToday, roomHoldsUntil } from './roomHolds';
import { noteRoom, notedRoom, type RoomNote } from './roomNote';

const HERE = '019a0000-0000-7000-8000-000000000002';
const THERE = '019a0000-0000-7000-8000-000000000003';
/** 10:00 in Madrid. */
const NOW = Date.UTC(2026, 4, 4, 8);
const HOUR_MS = 3_600_000;

const person = {
	id: HERE,
	name: 'Ana',
	role: 'staff' as const,
	username: 'ana',
	hasPasskey: false,
	hasPassword: true
};
const session = { person, location: HERE };
const room = {
	capMinor: 200_000,
	leftMinor: 150_000,
	currency: 'EUR',
	asOf: NOW,
	rule: { dims: ['incident' as const], window: 'none' },
	shareMinor: 0
};
const figure = { tag: 'es', text: '1500 €' };
const note: RoomNote = { room, since: NOW, until: NOW + HOUR_MS, figure };

function shelf(text: string | null = null) {
	let held = text;
	return { getItem: () => held, setItem: (_: string, value: string) => void (held = value) };
}

describe('the room as it stood last', () => {
	it('is known to whom and where it was noted', () => {
		const kept = shelf();
		noteRoom(session, note, kept);
		expect(notedRoom(session, NOW, kept)).toMatchObject(note);
		expect(notedRoom({ ...session, location: THERE }, NOW, kept)).toBeNull();
		expect(notedRoom({ ...session, person: { ...person, id: THERE } }, NOW, kept)).toBeNull();
	});

	it('is known no longer than it holds, and not before it was noted: a clock put back proves nothing', () => {
		const kept = shelf();
		noteRoom(session, note, kept);
		expect(notedRoom(session, NOW + HOUR_MS - 1, kept)).not.toBeNull();
		expect(notedRoom(session, NOW + HOUR_MS, kept)).toBeNull();
		expect(notedRoom(session, NOW - 1, kept)).toBeNull();
	});

	it('tells "nothing is capped" apart from "nothing is noted"', () => {
		const kept = shelf();
		noteRoom(session, { ...note, room: null }, kept);
		expect(notedRoom(session, NOW, kept)?.room).toBeNull();
		expect(notedRoom(session, NOW, shelf())).toBeNull();
	});

	it('believes no note of another shape, and lives without storage', () => {
		const whole = { person: HERE, location: HERE, ...note };
		expect(notedRoom(session, NOW, shelf(JSON.stringify(whole)))).not.toBeNull();
		expect(notedRoom(session, NOW, shelf('{'))).toBeNull();
		expect(notedRoom(session, NOW, shelf(JSON.stringify({ room })))).toBeNull();
		const odd = { ...whole, room: { ...room, leftMinor: 'much' } };
		expect(notedRoom(session, NOW, shelf(JSON.stringify(odd)))).toBeNull();
		expect(notedRoom(session, NOW, null)).toBeNull();
	});
});

describe('how long a room holds', () => {
	const place = { id: HERE, zone: 'Europe/Madrid' };
	const ruleOf = (window: string) => ({ rule: { id: 'R', dims: [], window, amountMinor: 1 } });
	const until = (windows: string[], versions: { effectiveFrom: string; location: string | null }[] = []) =>
		new Date(roomHoldsUntil(windows.map(ruleOf), versions, place, NOW)).toISOString();

	it('is the end of the local day when a cap counts a period [rule 10]', () => {
		expect(until(['none', 'month'])).toBe('2026-05-04T22:00:00.000Z');
		expect(new Date(roomHoldsToday(place.zone, NOW)).toISOString()).toBe('2026-05-04T22:00:00.000Z');
	});

	it('is long when no cap does, but no longer than the caps in force [rule 12]', () => {
		expect(until(['none'])).toBe('2026-06-02T22:00:00.000Z');
		const [past, next] = ['2026-01-01', '2026-05-10'].map((effectiveFrom) => ({
			effectiveFrom,
			location: null
		}));
		expect(
			until(
				[],
				[past, next].filter((one) => one !== undefined)
			)
		).toBe('2026-05-09T22:00:00.000Z');
		expect(until(['none'], [{ effectiveFrom: '2026-05-10', location: THERE }])).toBe(
			'2026-06-02T22:00:00.000Z'
		);
		expect(until(['none'], [{ effectiveFrom: '2026-05-10', location: HERE }])).toBe(
			'2026-05-09T22:00:00.000Z'
		);
	});
});
