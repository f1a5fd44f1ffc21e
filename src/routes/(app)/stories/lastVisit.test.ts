import { describe, expect, it } from 'vitest';
import { lastVisit, missedSince, noteVisit } from './lastVisit';

const DAY_MS = 86_400_000;
const story = (at: number, mine = false) => ({ mine, body: { at } });

describe('catching up after days off', () => {
	const visit = { newestAt: 100, visitedAt: 0 };
	const five = [105, 104, 103, 102, 101].map((at) => story(at));

	it('tells what came while away, one’s own apart', () => {
		expect(missedSince(visit, 3 * DAY_MS, [story(106, true), ...five, story(100)])).toEqual(five);
	});

	it('is silent after a night, for three stories, and the first time', () => {
		expect(missedSince(visit, DAY_MS, five)).toEqual([]);
		expect(missedSince(visit, 3 * DAY_MS, five.slice(0, 3))).toEqual([]);
		expect(missedSince(null, 3 * DAY_MS, five)).toEqual([]);
	});

	it('is kept per person; what cannot be read or written is no trouble', () => {
		const held = new Map<string, string>();
		const storage = {
			getItem: (key: string) => held.get(key) ?? null,
			setItem: (key: string, value: string) => void held.set(key, value)
		};
		noteVisit(storage, 'nuria', visit);
		expect([lastVisit(storage, 'nuria'), lastVisit(storage, 'marta')]).toEqual([visit, null]);
		held.set('respiro.feed.nuria', '{"newestAt":"x"}');
		expect(lastVisit(storage, 'nuria')).toBe(null);
		const full = {
			setItem: () => {
				throw new Error('full');
			}
		};
		expect(() => noteVisit(full, 'nuria', visit)).not.toThrow();
	});
});
