import { at, darker, disc, lighter, line, mixed, path, rect, type Canvas } from './canvas';

/* Pictures under the open sky. */

function sky(canvas: Canvas): string {
	return rect(0, 0, 1200, 800, canvas.down(...canvas.mood.far));
}

function sun(canvas: Canvas, x: number, y: number, r: number): string {
	const { mood } = canvas;
	return canvas.halo(x, y, r * 4.2, r * 4.2, mood.light, 0.6) + disc(x, y, r, lighter(mood.light, 0.3));
}

function cloud(x: number, y: number, scale: number, color: string, opacity: number): string {
	return at(
		x,
		y,
		scale,
		path(
			'M-150 30A40 40 0 0 1 -132 -44A66 66 0 0 1 -12 -76A58 58 0 0 1 92 -48A42 42 0 0 1 140 30Z',
			color,
			opacity
		)
	);
}

function stars(canvas: Canvas, count: number, bottom: number): string {
	const { rng, mood } = canvas;
	return Array.from({ length: count }, () =>
		disc(rng.between(20, 1180), rng.between(20, bottom), rng.between(2, 5) / 1.6, lighter(mood.light, 0.4))
	).join('');
}

/** A long soft wave or hill from edge to edge. */
function ridge(canvas: Canvas, y: number, swell: number, color: string, opacity = 1): string {
	const { rng } = canvas;
	const wobble = () => y + rng.between(-swell, swell);
	return path(
		`M0 ${wobble()}C200 ${wobble() - swell} 300 ${wobble() + swell} 480 ${wobble()}S800 ${wobble() - swell} 920 ${wobble()}S1120 ${wobble() + swell} 1200 ${wobble()}V800H0Z`,
		color,
		opacity
	);
}

export function sea(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(320, 880);
	const boat = rng.between(200, 1000);
	const glints = Array.from({ length: 14 }, (_, i) => {
		const y = 446 + i * 22;
		const half = 26 + i * 9 + rng.between(-16, 22);
		return line(
			`M${x - half + rng.between(-24, 24)} ${y}h${half * 2}`,
			lighter(mood.light, 0.2),
			6,
			0.62 - i * 0.03
		);
	}).join('');
	return canvas.document(
		sky(canvas) +
			cloud(rng.between(100, 460), 170, 0.9, mood.pale, 0.4) +
			cloud(rng.between(700, 1080), 250, 0.7, mood.pale, 0.3) +
			sun(canvas, x, 404, 74) +
			rect(0, 430, 1200, 370, canvas.down(...mood.near)) +
			glints +
			at(
				boat,
				452,
				0.62,
				path('M-70 0H70L46 30H-48Z', mood.deep) +
					path('M-4 -8V-150L-62 -14Z', mood.pale) +
					path('M6 -8V-120L54 -14Z', mood.main)
			) +
			ridge(canvas, 668, 14, mixed(mood.near[1], mood.pale, 0.14), 0.65) +
			ridge(canvas, 728, 12, mixed(mood.pale, mood.second, 0.35))
	);
}

export function plane(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(520, 820);
	const y = rng.between(230, 330);
	const body =
		path(
			'M-190 14C-150 -18 120 -30 182 -8C214 4 206 22 176 26C110 36 -140 40 -190 14Z',
			canvas.down(mood.pale, darker(mood.pale, 0.16))
		) +
		path('M-182 10L-232 -74H-196L-132 -8Z', mood.main) +
		path('M10 12L-82 112H-36L92 18Z', darker(mood.pale, 0.24)) +
		path('M24 -14L-28 -74H-4L78 -16Z', darker(mood.pale, 0.12)) +
		[60, 88, 116].map((wx) => disc(wx, 0, 7, mood.deep)).join('') +
		path('M150 -12C170 -10 184 -4 190 2L158 2Z', mood.deep);
	return canvas.document(
		sky(canvas) +
			sun(canvas, rng.between(160, 1040), 560, 84) +
			cloud(200, 210, 1, mood.pale, 0.5) +
			cloud(1010, 150, 0.75, mood.pale, 0.45) +
			line(
				`M${x - 190} ${y + 32}C${x - 420} ${y + 90} ${x - 560} ${y + 130} -20 ${y + 260}`,
				mood.pale,
				12,
				0.45
			) +
			at(x, y, 1.15, body, -13) +
			cloud(160, 690, 1.9, lighter(mood.far[1], 0.4), 0.9) +
			cloud(620, 740, 2.3, lighter(mood.far[1], 0.55), 0.95) +
			cloud(1080, 700, 2, lighter(mood.far[1], 0.4), 0.9) +
			rect(0, 770, 1200, 30, lighter(mood.far[1], 0.5))
	);
}

