import type { Scene } from '../scene';

export const restaurant: readonly Scene[] = [
	{
		what: 'La {sra} cena sola [los martes|cada viernes de congreso|desde que enviudó|cuando viene a ver a su hijo]. Le guardo la mesa [de la ventana|junto a la chimenea|de la esquina, que no mira a parejas|desde donde se ve entrar a la gente] y hoy me senté dos minutos a escuchar [lo del coro|lo de la perra|la receta del arroz|lo de los nietos].',
		reaction:
			'[«Eso no lo pone en la carta y es lo mejor.»|Le brillaban los ojos.|Me dictó la receta. La hicimos el jueves.|Dejó la servilleta doblada en forma de pájaro.]'
	},
	{
		what: 'Oí a un niño decir que [en casa le cortan la tostada en triángulos|él solo come cosas redondas|el desayuno sin churro no es desayuno|quería cenar desayuno]. [Triángulos, pues.|Hoy desayunó una luna, un sol y seis planetas.|Salí a comprar uno. Uno. Con su cucurucho.|Pan tostado, miel y chocolate a las nueve de la noche, ¿por qué no?]',
		reaction:
			'[El padre me dijo: no sabe lo que acaba de hacer.|Nombró todos los planetas. Plutón también.|Lo compartió en cuatro trozos exactos.|«Este hotel entiende.»]',
		photo: 'cup'
	},
	{
		what: 'Celíaca, y con cara de pedir perdón por serlo. Salió [el cocinero|la jefa de cocina|Tomás, de partida fría,|la pastelera] a la mesa, le enseñó [las cajas|la plancha aparte|la harina|el horno pequeño] y le hizo [croquetas|pan caliente|una torrija|churros] por primera vez en [seis años|diez años|desde el diagnóstico|su vida].',
		reaction:
			'[Pidió una segunda ración y no pidió perdón.|Partió el pan con los dedos, despacio.|Lloró con la boca llena. Y se reía.|Hizo una videollamada a su madre para masticarle al oído.]',
		spend: [6, 18],
		method: 'house_comp'
	},
	{
		what: 'La mesa [siete|doce|cuatro|nueve] esperaba el segundo desde hacía [veinticinco minutos|media hora|cuarenta minutos|más de la cuenta]. Fui antes de que levantaran la mano: «ha sido culpa nuestra, ya está saliendo y el [postre|vino|primero|café] corre de mi cuenta».',
		reaction:
			'[Se les bajaron los hombros.|«Solo queríamos saber que no nos habían olvidado.»|Acabaron pidiendo mi nombre para bien.|Volvieron a comer al día siguiente. Misma mesa.]',
		spend: [14, 46],
		purpose: 'fix',
		method: 'house_comp'
	},
	{
		what: 'Al {sr} le gusta el café [muy corto, con un vaso de agua al lado|templado, que quema menos|en vaso y con dos hielos|descafeinado, pero que no se entere su señora]. Lo dijo una vez, en [enero|mayo|septiembre|su primera visita]. Hoy se lo puse sin preguntar.',
		reaction:
			'[Miró la taza. Me miró a mí. Sonrió.|«Siempre me sorprenden con lo pequeño.»|Pidió otro solo por comprobar.|Me guiñó el ojo por encima de la señora.]',
		photo: 'cup',
		hour: [8, 9, 16, 10]
	},
	{
		what: 'Se les cayó [la tarta de cumpleaños|el pastel de la pedida|la tarta de la abuela|el roscón] en el vestíbulo. Entera, boca abajo. En [cuarenta minutos|media hora|una hora|lo que tardan en cenar] montamos otra con [bizcocho, nata y las fresas del desayuno|tres milhojas pegadas con fe|merengue y soplete|brioche y guindas], y nadie en la mesa lo supo.',
		reaction:
			'[El padre me abrazó en la cocina, con bata y todo.|Dijo que sí. Y repitió tarta.|La abuela dictaminó: mejor que la de la tienda.|Me tocó a mí el haba.]',
		spend: [18, 42],
		method: 'house_comp',
		scale: 45,
		photo: 'cake'
	},
	{
		what: 'Un matrimonio mayor no veía bien la carta. [Se la leí yo, con los chistes incluidos.|Se la imprimí en letra grande y ahora la tenemos siempre.|Les encendí mi linterna y les sujeté la hoja.|Les conté los platos como si los estuviera comiendo.]',
		reaction:
			'[«Léanos también la de postres, aunque no queramos.»|Se llevaron la copia de recuerdo.|Pidieron lo primero, pero se lo oyeron todo.|Él dijo: me ha dado hambre hasta de lo que no me gusta.]'
	},
	{
		what: 'El equipo de [voleibol juvenil|atletismo|ajedrez|baile] perdió la final y bajó a cenar en silencio. [Saqué una fuente gigante de {papas} y ni una palabra de deporte.|Puse helado en copas de campeonato.|Les escribí el marcador al revés en la pizarra.|Les hice una ovación con toda la cocina al entrar.]',
		reaction:
			'[A la tercera fuente ya se oían risas.|Brindaron con las copas de vainilla.|La entrenadora se la llevó en foto.|Bailaron entre las mesas. Los demás también.]',
		spend: [16, 48],
		method: 'house_comp',
		scale: 35
	},
	{
		what: 'Una chica cenaba con un examen médico al día siguiente y solo podía tomar [líquidos|caldo|cosas blancas|gelatina]. Le hice [tres caldos distintos con nombre de menú largo|un consomé de verdad, de cuatro horas|un menú blanco de cinco pasos|gelatina de limón en copa de cava].',
		reaction:
			'[«Nunca había cenado tan bien sin cenar.»|Se lo bebió con cuchara de plata.|Me pidió la carta para enmarcarla.|Ayer mandó un mensaje: todo limpio.]'
	},
	{
		what: 'La novia no había comido en todo el día. [Le llevé una croqueta al fotomatón|La escondí cinco minutos en el office con un plato de jamón|Le di de comer yo, que llevaba uñas|Le puse una silla y un caldo detrás de la cortina].',
		reaction:
			'[«Te quiero más que a él ahora mismo.»|Salió con fuerzas para el vals.|Ni una mancha en el vestido. Orgullo profesional.|Nos mandó las fotos y en una salgo yo, con el tenedor.]',
		photo: 'lamp'
	},
	{
		what: 'El padre de la {fam} preguntó si teníamos [el postre de su pueblo|la sopa de su madre|ese dulce de miel que no encontraba|gofio]. No. Pero llamé a [mi tía|la tienda de ultramarinos|un compañero canario|{panaderia}] y al día siguiente [lo teníamos|estaba en su plato|apareció con el café|salió en cazuelita].',
		reaction:
			'[Cerró los ojos con la primera cucharada.|«No es igual. Es casi. Gracias por el casi.»|Llamó a su hermana desde la mesa.|Nos contó media infancia.]',
		spend: [7, 22],
		method: 'petty_cash'
	},
	{
		what: 'Cuatro adolescentes querían invitar a sus padres por [las bodas de plata|el aniversario|el final del máster de mamá|el trabajo nuevo de papá] y contaban monedas. Les dije que justo hoy había [menú de monedas|descuento de hermanos|precio de bodas de plata|una promoción rarísima]. No la había.',
		reaction:
			'[Pagaron con muchísima dignidad.|El pequeño dejó propina: cuarenta céntimos.|Los padres no se enteraron. Nosotros sí, y qué bonito.|La madre me miró al irse. Lo sabía.]',
		spend: [38, 85],
		method: 'house_comp',
		scale: 38
	},
	{
		what: 'A la señora de la mesa [tres|diez|seis|ocho] le temblaban las manos con la sopa. [Se la serví en taza, a ella y a todos los demás.|Cambié las cucharas por otras más pesadas, a toda la mesa.|Propuse crema en tazón «porque hoy queda mejor».|Le acerqué el plato y me quedé contándoles lo del postre hasta que acabó.]',
		reaction:
			'[Su hija me dio las gracias sin voz, desde lejos.|Nadie notó nada. De eso se trataba.|«¡Qué moderno!», dijo ella, y repitió.|Terminó la sopa y pidió flan.]'
	},
	{
		what: 'El cliente de las siete desayuna deprisa y sin mirar. Hoy le dejé al lado [el periódico abierto por los crucigramas|un lápiz afilado|un platito con su fruta ya pelada|una nota: «hoy hay bizcocho, son dos minutos»]. [Se sentó.|Levantó la vista.|Se quitó el abrigo.|Dejó el {movil} boca abajo.] Primera vez en [dos semanas|nueve días|todo el mes|la temporada].',
		reaction:
			'[Siete vertical: «sosiego». Lo sacó él.|«¿Cómo sabía que llevo uno sin punta?»|Se quedó veinte minutos.|Dos trozos de bizcocho, uno para el camino.]',
		hour: 7,
		photo: 'cup'
	}
];
