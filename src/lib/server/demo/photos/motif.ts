import type { Language } from '../../../domain/records';
import type { SeededRng } from '../seed';
import { createCanvas, type Canvas, type Mood } from './canvas';
import { longTable } from './feast';
import { darkMoods, dayMoods, skyMoods } from './moods';
import { onTable, onWall } from './room';
import { lanterns, lighthouse, night, plane, road, sea } from './skies';
import { bicycle, cat, curtain, umbrella, windowAtNight } from './streets';
import { cake, candles, cello, clocks, cup, key, lamp, letter, plant, suitcase } from './things';

interface Motif {
	paint(canvas: Canvas): string;
	moods: readonly Mood[];
	/** What is to be seen, for whoever does not see it. */
	alt: Record<Language, string>;
}

function hung(thing: (canvas: Canvas) => { thing: string; shadow: string }, scale?: number) {
	return (canvas: Canvas) => {
		const hanging = thing(canvas);
		return onWall(canvas, hanging.thing, hanging.shadow, scale);
	};
}

const anyMoods = [...dayMoods, ...darkMoods];

const motifs = {
	window: {
		paint: windowAtNight,
		moods: darkMoods,
		alt: { es: 'Una sola ventana encendida en la fachada', en: 'One lit window in a dark front' }
	},
	cup: {
		paint: (canvas) => onTable(canvas, cup(canvas)),
		moods: dayMoods,
		alt: { es: 'Una taza humeante sobre la mesa', en: 'A steaming cup on the table' }
	},
	key: {
		paint: hung(key, 1.15),
		moods: dayMoods,
		alt: { es: 'Una llave antigua con su etiqueta', en: 'An old key and its tag' }
	},
	umbrella: {
		paint: umbrella,
		moods: [...dayMoods, darkMoods[0]!],
		alt: { es: 'Un paraguas abierto bajo la lluvia', en: 'An open umbrella in the rain' }
	},
	plant: {
		paint: (canvas) => onTable(canvas, plant(canvas), 1.2),
		moods: dayMoods,
		alt: { es: 'Una planta junto a la luz', en: 'A plant near the light' }
	},
	suitcase: {
		paint: (canvas) => onTable(canvas, suitcase(canvas), 1.3),
		moods: dayMoods,
		alt: { es: 'Una maleta lista para salir', en: 'A suitcase, ready to go' }
	},
	letter: {
		paint: (canvas) => onTable(canvas, letter(canvas), 1.25),
		moods: dayMoods,
		alt: { es: 'Una carta asomando de su sobre', en: 'A letter out of its envelope' }
	},
	cake: {
		paint: (canvas) => onTable(canvas, cake(canvas), 1.25),
		moods: anyMoods,
		alt: { es: 'Un pastel con una sola vela', en: 'A cake with a single candle' }
	},
	lamp: {
		paint: (canvas) => onTable(canvas, lamp(canvas), 1.3),
		moods: darkMoods,
		alt: { es: 'Una lámpara encendida al anochecer', en: 'A lamp lit at dusk' }
	},
	candle: {
		paint: (canvas) => onTable(canvas, candles(canvas), 1.35),
		moods: darkMoods,
		alt: { es: 'Tres velas encendidas', en: 'Three lit candles' }
	},
	note: {
		paint: (canvas) => onTable(canvas, cello(canvas), 1.02),
		moods: anyMoods,
		alt: { es: 'Un violonchelo con su arco', en: 'A cello and its bow' }
	},
	clock: {
		paint: hung(clocks, 1.1),
		moods: dayMoods,
		alt: { es: 'Dos relojes con horas distintas', en: 'Two clocks telling two hours' }
	},
	sea: {
		paint: sea,
		moods: skyMoods,
		alt: { es: 'El mar con el sol en el horizonte', en: 'The sea, the sun on the horizon' }
	},
	plane: {
		paint: plane,
		moods: skyMoods,
		alt: { es: 'Un avión sobre las nubes', en: 'A plane above the clouds' }
	},
	lighthouse: {
		paint: lighthouse,
		moods: darkMoods,
		alt: { es: 'Un faro girando de noche', en: 'A lighthouse turning at night' }
	},
	night: {
		paint: night,
		moods: darkMoods,
		alt: { es: 'Un árbol, un farol y la luna', en: 'A tree, a lantern and the moon' }
	},
	road: {
		paint: road,
		moods: skyMoods,
		alt: { es: 'Una carretera al amanecer', en: 'A road at first light' }
	},
	lantern: {
		paint: lanterns,
		moods: darkMoods,
		alt: { es: 'Faroles en círculo entre la niebla', en: 'A ring of lanterns in the fog' }
	},
	bicycle: {
		paint: bicycle,
		moods: dayMoods,
		alt: { es: 'Una bicicleta con flores en la cesta', en: 'A bicycle, flowers in its basket' }
	},
	cat: {
		paint: cat,
		moods: anyMoods,
		alt: { es: 'Un gato en el alféizar', en: 'A cat on the sill' }
	},
	curtain: {
		paint: curtain,
		moods: darkMoods,
		alt: { es: 'Un escenario con una sola luz', en: 'A stage with a single light' }
	},
	table: {
		paint: longTable,
		moods: darkMoods,
		alt: { es: 'Una mesa larga bajo guirnaldas de luz', en: 'One long table under strings of lights' }
	}
} satisfies Record<string, Motif>;

export type MotifName = keyof typeof motifs;
export const motifNames = Object.keys(motifs) as MotifName[];

/** A picture of the motif as SVG text; each draw from `rng` gives another one. */
export function paintMotif(name: MotifName, rng: SeededRng): string {
	const motif: Motif = motifs[name];
	return motif.paint(createCanvas(rng, rng.oneOf(motif.moods)));
}

export function altOf(name: MotifName, language: Language): string {
	return motifs[name].alt[language];
}
