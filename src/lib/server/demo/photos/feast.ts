import { at, darker, disc, flame, lighter, line, mixed, path, rect, type Canvas } from './canvas';

/** A string of bulbs from edge to edge, hanging through. */
function bulbs(canvas: Canvas, y: number, sag: number): string {
	const { mood } = canvas;
	const lights = Array.from({ length: 13 }, (_, i) => {
		const along = (i + 0.5) / 13;
		const x = Math.round(along * 1200);
		const hung = Math.round(y + 4 * sag * along * (1 - along) + 14);
		return canvas.halo(x, hung, 60, 60, mood.light, 0.7) + disc(x, hung, 9, lighter(mood.light, 0.4));
	}).join('');
	return line(`M0 ${y}Q600 ${y + sag * 2} 1200 ${y}`, mood.deep, 4) + lights;
}

function chair(canvas: Canvas, x: number, color: string): string {
	const wood = canvas.down(lighter(color, 0.1), darker(color, 0.25));
	return at(
		x,
		560,
		1,
		path('M-46 0V-96Q-46 -124 0 -124Q46 -124 46 -96V0H30V-92Q30 -104 0 -104Q-30 -104 -30 -92V0Z', wood) +
			rect(-34, -84, 68, 10, color, 4) +
			rect(-34, -54, 68, 10, color, 4)
	);
}

/** One long table under strings of lights. */
export function longTable(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const woods = ['#a5673f', mood.main, '#b98a55', mood.second];
	const chairs = [105, 270, 435, 600, 765, 930, 1095]
		.map((x) => chair(canvas, x, darker(rng.oneOf(woods), 0.2)))
		.join('');
	const dishes = [105, 270, 435, 600, 765, 930, 1095]
		.map((x, i) => {
			const plate =
				disc(x, 600, 58, darker(mood.pale, 0.16), 15) +
				disc(x, 597, 56, mood.pale, 14) +
				disc(x, 597, 34, darker(mood.pale, 0.08), 8);
			const middle = x + 82;
			if (i === 6) return plate;
			if (i % 2 === 0)
				return plate + rect(middle - 9, 540, 18, 58, mood.pale, 4) + flame(canvas, middle, 536, 0.55);
			const fruit = ['#c65a48', '#d79a3c', '#7d9b58']
				.map((color, n) => disc(middle - 24 + n * 24, 572 - (n % 2) * 10, 18, color))
				.join('');
			return (
				plate +
				fruit +
				path(
					`M${middle - 54} 572H${middle + 54}Q${middle + 46} 606 ${middle} 606Q${middle - 46} 606 ${middle - 54} 572Z`,
					mood.second
				)
			);
		})
		.join('');
	const cloth = mixed(mood.pale, mood.far[1], 0.12);
	const folds = Array.from({ length: 12 }, (_, i) =>
		line(
			`M${60 + i * 98} 640C${50 + i * 98} 700 ${66 + i * 98} 740 ${54 + i * 98} 800`,
			darker(cloth, 0.14),
			9,
			0.7
		)
	).join('');
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(...mood.far)) +
			canvas.halo(600, 380, 900, 360, mood.light, 0.4) +
			bulbs(canvas, 60, 90) +
			bulbs(canvas, 130, 74) +
			bulbs(canvas, 196, 60) +
			chairs +
			rect(0, 556, 1200, 78, canvas.down(lighter(cloth, 0.15), cloth)) +
			rect(0, 632, 1200, 168, canvas.down(darker(cloth, 0.1), darker(cloth, 0.32))) +
			folds +
			rect(0, 628, 1200, 10, lighter(cloth, 0.35)) +
			dishes
	);
}