export function lighthouse(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(360, 840);
	const left = x > 600;
	const beam = left ? `M${x} 226L-60 90V400Z` : `M${x} 226L1260 90V400Z`;
	const [near, far] = [mood.light, mood.far[0]];
	return canvas.document(
		sky(canvas) +
			stars(canvas, 44, 360) +
			path(beam, left ? canvas.across(far, near) : canvas.across(near, far), 0.42) +
			rect(0, 560, 1200, 240, canvas.down(mixed(mood.far[0], mood.far[1], 0.5), mood.deep)) +
			ridge(canvas, 640, 16, darker(mood.far[0], 0.15), 0.7) +
			path(
				`M${x - 330} 800C${x - 260} 640 ${x - 130} 590 ${x} 592C${x + 150} 594 ${x + 250} 660 ${x + 340} 800Z`,
				mood.deep
			) +
			path(
				`M${x - 40} 262H${x + 40}L${x + 66} 604H${x - 66}Z`,
				canvas.across(mood.pale, darker(mood.pale, 0.3))
			) +
			path(`M${x - 46} 336H${x + 46}L${x + 51} 404H${x - 51}Z`, mood.main) +
			path(`M${x - 56} 472H${x + 56}L${x + 61} 540H${x - 61}Z`, mood.main) +
			canvas.halo(x, 226, 210, 210, mood.light, 0.85) +
			rect(x - 30, 196, 60, 60, mood.light) +
			rect(x - 52, 254, 104, 14, mood.deep, 4) +
			path(`M${x - 42} 198Q${x} 130 ${x + 42} 198Z`, darker(mood.main, 0.2))
	);
}

export function night(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(300, 460);
	const crown = [
		[-150, -330, 120],
		[0, -400, 150],
		[150, -320, 124],
		[-60, -270, 118],
		[80, -260, 112]
	]
		.map(([cx = 0, cy = 0, r = 0], i) => disc(cx, cy, r, mixed(mood.main, mood.deep, 0.45 + (i % 3) * 0.08)))
		.join('');
	const blossoms = Array.from({ length: 46 }, () =>
		disc(rng.between(-230, 240), rng.between(-500, -200), rng.between(5, 11), lighter(mood.main, 0.35))
	).join('');
	return canvas.document(
		sky(canvas) +
			stars(canvas, 60, 460) +
			canvas.halo(930, 190, 260, 260, mood.light, 0.5) +
			disc(930, 190, 66, lighter(mood.light, 0.45)) +
			ridge(canvas, 600, 26, darker(mood.near[0], 0.2)) +
			rect(0, 660, 1200, 140, canvas.down(mood.near[1], mood.deep)) +
			at(
				x,
				700,
				1.1,
				path(
					'M-26 0C-10 -120 -30 -200 -70 -260H-40C-10 -210 0 -180 4 -160C14 -210 40 -240 80 -280H108C60 -220 24 -140 34 0Z',
					mood.deep
				) +
					crown +
					blossoms
			) +
			canvas.halo(820, 690, 320, 210, mood.light, 0.6) +
			at(
				820,
				716,
				1,
				path('M-34 0L-26 -96H26L34 0Z', mood.light) +
					rect(-40, -110, 80, 18, mood.deep, 5) +
					rect(-44, -6, 88, 16, mood.deep, 5) +
					line('M-22 -110C-22 -158 22 -158 22 -110', mood.deep, 6)
			)
	);
}

