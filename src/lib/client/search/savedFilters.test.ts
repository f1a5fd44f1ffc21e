import { describe, expect, it } from 'vitest';
import { savedFilters, toggleFilter } from './savedFilters';
import { NO_FILTER } from './storyIndex';

function memory() {
	const held = new Map<string, string>();
	return {
		getItem: (key: string) => held.get(key) ?? null,
		setItem: (key: string, value: string) => void held.set(key, value)
	};
}

describe('saved filters', () => {
	it('are kept per person, newest first, and let go of by the same tap', () => {
		const storage = memory();
		const [cats, grand] = [
			{ ...NO_FILTER, text: 'gatos' },
			{ ...NO_FILTER, band: 'grand' as const }
		];
		toggleFilter(storage, 'nuria', cats);
		expect(toggleFilter(storage, 'nuria', grand)).toEqual([grand, cats]);
		expect(savedFilters(storage, 'marta')).toEqual([]);
		expect(toggleFilter(storage, 'nuria', { ...cats, text: ' gatos ' })).toEqual([grand]);
	});

	it('a ninth makes the oldest leave; what is unreadable counts as none', () => {
		const storage = memory();
		for (let i = 0; i < 9; i++) toggleFilter(storage, 'nuria', { ...NO_FILTER, text: `t${i}` });
		expect(savedFilters(storage, 'nuria').map(({ text }) => text)).toEqual([
			't8',
			't7',
			't6',
			't5',
			't4',
			't3',
			't2',
			't1'
		]);
		storage.setItem('respiro.filters.nuria', '{oops');
		expect(savedFilters(storage, 'nuria')).toEqual([]);
	});
});
