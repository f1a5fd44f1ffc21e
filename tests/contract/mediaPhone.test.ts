import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '../../src/lib/base/sha256';
import { createMediaTransport, type SendBytes } from '../../src/lib/client/photos/mediaTransport';
import { PhonePhotos } from '../../src/lib/client/photos/photos';
import { PhotoStore } from '../../src/lib/client/photos/photoStore';
import { startUploads } from '../../src/lib/client/photos/uploader';
import { dialects } from '../support/testDatabase';
import { attachOp, fetched, hashOf, openMediaWorld, photoOf, picture, push, spend } from './mediaWorld';
import type { Bytes, Guest, MediaWorld } from './mediaWorld';

/** A phone of `guest` with the real store, uploader and transport; `road` may lose or bend what passes. */
function openPhone(guest: () => Guest, name: string, road: (send: SendBytes) => SendBytes = (send) => send) {
	const store = new PhotoStore(name);
	const real: SendBytes = async (path, bytes) => {
		const type: Record<string, string> = bytes ? { 'content-type': 'application/octet-stream' } : {};
		const response = await guest().browser.fetch(bytes ? 'PUT' : 'GET', path, bytes ?? undefined, type);
		return {
			status: response.status,
			contentType: response.headers.get('content-type') ?? '',
			retryAfter: response.headers.get('retry-after'),
			text: await response.text()
		};
	};
	const { person } = guest().actor;
	const clock = { now: () => Date.now() };
	let retry: (() => void) | null = null;
	const uploads = startUploads({
		person,
		store,
		transport: createMediaTransport(road(real)),
		hash: sha256Hex,
		clock,
		rng: { bytes: (length) => new Uint8Array(randomBytes(length)) },
		timers: { after: (_, run) => ((retry = run), () => (retry = null)) },
		lock: (work) => work(),
		onSending: (hash) => photos.markSending(hash),
		onTrouble: (error) => {
			throw error;
		}
	});
	const photos: PhonePhotos = new PhonePhotos({
		person,
		store,
		clock,
		hash: sha256Hex,
		urls: { createObjectURL: () => 'blob:', revokeObjectURL: () => undefined },
		kick: () => uploads.kick('save'),
		async develop(file) {
			const bytes: Bytes = new Uint8Array(await file.arrayBuffer());
			return { ok: true, value: { photo: photoOf(hashOf(bytes)), bytes } };
		}
	});
	/** Until a photo is where it should be; timers go off at once. */
	const until = (hash: string, place: string) =>
		vi.waitFor(
			async () => {
				retry?.();
				expect((await photos.status(hash)).place).toBe(place);
			},
			{ timeout: 20_000, interval: 20 }
		);
	return { store, photos, uploads, until };
}

let phones = 0;

describe.each(dialects)('[P17] from the phone to who may see it, on %s', (dialect) => {
	let at: MediaWorld;
	beforeAll(async () => {
		at = await openMediaWorld(dialect);
	});
	afterAll(() => at.close());

	it('a receipt is saved without a network, and both the entry and the photo arrive', async () => {
		let isOnline = false;
		const road =
			(send: SendBytes): SendBytes =>
			(path, bytes) =>
				isOnline ? send(path, bytes) : Promise.resolve(null);
		const phone = openPhone(() => at.people.ana, `phone-${phones++}`, road);
		const bytes = await picture('jpeg', 1_300);
		const added = await phone.photos.add(new Blob([bytes]), 'receipt');
		if (!added.ok) throw new Error(added.error);
		await phone.photos.keep([added.value.hash]);
		await phone.until(added.value.hash, 'waiting');
		const entry = await spend(at.people.ana, at.location);
		expect(
			await push(at.people.ana, [attachOp(at.people.ana, at.location, entry, added.value.hash)])
		).toEqual(['committed']);
		isOnline = true;
		phone.uploads.kick('online');
		await phone.until(added.value.hash, 'sent');
		expect((await fetched(at.people.mario, added.value.hash)).status).toBe(200);
		expect((await fetched(at.people.berta, added.value.hash)).status).toBe(404);
		expect(await phone.store.bytes(at.people.ana.actor.person, added.value.hash)).not.toBeNull();
	});

	it('[I10] every second request is lost, every third answer too, and the server restarts half-way', async () => {
		let asked = 0;
		const road =
			(send: SendBytes): SendBytes =>
			async (path, bytes) => {
				asked += 1;
				if (asked % 2 === 0) return null;
				if (asked === 7) await at.restart();
				const answer = await send(path, bytes);
				return asked % 3 === 0 ? null : answer;
			};
		const phone = openPhone(() => at.people.ana, `phone-${phones++}`, road);
		const hashes = await Promise.all(
			[900, 1_100, 400].map(async (edge) => {
				const added = await phone.photos.add(new Blob([await picture('jpeg', edge)]), 'receipt');
				if (!added.ok) throw new Error(added.error);
				return added.value.hash;
			})
		);
		await phone.photos.keep(hashes);
		for (const hash of hashes) await phone.until(hash, 'sent');
		const { db } = at.world.app.home.database;
		const rows = await db.selectFrom('media_upload').select('state').where('hash', 'in', hashes).execute();
		expect(rows.map(({ state }) => state)).toEqual(['stored', 'stored', 'stored']);
	});

	it('what the server cannot use is marked here and left alone; the entry is as it was', async () => {
		const phone = openPhone(() => at.people.berta, `phone-${phones++}`);
		const entry = await spend(at.people.berta, at.location);
		const added = await phone.photos.add(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']), 'receipt');
		if (!added.ok) throw new Error(added.error);
		await phone.photos.keep([added.value.hash]);
		expect(
			await push(at.people.berta, [attachOp(at.people.berta, at.location, entry, added.value.hash)])
		).toEqual(['committed']);
		await phone.until(added.value.hash, 'unusable');
		expect(await phone.photos.status(added.value.hash)).toMatchObject({ reason: 'not_a_photo' });
		expect(await phone.photos.counts()).toEqual({ waiting: 0, unusable: 1 });
	});

	it('[I17] on a phone where somebody else signed in since, it waits for its own person', async () => {
		let who: Guest = at.people.ana;
		const phone = openPhone(() => who, `phone-${phones++}`);
		const added = await phone.photos.add(new Blob([await picture()]), 'receipt');
		if (!added.ok) throw new Error(added.error);
		const { hash } = added.value;
		who = at.people.berta;
		await phone.photos.keep([hash]);
		await vi.waitFor(async () => {
			const [row] = await phone.store.rows(at.people.ana.actor.person, [hash]);
			expect(row).toMatchObject({ state: 'waiting' });
			expect(row?.tries).toBeGreaterThan(0);
		});
		const { db } = at.world.app.home.database;
		expect(await db.selectFrom('media_upload').select('hash').where('hash', '=', hash).execute()).toEqual([]);
		who = at.people.ana;
		phone.uploads.kick('launch');
		await phone.until(hash, 'sent');
	});
});
