import { describe, expect, it } from 'vitest';
import { followBadge } from './pushBadge';

function page() {
	const listeners = new Set<() => void>();
	const document = {
		visibilityState: 'visible' as DocumentVisibilityState,
		addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
		removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener)
	};
	const turn = (state: DocumentVisibilityState) => {
		document.visibilityState = state;
		for (const listener of listeners) listener();
	};
	return { document: document as unknown as Document, turn, listeners };
}

describe('the number on the icon', () => {
	it('is what needs this person while nobody looks, and goes when the app is opened', () => {
		const shown: number[] = [];
		const badge = {
			setAppBadge: (count = -1) => Promise.resolve(void shown.push(count)),
			clearAppBadge: () => Promise.resolve(void shown.push(0))
		};
		const { document, turn, listeners } = page();
		let waiting = 3;
		const stop = followBadge(badge, document, () => waiting);
		turn('hidden');
		turn('visible');
		waiting = 0;
		turn('hidden');
		expect(shown).toEqual([0, 3, 0, 0]);
		stop();
		expect(listeners.size).toBe(0);
	});

	it('a browser without one, or that refuses, is left in peace', async () => {
		const { document, turn } = page();
		followBadge({}, document, () => 1);
		followBadge({ setAppBadge: () => Promise.reject(new Error('no')) }, document, () => 1);
		turn('hidden');
		await Promise.resolve();
	});
});
