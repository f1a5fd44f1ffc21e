import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from './app';
import type { App, LogDraft, Session } from './types';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const session = (person: number): Session => ({
	person: {
		id: id(person),
		name: 'Ana',
		role: 'staff',
		username: 'ana',
		hasPasskey: false,
		hasPassword: true
	},
	tenant: { id: id(2), name: 'Hotel Brisa', language: 'es' },
	locations: [{ id: id(3), name: 'Recepción', zone: 'Europe/Madrid', currency: 'EUR' }],
	location: id(3),
	demo: false
});

let people = 10;
const open: App[] = [];

beforeEach(() => {
	vi.stubGlobal('window', new EventTarget());
	vi.stubGlobal(
		'document',
		Object.assign(new EventTarget(), { hidden: false, documentElement: { lang: 'es' } })
	);
	vi.stubGlobal('navigator', { onLine: false });
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
	vi.stubGlobal('EventSource', undefined);
	vi.stubGlobal('reportError', (error: unknown) => expect.unreachable(String(error)));
});

afterEach(() => {
	for (const app of open.splice(0)) app.close();
	vi.unstubAllGlobals();
});

function start(person: number): App {
	const app = createApp(session(person));
	open.push(app);
	return app;
}

function draftOf(app: App, amountMinor?: number): LogDraft {
	return {
		gesture: app.newId(),
		incident: app.newId(),
		spendId: app.newId(),
		parts: { what: 'Llevé al huésped al aeropuerto', need: '' },
		purpose: 'wow',
		scale: 40,
		...(amountMinor
			? {
					spend: {
						amountMinor,
						method: 'house_comp' as const,
						leftShownMinor: null,
						policySeen: null,
						policySeenAt: null
					}
				}
			: {})
	};
}

describe('the app, offline on a new phone', () => {
	it('[I1 P2] saves, shows, tells more, takes back', async () => {
		const app = start(++people);
		const draft = draftOf(app, 4_500);
		expect(await app.log(draft)).toMatchObject({ ok: true });
		await vi.waitFor(async () => expect(await app.queries.mine(5)).toHaveLength(1));
		const [story] = await app.queries.mine(5);
		expect(story).toMatchObject({ id: draft.gesture, place: 'phone', mine: true });
		expect(await app.queries.mySpends(5)).toMatchObject([{ body: { amountMinor: 4_500 } }]);
		if (!story) return;
		const parts = { ...story.body.parts, reaction: 'Lloró' };
		await app.record('gesture.tell@1', story.space, { gesture: story.id, parts, scale: 60 });
		await vi.waitFor(async () =>
			expect((await app.queries.story(story.id))?.body.parts.reaction).toBe('Lloró')
		);
		await app.retract(story);
		await vi.waitFor(async () => expect(await app.queries.mine(5)).toEqual([]));
		expect((await app.queries.mySpends(5)).map((row) => row.body.amountMinor).sort()).toEqual([
			-4_500, 4_500
		]);
		await vi.waitFor(() =>
			expect(app.sync).toMatchObject({ unsent: 3, state: 'waiting', reason: 'offline' })
		);
	});

	it('refuses what cannot be sent and keeps the typing: nothing is saved', async () => {
		const app = start(++people);
		const empty = { ...draftOf(app), parts: { what: '   ' } };
		expect(await app.log(empty)).toEqual({ ok: false, error: 'bad_args' });
		expect(await app.queries.outbox()).toEqual([]);
	});

	it('[I16 I20] sign-out wipes what was read and keeps what is unsent, also from the next person', async () => {
		const [first, second] = [++people, ++people];
		const app = start(first);
		await app.log(draftOf(app));
		await app.drafts.save({ key: 'log', updatedAt: 1, fields: { what: 'a medias' } });
		await app.signOut();
		const names = (await indexedDB.databases()).map((database) => database.name);
		expect(names).not.toContain(`respiro-mirror-${id(first)}`);
		const next = start(second);
		await vi.waitFor(async () => expect(await next.queries.othersWaiting()).toBeGreaterThan(0));
		expect(await next.queries.outbox()).toEqual([]);
		expect(await next.drafts.load('log')).toBeNull();
		const back = start(first);
		await vi.waitFor(async () => expect(await back.queries.mine(5)).toHaveLength(1));
		expect((await back.drafts.load('log'))?.fields).toEqual({ what: 'a medias' });
	});

	it('[P19] exports unsent entries with all they need to be sent', async () => {
		const app = start(++people);
		await app.log(draftOf(app, 100));
		const content = JSON.parse(await (await app.exportMine()).text()) as { unsent: { hash: string }[] };
		expect(content.unsent).toHaveLength(1);
		expect(content.unsent[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
	});
});
