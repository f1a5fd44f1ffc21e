import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadWords, setLocale, t } from '$lib/i18n/index.svelte';
import { FRESH_MS, isOld, raiseOf, ruleText, timeText } from './roomText';

describe('how fresh a figure is', () => {
	it('[rule 27] offline it always says as of when; online once it is older than a quarter of an hour', () => {
		expect(isOld(1_000, false, 1_000)).toBe(true);
		expect(isOld(0, true, FRESH_MS)).toBe(false);
		expect(isOld(0, true, FRESH_MS + 1)).toBe(true);
		expect(isOld(null, false, 1_000)).toBe(false);
	});

	it('[rule 7] a raise is what the cap has above its rule', () => {
		const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: 2_000 } as const;
		const binding = { rule, capMinor: 2_500, usedMinor: 0, remainingMinor: 2_500 };
		expect(raiseOf({ binding })).toBe(500);
		expect(raiseOf({ binding: { ...binding, capMinor: 2_000 } })).toBe(0);
	});
});

describe('in words', () => {
	beforeAll(async () => {
		vi.stubGlobal('document', { documentElement: { lang: '' } });
		await setLocale('es', false);
		await loadWords('core');
	});
	afterAll(() => void vi.unstubAllGlobals());

	it('a moment has its article and, when it is not today, its day', () => {
		const now = new Date(2026, 10, 22, 12).getTime();
		const at = (day: number, hour: number) =>
			t.room.asOf(timeText(new Date(2026, 10, day, hour, 5).getTime(), now));
		expect(at(22, 1)).toBe('con datos de la 1:05');
		expect(at(22, 11)).toBe('con datos de las 11:05');
		expect(at(21, 23)).toBe('con datos de ayer a las 23:05');
		expect(at(3, 9)).toBe('con datos del 3 nov a las 9:05');
		expect(timeText(new Date(2026, 10, 23, 9, 5).getTime(), now)).toBe('mañana a las 9:05');
	});

	it('[rule 3, 19] a cap is told by what it counts', () => {
		expect(ruleText({ dims: ['incident'], window: 'none' })).toBe('para este asunto');
		expect(ruleText({ dims: ['guest'], window: 'rolling_90' })).toBe('para este huésped en 90 días');
		expect(ruleText({ dims: ['location'], window: 'posting' })).toBe('en la bolsa de este mes');
	});
});
