import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { must } from '../../base/assert';
import { err, ok } from '../../base/result';
import type { PhotoBytes } from './develop';
import { PhonePhotos, type PhotoPorts } from './photos';
import { PhotoStore } from './photoStore';
import type { PhotoStatus } from './types';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const NOW = 1_000_000;
let databases = 0;

function open(over: Partial<PhotoPorts> = {}) {
	const name = `photos-${databases++}`;
	const store = new PhotoStore(name);
	const kicks: number[] = [];
	const ports: PhotoPorts = {
		person: 'ana',
		store,
		clock: { now: () => NOW },
		hash: (bytes) => Promise.resolve(hashOf(bytes)),
		urls: { createObjectURL: () => `blob:${kicks.length}`, revokeObjectURL: () => undefined },
		kick: () => kicks.push(1),
		async develop(file) {
			const bytes = new Uint8Array(await file.arrayBuffer());
			if (bytes.length === 0) return err('not_an_image');
			return ok({ photo: { hash: hashOf(bytes), width: 4, height: 3, alt: '', tint: '#123456' }, bytes });
		},
		...over
	};
	return { store, photos: new PhonePhotos(ports), kicks, name, ports };
}

async function add(photos: PhonePhotos, words: string): Promise<string> {
	const added = await photos.add(new Blob([words]), 'receipt');
	if (!added.ok) throw new Error(added.error);
	return added.value.hash;
}

