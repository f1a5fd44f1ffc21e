import { at, darker, disc, lighter, line, mixed, path, rect, type Canvas } from './canvas';

/* Pictures of houses, from outside and from within. */

/** Rows of sleeping windows, one awake. */
export function windowAtNight(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const wall = canvas.down(mood.far[1], mood.far[0]);
	const [litColumn, litRow] = [rng.between(1, 3), rng.between(0, 1)];
	const frames: string[] = [];
	for (let column = 0; column < 5; column++) {
		for (let row = 0; row < 3; row++) {
			const [x, y] = [70 + column * 226, 70 + row * 258];
			const isLit = column === litColumn && row === litRow;
			const glass = isLit
				? canvas.down(lighter(mood.light, 0.25), mood.light)
				: canvas.down(mixed(mood.deep, mood.far[0], 0.35), mood.deep);
			frames.push(
				(isLit ? canvas.halo(x + 78, y + 96, 400, 380, mood.light, 0.6) : '') +
					rect(x - 12, y - 12, 180, 208, darker(mood.far[1], isLit ? 0.05 : 0.18), 8) +
					rect(x, y, 156, 184, glass, 4) +
					(isLit
						? path(
								`M${x} ${y}H${x + 52}C${x + 46} ${y + 80} ${x + 22} ${y + 140} ${x} ${y + 158}Z`,
								lighter(mood.main, 0.15),
								0.85
							) +
							path(
								`M${x + 156} ${y}H${x + 104}C${x + 110} ${y + 80} ${x + 134} ${y + 140} ${x + 156} ${y + 158}Z`,
								lighter(mood.main, 0.15),
								0.85
							) +
							at(
								x + 78,
								y + 184,
								0.3,
								path('M-56 -90H56L42 0H-42Z', '#a3563c') +
									[-40, -14, 14, 40]
										.map((turn) =>
											at(0, -88, 1, path('M0 0C-30 -60 -24 -130 0 -180C24 -130 30 -60 0 0Z', '#3f7350'), turn)
										)
										.join('')
							)
						: line(`M${x + 78} ${y}v184M${x} ${y + 84}h156`, darker(mood.far[1], 0.25), 6)) +
					rect(x - 18, y + 192, 192, 14, isLit ? lighter(mood.far[1], 0.22) : darker(mood.far[1], 0.08), 4)
			);
		}
	}
	return canvas.document(rect(0, 0, 1200, 800, wall) + frames.join(''));
}

/** An open umbrella in the rain. */
export function umbrella(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(500, 700);
	const rain = Array.from({ length: 70 }, () => {
		const [rx, ry] = [rng.between(-20, 1220), rng.between(-40, 640)];
		const far = Math.abs(rx - x) > 290 || ry < 250;
		return far ? line(`M${rx} ${ry}l-9 ${rng.between(30, 54)}`, mood.pale, 3, 0.4) : '';
	}).join('');
	const colors = [mood.main, lighter(mood.main, 0.18), mood.main, lighter(mood.main, 0.18)];
	const canopy = [-290, -145, 0, 145]
		.map((dx, i) =>
			path(
				`M0 -196C${dx * 0.9} -196 ${dx} -90 ${dx} 0Q${dx + 72} -46 ${dx + 145} 0C${dx + 145} -90 ${(dx + 145) * 0.9} -196 0 -196Z`,
				colors[i] ?? mood.main
			)
		)
		.join('');
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(darker(mood.far[0], 0.22), mixed(mood.far[1], mood.deep, 0.18))) +
			[140, 420, 770, 1060]
				.map(
					(wx, i) =>
						rect(wx - 70, 120 + (i % 2) * 60, 140, 480, mixed(mood.far[1], mood.deep, 0.24), 4) +
						[0, 1, 2]
							.map((r) =>
								rect(
									wx - 32,
									170 + (i % 2) * 60 + r * 112,
									64,
									66,
									i === 2 && r === 1 ? mood.light : mixed(mood.far[0], mood.deep, 0.4),
									4
								)
							)
							.join('')
				)
				.join('') +
			rect(
				0,
				600,
				1200,
				200,
				canvas.down(mixed(mood.near[1], mood.deep, 0.35), mixed(mood.near[1], mood.deep, 0.65))
			) +
			canvas.halo(770, 640, 260, 60, mood.light, 0.4) +
			rain +
			canvas.halo(x, 716, 280, 40, mood.main, 0.55) +
			disc(rng.between(160, 320), 720, 110, mood.far[0], 10) +
			disc(rng.between(880, 1060), 748, 130, mood.far[0], 11) +
			at(
				x,
				420,
				1.05,
				line('M0 -190V230C0 284 -66 284 -66 238', mood.deep, 13) + canopy + disc(0, -200, 9, mood.deep),
				6
			)
	);
}

