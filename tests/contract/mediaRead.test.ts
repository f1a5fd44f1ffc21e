import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storePhoto } from '../../src/lib/server/media/media';
import { dialects } from '../support/testDatabase';
import {
	attachOp,
	fetched,
	hashOf,
	openMediaWorld,
	photoOf,
	picture,
	push,
	spend,
	upload,
	type Guest,
	type MediaWorld
} from './mediaWorld';
import { say } from './tellingWorld';
import { gestureOp } from './world';

describe.each(dialects)('[I21] who gets a photo, on %s', (dialect) => {
	let at: MediaWorld;
	let hash: string;
	const statuses = async (of: string) =>
		Object.fromEntries(
			await Promise.all(
				Object.entries(at.people).map(
					async ([name, guest]) => [name, (await fetched(guest, of)).status] as const
				)
			)
		);

	/** A photo of `guest`, sent and named as the receipt of an entry of theirs. */
	async function receiptOf(guest: Guest): Promise<string> {
		const bytes = await picture();
		await upload(guest, bytes);
		const entry = await spend(guest, at.location);
		expect(await push(guest, [attachOp(guest, at.location, entry, hashOf(bytes))])).toEqual(['committed']);
		return hashOf(bytes);
	}

	beforeAll(async () => {
		at = await openMediaWorld(dialect);
		hash = await receiptOf(at.people.ana);
	});
	afterAll(() => at.close());

	it('a receipt: who spent and the managers, nobody else', async () => {
		expect(await statuses(hash)).toEqual({ ana: 200, berta: 404, mario: 200, olga: 200, stranger: 404 });
	});

	it('[I18] to others it is word for word as if it did not exist', async () => {
		for (const guest of [at.people.berta, at.people.stranger]) {
			const known = await fetched(guest, hash);
			const unknown = await fetched(guest, 'd'.repeat(64));
			expect(Buffer.from(known.bytes).toString()).toBe(Buffer.from(unknown.bytes).toString());
			expect([...known.headers]).toEqual([...unknown.headers]);
		}
	});

	it('[I20] no cache keeps a receipt, and nothing in it runs', async () => {
		const { headers, bytes } = await fetched(at.people.ana, hash);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('content-type')).toBe('image/webp');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
		expect((await sharp(bytes).metadata()).format).toBe('webp');
	});

	it('naming another’s photo in an entry of one’s own opens nothing: knowing a hash gives nothing', async () => {
		const { berta, stranger } = at.people;
		const entry = await spend(berta, at.location);
		expect(await push(berta, [attachOp(berta, at.location, entry, hash)])).toEqual(['committed']);
		expect((await fetched(berta, hash)).status).toBe(404);
		const gesture = gestureOp(berta.actor, { space: at.location, args: { photos: [photoOf(hash)] } });
		expect(await push(berta, [gesture])).toEqual(['committed']);
		expect((await fetched(berta, hash)).status).toBe(404);
		const [space = ''] = stranger.actor.spaces;
		const far = gestureOp(stranger.actor, { space, args: { photos: [photoOf(hash)] } });
		expect(await push(stranger, [far])).toEqual(['committed']);
		expect((await fetched(stranger, hash)).status).toBe(404);
		expect((await fetched(at.people.ana, hash)).status).toBe(200);
	});

	it('nor does naming what the server made of it', async () => {
		const { ana, berta } = at.people;
		const made = hashOf((await fetched(ana, hash)).bytes);
		const gesture = gestureOp(berta.actor, { space: at.location, args: { photos: [photoOf(made)] } });
		expect(await push(berta, [gesture])).toEqual(['committed']);
		expect(await statuses(made)).toEqual({ ana: 404, berta: 404, mario: 404, olga: 404, stranger: 404 });
	});

	it('whoever has the very same picture may show it: they have proved it by sending it', async () => {
		const { ana, berta } = at.people;
		const bytes = await picture();
		await upload(ana, bytes);
		const theirs = await spend(ana, at.location);
		const own = await spend(berta, at.location);
		await push(ana, [attachOp(ana, at.location, theirs, hashOf(bytes))]);
		await push(berta, [attachOp(berta, at.location, own, hashOf(bytes))]);
		expect(await statuses(hashOf(bytes))).toMatchObject({ ana: 200, berta: 404 });
		await upload(berta, bytes);
		expect(await statuses(hashOf(bytes))).toMatchObject({ ana: 200, berta: 200, stranger: 404 });
	});

	it('[rule 24] a receipt that a manager brought to somebody’s entry is theirs to see too', async () => {
		const { ana, mario } = at.people;
		const bytes = await picture();
		const entry = await spend(ana, at.location);
		await upload(mario, bytes);
		expect(await push(mario, [attachOp(mario, at.location, entry, hashOf(bytes))])).toEqual(['committed']);
		expect(await statuses(hashOf(bytes))).toEqual({
			ana: 200,
			berta: 404,
			mario: 200,
			olga: 200,
			stranger: 404
		});
	});

	it('[P17] the photo may come before or after what names it', async () => {
		const { ana } = at.people;
		const bytes = await picture();
		await upload(ana, bytes);
		expect((await fetched(ana, hashOf(bytes))).status).toBe(404);
		const late = await picture();
		const entry = await spend(ana, at.location);
		await push(ana, [attachOp(ana, at.location, entry, hashOf(late))]);
		expect((await fetched(ana, hashOf(late))).status).toBe(404);
		await upload(ana, late);
		expect((await fetched(ana, hashOf(late))).status).toBe(200);
	});

	it('a photo of a story: the whole house, nobody else', async () => {
		const { ana } = at.people;
		const bytes = await picture('webp');
		await upload(ana, bytes);
		const photos = [photoOf(hashOf(bytes))];
		expect(await push(ana, [gestureOp(ana.actor, { space: at.location, args: { photos } })])).toEqual([
			'committed'
		]);
		expect(await statuses(hashOf(bytes))).toEqual({
			ana: 200,
			berta: 200,
			mario: 200,
			olga: 200,
			stranger: 404
		});
	});

	it('[I20][I21] a cache that holds a story’s photo has to ask each time, and once it is hidden there is none', async () => {
		const { ana, berta, mario } = at.people;
		const bytes = await picture();
		await upload(ana, bytes);
		const named = hashOf(bytes);
		const op = gestureOp(ana.actor, { space: at.location, args: { photos: [photoOf(named)] } });
		expect(await push(ana, [op])).toEqual(['committed']);
		const shown = await fetched(berta, named);
		expect(shown.headers.get('cache-control')).toBe('private, no-cache');
		const tag = shown.headers.get('etag') ?? '';
		expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
		for (const held of [tag, `W/${tag}`, `"other", ${tag}`]) {
			const again = await fetched(berta, named, held);
			expect([again.status, again.bytes.length, again.headers.get('etag')]).toEqual([304, 0, tag]);
		}
		expect((await fetched(berta, named, '"other"')).status).toBe(200);
		expect((await fetched(at.people.stranger, named, tag)).status).toBe(404);
		const { gesture } = op.args as { gesture: string };
		expect(await say(mario, 'story.hide@1', at.location, { gesture, reason: 'Se ve a la huésped' })).toBe(
			'committed'
		);
		expect((await fetched(berta, named, tag)).status).toBe(404);
		const own = await fetched(ana, named, tag);
		expect([own.status, own.headers.get('cache-control')]).toEqual([304, 'no-store']);
	});

	it('the house’s own pictures go on being served by their own name', async () => {
		const { ana, stranger } = at.people;
		const bytes = await picture('webp');
		const { home } = at.world.app;
		const own = await storePhoto(home, ana.actor.tenant, {
			type: 'image/webp',
			bytes,
			width: 600,
			height: 600
		});
		const op = gestureOp(ana.actor, { space: at.location, args: { photos: [photoOf(own)] } });
		expect(await push(ana, [op])).toEqual(['committed']);
		expect((await fetched(at.people.berta, own)).status).toBe(200);
		expect((await fetched(stranger, own)).status).toBe(404);
	});
});
