import { describe, expect, it } from 'vitest';
import { keepAwake, type WakefulBrowser } from './wakeLock';

function browser({ refuses = false } = {}) {
	const listeners = new Set<() => void>();
	const held = new Set<object>();
	const state = { asked: 0, visibility: 'visible' as DocumentVisibilityState };
	const wakeful = {
		navigator: {
			wakeLock: {
				request() {
					state.asked++;
					if (refuses) return Promise.reject(new Error('low battery'));
					const lock = { release: () => Promise.resolve(void held.delete(lock)) };
					held.add(lock);
					return Promise.resolve(lock);
				}
			}
		},
		document: {
			get visibilityState() {
				return state.visibility;
			},
			addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
			removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener)
		}
	} as unknown as WakefulBrowser;
	const turn = async (visibility: DocumentVisibilityState) => {
		state.visibility = visibility;
		if (visibility === 'hidden') held.clear();
		for (const listener of listeners) listener();
		await Promise.resolve();
	};
	return { wakeful, held, state, turn };
}

describe('the screen stays awake while stories are read', () => {
	it('asks at once, asks again when the page is back, and lets go at the end', async () => {
		const { wakeful, held, state, turn } = browser();
		const stop = keepAwake(wakeful);
		await Promise.resolve();
		expect([state.asked, held.size]).toEqual([1, 1]);
		await turn('hidden');
		expect([state.asked, held.size]).toEqual([1, 0]);
		await turn('visible');
		expect([state.asked, held.size]).toEqual([2, 1]);
		stop();
		expect(held.size).toBe(0);
		await turn('visible');
		expect(state.asked).toBe(2);
	});

	it('left before the lock was given: it is given back', async () => {
		const { wakeful, held } = browser();
		keepAwake(wakeful)();
		await Promise.resolve();
		expect(held.size).toBe(0);
	});

	it('a phone that refuses, or a browser that cannot, reads all the same', async () => {
		const { wakeful } = browser({ refuses: true });
		keepAwake(wakeful)();
		await Promise.resolve();
		keepAwake({ ...wakeful, navigator: {} })();
	});
});
