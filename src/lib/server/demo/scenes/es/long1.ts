import type { TaggedScene } from '../tagged';

/** Stories told in full, first half. */
export const long1: readonly TaggedScene[] = [
	{
		job: 'contact',
		at: 'cadiz',
		situation:
			'Unos recién casados se fueron de aquí a estrenar casa en Buenos Aires. Él había metido las joyas de ella en el bolsillo interior de una bolsa; ella, sin saberlo, nos había devuelto esa misma bolsa, que era prestada. Cuando llamaron ya estaba en el camión de la lavandería.',
		need: 'No era el dinero. Entre las joyas iba el broche de la abuela, que ella había llevado en la boda hacía seis días.',
		what: 'Paré el camión y pedí que me trajeran la bolsa a mi mesa. Mandar eso por mensajero me daba miedo, así que compré un billete de avión y crucé el charco con ella en el regazo, sin soltarla ni para el café. El hotel me devolvió el billete esa misma semana, sin una pregunta.',
		reaction:
			'Llegué a la hora de cenar y pusieron otro plato. Comí rodeada de cajas de mudanza. Este verano vuelven con sus padres y con los padres de sus padres.',
		lesson: 'Nadie me dio permiso porque nadie tenía que dármelo.',
		spend: [2180, 2260],
		method: 'out_of_pocket',
		purpose: 'both',
		scale: 98,
		photo: 'plane',
		hour: 22
	},
	{
		job: 'engineering',
		at: 'coyoacan',
		situation:
			'Estaba pintando el muro del patio cuando salió el {sr} con la maleta y la cara blanca. El coche que había pedido no llegaba y su vuelo salía en dos horas.',
		need: 'Lo esperaban para el bautizo de su primera nieta. Era el padrino.',
		what: 'Tapé el bote, le avisé a Chela por el radio y le dije: «Señor, lo llevo yo». Fuimos por Río Churubusco, con la ventana abierta porque yo olía a pintura. Él rezaba y yo manejaba.',
		reaction:
			'En la puerta me quiso dar un billete. Le dije que mejor una foto. Me llegó el domingo: la bebé, el agua y él, con una manchita azul en la manga que nunca supo que llevaba.',
		lesson: 'Chela terminó el muro. La mitad de esta historia es de ella.',
		spend: [9, 12],
		method: 'out_of_pocket',
		purpose: 'both',
		scale: 84,
		photo: 'plane',
		hour: 13
	},
	{
		job: 'contact',
		at: 'coyoacan',
		situation:
			'La {sra} llama desde hace años y todo el mundo sabe que vive con doce gatos. Llamaba para cambiar una fecha, nada más.',
		need: 'Venía apagada. Contestaba con monosílabos, y ella no es de monosílabos.',
		what: 'Bajé la voz como quien cuenta un secreto: «Ayer nos acordamos de usted aquí en la oficina. Dígame la verdad: ¿se mantiene en doce o ya está pensando en el trece?».',
		reaction:
			'Soltó una carcajada. Me contó que el mayor, Canuto, estaba malito, y hablamos seis minutos de Canuto. La fecha la cambiamos en treinta segundos.',
		lesson: 'No cuesta nada. Solo hay que tener con qué respirar entre una llamada y otra.',
		scale: 12,
		photo: 'cat',
		hour: 17
	},
	{
		job: 'reception',
		at: 'cadiz',
		situation:
			'A las dos y cuarto de la mañana bajó un señor mayor en pijama y zapatos de calle. Preguntó a qué hora abría la playa.',
		need: 'Su mujer y él venían cada junio. Este era el primero sin ella, y no podía dormir en el lado de la ventana.',
		what: 'Le dije que la playa no cierra. Puse el cartel de «vuelvo enseguida», avisé al compañero de seguridad y cruzamos los dos. Nos sentamos en el murete, con una manta del hotel. No hablamos casi. A las tres y media dijo: «ya».',
		reaction:
			'A la mañana siguiente pidió quedarse dos noches más. Me dejó en el mostrador una concha con la fecha escrita a lápiz. Está ahí, junto al timbre.',
		lesson: 'A veces romper la rutina es solo sentarse.',
		scale: 55,
		photo: 'sea',
		hour: 4
	},
	{
		job: 'housekeeping',
		at: 'coyoacan',
		situation:
			'En la 208 se quedaba una muchacha que venía a donarle un riñón a su hermano. La operaban el jueves.',
		need: 'No quería flores ni globos. «Quiero un cuarto normal», me dijo, «y regresar a un cuarto normal».',
		what: 'Eso hicimos. Nada de moños. Pero las cuatro que limpiamos ese piso planchamos sus sábanas con lavanda, le pusimos la almohada que le gustaba y dejamos la luz chiquita prendida cada tarde, por si regresaba de noche. Nueve días, aunque no estaba.',
		reaction:
			'Regresó un sábado, a las ocho, caminando despacito. Abrió, vio la luz y se sentó en la cama a llorar. «Está normal», decía. «Está normalísimo».',
		lesson: 'Normal también se prepara.',
		spend: [28, 36],
		method: 'house_comp',
		scale: 62,
		photo: 'lamp',
		hour: 20
	},
	{
		job: 'restaurant',
		at: 'cadiz',
		situation:
			'Una pareja reservó mesa para las bodas de oro y vinieron con la foto del banquete de 1975. Se casaron en una venta que ya no existe.',
		need: 'Él la miraba a ella mirar la foto.',
		what: 'Cogí la foto y me la llevé a cocina. Se veía el menú escrito en una cartulina: sopa de picadillo, merluza rellena, brazo de gitano. No había merluza. Joselito se fue al mercado en la moto antes de que cerrara y en dos horas salió el menú entero, en cartulina, con la misma letra redonda.',
		reaction:
			'Él no podía leerlo. Lo leyó ella en voz alta y se fue quedando el comedor en silencio. Con el brazo de gitano aplaudieron hasta los ingleses.',
		lesson: 'Los huéspedes traen el menú puesto. Hay que mirar.',
		spend: [64, 78],
		method: 'petty_cash',
		scale: 78,
		photo: 'cake',
		hour: 23
	},
	{
		job: 'reception',
		at: 'coyoacan',
		situation:
			'Reserva confirmada, pagada, y ninguna habitación: un fallo nuestro al cargar el grupo. La {fam} llegó a las diez con la abuela en silla y tres niños.',
		need: 'La abuela dijo bajito: «ya sabía yo que no debí venir». Eso fue lo que me movió.',
		what: 'Les dije que tenían toda la razón y que sentía mucho la noche que les estábamos dando. Reservé dos suites en la casa de al lado, con elevador. Fui con ellos cargando maletas, pedí atole y pan, y me quedé hasta que la abuela escogió cama. En la mañana los recogí yo.',
		reaction: 'La abuela preguntó mi nombre completo, para sus oraciones. Reservaron la Navidad.',
		lesson: 'La carga de grupos no avisa cuando se pasa. Ya está en el tablero de causas.',
		spend: [330, 420],
		method: 'company_card',
		purpose: 'fix',
		scale: 74,
		hour: 23
	},
	{
		job: 'restaurant',
		at: 'coyoacan',
		situation:
			'Un niño de siete años, {nino}, no había probado bocado en dos días. Autista, me explicó su mamá, y aquí los platos no eran sus platos.',
		need: 'En su casa come en un plato amarillo con divisiones. Lo dejaron olvidado.',
		what: 'Salí al mercado y encontré uno azul. No servía, claro. Así que lo pintamos: lija, pintura de alimentos, horno. Quedó amarillo, más o menos. Arroz aquí, pollo acá, que nada toque nada.',
		reaction:
			'Lo estuvo viendo mucho rato. Luego comió todo, de izquierda a derecha. La mamá se salió al patio y regresó con los ojos rojos. El plato se fue con ellos.',
		lesson: 'No era capricho: era su manera de llegar.',
		spend: [7, 9],
		method: 'petty_cash',
		scale: 58,
		hour: 15
	},
	{
		job: 'manager',
		at: 'cadiz',
		situation:
			'Un cuarteto de cuerda venía a tocar en una boda y la aerolínea perdió el violonchelo. Las dos de la tarde; la ceremonia, a las siete.',
		need: 'La chelista tiene veintidós años y era su primer contrato pagado.',
		what: 'Llamé al conservatorio, a una tienda de Sevilla y a mi cuñado. Lo tenía un profesor jubilado de Jerez. Fui a buscarlo con Rocío de recepción, que condujo mientras yo prometía cosas por teléfono. Dejé fianza, le compramos cuerdas nuevas y volvimos con el chelo atado como un niño.',
		reaction:
			'El profesor se vino con nosotros, «para no separarse de él». Acabó bailando con la madrina. La chelista le escribe todavía.',
		spend: [410, 460],
		method: 'company_card',
		scale: 90,
		photo: 'note',
		hour: 22
	},
	{
		job: 'housekeeping',
		by: 'Inma Galván',
		at: 'cadiz',
		situation:
			'La niña de la 116, {nina}, tenía varicela y llevaba cuatro días sin salir. Oía la piscina por la ventana.',
		need: 'Su hermano le contaba los saltos para que no se perdiera nada.',
		what: 'Con toallas azules monté el mar en el suelo: olas, una isla con los cojines y un tiburón con dos botones. Manuel, de mantenimiento, trajo un ventilador para que hubiera brisa. Le puse cartel a la puerta: PLAYA PRIVADA.',
		reaction:
			'Cobró entrada a todo el que pasaba por el pasillo: un caramelo. Al irse tenía una bolsa llena y ni una marca en la cara de tanto no pensar en rascarse.',
		scale: 50,
		photo: 'sea',
		hour: 12
	},
	{
		job: 'reception',
		at: 'hudson',
		situation:
			'Una señora de Santiago de los Caballeros vino a ver graduarse a su hijo. La maleta con su vestido no llegó, y ella no habla inglés.',
		need: 'Había cosido ese vestido ella misma durante un año. No quería otro: quería no dar vergüenza.',
		what: 'Le dije que vergüenza ninguna y nos fuimos los dos al Bronx, a la tienda de mi comadre, que abre los domingos para quien yo le diga. Probamos siete. El azul. Mientras le metían el bajo llamé otra vez a la aerolínea; después le planché el tocado con la plancha de mi casa.',
		reaction:
			'En la foto el hijo no mira a la cámara: la mira a ella. El otro vestido llegó el martes. Se puso los dos.',
		spend: [128, 150],
		method: 'out_of_pocket',
		purpose: 'both',
		scale: 82,
		hour: 19
	}
];
