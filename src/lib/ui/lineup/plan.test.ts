import { describe, expect, it } from 'vitest';
import { lineup as en } from '$lib/i18n/messages/en/lineup';
import { lineup as es } from '$lib/i18n/messages/es/lineup';
import { emptyPlan, planFrom, planOf, putArgs, shiftAt, shiftLabel, slotsOf } from './plan';
import { clipParagraphs, fitSheet } from './sheetFit';

describe('the form of a plan', () => {
	const plan = {
		...emptyPlan(),
		topic: ' Nombres ',
		slots: { everyday: 'a', grand: 'b' },
		defects: ['Ascensor', '  '],
		guests: ['Sra. G.'],
		actions: [{ id: 'x', text: ' Bombillas ', owner: 'o', dueOn: '2026-06-16' }]
	};

	it('saves what was typed, trimmed, the everyday story first, and nothing that is empty', () => {
		expect(putArgs('l', '2026-06-15', 'morning', plan)).toEqual({
			lineup: 'l',
			shiftDate: '2026-06-15',
			shift: 'morning',
			lengthMin: 10,
			topic: 'Nombres',
			stories: ['a', 'b'],
			yesterdayDefects: ['Ascensor'],
			guestsToday: ['Sra. G.'],
			actions: [{ id: 'x', text: 'Bombillas', owner: 'o', dueOn: '2026-06-16' }]
		});
	});

	it('comes back from what was saved, each story in its slot', () => {
		const saved = {
			shiftDate: '2026-06-15',
			shift: 'morning',
			lengthMin: 10,
			topic: 'Nombres',
			stories: ['a', 'b'],
			yesterdayDefects: ['Ascensor'],
			guestsToday: ['Sra. G.'],
			actions: [{ id: 'x', text: 'Bombillas', owner: 'o', dueOn: '2026-06-16', doneAt: 1 }],
			attended: [],
			by: 'm'
		};
		expect(planOf(saved, () => 0)).toMatchObject({ topic: 'Nombres', slots: { everyday: 'a', grand: 'b' } });
		expect(slotsOf(['b'], () => 90)).toEqual({ everyday: null, grand: 'b' });
		expect(slotsOf(['a'], () => null)).toEqual({ everyday: 'a', grand: null });
	});

	it('a draft of another shape is no plan', () => {
		expect(planFrom(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
		for (const bad of [null, 'x', {}, { ...plan, actions: {} }, { ...plan, topic: 1 }]) {
			expect(planFrom(bad)).toBeNull();
		}
	});

	it('shifts are said in the language of the reader, own words as they are', () => {
		expect([shiftLabel('night', { lineup: es }), shiftLabel('night', { lineup: en })]).toEqual([
			'Noche',
			'Night'
		]);
		expect(shiftLabel('Cocina', { lineup: en })).toBe('Cocina');
		expect([7, 15, 23].map(shiftAt)).toEqual(['morning', 'afternoon', 'night']);
	});
});

describe('one sheet', () => {
	it('short stories are printed large, long ones small, and the longest are cut at a word', () => {
		expect(fitSheet({ lines: 4, stories: [500, 600] }).pt).toBeGreaterThanOrEqual(13);
		const long = fitSheet({ lines: 6, stories: [6_000, 6_000] });
		expect(long.pt).toBe(8.5);
		expect(long.charsMax).toBeLessThan(6_000);
		expect(long.charsMax).toBeGreaterThan(1_000);
		expect(clipParagraphs(['uno dos tres', 'cuatro cinco'], 20)).toEqual({
			paragraphs: ['uno dos tres', 'cuatro…'],
			cut: true
		});
		expect(clipParagraphs(['uno'], 20)).toEqual({ paragraphs: ['uno'], cut: false });
	});

	it('larger loads are never printed larger', () => {
		let last = Infinity;
		for (let chars = 100; chars < 8_000; chars += 200) {
			const { pt } = fitSheet({ lines: 6, stories: [chars, chars] });
			expect(pt).toBeLessThanOrEqual(last);
			last = pt;
		}
	});
});
