import type { Scene } from '../scene';

export const owner: readonly Scene[] = [
	{
		what: 'Desayuné en el comedor como una más y un huésped me confundió con una camarera. Le traje [la mantequilla|otro café|la cuenta|una cuchara para la abuela] y me senté a escuchar cómo habla de [Lucía|«la del turno de noche»|nuestro jardinero|los de mantenimiento].',
		reaction:
			'[Se lo conté a Lucía palabra por palabra.|Bajé a las once de la noche solo para decírselo.|El jardinero se puso como un geranio.|Dijo «son de la familia». Y lo apunté.]',
		hour: 9
	},
	{
		what: 'Encontré en un cajón la llave antigua de la 7, la de [los abuelos del sastre|la luna de miel de 1961|los primeros huéspedes|aquella boda]. Se la mandé [a sus hijos|con una foto del balcón|en una caja de membrillo|con una carta a mano].',
		reaction:
			'[Vinieron a probarla. La puerta ya no es la misma, pero ellos sí.|Me llamó la novia. Tiene ochenta y cuatro.|Mandaron la caja de vuelta, llena.|La han enmarcado encima del sofá.]',
		spend: [8, 20],
		method: 'out_of_pocket',
		photo: 'key',
		scale: 44
	}
];