/** A cat on the sill. */
export function cat(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(480, 720);
	const coat = rng.oneOf([mood.deep, '#c9793f', '#8a8078']);
	const eyes = coat === mood.deep ? mood.second : darker(coat, 0.75);
	const isAsleep = rng.next() < 0.3;
	const body =
		line('M92 -16C210 -6 214 84 176 122C158 140 136 130 140 112', coat, 27) +
		path('M-96 0C-124 -112 -72 -214 -34 -244H40C92 -206 134 -100 104 0Z', coat) +
		disc(0, -276, 82, coat, 72) +
		path('M-76 -298L-72 -384L-18 -340ZM76 -298L72 -384L18 -340Z', coat) +
		path('M-64 -318L-62 -358L-36 -336ZM64 -318L62 -358L36 -336Z', lighter(coat, 0.3)) +
		path('M-50 0C-54 -60 -40 -100 0 -104C40 -100 54 -60 50 0Z', lighter(coat, 0.14)) +
		(isAsleep
			? line('M-44 -280q14 12 28 0M16 -280q14 12 28 0', eyes, 5)
			: disc(-30, -284, 12, eyes, 14) +
				disc(30, -284, 12, eyes, 14) +
				disc(-30, -284, 4, '#1b1a1e', 11) +
				disc(30, -284, 4, '#1b1a1e', 11)) +
		path('M-9 -258H9L0 -246Z', '#d98a86') +
		line('M0 -246v8M0 -238q-10 10 -20 3M0 -238q10 10 20 3', eyes, 3) +
		line('M-52 -252h-58M-52 -244l-54 14M52 -252h58M52 -244l54 14', lighter(coat, 0.55), 2.5, 0.8);
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(lighter(mood.near[0], 0.35), mood.near[0])) +
			rect(170, 40, 860, 600, darker(mood.pale, 0.08), 12) +
			rect(200, 70, 386, 570, canvas.down(...mood.far), 4) +
			rect(614, 70, 386, 570, canvas.down(...mood.far), 4) +
			canvas.halo(x > 600 ? 360 : 840, 230, 300, 300, mood.light, 0.85) +
			disc(x > 600 ? 360 : 840, 230, 60, lighter(mood.light, 0.35)) +
			path('M60 0H260C250 260 210 480 130 640H60Z', lighter(mood.main, 0.25), 0.92) +
			path('M1140 0H940C950 260 990 480 1070 640H1140Z', lighter(mood.main, 0.25), 0.92) +
			rect(110, 636, 980, 46, canvas.down(mood.pale, darker(mood.pale, 0.16)), 8) +
			at(x, 640, 1.12, body)
	);
}

function shutteredWindow({ mood, down }: Canvas): string {
	return (
		rect(160, 90, 260, 330, lighter(mood.far[0], 0.4), 6) +
		rect(
			184,
			114,
			212,
			282,
			down(mixed(mood.deep, mood.far[0], 0.5), mixed(mood.deep, mood.far[0], 0.7)),
			4
		) +
		line('M290 114v282M184 250h212', lighter(mood.far[0], 0.4), 9) +
		rect(72, 90, 84, 330, mood.second, 5) +
		rect(424, 90, 84, 330, mood.second, 5) +
		line(
			'M84 130h60M84 170h60M84 210h60M84 250h60M84 290h60M84 330h60M84 370h60M436 130h60M436 170h60M436 210h60M436 250h60M436 290h60M436 330h60M436 370h60',
			darker(mood.second, 0.22),
			7
		)
	);
}