export function road(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(420, 780);
	const van =
		path('M-84 0V-58L-52 -98H60Q82 -98 82 -74V0Z', canvas.down(lighter(mood.main, 0.12), mood.main)) +
		path('M-70 -54L-44 -86H-8V-54Z', mood.pale) +
		rect(8, -86, 60, 32, mood.pale, 5) +
		rect(-84, -40, 166, 9, mood.second) +
		disc(-46, 2, 22, mood.deep) +
		disc(50, 2, 22, mood.deep) +
		disc(-46, 2, 9, mood.pale) +
		disc(50, 2, 9, mood.pale);
	return canvas.document(
		sky(canvas) +
			sun(canvas, x, 372, 74) +
			cloud(180, 190, 0.8, mood.pale, 0.35) +
			cloud(1010, 130, 0.65, mood.pale, 0.3) +
			ridge(canvas, 420, 34, mixed(mood.far[1], mood.near[0], 0.3)) +
			ridge(canvas, 492, 28, mixed(mood.far[1], mood.near[0], 0.6)) +
			ridge(canvas, 566, 18, mood.near[0]) +
			rect(0, 640, 1200, 160, canvas.down(darker(mood.near[1], 0.1), darker(mood.near[1], 0.45))) +
			rect(0, 660, 1200, 92, mixed(mood.deep, mood.far[1], 0.22)) +
			line('M20 706H1200', mood.second, 6, 0.8).replace('/>', ' stroke-dasharray="70 64"/>') +
			canvas.halo(x - 250, 708, 240, 44, mood.light, 0.75) +
			canvas.halo(x + 6, 736, 150, 18, mood.deep, 0.7) +
			at(x, 712, 1.2, van)
	);
}

export function lanterns(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const ring = Array.from({ length: 13 }, (_, i) => {
		const turn = (i / 13) * Math.PI * 2;
		const x = 600 + Math.cos(turn) * 430;
		const y = 560 + Math.sin(turn) * 120;
		const scale = 0.62 + (y - 440) / 420;
		return { x, y, scale };
	}).sort((a, b) => a.y - b.y);
	const lit = ring
		.map(
			({ x, y, scale }) =>
				canvas.halo(x, y - 40 * scale, 170 * scale, 150 * scale, mood.light, 0.65) +
				at(
					Math.round(x),
					Math.round(y),
					Number(scale.toFixed(2)),
					path('M-30 0L-24 -78H24L30 0Z', lighter(mood.light, 0.2)) +
						rect(-34, -90, 68, 15, mood.deep, 4) +
						rect(-36, -6, 72, 14, mood.deep, 4) +
						line('M-18 -90C-18 -126 18 -126 18 -90', mood.deep, 5)
				)
		)
		.join('');
	const table =
		path('M-130 -150H130L150 0H-150Z', mood.pale, 0.92) +
		disc(0, -150, 132, lighter(mood.pale, 0.3), 26) +
		rect(-5, -222, 10, 68, mood.second) +
		canvas.halo(0, -240, 120, 120, mood.light, 0.8) +
		disc(0, -236, 10, lighter(mood.light, 0.5), 18);
	return canvas.document(
		sky(canvas) +
			ridge(canvas, 420, 30, mixed(mood.far[1], mood.pale, 0.25), 0.5) +
			rect(0, 500, 1200, 300, canvas.down(mixed(mood.near[0], mood.pale, 0.2), mood.near[1])) +
			canvas.halo(600, 560, 620, 300, mood.light, 0.45) +
			at(600, 610, 0.9, table) +
			lit +
			canvas.halo(rng.between(100, 300), 360, 460, 120, mood.pale, 0.35) +
			canvas.halo(rng.between(860, 1080), 300, 480, 130, mood.pale, 0.35)
	);
}
