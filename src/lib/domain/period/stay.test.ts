import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKept } from '../ledger/kept';
import { stayField } from '../fields';
import { addDays } from './calendar';
import { isInStay, isSameStay, STAY_DAYS_MAX, stayOn, stayTrouble } from './stay';

const stay = (from: string, to: string) => ({ from, to });

describe('[rule 11] a stay', () => {
	it.each([
		['one day', stay('2026-05-12', '2026-05-12'), null],
		['over 29 February', stay('2028-02-28', '2028-03-01'), null],
		['the longest', stay('2026-01-01', addDays('2026-01-01', STAY_DAYS_MAX - 1)), null],
		['a day longer', stay('2026-01-01', addDays('2026-01-01', STAY_DAYS_MAX)), 'too_long'],
		['its end first', stay('2026-05-13', '2026-05-12'), 'backwards'],
		['a date that does not exist', stay('2026-02-29', '2026-03-02'), 'no_date'],
		['one that never does', stay('2026-05-01', '2026-13-01'), 'no_date'],
		['half a date', stay('2026-05-01', ''), 'no_date'],
		['more than a date', stay('2026-05-01T00:00:00Z', '2026-05-02'), 'no_date']
	])('%s', (_, given, trouble) => {
		expect(stayTrouble(given)).toBe(trouble);
		expect(stayField.safeParse(given).success).toBe(trouble === null);
	});

	it('holds its two dates, and nothing else is let in beside them', () => {
		const given = stay('2026-05-12', '2026-05-14');
		const inside = ['2026-05-11', '2026-05-12', '2026-05-14', '2026-05-15'].map((on) => isInStay(given, on));
		expect(inside).toEqual([false, true, true, false]);
		expect(stayField.safeParse({ ...given, room: '204' }).success).toBe(false);
		expect([isSameStay(given, { ...given }), isSameStay(given, null), isSameStay(null, undefined)]).toEqual([
			true,
			false,
			true
		]);
	});

	it('of several the one that holds the date counts, else the next to come, and none that is over', () => {
		const [past, now, next, later] = [
			stay('2026-04-01', '2026-04-03'),
			stay('2026-05-10', '2026-05-12'),
			stay('2026-06-01', '2026-06-02'),
			stay('2026-07-01', '2026-07-02')
		];
		expect(stayOn([later, past, next, now], '2026-05-12')).toEqual(now);
		expect(stayOn([later, past, next, now], '2026-05-13')).toEqual(next);
		expect(stayOn([past], '2026-05-13')).toBeNull();
		const date = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-05-01', n));
		const anyStay = fc.tuple(date, fc.nat(9)).map(([from, n]) => stay(from, addDays(from, n)));
		fc.assert(
			fc.property(fc.array(anyStay, { maxLength: 4 }), date, (stays, on) => {
				const found = stayOn(stays, on);
				const matter = stays.filter(({ to }) => to >= on);
				expect(found === null).toBe(matter.length === 0);
				if (found) expect(stays.some((one) => isInStay(one, on))).toBe(isInStay(found, on));
			})
		);
	});

	it('is what a cap on a guest may count by, and on nobody else', () => {
		const kept = (dims: string) => isKept({ dims: dims.split(' ') as ('guest' | 'org')[], window: 'stay' });
		expect(['guest', 'guest location'].map(kept)).toEqual([true, true]);
		expect(['employee', 'incident', 'location', 'org', 'guest org', 'guest employee'].some(kept)).toBe(false);
	});
});
