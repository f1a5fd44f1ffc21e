import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PAST_OPS_MAX } from '../../src/lib/client/sync/past';
import type { Photo } from '../../src/lib/domain/photo';
import { FRESH_RECORDS_MAX } from '../../src/lib/protocol/limits';
import { drawPhoto } from '../../src/lib/server/demo/photos/store';
import { PHOTO_HEIGHT, PHOTO_WIDTH } from '../../src/lib/server/demo/photos/canvas';
import { demoStories } from '../../src/lib/server/demo/stories';
import { storePhoto } from '../../src/lib/server/media/media';
import { indexStories } from '../../src/lib/server/stories/storyIndex';
import { RespiroServer } from '../e2e/support/server';
import { writeLargeHouse } from '../support/largeHouse';
import { judge, quantile, type Report } from './support/figures';
import { scrollDown, type Scrolled } from './support/frames';
import { BenchHome } from './support/home';
import { BenchPhone, type PhoneSession } from './support/phone';
import { storiesHeld } from './support/probe';

const SCREENS = 200;
const STRETCHES = 4;
const CPU_SLOWER = 4;
const LONG_FRAME_MS = 50;
/** Three ticks of the display are 50 ms, and told as 49.9 to 50.1. */
const ROUNDED_MS = 0.2;
const PHOTO_EVERY = 3;
const PHOTOS = 16;
const MB = 1_048_576;
/** The newest of the large house, so that the list soon leaves what the phone holds. */
const FRESH = 20;
/** What the phone holds of it: its first page, which reaches below the quiet time. */
const HELD = FRESH_RECORDS_MAX;

interface Size {
	name: string;
	old: number;
	quiet: number;
	fresh: number;
}
const SIZES: readonly Size[] = [
	{ name: '10,000 on the phone', old: 10_000, quiet: 0, fresh: 0 },
	{ name: '100,000 on the server', old: 100_000 - FRESH, quiet: PAST_OPS_MAX, fresh: FRESH }
];

const told = demoStories('scroll', Date.UTC(2026, 5, 15));

async function drawPhotos(bench: BenchHome, tenant: string): Promise<Photo[]> {
	const motifs = told.flatMap((story) => (story.photo ? [story.photo] : [])).slice(0, PHOTOS);
	const size = { width: PHOTO_WIDTH, height: PHOTO_HEIGHT };
	const drawn = await Promise.all(motifs.map((motif, n) => drawPhoto(motif, `${motif} ${n}`)));
	return Promise.all(
		drawn.map(async ({ bytes, tint }) => ({
			hash: await storePhoto(bench.home, tenant, { type: 'image/webp', bytes, ...size }),
			...size,
			alt: '',
			tint
		}))
	);
}

/** Fills the database of a stopped server, its index of stories too. */
export async function fill(
	server: RespiroServer,
	{ tenant, person, locations }: PhoneSession,
	size: Size
): Promise<Photo[]> {
	const file = join(server.folder, 'respiro.db');
	const space = locations[0]?.id ?? '';
	const bench = await BenchHome.open({ file });
	const photos = await drawPhotos(bench, tenant.id);
	const { old, quiet, fresh } = size;
	const until = Date.now() - 60_000;
	writeLargeHouse({
		...{ file, tenant: tenant.id, space, author: person.id, old, quiet, fresh, until },
		tell: (n) => `${told[n % told.length]?.parts.what ?? ''} (${n})`,
		photosOf: (n) => (n % PHOTO_EVERY === 0 ? [photos[(n / PHOTO_EVERY) % photos.length] as Photo] : [])
	});
	await indexStories(bench.home, tenant.id, [space]);
	await bench.database.close();
	return photos;
}

interface Card {
	text: string;
	photo: string | null;
}

/** A bare window over still cards, as tall as the feed: what comes near is put there, what is far is taken away. */
function standCards({ cards, height, px }: { cards: Card[]; height: number; px: number }): void {
	document.body.style.height = `${height}px`;
	const shown = new Map<number, HTMLElement>();
	const place = () => {
		const first = Math.max(0, Math.floor((scrollY - 200) / px));
		const last = Math.floor((scrollY + innerHeight + 200) / px);
		for (const [n, card] of shown) {
			if (n >= first && n <= last) continue;
			card.remove();
			shown.delete(n);
		}
		for (let n = first; n <= last; n++) {
			const card = cards[n % cards.length];
			if (shown.has(n) || !card) continue;
			const article = document.createElement('article');
			article.style.top = `${n * px}px`;
			if (card.photo) article.append(Object.assign(new Image(), { src: card.photo, decoding: 'async' }));
			article.append(Object.assign(document.createElement('p'), { textContent: card.text }));
			document.body.append(article);
			shown.set(n, article);
		}
	};
	addEventListener('scroll', place);
	place();
}

