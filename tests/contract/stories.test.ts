import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storiesRequestSchema, type StoriesRequest } from '../../src/lib/protocol/stories';
import type { Actor } from '../../src/lib/server/sync/actor';
import { findStories } from '../../src/lib/server/stories/findStories';
import { indexBehind } from '../../src/lib/server/stories/storyIndex';
import { dialects } from '../support/testDatabase';
import { act } from './deskWorld';
import { foundOrg, gestureOp, newId, NOW, openHome, push, type Org, type TestHome } from './world';

const TEXTS = [
	['es', 'Le hicimos la reparación de las gafas a la señora García en veinte minutos'],
	['es', 'Tenía doce gatos y le preguntamos por todos, por su nombre'],
	['en', 'We drove the guest to the airport; the painter knew the way'],
	['en', 'The ring was left behind, so she flew with it: "always there", they wrote'],
	['es', 'El año pasado olvidó el cargador. Hoy lo tenía en la habitación 😀'],
	['en', "Ice-cream at 03:00 * for the children's fever"],
	['es', 'A'.repeat(200)]
] as const;

describe.each(dialects)('stories on the server, on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let [nuria, elsewhere]: Actor[] = [];
	let [here, there]: string[] = [];
	let ids: string[] = [];

	const find = async (request: StoriesRequest, actor = nuria as Actor) =>
		findStories(home, actor, storiesRequestSchema.parse(request));
	const found = async (text: string, actor = nuria as Actor) =>
		(await find({ text }, actor)).stories.map((story) => ids.indexOf(story.id)).sort((a, b) => a - b);

	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		[here, there] = org.locations as [string, string];
		nuria = org.person('staff', [here]);
		elsewhere = org.person('staff', [there]);
		ids = TEXTS.map(newId);
		const ops = TEXTS.map(([language, what], i) =>
			gestureOp(nuria as Actor, {
				space: here as string,
				over: { capturedAt: NOW - (TEXTS.length - i) * 60_000 },
				args: { gesture: ids[i], language, parts: { what }, scale: i * 16 }
			})
		);
		await push(home, nuria, ops);
		const far = gestureOp(elsewhere, { space: there, what: 'Otra casa, otra reparación' });
		await push(home, elsewhere, [far]);
	});
	afterAll(() => home.database.close());

	it.each([
		['reparaciones', [0]],
		['senora', [0]],
		['SEÑORA garcia', [0]],
		['gato', [1]],
		['painters', [2]],
		['airp', [2]],
		['rings', [3]],
		['año', [4]],
		['ano', [4]],
		['children', [5]],
		['tenia', [1, 4]],
		['tenia gatos', [1]],
		['A'.repeat(200), [6]],
		['nada de esto', []],
		['"', [0, 1, 2, 3, 4, 5, 6]],
		['* OR 1=1 --', []],
		["'); drop table story; --", []]
	])('[003-1] “%s” finds %j', async (text, expected) => {
		expect(await found(text)).toEqual(expected);
	});

	it('are read into the index behind a start, so that no question waits for years of them', async () => {
		const house = await foundOrg(home);
		const ana = house.person('staff');
		const many = Array.from({ length: 230 }, () => gestureOp(ana, { space: house.locations[0] ?? '' }));
		for (let i = 0; i < many.length; i += 100) await push(home, ana, many.slice(i, i + 100));
		const indexed = () =>
			home.database.db
				.selectFrom('story')
				.select('id')
				.where('tenant_id', '=', house.tenant)
				.execute()
				.then((rows) => rows.length);
		expect(await indexed()).toBe(0);
		const end = indexBehind(home);
		await expect.poll(indexed, { timeout: 20_000 }).toBe(many.length);
		await end();
	});

	it('newest first, in pages that meet without a gap or a double', async () => {
		const whole = (await find({})).stories.map(({ id }) => id);
		expect(whole).toEqual([...ids].reverse());
		const paged: string[] = [];
		for (let before: StoriesRequest['before']; ;) {
			const page = await find({ limit: 2, ...(before ? { before } : {}) });
			paged.push(...page.stories.map(({ id }) => id));
			const last = page.stories.at(-1);
			if (!page.more || !last) break;
			before = { at: last.body.at, id: last.id };
		}
		expect(paged).toEqual(whole);
	});

	it('[I18] a location that is not the asker’s is as if it did not exist', async () => {
		expect((await find({ text: 'casa' })).stories).toEqual([]);
		expect((await find({ spaces: [there as string] })).stories).toEqual([]);
		expect((await find({ text: 'reparacion' }, elsewhere)).stories).toHaveLength(1);
		const stranger = (await foundOrg(home)).person();
		expect((await find({ spaces: [here as string] }, stranger)).stories).toEqual([]);
	});

	it('filters: who, band of the scale, photo, dates', async () => {
		expect((await find({ person: (nuria as Actor).person })).stories).toHaveLength(TEXTS.length);
		expect((await find({ person: newId() })).stories).toEqual([]);
		expect((await find({ band: 'everyday' })).stories.map(({ body }) => body.scale)).toEqual([32, 16, 0]);
		expect((await find({ band: 'grand' })).stories.map(({ body }) => body.scale)).toEqual([96, 80]);
		expect((await find({ photo: true })).stories).toEqual([]);
		expect((await find({ from: '2026-06-16' })).stories).toEqual([]);
		expect((await find({ from: '2026-06-15', to: '2026-06-15' })).stories).toHaveLength(TEXTS.length);
	});

	it('a story told anew is found by its new words only; one taken back is not found', async () => {
		const what = 'Un zepelín plateado';
		const [id] = ids as [string];
		await act(home, nuria as Actor, here as string, 'gesture.tell', {
			gesture: id,
			parts: { what },
			scale: 0
		});
		expect(await found('zepelin')).toEqual([0]);
		expect(await found('gafas')).toEqual([]);
		const gone = gestureOp(nuria as Actor, { space: here as string, what: 'Un quetzal' });
		await push(home, nuria as Actor, [gone]);
		expect((await find({ text: 'quetzal' })).stories).toHaveLength(1);
		const { gesture, incident } = gone.args as { gesture: string; incident: string };
		await act(home, nuria as Actor, here as string, 'gesture.retract', { gesture, incident });
		expect((await find({ text: 'quetzal' })).stories).toEqual([]);
	});

	it('the index reads a space to its end, page by page, and two readers at once do no harm', async () => {
		const many = Array.from({ length: 450 }, (_, i) =>
			gestureOp(elsewhere as Actor, { space: there as string, what: `Número ${i} del loro` })
		);
		for (let i = 0; i < many.length; i += 150) await push(home, elsewhere as Actor, many.slice(i, i + 150));
		const asked = await Promise.all([1, 2, 3].map(() => find({ text: 'loros' }, elsewhere)));
		for (const { stories, more } of asked) expect([stories.length, more]).toEqual([50, true]);
	});

	it('[ASVS 2.2.1] whatever is typed, there is an answer', async () => {
		const texts = fc.string({ unit: 'binary', maxLength: 200 });
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				await find({ text, limit: 1 });
			}),
			{ numRuns: 150 }
		);
	});
});
