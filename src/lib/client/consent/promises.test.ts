import { beforeEach, describe, expect, it } from 'vitest';
import { shortCodeOf } from '../../domain/consent/scanCode';
import type { AskRow, SavedDraft, Session } from '../types';
import type { Consents } from './consents';
import { keepPromises, promise, promisesOf } from './promises';

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR_MS = 3_600_000;
const uuid = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const [space, iker] = [uuid(1), uuid(2)];

const ask = (n: number, body: Partial<AskRow['body']> = {}): AskRow => ({
	id: uuid(n),
	space,
	place: 'server',
	mine: false,
	raisedUntil: null,
	body: {
		incident: uuid(100 + n),
		askedBy: iker,
		amountMinor: 230_000,
		excessMinor: 30_000,
		askedAt: NOW - HOUR_MS,
		expiresAt: NOW + HOUR_MS,
		state: 'open',
		answers: [],
		...body
	}
});
const word = (n: number, grantMinor = 25_000) => ({
	code: shortCodeOf(uuid(n)),
	askedBy: iker,
	grantMinor,
	hours: 24,
	at: NOW
});

describe('[C5] an answer to an ask that this phone has not heard of', () => {
	let draft: SavedDraft | null;
	let given: unknown[][];
	let works: boolean;
	const drafts = {
		load: () => Promise.resolve(draft),
		save: (next: SavedDraft) => Promise.resolve(void (draft = structuredClone(next))),
		clear: () => Promise.resolve(void (draft = null))
	};
	const session = { locations: [{ id: space, currency: 'EUR' }] } as Session;
	const give: Consents['give'] = (...args) => {
		given.push(args);
		return Promise.resolve(works ? { ok: true, reply: null } : { ok: false, error: 'storage_full' });
	};
	const keep = (asks: AskRow[], now = NOW) => keepPromises({ session, drafts }, { give }, asks, now);

	beforeEach(() => {
		[draft, given, works] = [null, [], true];
	});

	it('waits for its ask, answers it once, as of when it was said, and is forgotten', async () => {
		await promise(drafts, word(1, 10_000));
		await promise(drafts, word(1));
		await promise(drafts, word(2));
		expect(await keep([ask(3)])).toBe(2);
		expect(given).toEqual([]);
		expect(await keep([ask(1), ask(3)], NOW + 9 * HOUR_MS)).toBe(1);
		expect(given).toMatchObject([
			[{ ask: uuid(1), incident: uuid(101), currency: 'EUR' }, 'up_to', 25_000, 24, NOW]
		]);
		expect(await keep([ask(1), ask(2)])).toBe(0);
		expect(given).toHaveLength(2);
		expect(draft).toBeNull();
	});

	it('is of that person’s ask only, and of none that was answered, or had lapsed before it was said', async () => {
		await promise(drafts, word(1));
		expect(await keep([ask(1, { askedBy: uuid(9) })])).toBe(1);
		expect(await keep([ask(1, { expiresAt: NOW })])).toBe(0);
		await promise(drafts, word(2));
		const answers = [{ by: uuid(8), answer: 'no' as const, grantMinor: 0, at: NOW }];
		expect(await keep([ask(2, { state: 'declined', answers })])).toBe(0);
		expect(given).toEqual([]);
	});

	it('is tried again when it cannot be saved, and given up when no ask can come for it any more', async () => {
		await promise(drafts, word(1));
		works = false;
		expect(await keep([ask(1)])).toBe(1);
		expect(await promisesOf(drafts)).toEqual([word(1)]);
		expect(await keep([], NOW + 72 * HOUR_MS - 1)).toBe(1);
		expect(await keep([], NOW + 72 * HOUR_MS)).toBe(0);
	});

	it('what is none of them in the store is passed over', async () => {
		draft = { key: '', updatedAt: 0, fields: { words: [null, { code: 1 }, { ...word(1) }] } };
		expect(await promisesOf(drafts)).toEqual([word(1)]);
	});
});
