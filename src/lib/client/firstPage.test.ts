import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askFirstPage, filled, noteFilled, takeFirstPage } from './firstPage';
import { HELD_KEY } from './session';

const ANA = '01900000-0000-7000-8000-000000000001';
const BEA = '01900000-0000-7000-8000-000000000002';

let notes: Map<string, string>;
let sent: string[];

beforeEach(() => {
	notes = new Map();
	sent = [];
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => notes.get(key) ?? null,
		setItem: (key: string, value: string) => notes.set(key, value)
	});
	vi.stubGlobal('navigator', { onLine: true });
	vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
		sent.push(body);
		return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
	});
});
afterEach(() => {
	takeFirstPage(ANA);
	noteFilled(ANA, false);
	vi.unstubAllGlobals();
});

describe('the first page, asked for early', () => {
	it('is asked for once, and given to the phone of that person once', async () => {
		expect(askFirstPage(ANA)).toBe(true);
		expect(askFirstPage(ANA)).toBe(false);
		const early = takeFirstPage(ANA);
		expect(early?.request).toMatchObject({ person: ANA, epoch: '', spaces: [] });
		expect(await early?.answer).toMatchObject({ raw: { status: 200, text: '{}' } });
		expect(sent).toEqual([JSON.stringify(early?.request)]);
		expect(takeFirstPage(ANA)).toBeNull();
	});

	it('[P8a] asks for what comes behind it as soon as it is here, once', async () => {
		const state = { space: BEA, seq: 9, head: 'h', before: 4, scope: 's' };
		const page = { space: BEA, reset: true, records: [], state, more: true, durableSeq: 0 };
		const text = JSON.stringify({ protocol: 1, epoch: 'e', serverTime: 1, spaces: [BEA], pages: [page] });
		vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
			sent.push(body);
			return Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json' } }));
		});
		askFirstPage(ANA);
		const early = takeFirstPage(ANA);
		await early?.answer;
		expect(early?.next?.request).toMatchObject({ person: ANA, epoch: 'e', spaces: [state] });
		expect(early?.next?.request.device).toBe(early?.request.device);
		await early?.next?.answer;
		expect(early?.next?.next).toBeNull();
		expect(sent).toHaveLength(2);
	});

	it("is nobody else's, and not asked for without a network", () => {
		askFirstPage(ANA);
		expect(takeFirstPage(BEA)).toBeNull();
		expect(takeFirstPage(ANA)).toBeNull();
		vi.stubGlobal('navigator', { onLine: false });
		expect(askFirstPage(ANA)).toBe(false);
		expect(sent).toHaveLength(1);
	});

	it('is not asked for on a phone that has had a whole sync of the same person', () => {
		noteFilled(ANA, true);
		expect(notes.get(HELD_KEY)).toBe(ANA);
		expect(askFirstPage(ANA)).toBe(false);
		expect(askFirstPage(BEA)).toBe(true);
	});

	it('holds back what can wait until the first sync has ended, well or not', async () => {
		let over = false;
		askFirstPage(ANA);
		const waiting = filled().then(() => (over = true));
		await Promise.resolve();
		expect(over).toBe(false);
		noteFilled(ANA, false);
		await waiting;
		expect(notes.size).toBe(0);
	});
});
