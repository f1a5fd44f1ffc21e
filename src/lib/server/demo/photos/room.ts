import { at, disc, line, mixed, path, rect, darker, lighter, type Canvas } from './canvas';

const TABLE_Y = 590;

/** Window light on the wall: a leaning shape in four panes, or a round of sun. */
function lightOnWall(canvas: Canvas): string {
	const { mood, rng } = canvas;
	if (mood.isDark) {
		return canvas.halo(rng.between(300, 900), 330, 560, 430, mood.light, 0.3);
	}
	if (rng.next() < 0.4) {
		const x = rng.between(220, 980);
		return (
			disc(x, 260, rng.between(120, 170), lighter(mood.far[0], 0.55)) +
			canvas.halo(x, 260, 420, 420, mood.light, 0.5)
		);
	}
	const x = rng.between(120, 620);
	const pane = (dx: number, dy: number) =>
		path(
			`M${x + dx} ${90 + dy}l150 -18l60 150l-150 18Z`,
			canvas.down(lighter(mood.far[0], 0.7), lighter(mood.far[1], 0.35)),
			0.75
		);
	return pane(0, 0) + pane(168, -20) + pane(66, 164) + pane(234, 144);
}

/** Something small that stands beside the main thing, so that no two rooms are alike. */
function besides(canvas: Canvas, x: number): string {
	const { mood, rng } = canvas;
	const fruit = rng.oneOf(['#cf5f48', '#e0a63f', '#8fa65a']);
	const shade = canvas.halo(x + 10, TABLE_Y + 62, 130, 24, mood.deep, 0.35);
	const things = [
		() =>
			rect(-95, -30, 190, 30, darker(mood.main, 0.1), 5) +
			rect(-82, -54, 170, 24, mood.second, 5) +
			rect(-82, -46, 170, 5, lighter(mood.second, 0.4)),
		() =>
			disc(0, -48, 50, canvas.down(lighter(fruit, 0.2), darker(fruit, 0.15))) +
			line('M0 -94C4 -108 12 -114 22 -118', mood.deep, 6) +
			path('M8 -104C28 -130 58 -122 66 -106C44 -94 22 -92 8 -104Z', mixed('#5f8f4e', mood.deep, 0.1)),
		() =>
			path(
				'M-34 0L-44 -120L44 -120L34 0Z',
				canvas.across(lighter(mood.far[1], 0.5), lighter(mood.far[1], 0.15)),
				0.8
			) +
			line('M0 -20C-6 -120 -20 -180 -46 -230', '#5f7f4e', 6) +
			line('M2 -20C8 -120 18 -160 40 -200', '#5f7f4e', 6) +
			disc(-48, -238, 26, mood.pale) +
			disc(-48, -238, 10, mood.second) +
			disc(44, -208, 24, lighter(mood.main, 0.45)) +
			disc(44, -208, 9, mood.second)
	];
	return shade + at(x, TABLE_Y + 60, 1, rng.oneOf(things)());
}

/** Wall, light, table; `thing` stands at (0, 0), about 300 units tall. */
export function onTable(canvas: Canvas, thing: string, scale = 1.25): string {
	const { mood, rng } = canvas;
	const x = rng.between(500, 700);
	const side = rng.next() < 0.5 ? -1 : 1;
	const beside = rng.next() < 0.6 ? besides(canvas, x + side * rng.between(330, 400)) : '';
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(...mood.far)) +
			lightOnWall(canvas) +
			rect(0, TABLE_Y, 1200, 220, canvas.down(...mood.near)) +
			rect(0, TABLE_Y, 1200, 7, lighter(mood.near[0], 0.3)) +
			beside +
			canvas.halo(x + 20, TABLE_Y + 92, 310 * (scale / 1.25), 46, mood.deep, 0.5) +
			at(x, TABLE_Y + 88, scale, thing)
	);
}

/** A wall with something that hangs on it from (0, 0). */
export function onWall(canvas: Canvas, thing: string, shadow: string, scale = 1.2): string {
	const { mood, rng } = canvas;
	const x = rng.between(520, 680);
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(...mood.far)) +
			lightOnWall(canvas) +
			rect(0, 690, 1200, 110, canvas.down(...mood.near)) +
			rect(0, 684, 1200, 10, lighter(mood.near[0], 0.35)) +
			`<g opacity="0.22">${at(x + 26, 148, scale, shadow)}</g>` +
			at(x, 130, scale, thing)
	);
}
