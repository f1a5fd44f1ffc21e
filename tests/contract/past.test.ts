import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../src/lib/base/canonical';
import { storiesRequestSchema } from '../../src/lib/protocol/stories';
import { pullRequestSchema, pullResponseSchema } from '../../src/lib/protocol/pull';
import type { Actor } from '../../src/lib/server/sync/actor';
import { findStories } from '../../src/lib/server/stories/findStories';
import { dialects } from '../support/testDatabase';
import { isVital } from '../support/vital';
import { act } from './deskWorld';
import {
	foundOrg,
	gestureOp,
	newId,
	NOW,
	openHome,
	Phone,
	projectionOf,
	push,
	type Org,
	type TestHome
} from './world';

describe.each(dialects)('the past of a large space on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let here: string;
	let [rosa, teo, mia, owner]: Actor[] = [];
	const ids = { old: '', legend: '', joint: '', comment: '' };
	const DEPTH = 60;
	const done = async (actor: Actor | undefined, type: string, args: object) =>
		expect(await act(home, actor as Actor, here, type, args)).toBe('committed');

	/** What somebody did long ago, and then as many everyday gestures of others as a first page holds. */
	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		here = org.locations[0] ?? '';
		[rosa, teo] = [org.person('staff', [here]), org.person('staff', [here])];
		[mia, owner] = [org.person('manager', [here]), org.person('owner')];
		const [a, b, c, d] = [rosa, teo, teo, teo].map((actor, i) =>
			gestureOp(actor as Actor, {
				space: here,
				amountMinor: 90_000 + i,
				guestName: 'Irene Sandoval',
				over: { capturedAt: NOW - 80_000 }
			})
		);
		await push(home, rosa, [a]);
		await push(home, teo, [b, c, d]);
		const gestureOf = (op: typeof a) => String(op?.args.gesture);
		ids.old = gestureOf(b);
		ids.legend = gestureOf(c);
		ids.joint = gestureOf(d);
		ids.comment = newId();
		await done(teo, 'comment.add', {
			comment: ids.comment,
			gesture: ids.old,
			text: `"gesture":"${newId()}" "legend": x`,
			mentions: []
		});
		await done(rosa, 'thanks.give', { gesture: ids.old, kind: 'thanks' });
		await done(mia, 'legend.put', { gesture: ids.legend, on: true });
		await done(teo, 'story.tell', {
			gesture: ids.joint,
			contributors: [rosa.person],
			parts: { what: 'Lo hicimos a medias' },
			scale: 20,
			photos: []
		});
		await done(teo, 'story.tell', {
			gesture: ids.old,
			contributors: [],
			parts: { what: 'Contado otra vez' },
			scale: 20,
			photos: []
		});
		for (let i = 0; i < DEPTH; i += 20) {
			await push(
				home,
				teo,
				Array.from({ length: 20 }, () => gestureOp(teo as Actor, { space: here }))
			);
		}
	});
	afterAll(() => home.database.close());

	/** Pulls the newest page whole, and of what lies below only what is vital. */
	async function pullVital(actor: Actor): Promise<{ phone: Phone; from: number }> {
		const phone = new Phone(home, actor);
		await phone.pullOnce();
		const state = phone.states.get(here);
		const from = state?.before ?? 0;
		expect(from).toBeGreaterThan(0);
		if (state) phone.states.set(here, { ...state, past: 'vital' });
		await phone.pull();
		return { phone, from };
	}

	/** Straight from the table: what is vital to somebody, by its kind, its reader or its content. */
	async function vitalOf(actor: Actor, from: number): Promise<string[]> {
		const rows = await home.database.db
			.selectFrom('record')
			.selectAll()
			.where('space_id', '=', here)
			.where('deleted', '=', 0)
			.execute();
		return rows
			.filter((row) => actor.role !== 'staff' || row.audience === null || row.audience === actor.person)
			.map((row) => ({ ...row, body: JSON.parse(row.body ?? 'null') as object }))
			.filter((row) => row.seq >= from || isVital(actor.person, row))
			.map((row) => `${here}/${row.kind}/${row.id} ${canonicalJson(row.body as Json)}`)
			.sort();
	}

	it.each(['rosa', 'teo', 'mia', 'owner'])(
		'[P6a][I18] %s gets of the past what is vital, and no more',
		async (name) => {
			const actor = { rosa, teo, mia, owner }[name] as Actor;
			const { phone, from } = await pullVital(actor);
			expect(phone.content(here)).toEqual(await vitalOf(actor, from));
			expect(phone.states.get(here)).toMatchObject({ before: null, past: 'vital' });
		}
	);

	it('[P6a] own entries, joint stories and legends are kept; what others did and said is not', async () => {
		const { phone } = await pullVital(rosa as Actor);
		const keys = [...phone.records.keys()].map((key) => key.split('/').slice(1).join('/'));
		expect(keys).toContain(`gesture/${ids.legend}`);
		expect(keys).toContain(`gesture/${ids.joint}`);
		expect(keys).not.toContain(`gesture/${ids.old}`);
		expect(keys).not.toContain(`thanks/${ids.old}`);
		expect(keys).not.toContain(`comment/${ids.comment}`);
		expect(keys.filter((key) => key.startsWith('spend/'))).toHaveLength(1);
		expect(keys.filter((key) => key.startsWith('guest_name/'))).toHaveLength(1);
	});

	it('[P6a] `since` says from when on all is there, and stays with the state', async () => {
		const { phone, from } = await pullVital(rosa as Actor);
		const row = await home.database.db
			.selectFrom('op')
			.select('received_at')
			.where('space_id', '=', here)
			.where('seq', '=', from)
			.executeTakeFirstOrThrow();
		const { since } = phone.states.get(here) ?? {};
		expect(since).toBe(row.received_at + 300_000);
		await push(home, teo as Actor, [gestureOp(teo as Actor, { space: here })]);
		const answer = await phone.pullOnce();
		expect(pullResponseSchema.safeParse(answer).success).toBe(true);
		expect(phone.states.get(here)).toMatchObject({ since, past: 'vital', before: null });
	});

	it('[P6a] a long past is looked through stretch by stretch, one space an answer', async () => {
		const phone = new Phone(home, rosa as Actor);
		await phone.pullOnce();
		const state = phone.states.get(here);
		if (state) phone.states.set(here, { ...state, past: 'vital', before: 25_000 });
		const befores: (number | null | undefined)[] = [];
		for (;;) {
			const { pages } = await phone.pullOnce();
			befores.push(phone.states.get(here)?.before);
			if (!pages.some((page) => page.more)) break;
		}
		expect(befores).toEqual([15_000, 5_000, null]);
	});

	it('[P7][P9] another head, epoch or scope starts it anew, whole again', async () => {
		const { phone } = await pullVital(rosa as Actor);
		const state = phone.states.get(here);
		if (state) phone.states.set(here, { ...state, head: 'f'.repeat(64) });
		await phone.pull();
		const again = phone.states.get(here);
		expect([again?.past, again?.since, again?.before]).toEqual([undefined, undefined, null]);
		expect(phone.content(here)).toEqual(await projectionOf(home, here, (rosa as Actor).person));
	});

	it('an older phone, which does not ask for it, still gets all', async () => {
		const phone = new Phone(home, rosa as Actor);
		await phone.pull();
		expect(phone.content(here)).toEqual(await projectionOf(home, here, (rosa as Actor).person));
		expect(Object.keys(phone.states.get(here) ?? {}).sort()).toEqual([
			'before',
			'head',
			'scope',
			'seq',
			'space'
		]);
	});

	it('takes no other word for it', () => {
		const state = { space: here, seq: 1, head: '', before: 1, scope: '' };
		const ask = (change: object) =>
			pullRequestSchema.safeParse({
				protocol: 1,
				person: newId(),
				device: newId(),
				epoch: '',
				spaces: [{ ...state, ...change }]
			}).success;
		expect(ask({})).toBe(true);
		expect(ask({ past: 'vital', since: NOW })).toBe(true);
		expect(ask({ past: 'all' })).toBe(false);
		expect(ask({ since: 1e18 })).toBe(false);
	});

	describe('one story of it', () => {
		const find = (actor: Actor, id: string) => findStories(home, actor, storiesRequestSchema.parse({ id }));

		it('[P6b] comes with the records that a phone holds of it, and where its space stood', async () => {
			const { whole, stories } = await find(rosa as Actor, ids.old);
			const { phone } = await pullVital(rosa as Actor);
			const state = phone.states.get(here);
			expect(whole).toMatchObject({
				epoch: phone.epoch,
				space: here,
				seq: state?.seq,
				scope: state?.scope
			});
			expect(stories.map(({ id }) => id)).toEqual([ids.old]);
			const all = new Phone(home, rosa as Actor);
			await all.pull();
			const held = whole?.records.map(({ kind, id, seq, body }) => [`${here}/${kind}/${id}`, { seq, body }]);
			expect(held?.map(([key]) => String(key).split('/')[1]).sort()).toEqual([
				'comment',
				'gesture',
				'thanks'
			]);
			for (const [key, record] of held ?? []) expect(all.records.get(String(key))).toEqual(record);
		});

		it('[I18] how it was told before, and who the guest was, is for the author and managers', async () => {
			const kinds = async (actor: Actor) =>
				((await find(actor, ids.old)).whole?.records ?? []).map(({ kind }) => kind).sort();
			const own = ['comment', 'gesture', 'guest_name', 'telling', 'thanks'];
			expect(await kinds(teo as Actor)).toEqual(own);
			expect(await kinds(mia as Actor)).toEqual(own);
			expect(await kinds(rosa as Actor)).toEqual(['comment', 'gesture', 'thanks']);
		});

		it('[I18] of another location or organisation it is as if it did not exist', async () => {
			const nothing = { stories: [], more: false };
			const elsewhere = org.person('staff', org.locations.slice(1));
			const stranger = (await foundOrg(home)).person('owner');
			for (const actor of [elsewhere, stranger]) expect(await find(actor, ids.old)).toEqual(nothing);
			expect(await find(rosa as Actor, newId())).toEqual(nothing);
		});
	});

	it('pages of older stories say how many thanked', async () => {
		const { thanks } = await findStories(home, rosa as Actor, storiesRequestSchema.parse({}));
		const all = await findStories(
			home,
			rosa as Actor,
			storiesRequestSchema.parse({ person: (teo as Actor).person, before: { at: NOW - 70_000, id: newId() } })
		);
		expect(thanks).toEqual({});
		expect(all.thanks).toEqual({ [ids.old]: 1 });
	});
});
