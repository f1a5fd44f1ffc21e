import type { SeededRng } from '../seed';

/** Pixels of a finished picture; painters work on 1200 × 800 units. */
export const PHOTO_WIDTH = 1080;
export const PHOTO_HEIGHT = 720;

/** The colours of one hour of the day; every picture takes all of its own from one of them. */
export interface Mood {
	/** Wall or sky, above and below. */
	far: [string, string];
	/** Table or ground, above and below. */
	near: [string, string];
	/** Sun, flame, lit window. */
	light: string;
	/** The darkest, for lines and silhouettes. */
	deep: string;
	main: string;
	second: string;
	pale: string;
	isDark: boolean;
}

/** What painters draw with: colours, chance and gradients. Shapes are SVG text. */
export interface Canvas {
	mood: Mood;
	rng: SeededRng;
	/** Paint from `top` to `bottom`. */
	down(top: string, bottom: string): string;
	/** Paint from left to right. */
	across(left: string, right: string): string;
	/** A soft disc of light, or of shadow. */
	halo(cx: number, cy: number, rx: number, ry: number, color: string, opacity: number): string;
	/** The whole picture. */
	document(body: string): string;
}

/** `a` with `share` of `b` in it, both `#rrggbb`. */
export function mixed(a: string, b: string, share: number): string {
	const channel = (hex: string, at: number) => parseInt(hex.slice(at, at + 2), 16);
	const channels = [1, 3, 5].map((at) =>
		Math.round(channel(a, at) * (1 - share) + channel(b, at) * share)
			.toString(16)
			.padStart(2, '0')
	);
	return `#${channels.join('')}`;
}

export const darker = (color: string, share = 0.25) => mixed(color, '#1d1a22', share);
export const lighter = (color: string, share = 0.25) => mixed(color, '#fffaf0', share);

export function createCanvas(rng: SeededRng, mood: Mood): Canvas {
	const defs: string[] = [];
	const gradient = (end: string, from: string, to: string) => {
		const id = `g${defs.length}`;
		defs.push(
			`<linearGradient id="${id}" x1="0" y1="0" ${end}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
		);
		return `url(#${id})`;
	};
	return {
		mood,
		rng,
		down: (top, bottom) => gradient('x2="0" y2="1"', top, bottom),
		across: (left, right) => gradient('x2="1" y2="0"', left, right),
		halo(cx, cy, rx, ry, color, opacity) {
			const id = `g${defs.length}`;
			defs.push(
				`<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="${opacity}"/><stop offset="0.5" stop-color="${color}" stop-opacity="${opacity * 0.38}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`
			);
			return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="url(#${id})"/>`;
		},
		document: (body) =>
			`<svg xmlns="http://www.w3.org/2000/svg" width="${PHOTO_WIDTH}" height="${PHOTO_HEIGHT}" viewBox="0 0 1200 800"><defs>${defs.join('')}</defs>${body}</svg>`
	};
}

export function at(x: number, y: number, scale: number, body: string, turn = 0): string {
	return `<g transform="translate(${x} ${y}) scale(${scale}) rotate(${turn})">${body}</g>`;
}

export function rect(x: number, y: number, w: number, h: number, fill: string, radius = 0): string {
	return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${fill}"/>`;
}

export function disc(cx: number, cy: number, r: number, fill: string, ry = r): string {
	return `<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${ry}" fill="${fill}"/>`;
}

export function path(d: string, fill: string, opacity = 1): string {
	return `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

export function line(d: string, stroke: string, width: number, opacity = 1): string {
	return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A flame of about 60 units above the point, with its glow. */
export function flame(canvas: Canvas, x: number, y: number, scale = 1): string {
	const { light } = canvas.mood;
	const glow = canvas.halo(x, y - 26 * scale, 190 * scale, 190 * scale, light, 0.55);
	const outer = path('M0 0C-17 -8 -17 -30 0 -62C17 -30 17 -8 0 0Z', canvas.down('#f6b54a', '#f08c3a'));
	const inner = path('M0 -3C-8 -8 -8 -20 0 -36C8 -20 8 -8 0 -3Z', '#fff3cf');
	return glow + at(x, y, scale, outer + inner);
}
