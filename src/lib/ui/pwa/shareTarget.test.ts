import { describe, expect, it } from 'vitest';
import { SOURCE_BYTES_MAX } from '$lib/protocol/media';
import { noticeFrom } from './notices';
import { answerShare, dropShared, FILE_BYTES_MAX, sharedFrom, takeShared } from './shareTarget';

const NOW = Date.UTC(2026, 5, 15, 12);
const STORY = '/stories/00000000-0000-7000-8000-000000000011';

/** A cache storage as small as what is used of it. */
function memoryCaches(): CacheStorage {
	const all = new Map<string, Map<string, Response>>();
	const storage = {
		open: (name: string) => {
			const held = all.get(name) ?? new Map<string, Response>();
			all.set(name, held);
			return Promise.resolve({
				put: (key: string, response: Response) => Promise.resolve(void held.set(key, response)),
				match: (key: string) => Promise.resolve(held.get(key)?.clone())
			});
		},
		delete: (name: string) => Promise.resolve(all.delete(name))
	};
	return storage as unknown as CacheStorage;
}

/** A file that only says how large it is. */
function fileOf(bytes: number, type = 'image/jpeg'): File {
	const file = new File(['x'], 'a', { type });
	Object.defineProperty(file, 'size', { value: bytes });
	return file;
}
function formOf(texts: Record<string, string>, files: File[] = []): FormData {
	const given = new Map<string, unknown[]>(Object.entries(texts).map(([name, text]) => [name, [text]]));
	given.set('photos', files);
	// FormData copies files, and with it loses what stands in for their size.
	return {
		get: (name: string) => given.get(name)?.[0] ?? null,
		getAll: (name: string) => given.get(name) ?? []
	} as unknown as FormData;
}

describe('what another app shares', () => {
	it('may be as large as a photo that is picked', () => {
		expect(FILE_BYTES_MAX).toBe(SOURCE_BYTES_MAX);
	});

	it('its words become one text, without repeating the address', () => {
		const { text, photos, left } = sharedFrom(
			formOf({ title: 'Doce gatos', text: 'Doce gatos', url: 'https://a.example/b' })
		);
		expect([text, photos, left]).toEqual(['Doce gatos\nhttps://a.example/b', [], 0]);
	});

	it('of 50 photos the first six are taken, and it says that 44 were left out', () => {
		const { photos, left } = sharedFrom(
			formOf(
				{},
				Array.from({ length: 50 }, () => fileOf(1_000))
			)
		);
		expect([photos.length, left]).toEqual([6, 44]);
	});

	it.each([
		['an SVG', fileOf(1_000, 'image/svg+xml')],
		['a video', fileOf(1_000, 'video/mp4')],
		['a page', fileOf(1_000, 'text/html')],
		['something without a type', fileOf(1_000, '')],
		['a photo of 50 MB', fileOf(50 * 1024 * 1024)],
		['an empty file', fileOf(0)]
	])('%s is left out', (_, file) => {
		expect(sharedFrom(formOf({}, [file]))).toEqual({ text: '', photos: [], left: 1 });
	});

	it('photos that fit alone but not together are left out from where it is too much', () => {
		const files = Array.from({ length: 6 }, () => fileOf(SOURCE_BYTES_MAX));
		expect(sharedFrom(formOf({}, files))).toMatchObject({ left: 3 });
	});

	it('a text without end stays of a size that a form can show', () => {
		expect(sharedFrom(formOf({ text: 'a'.repeat(100_000) })).text.length).toBeLessThan(5_000);
	});

	it('is laid aside without a network, taken once, and leads to the page that makes a draft of it', async () => {
		const storage = memoryCaches();
		const body = new FormData();
		body.set('text', 'Le encantó');
		body.append('photos', new File([new Uint8Array([255, 216, 255])], 'a.jpg', { type: 'image/jpeg' }));
		const request = new Request('https://hotel.example/share', { method: 'POST', body });
		const answer = await answerShare(request, storage, NOW);
		expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://hotel.example/share']);
		const shared = await takeShared(storage, NOW + 1_000);
		expect(shared).toMatchObject({ text: 'Le encantó', left: 0 });
		expect(shared?.photos.map(({ size }) => size)).toEqual([3]);
		expect(await takeShared(storage, NOW + 1_000)).toBeNull();
	});

	it('what nobody took for an hour, or before somebody left, is forgotten', async () => {
		const storage = memoryCaches();
		const share = () => {
			const body = new FormData();
			body.set('text', 'a');
			return answerShare(new Request('https://hotel.example/share', { method: 'POST', body }), storage, NOW);
		};
		await share();
		expect(await takeShared(storage, NOW + 3_600_001)).toBeNull();
		await share();
		await dropShared(storage);
		expect(await takeShared(storage, NOW)).toBeNull();
	});

	it('what is no form says that it was left out', async () => {
		const storage = memoryCaches();
		const request = new Request('https://hotel.example/share', { method: 'POST', body: '{}' });
		expect((await answerShare(request, storage, NOW)).status).toBe(303);
		expect(await takeShared(storage, NOW)).toEqual({ text: '', photos: [], left: 1 });
	});
});

describe('a notice', () => {
	it('is a title and an address of this app', () => {
		expect(noticeFrom(JSON.stringify({ title: 'You were thanked', url: STORY }))).toEqual({
			title: 'You were thanked',
			url: STORY
		});
	});

	it.each([
		undefined,
		'',
		'null',
		'[]',
		'{"title":1,"url":"/"}',
		'{"title":"","url":"/"}',
		'{"url":"/"}',
		'not json'
	])('%s is shown as the name of the app', (text) => {
		expect(noticeFrom(text)).toEqual({ title: 'Respiro', url: '/' });
	});

	it.each([
		'https://evil.example/',
		'//evil.example',
		'javascript:alert(1)',
		'/api/session',
		'/stories/../x',
		'\\evil'
	])('%s is no address to open', (url) => {
		expect(noticeFrom(JSON.stringify({ title: 'a', url })).url).toBe('/');
	});
});
