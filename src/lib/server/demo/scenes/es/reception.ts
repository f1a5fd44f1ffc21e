import type { Scene } from '../scene';

export const reception: readonly Scene[] = [
	{
		what: 'Llegaron a [las once de la noche|la una de la madrugada|medianoche|las dos y pico], con [dos niños dormidos en brazos|un vuelo cancelado a la espalda|nueve horas de carretera encima|una maleta menos]. Dejé el papeleo para mañana y los subí yo a la habitación.',
		reaction:
			'[«Es la primera persona que hoy no me pide nada.»|«Gracias por no hacerme firmar.»|Solo dijeron gracias, pero con todo el cuerpo.|Bajaron a las diez, descansados, a firmar y a darme un abrazo.]',
		hour: [23, 1, 0, 2],
		photo: 'window'
	},
	{
		what: 'La {sra} vuelve cada [marzo|otoño|dos meses|aniversario] y siempre pregunta por [la habitación que da al naranjo|el cuarto del fondo, el del silencio|la 14|la de la bañera]. Hoy la tenía ya con la llave preparada antes de que abriera la boca.',
		reaction:
			'[«¿Cómo se acuerda usted?» Porque usted es usted, le dije.|Se rió y me enseñó fotos del nieto.|«Aquí siempre sé que me esperan.»|Se quedó diez minutos charlando con el abrigo puesto.]',
		photo: 'key'
	},
	{
		what: 'Un señor pidió un taxi para [el hospital|el velatorio|la notaría|el juzgado] y le temblaba la voz. No le pregunté nada. Le acompañé hasta la puerta, le llevé [el paraguas|una botella de agua|el abrigo|los papeles] y esperé con él.',
		reaction:
			'[Al volver me apretó la mano.|Dos días después dejó una nota: «usted estuvo».|No dijo nada. Tampoco hacía falta.|«Se agradece no estar solo en la acera.»]',
		photo: 'umbrella'
	},
	{
		what: 'Al {sr} se le murió el {movil} [camino de una entrevista|con las tarjetas de embarque dentro|el día de su ponencia|con la dirección de la boda]. Le presté [mi cargador|mi propio cargador y un enchufe detrás del mostrador|el de la oficina|el mío, sin mirar cuánto le quedaba,] y le imprimí [el mapa|los {boletos}|las diapositivas en grande|la ruta con los metros contados].',
		reaction:
			'[Consiguió el trabajo. Me escribió él mismo.|Llegó con cuatro minutos de sobra.|«Me has salvado el día.»|Trajo peladillas de la boda.]'
	},
	{
		what: 'Oí que era el [primer viaje|primer viaje solos|primer fin de semana|primer respiro] de la {fam} desde [que nació la pequeña|que se casó el último hijo|la operación|que cerraron la tienda]. Les cambié a la habitación con balcón, que estaba libre. Sin decir nada de cargos, porque no los había.',
		reaction:
			'[Desayunaron en el balcón los tres días.|Nos mandaron la foto, de la mano.|«No sabíamos que nos hacía tanta falta.»|Ella lloró un poquito, de lo bueno.]',
		photo: 'plant'
	},
	{
		what: 'Una chica preguntó dónde [correr sin coches|comprar hilo azul|encontrar pan sin gluten|sentarse a estudiar sin ruido]. En vez del plano de siempre le dibujé el mío: [la vuelta larga, con la fuente para beber|la mercería de Angelines, la de toda la vida|el horno que abre a las siete y no falla|la biblioteca, segunda planta, mesa de la ventana].',
		reaction:
			'[Lo pegó en el espejo toda la semana.|Volvió con el hilo y con un botón de regalo.|Me trajo una barra para que la probara.|«Esto no sale en ninguna guía.»]'
	},
	{
		what: 'El pequeño {nino} quería [hacer él el check-in|tocar el timbre del mostrador|su propia llave|saber cómo se llamaba la planta]. [Le subí a la banqueta, firmó con su nombre y le hice una ficha de huésped.|Lo tocó catorce veces. Las conté con él.|Le grabé una tarjeta vieja con su nombre en rotulador.|No tenía nombre. Ahora se llama Ramona y él es el padrino.]',
		reaction:
			'[Sus padres grabaron la firma entera.|Se despidió con un timbrazo serio, de profesional.|Durmió con ella en la mano.|Al irse le dejó encargado el riego al turno de noche.]',
		photo: 'key'
	},
	{
		what: 'Llamaron de la [112|207|301|115] por ruido [de la calle|del ascensor|de una obra|del bar de abajo]. Pedí perdón antes que nada, subí con [tapones y una infusión|dos opciones de habitación en la mano|mi linterna y la llave de la 310|leche caliente] y en nueve minutos estaban en otra, con las maletas puestas.',
		reaction:
			'[«Pensaba que iba a tener que discutir.»|Durmieron. Por la mañana me guiñaron un ojo.|Puntuaron la rapidez con un diez y el ruido con un cero. Justo.|Le dejé escrito a mantenimiento lo que suena y a qué hora.]',
		purpose: 'fix',
		hour: [0, 23, 8, 1]
	},
	{
		what: 'El {sr} se dejó [las gafas de leer|la medicación|el cargador del audífono|el cuaderno de notas] en la mesilla y ya iba camino de {estacion}. Fui en {coche} y se lo di [por la ventanilla del tren, casi|en el andén|en la cola del control|antes de que lo echara de menos].',
		reaction:
			'[Me dijo adiós con las gafas puestas.|«¿Ha venido usted hasta aquí por esto?» Claro.|Le temblaban las manos del susto. Se le pasó.|Se tocó el bolsillo, miró, y se echó a reír.]',
		spend: [9, 24],
		method: 'petty_cash',
		scale: 28
	},
	{
		what: 'Dos amigas que llevan [treinta años|media vida|desde el colegio|cuarenta y un veranos] viajando juntas. Este año una [camina peor|ve menos|acaba de enviudar|viene con bastón]. Les puse [las dos habitaciones pegadas y a pie de ascensor|la ruta con bancos marcados para sentarse|la mesa de siempre y una silla con brazos|un taxi esperando sin que lo pidieran].',
		reaction:
			'[«Así podemos seguir viniendo.»|Usaron todos los bancos. Todos.|Brindaron con manzanilla y me hicieron brindar.|Hicieron como que no se daban cuenta. Yo también.]'
	},
	{
		what: 'Pedí a todo el turno que saludara a la {sra} por su nombre. Nada más. Viene sola [desde hace un mes por una obra en su casa|a acompañar a su hermana en la clínica|por trabajo y no conoce a nadie|a unas pruebas médicas].',
		reaction:
			'[Al tercer día bajaba ella a saludarnos.|«Esto es lo más parecido a llegar a casa.»|Nos contó que en su pueblo también es así.|Le salieron bien las pruebas y vino a decírnoslo antes que a nadie.]'
	},
	{
		what: 'Se quejaron de que la reserva decía [cama grande|vistas|cuna|aparcamiento] y no había. La web lo prometía: error nuestro o no, para ellos salió mal. Disculpa, [cambio de habitación|el cuarto de la terraza|una cuna prestada del hostal de al lado|plaza en el garaje de enfrente, pagada] y una llamada a reservas para que lo corrijan hoy.',
		reaction:
			'[De enfadados a pedir recomendación para cenar, en un cuarto de hora.|«Lo que queríamos era que alguien lo resolviera.»|El bebé, ajeno a todo, durmió siete horas.|Volvieron a reservar al salir.]',
		spend: [18, 55],
		purpose: 'fix',
		method: 'company_card'
	},
	{
		what: 'Vi en el pasaporte que [mañana|hoy|el domingo|a medianoche] cumplía [setenta|cuarenta|treinta y tres|los ochenta y uno]. Avisé a cocina y apareció [un bizcocho con una sola vela|un flan que cantamos entre tres|una magdalena con cerilla, que no había velas|un trozo de tarta de queso y el turno entero].',
		reaction:
			'[«No se lo había dicho a nadie.» Por eso.|Cantamos fatal y le encantó.|Pidió el deseo con los ojos muy cerrados.|Guardó la vela en la cartera.]',
		spend: [5, 16],
		method: 'house_comp',
		photo: 'cake'
	},
	{
		what: 'La {sra} practicaba su español conmigo cada mañana. Hoy [pidió el taxi ella sola, por teléfono|regateó un imán|contó un chiste entero|entendió la radio]. Le hice un diploma con el sello de recepción.',
		reaction:
			'[Se lo llevó plastificado.|Dice que irá en la nevera de su casa.|«Profe, ¿cuándo es el examen?»|Me corrigió un acento. Con razón.]'
	},
	{
		what: 'Llovía a cántaros y la pareja de la [203|118|305|222] salía hacia [el concierto|su cena de aniversario|la graduación|el teatro] con zapatos de ante. Les llevé yo hasta la puerta con el paraguas grande del hotel, en dos viajes, y les esperé a la vuelta.',
		reaction:
			'[Llegaron secos. Yo no, pero qué más da.|«Nunca habíamos tenido chófer de paraguas.»|Volvieron cantando.|Me trajeron el programa firmado.]',
		photo: 'umbrella',
		hour: [20, 21, 18, 19]
	},
	{
		what: 'Un huésped [alemán|coreano|canadiense|portugués] buscaba la casa donde nació su [abuela|bisabuelo|padre|madrina]. Solo tenía [una foto sin calle|un apellido y un patio|el nombre de una panadería|una carta de 1952]. Llamé a tres vecinos mayores hasta que uno dijo: «eso es [aquí al lado|la casa de los azulejos verdes|detrás del mercado|donde ahora hay una frutería]».',
		reaction:
			'[Volvió con una piedrecita en el bolsillo.|Le abrieron la puerta y le enseñaron el patio.|Se hizo la foto en el mismo escalón.|Lloramos los dos, para qué negarlo.]',
		scale: 42,
		photo: 'letter',
		spend: [5, 18],
		method: 'out_of_pocket'
	},
	{
		what: 'Salida a las cinco, desayuno a las siete. A los de la [108|214|303|120] les preparé [dos bocadillos con su nombre|café en termo y fruta pelada|una bolsa con bollos y un {zumo} para cada niño|pan, tomate y una servilleta que ponía «buen camino»].',
		reaction:
			'[Me mandaron foto desde el avión.|Trajeron el termo de vuelta, lavado, un mes después.|Los niños desayunaron en pijama en el taxi.|Guardaron la servilleta en la guía.]',
		hour: 5,
		photo: 'suitcase',
		spend: [7, 16],
		method: 'house_comp'
	},
	{
		what: 'Al hacer la salida vi que le habíamos cobrado dos veces [el garaje|el minibar|una cena|la lavandería]. Ella no se había dado cuenta. Se lo dije yo, se lo devolví y añadí [un desayuno para el camino|el garaje entero|el café de los tres días|el planchado], por las molestias que ni había notado.',
		reaction:
			'[«Podía usted haberse callado.» Pues no.|Dijo que por eso vuelve.|Se quedó mirando el recibo como quien mira un truco.|«Siempre igual de honrados, da gusto.»]',
		spend: [8, 30],
		purpose: 'fix',
		method: 'house_comp'
	}
];