describe('photos on the phone', () => {
	it('[I1] are on disk, strictly and read back, before an op can name them', async () => {
		const { photos, store } = open();
		const modes: (string | undefined)[] = [];
		const { transaction } = IDBDatabase.prototype;
		const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			if (args[1] === 'readwrite') modes.push(args[2]?.durability);
			return transaction.apply(this, args);
		});
		const hash = await add(photos, 'one');
		spy.mockRestore();
		expect(modes.length).toBeGreaterThan(0);
		expect(new Set(modes)).toEqual(new Set(['strict']));
		expect(await photos.status(hash)).toEqual({ place: 'held', part: 0, reason: null });
		const kept = await store.connection.db.bytes.toArray();
		expect(kept.map(({ bytes }) => Object.prototype.toString.call(bytes))).toEqual(['[object ArrayBuffer]']);
	});

	it('[L19] what storage bends is never called saved', async () => {
		const { photos, store } = open();
		store.connection.db.bytes.hook('reading', (row) => {
			new Uint8Array(row.bytes)[0]! ^= 1;
			return row;
		});
		expect(await photos.add(new Blob(['two']), 'receipt')).toEqual({ ok: false, error: 'storage_lost' });
	});

	it('[L20] a full phone gives up what the server has, then refuses plainly', async () => {
		const { photos, store } = open();
		const old = await add(photos, 'old');
		await photos.keep([old]);
		await store.sent('ana', old, 'epoch', 1);
		let isFull = true;
		store.connection.db.bytes.hook('deleting', () => {
			isFull = false;
		});
		store.connection.db.bytes.hook('creating', () => {
			if (isFull) throw new DOMException('full', 'QuotaExceededError');
		});
		const added = await photos.add(new Blob(['new']), 'receipt');
		expect(added.ok).toBe(true);
		expect((await photos.status(old)).place).toBe('elsewhere');
		isFull = true;
		expect(await photos.add(new Blob(['more']), 'receipt')).toEqual({ ok: false, error: 'storage_full' });
	});

	it('what is no photo is refused with its reason and leaves nothing', async () => {
		const { photos, store } = open();
		expect(await photos.add(new Blob([]), 'receipt')).toEqual({ ok: false, error: 'not_an_image' });
		expect(await store.connection.use((db) => db.bytes.count())).toBe(0);
	});

	it('one that is held can be taken back; one that an entry names cannot', async () => {
		const { photos, kicks } = open();
		const [kept, gone] = [await add(photos, 'kept'), await add(photos, 'gone')];
		await photos.keep([kept]);
		expect(kicks).toHaveLength(1);
		await photos.remove(kept);
		await photos.remove(gone);
		expect([(await photos.status(kept)).place, (await photos.status(gone)).place]).toEqual([
			'waiting',
			'elsewhere'
		]);
		expect(await photos.counts()).toEqual({ waiting: 1, unusable: 0 });
	});

	it('[I16] signing out deletes only what the server has', async () => {
		const { photos, store } = open();
		const [sent, waiting, held] = [
			await add(photos, 'sent'),
			await add(photos, 'waits'),
			await add(photos, 'held')
		];
		await photos.keep([sent, waiting]);
		await store.sent('ana', sent, 'epoch', NOW);
		await photos.leave();
		const places = await Promise.all(
			[sent, waiting, held].map(async (hash) => (await photos.status(hash)).place)
		);
		expect(places).toEqual(['elsewhere', 'waiting', 'held']);
		expect(await store.bytes('ana', sent)).toBeNull();
		expect(await store.bytes('ana', waiting)).not.toBeNull();
	});

	it('[I16] lets go of the photos of a story that is gone, but never of what was not sent', async () => {
		const { photos, store } = open();
		const [sent, waiting] = [await add(photos, 'sent'), await add(photos, 'waiting')];
		await photos.keep([sent, waiting]);
		await store.sent('ana', sent, 'epoch', NOW);
		await photos.url(sent);
		await photos.forget([sent, waiting, 'f'.repeat(64)]);
		expect(await store.bytes('ana', sent)).toBeNull();
		expect(await photos.url(sent)).toBe(`/api/media/${sent}`);
		expect((await photos.status(waiting)).place).toBe('waiting');
	});

	it('[L29] another person on this phone sees none of them, and sends none', async () => {
		const first = open();
		const hash = await add(first.photos, 'mine');
		await first.photos.keep([hash]);
		const other = new PhonePhotos({ ...first.ports, person: 'berta' });
		expect((await other.status(hash)).place).toBe('elsewhere');
		expect(await other.url(hash)).toBe(`/api/media/${hash}`);
		expect(await first.store.waiting('berta')).toEqual([]);
		await other.leave();
		expect((await first.photos.status(hash)).place).toBe('waiting');
	});

	it('shows what is here by an address of its own, once, and asks the server for the rest', async () => {
		const made: Blob[] = [];
		const revoked: string[] = [];
		const { photos } = open({
			urls: {
				createObjectURL: (blob) => `blob:${made.push(blob as Blob)}`,
				revokeObjectURL: (url) => void revoked.push(url)
			}
		});
		const hash = await add(photos, '\u00ff');
		const urls = await Promise.all([photos.url(hash), photos.url(hash)]);
		expect(urls).toEqual(['blob:1', 'blob:1']);
		expect(await photos.url('f'.repeat(64))).toBe(`/api/media/${'f'.repeat(64)}`);
		photos.close();
		expect(revoked).toEqual(['blob:1']);
	});

	it('tells every change of what is watched', async () => {
		const { photos, store } = open();
		const hash = await add(photos, 'watched');
		const seen: PhotoStatus[] = [];
		const changes = () => seen.map(({ place, part }) => `${place} ${part}`);
		const stop = photos.watch([hash], (statuses) => seen.push(must(statuses.get(hash), 'a status')));
		await vi.waitFor(() => expect(changes().at(-1)).toBe('held 0'));
		await photos.keep([hash]);
		photos.markSending(hash);
		await vi.waitFor(() => expect(changes().at(-1)).toBe('sending 0'));
		await store.progress('ana', hash, 5);
		await vi.waitFor(() => expect(changes().at(-1)).toBe(`sending ${5 / 7}`));
		photos.markSending(null);
		await store.sent('ana', hash, 'epoch', NOW);
		await vi.waitFor(() => expect(changes().at(-1)).toBe('sent 1'));
		stop();
		photos.close();
	});

	it('picks are made one after the other, and one that throws does not stop the next', async () => {
		let at = 0;
		let most = 0;
		const { photos } = open({
			async develop(file) {
				most = Math.max(most, ++at);
				const bytes: PhotoBytes = new Uint8Array(await file.arrayBuffer());
				at -= 1;
				if (bytes.length === 1) throw new Error('a bug');
				return ok({ photo: { hash: hashOf(bytes), width: 1, height: 1, alt: '', tint: '#000000' }, bytes });
			}
		});
		const [first, second, third] = ['aa', 'b', 'cc'].map((words) => photos.add(new Blob([words]), 'story'));
		await expect(second).rejects.toThrow('a bug');
		expect([(await first)?.ok, (await third)?.ok, most]).toEqual([true, true, 1]);
	});
});
