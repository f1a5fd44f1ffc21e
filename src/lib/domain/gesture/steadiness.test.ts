import { describe, expect, it } from 'vitest';
import { addDays } from '../period/calendar';
import { STEADY_WEEKS, steadiness } from './steadiness';

const TODAY = '2026-11-22';
const MONDAY = '2026-11-16';
const on = (weeksAgo: number, ...by: string[]) => ({ on: addDays(MONDAY, -7 * weeksAgo), by });

describe('[000-1] steadiness, week after week', () => {
	it('counts weeks with a gesture, not gestures', () => {
		const many = Array.from({ length: 40 }, () => on(0, 'ana'));
		expect(steadiness([...many, on(2, 'ana')], TODAY)).toEqual({
			weeks: [
				{ from: '2026-11-02', people: 1, isRunning: false },
				{ from: '2026-11-09', people: 0, isRunning: false },
				{ from: MONDAY, people: 1, isRunning: true }
			],
			steady: 2
		});
	});

	it('counts everybody who took part once', () => {
		const { weeks } = steadiness([on(0, 'ana', 'leo'), on(0, 'leo'), on(0, 'mar')], TODAY);
		expect(weeks.at(-1)).toMatchObject({ people: 3 });
	});

	it('does not hold a running week without gestures against anybody, but a past one', () => {
		const { weeks, steady } = steadiness([on(2, 'ana')], TODAY);
		expect(weeks.map((week) => week.people)).toEqual([1, 0]);
		expect(steady).toBe(1);
	});

	it('looks at twelve ISO weeks and no further: Monday is in, the Sunday before is not', () => {
		const first = addDays(MONDAY, -7 * (STEADY_WEEKS - 1));
		expect(steadiness([{ on: first, by: ['ana'] }], TODAY).steady).toBe(1);
		expect(steadiness([{ on: addDays(first, -1), by: ['ana'] }], TODAY)).toEqual({ weeks: [], steady: 0 });
	});

	it('leaves out what is dated ahead by a wrong clock', () => {
		expect(steadiness([{ on: addDays(TODAY, 1), by: ['ana'] }], TODAY).steady).toBe(0);
	});
});
