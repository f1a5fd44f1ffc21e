import type { SeededRng } from './seed';

const spanish =
	'Beltrán Iriarte Ochoa Zabaleta Quintanar Arteaga Madariaga Lezama Ugarte Villaseñor Echeverri Barragán Urrutia Olmedo Carvajal Peñalver Sandoval Trueba Izquierdo Larrañaga Galdeano Murguía Esquivel Argüelles Zúñiga Tamayo Belmonte Alarcón Noriega Pizarro'.split(
		' '
	);
const english =
	'Abernathy Okafor Lindqvist Castellano Yamamoto Fitzgerald Mbeki Rosenthal Hargrove Nakamura Oyelaran Pemberton Vasquez Whitcombe Zielinski Thornbury Ferreira Delacroix Haddad Kowalski Ellsworth Jankowski Underhill Brathwaite Ramaswamy Eklund Quigley Sokolov Tuttle Inglewood'.split(
		' '
	);
const boys = 'Nico Bruno Teo Iker Gael Leo Emilio Saúl'.split(' ');
const girls = 'Jimena Lola Valeria Noa Renata Carlota Vega Abril'.split(' ');
const kids = 'Theo Mateo Eli Jonah Caleb Oscar Felix Kofi'.split(' ');

/** `{word}` in a scene → a guest's name as a colleague would write it, so that its alias reads well in the same place. */
const makers: Record<string, (rng: SeededRng) => string> = {
	sra: (rng) => `Sra. ${rng.oneOf(spanish)}`,
	sr: (rng) => `Sr. ${rng.oneOf(spanish)}`,
	fam: (rng) => `familia ${rng.oneOf(spanish)}`,
	nino: (rng) => rng.oneOf(boys),
	nina: (rng) => rng.oneOf(girls),
	mrs: (rng) => `Mrs. ${rng.oneOf(english)}`,
	mr: (rng) => `Mr. ${rng.oneOf(english)}`,
	boy: (rng) => rng.oneOf(kids)
};

/** Every name word a guest can have, for checks. */
export const guestNameWords: readonly string[] = [...spanish, ...english, ...boys, ...girls, ...kids];

/** The guest whom the texts of a scene name, if they name one. */
export function guestOf(
	texts: readonly string[],
	rng: SeededRng
): { word: string; name: string } | undefined {
	const word = Object.keys(makers).find((key) => texts.some((text) => text.includes(`{${key}}`)));
	const make = word === undefined ? undefined : makers[word];
	return word !== undefined && make ? { word, name: make(rng) } : undefined;
}
