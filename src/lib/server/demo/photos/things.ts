import { at, darker, disc, flame, lighter, line, path, rect, type Canvas } from './canvas';

/* Things that stand on a table or hang on a wall; the point (0, 0) is where they touch it. */

export function cup(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const color = rng.oneOf([mood.main, mood.pale, mood.second]);
	const steam = [-40, 4, 46]
		.map((x) => line(`M${x} -190c-22 -34 24 -58 0 -96c-16 -26 8 -44 4 -62`, mood.pale, 9, 0.4))
		.join('');
	return (
		disc(0, -8, 178, darker(mood.pale, 0.14), 28) +
		disc(0, -14, 170, lighter(mood.pale, 0.2), 24) +
		line('M100 -132C182 -146 180 -46 78 -52', darker(color, 0.12), 22) +
		path(
			'M-116 -156C-116 -40 -72 -16 0 -16C72 -16 116 -40 116 -156Z',
			canvas.across(lighter(color, 0.15), darker(color, 0.22))
		) +
		disc(0, -156, 116, lighter(color, 0.35), 24) +
		disc(0, -153, 100, '#5a3a2a', 17) +
		disc(-20, -155, 46, '#8a5f42', 7) +
		steam
	);
}

export function suitcase(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const leather = rng.oneOf([mood.main, mood.second, '#a9683f']);
	const strap = darker(leather, 0.4);
	return (
		line('M-62 -250C-62 -312 62 -312 62 -250', strap, 17) +
		rect(-190, -252, 380, 240, canvas.down(lighter(leather, 0.1), darker(leather, 0.16)), 34) +
		rect(-190, -148, 380, 7, darker(leather, 0.22)) +
		rect(-132, -252, 32, 240, strap) +
		rect(100, -252, 32, 240, strap) +
		rect(-138, -152, 44, 34, '#e0b455', 6) +
		rect(94, -152, 44, 34, '#e0b455', 6) +
		disc(0, -196, 32, mood.pale) +
		disc(0, -196, 20, '#e0b455') +
		at(
			18,
			-74,
			1,
			rect(-52, -28, 104, 56, mood.pale, 8) + line('M-30 6C-10 -22 12 18 34 -8', mood.main, 7),
			-9
		) +
		disc(-140, -6, 16, mood.deep) +
		disc(140, -6, 16, mood.deep)
	);
}

export function letter(canvas: Canvas): string {
	const { mood } = canvas;
	const paper = lighter(mood.pale, 0.3);
	const lines = [0, 1, 2, 3]
		.map((i) => line(`M-120 ${-318 + i * 26}h${i === 3 ? 120 : 236}`, mood.deep, 6, 0.35))
		.join('');
	return at(
		0,
		0,
		1,
		at(10, -10, 1, rect(-150, -350, 300, 260, paper, 6) + lines, 3) +
			rect(-200, -236, 400, 236, canvas.down(mood.pale, darker(mood.pale, 0.1)), 10) +
			path(
				'M-200 -230L0 -96L200 -230L200 -226L200 0L-200 0Z',
				canvas.down(lighter(mood.pale, 0.1), darker(mood.pale, 0.07))
			) +
			line('M-196 -228L0 -98L196 -228', darker(mood.pale, 0.24), 4) +
			line('M-194 -6L-56 -118M194 -6L56 -118', darker(mood.pale, 0.16), 3) +
			disc(0, -98, 30, canvas.down(mood.main, darker(mood.main, 0.25))) +
			disc(0, -98, 18, lighter(mood.main, 0.2)),
		-3
	);
}

