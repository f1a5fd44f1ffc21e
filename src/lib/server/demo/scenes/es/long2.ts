import type { TaggedScene } from '../tagged';

/** Stories told in full, second half. */
export const long2: readonly TaggedScene[] = [
	{
		job: 'engineering',
		at: 'cadiz',
		situation:
			'La {sra}, noventa y un años, había vivido de niña en esta casa, cuando no era hotel. Preguntó si quedaba algo.',
		need: 'Se acordaba de unas marcas en una puerta: su padre las hacía cada Reyes para ver cuánto habían crecido.',
		what: 'Yo sabía qué puerta. Está en el cuarto de calderas, pintada seis veces. Bajé con espátula y decapante y fui levantando capas con cuidado, dos tardes. A un metro y ocho apareció: «Carmelita, 1939».',
		reaction:
			'Bajamos la silla entre tres. Puso la mano en la raya. Luego me pidió el lápiz y se midió otra vez. Ha encogido, dijo, y se echó a reír.',
		lesson: 'Esa puerta ya no se pinta.',
		scale: 88,
		photo: 'lamp',
		hour: 18
	},
	{
		job: 'contact',
		at: 'hudson',
		situation:
			'Llamó un papá desde el Bronx para preguntar cuánto costaba «la noche más barata, la que sea, con tina».',
		need: 'Su hijo salía del hospital después de cuatro meses y llevaba cuatro meses pidiendo un baño con espuma.',
		what: 'Le di la habitación de la tina grande con vista al río, a precio de mi promoción inventada. Dejé espuma, un patito y pizza para las siete, que es cuando en el hospital les servían la sopa.',
		reaction:
			'El señor me llamó esa noche. No decía nada; me puso el teléfono cerca y se oía el agua y un niño cantando.',
		spend: [240, 275],
		method: 'house_comp',
		scale: 86,
		photo: 'window',
		hour: 20
	},
	{
		job: 'restaurant',
		at: 'cadiz',
		situation:
			'Un hombre cenó solo, muy bien, tres platos, y al pedir la cuenta le rechazaron la tarjeta. Dos veces.',
		need: 'Se puso rojo. Empezó a vaciar los bolsillos encima del mantel.',
		what: 'Recogí la máquina y dije en voz normal, para que lo oyera la mesa de al lado: «Otra vez nuestro datáfono, perdone; le apunto la cuenta a la casa y ya vemos». No era el datáfono.',
		reaction:
			'Volvió a los once días con el dinero justo y una bolsa de naranjas de su huerto. Ahora cena aquí el primer jueves de cada mes.',
		lesson: 'Se puede perder una cena. No se le puede hacer eso a nadie delante de gente.',
		spend: [36, 42],
		method: 'house_comp',
		scale: 40,
		hour: 23
	},
	{
		job: 'reception',
		by: 'Rocío Cantero',
		at: 'cadiz',
		situation:
			'Levante de los fuertes, el puerto cerrado y ocho huéspedes con la excursión a Tánger cancelada. Caras largas en el patio.',
		need: 'Una señora lo dijo: «era mi único día fuera de España en toda mi vida».',
		what: 'Le pedí a Samira, de pisos, que es de Tetuán, si le apetecía contarnos su casa. Le apetecía. Pusimos cojines, bajó a por hierbabuena, cocina sacó almendras y yo atendí sus habitaciones con el carro mientras ella servía el té desde bien alto.',
		reaction:
			'Estuvieron tres horas. La señora se fue con las manos pintadas de jena y dijo que sí, que había salido.',
		lesson: 'Lo mejor que tenemos para ofrecer estaba en la plantilla.',
		spend: [26, 34],
		method: 'petty_cash',
		purpose: 'both',
		scale: 70,
		photo: 'cup',
		hour: 19
	},
	{
		job: 'housekeeping',
		at: 'coyoacan',
		situation:
			'Primero de noviembre. En la 301 una familia de Gijón, que no conocía la ofrenda, miraba la del vestíbulo sin atreverse a preguntar.',
		need: 'La hija, de nueve años, preguntó si también valía para perros.',
		what: 'Le dije que aquí vale para quien se quiere. Fuimos por cempasúchil, le presté una veladora y pusimos juntas un lugarcito en la repisa: una pelota, agua y la foto de Trasgo, que sacamos de la impresora de recepción.',
		reaction:
			'Se sentó enfrente a platicarle cómo era México. Los papás la oían desde la escalera. El día tres pidió dejarle la pelota «para que la encuentre el año que viene».',
		spend: [5, 8],
		method: 'out_of_pocket',
		scale: 46,
		photo: 'candle',
		day: '11-01',
		hour: 18
	},
	{
		job: 'reception',
		at: 'cadiz',
		situation:
			'Cinco de enero. La {fam} llegaba tarde de Alemania: los Reyes se habían quedado en otro avión.',
		need: '«Es que si no hay zapatos no hay Reyes», explicaba la pequeña, y las maletas, con los zapatos, tampoco estaban.',
		what: 'Pusimos los nuestros. Todo el turno: zuecos de cocina, botas de mantenimiento, mis botines. Diecinueve zapatos en fila, con un cuenco de agua para los camellos. Luego fui a la única tienda abierta con la lista que su madre me dictó en susurros.',
		reaction:
			'A las siete se oyó el grito en todo el edificio. Había un regalo en cada zapato, aunque fuera una mandarina. Los demás niños del hotel también encontraron el suyo.',
		spend: [118, 140],
		method: 'company_card',
		scale: 85,
		photo: 'candle',
		day: '01-05',
		hour: 23
	},
	{
		job: 'housekeeping',
		at: 'hudson',
		situation: 'El {sr} dejó el cuarto con prisa y en la papelera había una carta rota en cuatro.',
		need: 'A la hora llamó su hermana: que si alguien había visto una carta. Era la última de su mamá. La rompió enojado y ya venía arrepentido en el tren.',
		what: 'Las bolsas ya estaban abajo. Bajé con guantes y una lámpara, y Wilson me ayudó sin preguntar. Salieron tres pedazos en la primera media hora; el cuarto, pegado a un vaso, a las dos. La sequé entre toallas y la armé con cinta de archivo.',
		reaction:
			'Vino él mismo. La leyó parado en el muelle de carga, entre los carritos. Después nos dio la mano a los dos, muy despacio.',
		lesson: 'La basura de uno es lo más valioso de otro. Preguntar antes de cerrar la bolsa.',
		scale: 76,
		photo: 'letter',
		hour: 16
	},
	{
		job: 'restaurant',
		at: 'hudson',
		situation:
			'Un muchacho peruano, estudiante, cenaba aquí solo el 28 de julio. Traía una escarapela en la chaqueta.',
		need: 'Me contó que era la primera Fiesta Patria lejos de casa.',
		what: 'En la cocina hay dos de Arequipa. Cinco minutos después le llegó a la mesa un ceviche que no está en la carta, con su camote y su choclo, y ellos dos detrás, con el mandil puesto, cantando bajito.',
		reaction:
			'Se levantó con la mano en el pecho. Acabó cenando en la cocina, en el banquito. Vuelve los domingos.',
		spend: [18, 24],
		method: 'house_comp',
		scale: 48,
		day: '07-28',
		hour: 21
	},
	{
		job: 'manager',
		at: 'coyoacan',
		situation:
			'Una huésped se quejó de la alberca fría, del ruido y del wifi. Tres quejas en dos días; el equipo ya la veía venir con miedo.',
		need: 'Le pregunté cómo estaba ella, no el cuarto. Venía de enterrar a su papá y no tenía a quién decírselo.',
		what: 'La escuché sin arreglar nada durante media hora. Luego le cambié el cuarto, le puse el wifi del despacho y avisé a todos: nada de defenderse, puro cariño. Pedí a cocina el caldo que su papá le hacía.',
		reaction:
			'El último día pasó por cada área dando la mano. «Pedí perdón por algo que no era», me dijo. Le contesté que la alberca sí estaba fría.',
		lesson: 'La queja era cierta, y además era otra cosa.',
		spend: [85, 96],
		method: 'house_comp',
		purpose: 'fix',
		scale: 60,
		photo: 'cup',
		hour: 12
	},
	{
		job: 'engineering',
		at: 'hudson',
		situation:
			'El elevador se quedó entre el seis y el siete con una novia adentro. Veintidós minutos para la ceremonia.',
		need: 'Sola, con el vestido, y le daban miedo los lugares cerrados desde niña.',
		what: 'Mientras mi compañero bajaba al motor, yo me acosté en el piso del siete y le hablé por la rendija. Le conté mi boda, que fue en un sótano y con lluvia. Le pasé agua, un chicle y la mano hasta donde cabía.',
		reaction:
			'Salió a los catorce minutos, riéndose, con el maquillaje perfecto. Me guardó un baile. Yo en overol.',
		lesson: 'El aviso del fabricante llevaba un mes en una bandeja. Ya tiene dueño y fecha.',
		purpose: 'fix',
		scale: 66,
		hour: 17
	},
	{
		job: 'owner',
		at: 'cadiz',
		situation:
			'Treinta años después de mi primer día, llamó a la puerta la primera huésped que atendí. Entonces me equivoqué con su apellido delante de todo el vestíbulo.',
		need: 'Venía a despedirse de la ciudad: se va a vivir con su hija, lejos.',
		what: 'Le di la misma habitación. Busqué en el archivo la ficha de aquel año y le preparé el desayuno yo, con las tostadas un poco quemadas, como entonces. Le escribí el apellido bien, en grande, en la puerta.',
		reaction: '«Ahora sí», dijo. Y luego: «aunque el otro apellido también me gustaba».',
		scale: 56,
		photo: 'key',
		hour: 10
	}
];
