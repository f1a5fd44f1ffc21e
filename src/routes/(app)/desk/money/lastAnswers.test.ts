import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { clearSession, DESK_KEY, type SessionShelf } from '$lib/client/session';
import { dropAnswer, keepAnswer, keptAnswer } from './lastAnswers';

const schema = z.object({ spent: z.int() });

function createShelf(limit = Infinity): SessionShelf & { held: Map<string, string> } {
	const held = new Map<string, string>();
	return {
		held,
		getItem: (key) => held.get(key) ?? null,
		setItem: (key, value) => {
			if (value.length > limit) throw new Error('full');
			held.set(key, value);
		},
		removeItem: (key) => void held.delete(key)
	};
}

describe('last answers of the desk', () => {
	it('keeps one by address, with the time it came', () => {
		const shelf = createShelf();
		keepAnswer(shelf, 'ana', '/a', 1, { spent: 1 });
		keepAnswer(shelf, 'ana', '/b', 2, { spent: 2 });
		keepAnswer(shelf, 'ana', '/a', 3, { spent: 3 });
		expect(keptAnswer(shelf, 'ana', '/a', schema)).toEqual({ at: 3, body: { spent: 3 } });
		expect(keptAnswer(shelf, 'ana', '/b', schema)).toEqual({ at: 2, body: { spent: 2 } });
		expect(keptAnswer(shelf, 'ana', '/c', schema)).toBeNull();
	});

	it('[I20] is gone at sign-out, and nobody reads what another person saw', () => {
		const shelf = createShelf();
		keepAnswer(shelf, 'ana', '/a', 1, { spent: 1 });
		clearSession(shelf);
		expect(shelf.held.size).toBe(0);
		keepAnswer(shelf, 'ana', '/a', 1, { spent: 1 });
		expect(keptAnswer(shelf, 'blas', '/a', schema)).toBeNull();
		expect(shelf.held.has(DESK_KEY)).toBe(false);
	});

	it('what the server does not show any more is dropped', () => {
		const shelf = createShelf();
		keepAnswer(shelf, 'ana', '/a', 1, { spent: 1 });
		keepAnswer(shelf, 'ana', '/b', 1, { spent: 2 });
		dropAnswer(shelf, 'ana', '/a');
		expect(keptAnswer(shelf, 'ana', '/a', schema)).toBeNull();
		expect(keptAnswer(shelf, 'ana', '/b', schema)).not.toBeNull();
	});

	it('another shape, broken text or a full shelf are no more than nothing', () => {
		const shelf = createShelf();
		keepAnswer(shelf, 'ana', '/a', 1, { spent: 'much' });
		expect(keptAnswer(shelf, 'ana', '/a', schema)).toBeNull();
		shelf.held.set(DESK_KEY, '{');
		expect(keptAnswer(shelf, 'ana', '/a', schema)).toBeNull();
		expect(() => keepAnswer(createShelf(10), 'ana', '/a', 1, { spent: 1 })).not.toThrow();
	});

	it('the oldest make room', () => {
		const shelf = createShelf();
		for (let i = 0; i < 40; i++) keepAnswer(shelf, 'ana', `/${i}`, i, { spent: i });
		expect(keptAnswer(shelf, 'ana', '/0', schema)).toBeNull();
		expect(keptAnswer(shelf, 'ana', '/39', schema)).not.toBeNull();
	});
});
