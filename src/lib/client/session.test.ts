import { describe, expect, it } from 'vitest';
import { clearSession, readSession, writeSession, type SessionShelf } from './session';
import type { Session } from './types';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const session: Session = {
	person: { id: id(1), name: 'Ana', role: 'staff', username: 'ana', hasPasskey: false, hasPassword: true },
	tenant: { id: id(2), name: 'Hotel Brisa', language: 'es' },
	locations: [{ id: id(3), name: 'Recepción', zone: 'Europe/Madrid', currency: 'EUR' }],
	location: id(3),
	demo: false
};

function shelf(): SessionShelf & { items: Map<string, string> } {
	const items = new Map<string, string>();
	return {
		items,
		getItem: (key) => items.get(key) ?? null,
		setItem: (key, value) => void items.set(key, value),
		removeItem: (key) => void items.delete(key)
	};
}

describe('session', () => {
	it('comes back as it was written, and goes when cleared', () => {
		const box = shelf();
		expect(readSession(box)).toBeNull();
		expect(writeSession(session, box)).toBe(true);
		expect(readSession(box)).toEqual(session);
		clearSession(box);
		expect(readSession(box)).toBeNull();
	});

	it.each(['', '{', 'null', '[]', '{"person":{}}', JSON.stringify({ ...session, locations: [] })])(
		'nobody is signed in when the shelf holds %j',
		(text) => {
			const box = shelf();
			writeSession(session, box);
			for (const key of box.items.keys()) box.items.set(key, text);
			expect(readSession(box)).toBeNull();
		}
	);

	it('works at another location when the last one was taken away', () => {
		const box = shelf();
		writeSession({ ...session, location: id(9) }, box);
		expect(readSession(box)?.location).toBe(id(3));
	});

	it('a shelf that refuses everything is nobody, not a crash', () => {
		const refuse = () => {
			throw new Error('denied');
		};
		const box = { getItem: refuse, setItem: refuse, removeItem: refuse };
		expect(readSession(box)).toBeNull();
		expect(writeSession(session, box)).toBe(false);
		expect(() => clearSession(box)).not.toThrow();
		expect(writeSession(session, null)).toBe(false);
	});
});
