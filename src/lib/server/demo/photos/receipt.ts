import sharp from 'sharp';
import type { Language, Photo } from '../../../domain/records';
import { storePhoto } from '../../media/media';
import type { Home } from '../../sync/home';
import { createSeededRng, type SeededRng } from '../seed';
import { line, rect } from './canvas';

const WIDTH = 360;
const HEIGHT = 520;
const INK = '#3b3733';
const TINT = '#d9d3c7';
const DIGIT_WIDTH = 16;
const DIGIT_STEP = 25;

/** Strokes of a digit on a field of 1 × 2: no fonts, so that every machine draws the same. */
const STROKES: Record<string, string> = {
	'0': '0 0 1 0 1 2 0 2 0 0',
	'1': '0.5 0 0.5 2',
	'2': '0 0 1 0 1 1 0 1 0 2 1 2',
	'3': '0 0 1 0 1 1 0.2 1 1 1 1 2 0 2',
	'4': '0 0 0 1 1 1 1 0 1 2',
	'5': '1 0 0 0 0 1 1 1 1 2 0 2',
	'6': '1 0 0 0 0 2 1 2 1 1 0 1',
	'7': '0 0 1 0 0.4 2',
	'8': '0 1 1 1 1 0 0 0 0 2 1 2 1 1',
	'9': '1 1 0 1 0 0 1 0 1 2 0 2',
	'.': '0.4 1.9 0.5 2'
};

/** A number, its right edge at `right`. */
function digits(text: string, right: number, top: number, stroke: number): string {
	return [...text]
		.map((char, i) => {
			const x = right - (text.length - i) * DIGIT_STEP;
			const points = (STROKES[char] ?? '').split(' ').map(Number);
			const d = points.map((value, at) =>
				at % 2 === 0 ? `${at === 0 ? 'M' : 'L'}${x + value * DIGIT_WIDTH}` : String(top + value * DIGIT_WIDTH)
			);
			return line(d.join(' '), INK, stroke);
		})
		.join('');
}

function bars(rng: SeededRng, top: number): string {
	let x = 92;
	let svg = '';
	while (x < 262) {
		const width = rng.between(2, 6);
		svg += rect(x, top, width, 44, INK);
		x += width + rng.between(2, 6);
	}
	return svg;
}

/** A till slip: lines that say nothing, and the sum in figures. */
function paint(amountMinor: number, rng: SeededRng): string {
	const rows = Array.from({ length: rng.between(3, 5) }, (_, i) => {
		const y = 150 + i * 34;
		const name = line(`M70 ${y}H${rng.between(130, 220)}`, INK, 7, 0.55);
		return name + line(`M${rng.between(252, 264)} ${y}H288`, INK, 7, 0.55);
	});
	const paper = rect(38, 24, 284, 472, '#fbf8f1', 4);
	const head = line('M120 72H240', INK, 14, 0.8) + line('M146 100H214', INK, 6, 0.5);
	const sum = digits((amountMinor / 100).toFixed(2), 296, 362, 5);
	const rule = line('M66 338H294', INK, 3, 0.6);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${rect(0, 0, WIDTH, HEIGHT, '#8c7a66')}${paper}${head}${rows.join('')}${rule}${sum}${bars(rng, 430)}</svg>`;
}

const ALT: Record<Language, string> = { es: 'Un tique de compra', en: 'A till receipt' };

/** Draws and stores the receipt of a sum in minor units. */
export async function storeReceipt(
	home: Home,
	tenant: string,
	{ amountMinor, language, seed }: { amountMinor: number; language: Language; seed: string }
): Promise<Photo> {
	const svg = paint(amountMinor, createSeededRng(seed));
	const bytes = await sharp(Buffer.from(svg)).removeAlpha().webp({ quality: 70, effort: 0 }).toBuffer();
	const size = { width: WIDTH, height: HEIGHT };
	const photo = { type: 'image/webp' as const, bytes: new Uint8Array(bytes), ...size };
	return { hash: await storePhoto(home, tenant, photo), ...size, alt: ALT[language], tint: TINT };
}