export function bicycle(canvas: Canvas): string {
	const { mood, rng } = canvas;
	const x = rng.between(540, 660);
	const wheel = (cx: number) =>
		`<circle cx="${cx}" cy="-122" r="118" fill="none" stroke="${mood.deep}" stroke-width="11"/>` +
		Array.from({ length: 8 }, (_, i) =>
			at(cx, -122, 1, line('M0 -112V112', mood.deep, 2, 0.5), i * 22.5)
		).join('') +
		disc(cx, -122, 12, mood.deep);
	const flowers = Array.from({ length: 9 }, () =>
		disc(
			rng.between(168, 292),
			rng.between(-362, -318),
			rng.between(13, 21),
			rng.oneOf([mood.second, '#d66a5a', mood.pale, '#7d9b58'])
		)
	).join('');
	const frame = mood.main;
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(...mood.far)) +
			shutteredWindow(canvas) +
			rect(0, 650, 1200, 150, canvas.down(...mood.near)) +
			rect(0, 644, 1200, 10, lighter(mood.near[0], 0.3)) +
			canvas.halo(x + 20, 706, 480, 30, mood.deep, 0.5) +
			at(
				x + 40,
				704,
				1.16,
				wheel(-215) +
					wheel(215) +
					line(
						'M-215 -122L-100 -280L130 -290L215 -122M-100 -280L-22 -122L130 -290M-215 -122H-22',
						frame,
						15
					) +
					line('M-100 -280L-112 -322M130 -290L118 -346', mood.deep, 12) +
					path('M-160 -330C-140 -344 -90 -342 -68 -326C-90 -312 -140 -312 -160 -330Z', '#6b4230') +
					line('M118 -346C140 -366 170 -356 168 -334M118 -346C100 -366 84 -362 72 -352', mood.deep, 11) +
					flowers +
					path('M160 -320H300L282 -226H178Z', '#b98a55') +
					line('M170 -296H290M174 -270H286M180 -246H280', darker('#b98a55', 0.25), 4) +
					disc(-22, -122, 30, mood.deep) +
					disc(-22, -122, 18, mood.second)
			)
	);
}

/** A stage, its curtain, one light. */
export function curtain(canvas: Canvas): string {
	const { mood } = canvas;
	const cloth = mixed(mood.main, '#98363f', 0.88);
	const folds = (from: number, dir: 1 | -1) =>
		Array.from({ length: 6 }, (_, i) => {
			const x = from + dir * i * 66;
			return path(
				`M${x} 0H${x + dir * 70}C${x + dir * (52 - i * 4)} 300 ${x + dir * (30 - i * 9)} 520 ${x - dir * i * 14} 690H${x - dir * (i * 14 + 64)}C${x - dir * 8} 500 ${x} 300 ${x} 0Z`,
				canvas.across(darker(cloth, dir === 1 ? 0.4 : 0.02), darker(cloth, dir === 1 ? 0.02 : 0.4))
			);
		}).join('');
	const swags = [0, 300, 600, 900]
		.map(
			(x) =>
				path(
					`M${x - 30} 0H${x + 330}C${x + 320} 150 ${x - 20} 150 ${x - 30} 0Z`,
					canvas.down(darker(cloth, 0.35), cloth)
				) + line(`M${x - 22} 32C${x + 20} 136 ${x + 280} 136 ${x + 322} 32`, mood.second, 7)
		)
		.join('');
	return canvas.document(
		rect(0, 0, 1200, 800, canvas.down(mood.deep, mixed(mood.deep, mood.far[1], 0.5))) +
			path('M560 -40H640L860 700H340Z', canvas.down(lighter(mood.light, 0.2), mood.light), 0.32) +
			rect(0, 660, 1200, 140, canvas.down(...mood.near)) +
			line('M0 700H1200M0 748H1200', darker(mood.near[1], 0.3), 3, 0.6) +
			canvas.halo(600, 712, 420, 84, mood.light, 0.9) +
			disc(600, 712, 250, lighter(mood.light, 0.25), 34) +
			folds(0, 1) +
			folds(1200, -1) +
			swags +
			at(
				600,
				712,
				1,
				line('M0 0V-210', mood.deep, 8) +
					disc(0, 0, 52, mood.deep, 9) +
					at(
						0,
						-210,
						1,
						rect(-15, -52, 30, 62, mood.deep, 14) + line('M-8 -40h16M-8 -28h16', mood.pale, 3, 0.6),
						24
					)
			)
	);
}