export function cake(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const crumb = rng.oneOf(['#d99a5b', '#b9744c', '#e3b877']);
	const icing = rng.oneOf([mood.pale, lighter(mood.main, 0.55), '#f6cfc0']);
	const berries = [-110, -55, 55, 110]
		.map((x) => disc(x, -204, 17, '#c4504a') + disc(x - 5, -210, 5, '#f0b0a0'))
		.join('');
	return (
		path('M-52 -6C-30 -20 -24 -40 -24 -62H24C24 -40 30 -20 52 -6Z', darker(mood.pale, 0.14)) +
		disc(0, -6, 92, darker(mood.pale, 0.1), 15) +
		disc(0, -66, 214, darker(mood.pale, 0.12), 24) +
		disc(0, -72, 214, lighter(mood.pale, 0.1), 22) +
		rect(-158, -190, 316, 118, canvas.across(lighter(crumb, 0.15), darker(crumb, 0.2)), 12) +
		rect(-158, -138, 316, 14, lighter(icing, 0.3)) +
		path(
			'M-162 -196H162V-168C150 -140 130 -172 112 -158C96 -128 74 -170 52 -160C36 -118 14 -166 -8 -160C-30 -132 -50 -170 -72 -160C-92 -122 -112 -168 -132 -158C-150 -140 -162 -160 -162 -168Z',
			icing
		) +
		disc(0, -196, 162, lighter(icing, 0.3), 20) +
		berries +
		rect(-7, -276, 14, 78, mood.main, 6) +
		line('M-6 -262l12 -10M-6 -240l12 -10M-6 -218l12 -10', mood.pale, 4) +
		flame(canvas, 0, -278)
	);
}

export function lamp(canvas: Canvas): string {
	const { mood } = canvas;
	return (
		canvas.halo(0, -260, 430, 360, mood.light, 0.75) +
		path('M-118 -214L-250 0H250L118 -214Z', mood.light, 0.16) +
		disc(0, -8, 86, darker(mood.second, 0.3), 16) +
		path(
			'M-22 -10C-60 -70 -50 -120 -12 -150V-210H12V-150C50 -120 60 -70 22 -10Z',
			canvas.across(lighter(mood.main, 0.12), darker(mood.main, 0.28))
		) +
		path('M-80 -372H80L138 -206H-138Z', canvas.down(lighter(mood.light, 0.2), mood.light)) +
		path('M-138 -206H138L134 -194H-134Z', darker(mood.second, 0.08)) +
		path('M-80 -372H80L82 -364H-82Z', darker(mood.second, 0.08)) +
		line('M92 -206v52', mood.second, 4) +
		disc(92, -148, 8, mood.second)
	);
}

export function candles(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const heights = rng.shuffled([150, 220, 110]);
	return [-120, 0, 120]
		.map((x, i) => {
			const height = heights[i] ?? 150;
			const wax = [mood.pale, lighter(mood.second, 0.35), lighter(mood.main, 0.4)][i] ?? mood.pale;
			return (
				disc(x, -4, 58, darker(mood.second, 0.25), 12) +
				rect(x - 36, -height, 72, height - 6, canvas.across(lighter(wax, 0.25), darker(wax, 0.25)), 10) +
				disc(x, -height + 4, 36, lighter(wax, 0.5), 9) +
				line(`M${x} ${-height + 2}v-16`, mood.deep, 4) +
				flame(canvas, x, -height - 12, 0.95)
			);
		})
		.join('');
}

export function plant(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const greens = ['#4f8a5b', '#6fa365', '#3f7a66'];
	const leaves = [-64, -42, -20, 4, 24, 46, 66]
		.map((turn) => {
			const long = rng.between(190, 270);
			const color = rng.oneOf(greens);
			return at(
				0,
				-148,
				1,
				path(
					`M0 0C-46 ${-long * 0.4} -36 ${-long * 0.8} 0 ${-long}C36 ${-long * 0.8} 46 ${-long * 0.4} 0 0Z`,
					canvas.across(lighter(color, 0.16), darker(color, 0.12))
				) + line(`M0 -8V${-long + 26}`, lighter(color, 0.4), 3, 0.7),
				turn + rng.between(-6, 6)
			);
		})
		.join('');
	const pot = rng.oneOf([mood.main, '#c9764f', mood.pale]);
	return (
		leaves +
		path('M-108 -158H108L82 -8C80 0 -80 0 -82 -8Z', canvas.across(lighter(pot, 0.15), darker(pot, 0.24))) +
		rect(-120, -176, 240, 36, lighter(pot, 0.1), 10)
	);
}

