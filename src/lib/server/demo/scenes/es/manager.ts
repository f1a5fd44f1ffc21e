import type { Scene } from '../scene';

export const manager: readonly Scene[] = [
	{
		what: 'Cubrí yo [la recepción|dos mesas|el teléfono|el carro de la segunda planta] para que [una compañera fuese con una huésped a urgencias|el camarero acabara de escuchar una historia|la compañera buscara un osito|recepción llevase unas gafas a la estación]. Eso era lo importante que pasaba hoy.',
		reaction:
			'[Volvieron las dos cansadas y contentas.|La historia era buenísima. Nos la contó luego.|El osito estaba en la lavandería, limpio.|Y aprendí que el teléfono no para nunca. Respeto.]',
		hour: [21, 14, 11, 10]
	},
	{
		what: 'La {sra} pidió hablar con alguien «de arriba». Bajé, me senté [a su lado, no enfrente|sin libreta|con dos cafés|en el escalón, donde estaba ella] y escuché. No hubo que arreglar casi nada: [quería contarlo|faltaba un perdón|era una luz del pasillo|necesitaba que constara].',
		reaction:
			'[«Ya está. Ahora sí me voy tranquila.»|Me enseñó fotos de la boda.|La luz se cambió antes de que acabara el café.|Reservó para agosto mientras hablábamos.]',
		purpose: 'fix'
	},
	{
		what: 'Llegó una carta [sin remite|de un colegio|escrita a máquina|con un dibujo] dando las gracias a [la persona que canta en la planta dos|quien ató un zapato a un abuelo|«la chica del pelo rojo»|los del desayuno]. [Tardé dos días en encontrarla.|Lo leí en voz alta en el cambio de turno.|Era Marina, de tarde. No se lo creía.|La colgamos junto al tostador.]',
		reaction:
			'[Ahora canta más alto.|Nadie confesó. Aplaudimos a todos.|Se la llevó a su madre.|Contestamos con otro dibujo.]',
		photo: 'letter'
	},
	{
		what: 'Un grupo se quedó sin [autobús|guía|sala|barco] y la culpa era de otro. Daba igual de quién. [Llamé a tres taxis|Me puse yo de guía por {paseo}|Montamos las sillas en el patio|Cambiamos el plan por un taller de cocina] y [hubo sitio para todos|conté lo que sé y lo que no|salió mejor que en la sala|acabaron amasando].',
		reaction:
			'[Llegaron con doce minutos de margen.|Me preguntaron si hago bodas.|Quieren repetir en el patio el año que viene.|Se llevaron su pan.]',
		purpose: 'both',
		spend: [45, 140],
		method: 'company_card',
		scale: 46
	}
];
