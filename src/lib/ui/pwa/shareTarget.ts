/**
 * What another app shares with this one (Android's `share_target`): the worker takes it without a network and lays it
 * aside in a cache of its own; the page `/share` makes a draft of it. Nothing is trusted: few files, photos only.
 *
 *   other app ─ POST /share ─► worker: checked, kept ─ 303 ─► page /share: photos developed ─► draft of the log form
 */
import { PART_CHARS_MAX, PHOTOS_MAX } from '$lib/domain/limits';

export const SHARE_PATH = '/share';
const CACHE = 'respiro-shared';
const WORDS = '/share/words';
/** Room for what a form shows as too long: nothing that was shared is cut silently to fit. */
const TEXT_CHARS_MAX = 4 * PART_CHARS_MAX;
/** The same as {@link SOURCE_BYTES_MAX} of the protocol, whose schemas are no part of the worker. */
export const FILE_BYTES_MAX = 30_000_000;
/** All files of one sharing; a phone must hold them twice while they are kept. */
const SHARE_BYTES_MAX = 3 * FILE_BYTES_MAX;
/** What nobody has taken by then is forgotten: it may be somebody else's turn at this phone. */
const SHARE_MS_MAX = 3_600_000;
/** By what the browser says they are; bytes are looked at when a photo is made of them. No SVG: it is a program. */
const PHOTO_TYPES = new Set([
	'image/jpeg',
	'image/png',
	'image/webp',
	'image/avif',
	'image/heic',
	'image/heif',
	'image/gif'
]);

export interface Shared {
	text: string;
	photos: Blob[];
	/** How many files were left out. */
	left: number;
}

/** What of a sharing is taken: its words, and the first photos that fit. */
export function sharedFrom(form: FormData): Shared {
	const said = ['title', 'text', 'url'].flatMap((name) => {
		const value = form.get(name);
		return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
	});
	const files = form.getAll('photos').filter((one) => typeof one !== 'string');
	const photos: Blob[] = [];
	let bytes = 0;
	for (const file of files) {
		const fits = file.size > 0 && file.size <= FILE_BYTES_MAX && bytes + file.size <= SHARE_BYTES_MAX;
		if (!fits || photos.length === PHOTOS_MAX || !PHOTO_TYPES.has(file.type)) continue;
		bytes += file.size;
		photos.push(file);
	}
	const text = [...new Set(said)].join('\n').slice(0, TEXT_CHARS_MAX);
	return { text, photos, left: files.length - photos.length };
}

interface Words {
	text: string;
	photos: number;
	left: number;
	at: number;
}

/** Lays a sharing aside, in place of one that nobody took. `now`: UTC ms. */
export async function keepShared(storage: CacheStorage, shared: Shared, now: number): Promise<void> {
	await storage.delete(CACHE);
	const cache = await storage.open(CACHE);
	for (const [i, photo] of shared.photos.entries()) await cache.put(`${WORDS}/${i}`, new Response(photo));
	const words: Words = { text: shared.text, photos: shared.photos.length, left: shared.left, at: now };
	await cache.put(WORDS, Response.json(words));
}

/** Takes what was laid aside, once; null when there is nothing, or nothing of the last hour. */
export async function takeShared(storage: CacheStorage, now: number): Promise<Shared | null> {
	const cache = await storage.open(CACHE);
	const answer = await cache.match(WORDS);
	const words = answer ? ((await answer.json()) as Words) : null;
	const photos: Blob[] = [];
	for (let i = 0; words && i < words.photos; i++) {
		const photo = await cache.match(`${WORDS}/${i}`);
		if (photo) photos.push(await photo.blob());
	}
	await storage.delete(CACHE);
	if (!words || now - words.at > SHARE_MS_MAX) return null;
	return { text: words.text, photos, left: words.left };
}

/** Forgets what was laid aside: the person leaves. */
export async function dropShared(storage: CacheStorage): Promise<void> {
	await storage.delete(CACHE);
}

/** The worker's answer to a sharing: always the page that tells what became of it. */
export async function answerShare(request: Request, storage: CacheStorage, now: number): Promise<Response> {
	let shared: Shared = { text: '', photos: [], left: 1 };
	try {
		shared = sharedFrom(await request.formData());
	} catch {
		// Not a form, or more than this phone can hold: the page says that it was left out.
	}
	await keepShared(storage, shared, now).catch(() => undefined);
	return Response.redirect(new URL(SHARE_PATH, request.url).href, 303);
}
