import type { Scene } from '../scene';

export const housekeeping: readonly Scene[] = [
	{
		what: 'En la [209|311|104|217] el peluche dormía siempre en el suelo. Hoy le hice la cama a él también: [una caja de pañuelos con colcha|una toalla doblada en hamaca|el cajón de la mesilla, con almohada|un nido con el albornoz pequeño].',
		reaction:
			'[El niño no dejó que nadie la deshiciera.|La madre me buscó por todo el pasillo para enseñarme la foto.|Me dejaron un dibujo debajo de la almohada grande.|«Mamá, aquí también cuidan a Paco.»]'
	},
	{
		what: 'Vi [aguja e hilo sobre la mesa y un botón suelto|un bajo cogido con clips|una camisa colgada con una mancha de vino|un vestido con la cremallera a medias] y supe que tenían [boda|un funeral|entrevista|una comunión]. Lo arreglé yo en la pausa. Quince minutos.',
		reaction:
			'[«¿Quién ha sido?» El duende, dijo mi compañera.|Nota en la puerta: gracias, de verdad.|Lo dejó puesto todo el día, me enseñó la foto.|Salieron los cuatro guapísimos y a tiempo.]'
	},
	{
		what: 'La {sra} tiene [alergia al polvo|mucha tos|la espalda fatal|frío siempre]. Ayer lo comentó en el ascensor, sin pedirme nada. Hoy tenía [fundas nuevas y ni una alfombra|un humidificador y la miel al lado|una tabla bajo el colchón|otra manta, doblada a los pies, y el radiador ya puesto].',
		reaction:
			'[«Llevo años pidiéndolo en otros sitios.»|Ha dormido de un tirón, dice.|Me dio dos besos con la bata puesta.|«Aquí siempre se fijan, qué alegría.»]'
	},
	{
		what: 'Encontré [un pendiente|un diente de leche en un pañuelo|una alianza|una medallita] [en el desagüe|al sacudir las sábanas|dentro de la aspiradora|entre el colchón y el cabecero]. [Una hora con la linterna, pero salió.|Llamé corriendo antes de que se fueran al aeropuerto.|Vacié la bolsa entera sobre periódicos.|Lo envolví en una cajita y se la puse en la mano.]',
		reaction:
			'[Era de su madre.|El ratoncito Pérez casi se queda sin trabajo.|Él se arrodilló otra vez, ahí mismo, en el pasillo.|No podía hablar. Me señalaba el corazón.]',
		scale: 30,
		photo: 'lamp'
	},
	{
		what: 'La mamá de la [112|215|308|206] llevaba tres noches sin dormir con el bebé. Le dije: me quedo [veinte minutos con el cochecito en el pasillo|un ratito aquí al lado|doblando toallas en su puerta|en el patio con el carrito], usted dúchese tranquila.',
		reaction:
			'[Salió con otra cara.|«La mejor ducha de mi vida.»|El bebé se durmió con el ruido del carro de limpieza. Misterio.|Me pidió que me fuera a vivir con ellos.]'
	},
	{
		what: 'Habían extendido [un puzle de mil piezas|las fotos de un álbum|un tren de madera|los apuntes de la oposición] por toda la habitación. No moví ni una pieza: [limpié alrededor y dejé una nota|aspiré a mano|hice la cama sin pisar la vía|puse un flexo mejor y más folios].',
		reaction:
			'[Me dejaron poner la última pieza.|«Cualquiera lo habría recogido.»|El jefe de estación tiene cuatro años y me nombró maquinista.|Aprobó. Nos escribió ella misma.]'
	},
	{
		what: 'El {sr} viaja con [la foto de su mujer|una radio vieja|un rosario|las zapatillas de su hijo]. Cada día lo coloco en el mismo sitio exacto, mirando [a la ventana|a la cama|a la puerta|al balcón]. Hoy me contó por qué.',
		reaction:
			'[Estuvimos un rato callados los dos.|Se oía el partido, como entonces.|«Gracias por no preguntar y por no moverlo.»|Me dijo que así parece que ha llegado alguien antes.]',
		photo: 'window'
	},
	{
		what: 'Mucha ropa mojada en la ducha: [venían de la tormenta|se les volcó el kayak|el Camino los pilló lloviendo|el crío se cayó a la fuente]. Bajé todo a la secadora sin que lo pidieran y [rellené las botas con periódico|subí calcetines secos|les dejé chocolate caliente|se lo devolví doblado y calentito].',
		reaction:
			'[«Nos ha devuelto el viaje.»|Se los pusieron allí mismo, en el pasillo.|No quedó ni una gota.|La abuela lo olía todo: «a limpio de casa».]',
		spend: [4, 12],
		method: 'house_comp'
	},
	{
		what: 'La señora de la [305|107|212|318] estaba llorando cuando entré. Dejé las toallas, le traje [agua|una tila|pañuelos|un té] y le dije: estoy en el pasillo toda la mañana. No hizo falta más. [Luego salió y hablamos un poco.|Llamó dos veces, solo por llamar.|Abrió la puerta y la dejó abierta.|Me pidió que le abriera las cortinas.]',
		reaction:
			'[Dejó la llave y un «gracias por no asustarte».|Por la tarde la vi paseando.|Al irse me dio un abrazo largo.|«Hoy me ha visto alguien.»]'
	},
	{
		what: 'Sé que al matrimonio de la {fam} le gusta [la almohada baja|el café antes de hablar|la cortina un dedo abierta|la colonia de naranja]. Nadie me lo dijo: se nota al hacer la cama. Hoy volvían después de [un año|siete meses|la mudanza|dos inviernos] y estaba todo así.',
		reaction:
			'[Él buscó la cámara oculta.|«Siempre, siempre nos aciertan.»|Pusieron un cartel en la puerta: NO NOS CAMBIEN A ESTA SEÑORA.|Ella lo entendió sin decirlo: me apretó el brazo.]'
	},
	{
		what: 'Se iban hoy y [el vuelo salía de noche|la boda era a las ocho|el autobús era a las once|el tren se retrasó]. Estaban vestidos en el vestíbulo, con maletas. Les guardé mi última habitación por limpiar [para ducharse|para que la abuela se echara|para cambiarse los cinco|para dormir la siesta a los gemelos] y la hice al final.',
		reaction:
			'[Salieron como nuevos.|La abuela roncó. Qué felicidad.|Hicieron cola con las perchas, muertos de risa.|Dejaron la habitación casi hecha. Casi.]'
	},
	{
		what: 'Una nota en la mesa decía: [«perdón por el desorden, la quimio»|«perdone el lío, examen mañana»|«lo siento, la niña ha vomitado»|«no hace falta limpiar, no queremos molestar»]. Contesté por detrás: [aquí no hay nada que perdonar|mucha suerte (con un bombón)|pobrecita, le he dejado sábanas de estrellas|no molestan nunca, aquí tienen toallas] y dejé la habitación [como un domingo|con las plantas regadas|oliendo a limpio|lista en silencio].',
		reaction:
			'[Guardó mi nota en el neceser.|Un nueve y medio.|La niña preguntó si las estrellas se podían quedar.|Nos escribimos notas los cuatro días.]',
		photo: 'letter'
	},
	{
		what: 'Aprendí a decir buenos días en [japonés|polaco|lengua de signos|ucraniano] para [la señora de la 110|el chico de la beca|la pareja sorda de la 204|la familia del segundo]. Me salió regular. [Se inclinó dos veces.|Me corrigió con paciencia.|Me enseñaron «gracias» y «croissant».|La abuela me contestó una parrafada y asentí a todo.]',
		reaction:
			'[Cada mañana, ya, un poquito más.|Ahora tenemos lección de pasillo.|Despedida entera con las manos. Preciosa.|Me trajo un pañuelo bordado.]'
	},
	{
		what: 'Al hacer la [221|306|117|203] vi que el {sr} subía siempre los pies a [la maleta|una silla coja|la papelera|dos guías de teléfono]. Busqué por el hotel y le puse [un escabel|el puf del spa|una banqueta con cojín|el reposapiés del despacho], sin decir nada.',
		reaction:
			'[Nota de dos palabras: «mis rodillas».|Lo encontré dormido con el periódico en la cara.|Preguntó dónde se compra.|«A mi edad, esto es un palacio.»]'
	}
];
