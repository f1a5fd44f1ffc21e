import sharp from 'sharp';
import type { Photo } from '../../../domain/records';
import { storePhoto } from '../../media/media';
import type { Home } from '../../sync/home';
import { createSeededRng } from '../seed';
import type { DemoStory } from '../stories';
import { PHOTO_HEIGHT, PHOTO_WIDTH } from './canvas';
import { altOf, paintMotif, type MotifName } from './motif';

/** As many pictures at once as there are threads to draw them. */
const AT_ONCE = 4;

interface Drawn {
	bytes: Uint8Array;
	/** Mean colour, `#rrggbb`. */
	tint: string;
}

/** A picture of the motif as WebP; the same words give the same picture. */
export async function drawPhoto(motif: MotifName, seed: string): Promise<Drawn> {
	const { data, info } = await sharp(Buffer.from(paintMotif(motif, createSeededRng(seed))))
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const raw = { width: info.width, height: info.height, channels: info.channels };
	const [bytes, mean] = await Promise.all([
		sharp(data, { raw }).webp({ quality: 80, effort: 2 }).toBuffer(),
		sharp(data, { raw }).resize(1, 1, { kernel: 'linear' }).raw().toBuffer()
	]);
	return { bytes: new Uint8Array(bytes), tint: `#${mean.toString('hex').slice(0, 6)}` };
}

/** Draws and stores the picture of every story that has one. */
export async function storeDemoPhotos(
	home: Home,
	tenant: string,
	stories: readonly DemoStory[]
): Promise<Map<DemoStory, Photo>> {
	const photos = new Map<DemoStory, Photo>();
	const waiting = stories.flatMap((story) => (story.photo ? [{ story, motif: story.photo }] : []));
	const draw = async () => {
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { story, motif } = next;
			const { bytes, tint } = await drawPhoto(motif, `${motif} ${story.parts.what}`);
			const size = { width: PHOTO_WIDTH, height: PHOTO_HEIGHT };
			const hash = await storePhoto(home, tenant, { type: 'image/webp', bytes, ...size });
			photos.set(story, { hash, ...size, alt: altOf(motif, story.language), tint });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, draw));
	return photos;
}