export function cello(canvas: Canvas): string {
	const { mood } = canvas;
	const wood = '#a85c34';
	return at(
		0,
		-6,
		1,
		line('M0 0V-40', mood.deep, 6) +
			path(
				'M0 -30C-112 -30 -128 -120 -84 -166C-66 -186 -66 -206 -80 -226C-108 -272 -62 -322 0 -322C62 -322 108 -272 80 -226C66 -206 66 -186 84 -166C128 -120 112 -30 0 -30Z',
				canvas.across(lighter(wood, 0.12), darker(wood, 0.28))
			) +
			path('M-11 -206H11L9 -452H-9Z', '#3a2620') +
			path('M-17 -452H17L12 -500C8 -520 -8 -520 -12 -500Z', darker(wood, 0.3)) +
			line('M-26 -466h-18M26 -476h18M-24 -488h-16', mood.deep, 8) +
			rect(-26, -146, 52, 10, '#e9c99a', 3) +
			path('M-14 -126H14L8 -58H-8Z', '#3a2620') +
			line('M-5 -450L-9 -70M5 -450L9 -70', lighter(wood, 0.7), 2) +
			line('M-50 -176C-34 -160 -62 -132 -46 -114M50 -176C34 -160 62 -132 46 -114', '#3a2620', 6) +
			line('M-190 -10L150 -330', '#7a4a30', 6) +
			line('M-182 -4L156 -322', mood.pale, 2),
		7
	);
}

/** A room key with its tag, hanging from a nail. */
export function key(canvas: Canvas): { thing: string; shadow: string } {
	const { mood } = canvas;
	const draw = (brass: string, tag: string, dot: string, cord: string) =>
		line('M0 0C-30 60 -30 90 -26 130M0 0C40 60 96 120 118 208', cord, 6) +
		at(
			-26,
			190,
			1,
			`<circle r="58" fill="none" stroke="${brass}" stroke-width="25"/>` +
				rect(-13, 62, 26, 216, brass, 8) +
				rect(8, 196, 58, 24, brass, 4) +
				rect(8, 240, 42, 24, brass, 4) +
				rect(-22, 74, 44, 15, brass, 5),
			5
		) +
		at(
			118,
			206,
			1,
			path('M-60 40L0 -14L60 40V210A16 16 0 0 1 44 226H-44A16 16 0 0 1 -60 210Z', tag) +
				disc(0, 34, 13, dot) +
				disc(0, 132, 34, dot),
			-12
		) +
		disc(0, 0, 13, brass);
	const tag = canvas.down(lighter(mood.main, 0.1), darker(mood.main, 0.18));
	return {
		thing: draw(canvas.down('#dcae52', '#b98434'), tag, mood.pale, darker(mood.main, 0.45)),
		shadow: draw(mood.deep, mood.deep, mood.deep, mood.deep)
	};
}

/** Two clocks that tell two hours. */
export function clocks(canvas: Canvas): { thing: string; shadow: string } {
	const { mood, rng } = canvas;
	const face = (x: number, color: string) => {
		const ticks = Array.from({ length: 12 }, (_, i) =>
			at(x, 170, 1, rect(-4, -122, 8, i % 3 === 0 ? 24 : 12, mood.deep, 3), i * 30)
		).join('');
		const hour = rng.between(0, 359);
		return (
			disc(x, 170, 156, canvas.down(color, darker(color, 0.25))) +
			disc(x, 170, 134, lighter(mood.pale, 0.4)) +
			ticks +
			at(x, 170, 1, rect(-7, -76, 14, 84, mood.deep, 7), hour) +
			at(x, 170, 1, rect(-5, -110, 10, 122, mood.deep, 5), (hour * 12) % 360) +
			disc(x, 170, 12, mood.main)
		);
	};
	return {
		thing: face(-190, mood.main) + face(190, mood.second),
		shadow: disc(-190, 170, 156, mood.deep) + disc(190, 170, 156, mood.deep)
	};
}