/** The least that shows as much as the feed does. */
export async function floorPage(page: Page, photos: readonly Photo[], height: number): Promise<void> {
	const cards = told.map(({ parts }, n): Card => {
		const photo = n % PHOTO_EVERY === 0 ? photos[n % photos.length] : undefined;
		return { text: parts.what, photo: photo ? `/api/media/${photo.hash}` : null };
	});
	const style = `body{margin:0;font:16px serif}article{position:absolute;left:16px;right:16px;height:360px;
		border-radius:16px;overflow:clip;box-shadow:0 1px 4px #0003}img{width:100%;aspect-ratio:16/10;object-fit:cover}
		p{padding:0 16px}`;
	const head = `<!doctype html><meta name=viewport content="width=device-width"><style>${style}</style>`;
	await page.context().route('**/floor', (route) => route.fulfill({ contentType: 'text/html', body: head }));
	await page.goto('/floor');
	await page.evaluate(standCards, { cards, height, px: 380 });
}

function tell(report: Report, name: string, { frames, heap, screens }: Scrolled, floor: number[]): void {
	const of = (share: number) => ({
		value: quantile(frames, share),
		floor: quantile(floor, share),
		unit: 'ms'
	});
	const what = (text: string) => `${name}: ${text}`;
	report({ what: what('screens scrolled'), value: screens, unit: '' });
	report({ what: what('frame, median'), ...of(0.5) });
	report({ what: what('frame, 95th of 100'), ...of(0.95) });
	judge(report, { what: what('longest frame'), ...of(1) }, { atMost: LONG_FRAME_MS });
	const long = (list: number[]) => list.filter((ms) => ms > LONG_FRAME_MS + ROUNDED_MS).length;
	judge(
		report,
		// The floor is scrolled for one stretch only.
		{
			what: what(`frames over ${LONG_FRAME_MS} ms`),
			value: long(frames),
			floor: long(floor) * STRETCHES,
			unit: ''
		},
		{ atMost: 0 }
	);
	const [start = 0, ...later] = heap.map((bytes) => bytes / MB);
	report({ what: what('heap before'), value: start, unit: 'MB' });
	for (const [index, value] of later.entries()) {
		const after = ((index + 1) * SCREENS) / STRETCHES;
		const grown = { what: what(`heap after ${after} screens`), value, floor: later[0] ?? start, unit: 'MB' };
		if (index === later.length - 1) judge(report, grown, { ratioAtMost: 1.25 });
		else report(grown);
	}
}

async function scrollHouse(report: Report, size: Size): Promise<void> {
	const server = await RespiroServer.create();
	const owner = new BenchPhone(server);
	const phone = new BenchPhone(server);
	try {
		await server.start();
		const session = await owner.setUp(await owner.on());
		await server.kill();
		const photos = await fill(server, session, size);
		await server.start();
		const token = await owner.invite(1);
		await owner.off();
		const page = await phone.on();
		const { person } = await phone.join(page, token, 'Nerea Vidal');
		await page.goto('/stories', { waitUntil: 'commit' });
		await page.evaluate(storiesHeld, {
			person: person.id,
			count: size.quiet > 0 ? HELD : size.old,
			whole: true
		});
		await page.reload();
		await page.locator('a[data-story]').first().waitFor();
		const options = { screens: SCREENS, stretches: STRETCHES, slower: CPU_SLOWER };
		const scrolled = await scrollDown(page, options);
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		const asked = await page.evaluate(() =>
			performance
				.getEntriesByType('resource')
				.filter(({ name }) => name.endsWith('/api/stories'))
				.map(({ duration }) => duration)
		);
		await floorPage(page, photos, height);
		const floor = await scrollDown(page, { ...options, screens: SCREENS / STRETCHES, stretches: 1 });
		tell(report, size.name, scrolled, floor.frames);
		if (asked.length === 0) return;
		report({ what: `${size.name}: pages asked for`, value: asked.length, unit: '' });
		report({ what: `${size.name}: a page, median`, value: quantile(asked, 0.5), unit: 'ms' });
		report({ what: `${size.name}: a page, 95th of 100`, value: quantile(asked, 0.95), unit: 'ms' });
	} finally {
		await Promise.all([owner.dispose(), phone.dispose()]);
		await server.dispose();
	}
}

export default async function scrollBench(report: Report): Promise<void> {
	const wanted = process.env.SCROLL;
	for (const size of SIZES) if (!wanted || size.name.includes(wanted)) await scrollHouse(report, size);
}
