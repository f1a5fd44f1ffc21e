import type { Language } from '../../domain/records';

/** A fictional hotel group: three houses, three zones, three currencies. */
export const orgName = 'Grupo Brisa';
export const orgLanguage: Language = 'es';

export type PlaceKey = 'cadiz' | 'coyoacan' | 'hudson';
export const jobKeys = [
	'reception',
	'housekeeping',
	'restaurant',
	'engineering',
	'contact',
	'manager',
	'owner'
] as const;
export type JobKey = (typeof jobKeys)[number];

export interface Place {
	key: PlaceKey;
	name: string;
	zone: string;
	currency: string;
	/** The cap on one incident, in minor units: the level differs, the mindset does not [003-13]. */
	capMinor: number;
	/** From how much on a receipt is asked for there, in minor units [rule 24]. */
	receiptFromMinor: number;
	/** What its books and payment runs begin with. */
	code: string;
	/** What one euro is worth there, roughly: amounts of scenes are in euros. */
	perEuro: number;
	/** Words of the place, for `{word}` in scenes. */
	words: Record<Language, Record<string, string>>;
}

export const places: readonly Place[] = [
	{
		key: 'cadiz',
		name: 'Brisa Cádiz',
		zone: 'Europe/Madrid',
		currency: 'EUR',
		capMinor: 200_000,
		receiptFromMinor: 7_500,
		code: 'CAD',
		perEuro: 1,
		words: {
			es: {
				movil: 'móvil',
				zumo: 'zumo',
				papas: 'patatas',
				boletos: 'billetes',
				coche: 'coche',
				estacion: 'la estación',
				panaderia: 'la panadería de la calle Ancha',
				paseo: 'la Caleta'
			},
			en: {
				airport: 'the airport in Jerez',
				bakery: 'the bakery on Calle Ancha',
				walk: 'the Caleta beach'
			}
		}
	},
	{
		key: 'coyoacan',
		name: 'Brisa Coyoacán',
		zone: 'America/Mexico_City',
		currency: 'MXN',
		capMinor: 3_600_000,
		receiptFromMinor: 150_000,
		code: 'COY',
		perEuro: 20,
		words: {
			es: {
				movil: 'celular',
				zumo: 'jugo',
				papas: 'papas',
				boletos: 'boletos',
				coche: 'carro',
				estacion: 'la TAPO',
				panaderia: 'la panadería de la esquina de Higuera',
				paseo: 'el jardín Centenario'
			},
			en: {
				airport: 'the airport',
				bakery: 'the bakery on Calle Higuera',
				walk: 'the Jardín Centenario'
			}
		}
	},
	{
		key: 'hudson',
		name: 'Brisa Hudson',
		zone: 'America/New_York',
		currency: 'USD',
		capMinor: 200_000,
		receiptFromMinor: 7_500,
		code: 'HUD',
		perEuro: 1.1,
		words: {
			es: {
				movil: 'celular',
				zumo: 'jugo',
				papas: 'papas',
				boletos: 'boletos',
				coche: 'carro',
				estacion: 'Penn Station',
				panaderia: 'la panadería de la Novena',
				paseo: 'el río'
			},
			en: { airport: 'JFK', bakery: 'the bakery on Ninth', walk: 'the river' }
		}
	}
];
