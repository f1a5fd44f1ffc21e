import type { Scene } from '../scene';

export const engineering: readonly Scene[] = [
	{
		what: 'Estaba [pintando el zócalo del segundo|cambiando un fluorescente|purgando radiadores|con media caldera desmontada] cuando salió un señor corriendo: [perdía el avión|la última lancha salía en veinte minutos|su hija estaba de parto|el tren de la entrevista]. Dejé [la brocha|la escalera|el cubo|la llave inglesa] y lo llevé yo en la furgoneta.',
		reaction:
			'[Llegó. Con una mancha de pintura en la manga, eso sí.|Nos vio el capitán y esperó.|Se llama Julia y pesó tres kilos cien.|Me llamó desde el andén, sin aliento, para decir que sí.]',
		scale: 58,
		spend: [6, 19],
		method: 'out_of_pocket',
		photo: 'plane',
		lesson:
			'[La pared podía esperar.|Avisé por radio y Paco acabó la escalera. La mitad es suya.|Ningún radiador tiene prisa.|Primero la persona, luego la caldera.]'
	},
	{
		what: 'Se le rompió [la rueda a la maleta|el cierre de la funda del violín|una pata de las gafas|la correa del carrito] a la {sra} en plena escalera. La bajé al taller: [un rodamiento de patinete viejo|un gancho de persiana|soldadura fina y paciencia|dos remaches y un trozo de cinturón mío].',
		reaction:
			'[Dice que ahora rueda mejor que nueva.|Tocó algo corto en el patio, para el taller.|«Veo hasta sus arrugas, joven.»|El bebé dio el visto bueno con la mano.]',
		photo: 'suitcase',
		spend: [3, 9],
		method: 'petty_cash'
	},
	{
		what: 'El aire de la [316|110|204|221] hacía [tac, tac|un silbido|eco|un zumbido de mosquito]. Ya lo había mirado otro y «no era nada». Para ella sí era. Me senté en el suelo [diez minutos a oscuras|con un vaso en la pared|hasta oírlo yo también|con el oído en la rejilla] y era [una moneda|una junta seca|un tornillo suelto|una pluma].',
		reaction:
			'[«Gracias por creerme.»|Silencio. Nos quedamos los dos escuchándolo.|Durmió. Me lo dijo con la mano desde el comedor.|Le regalé la pluma.]',
		purpose: 'fix'
	},
	{
		what: 'El niño de la {fam} me seguía por el pasillo preguntando [para qué era cada herramienta|por dónde va el agua|cómo sube el ascensor|quién enciende las farolas]. [Le puse unos guantes y apretó él el último tornillo.|Le dibujé las tuberías con colores.|Bajamos con sus padres a ver el motor.|Esta noche las encendió él.]',
		reaction:
			'[Cobró un caramelo y me pidió factura.|Explicó el desagüe a toda la cena.|«De mayor quiero ser usted.»|Dijo: «que se haga la luz», muy serio.]'
	},
	{
		what: 'Una huésped en silla de ruedas y [un escalón tonto en la terraza|una alfombra que frenaba|el espejo demasiado alto|la ducha con un bordillo]. Era [mediodía|la hora de comer|casi mi salida|festivo]. [Hice una rampa con dos tablas y lija.|La enrollé y la subí al trastero para siempre.|Lo bajé treinta centímetros y ahí se queda.|Tablero, antideslizante y silicona: lista en una hora.]',
		reaction:
			'[Salió a ver la puesta de sol sola. Sola.|«Ni una palabra, y arreglado. Así da gusto.»|Se vio entera por primera vez en el viaje.|Me chocó la mano.]',
		lesson:
			'[La rampa buena ya está pedida.|Tendríamos que haberlo visto nosotros.|He revisado las otras seis.|Mirar el hotel desde una silla, todos, un día.]',
		scale: 36,
		spend: [12, 60],
		method: 'company_card'
	},
	{
		what: 'Al {sr} se le paró [el reloj de su padre|la radio de pilas|el despertador de cuerda|la maquinilla]. Poca cosa: [una pila de las raras y un pelo de polvo|un cable suelto|aceite de máquina de coser|un muelle que hice con un clip].',
		reaction:
			'[Se lo puso al oído y cerró los ojos.|Sonó un pasodoble en todo el pasillo.|«Ya puedo dormirme otra vez tarde.»|Salió afeitado y me enseñó la cara.]',
		photo: 'lamp'
	},
	{
		what: 'Apagón en la calle entera a las [nueve|diez y media|ocho y cuarto|once de la noche]. Mientras volvía la luz puse [mis linternas en botellas de agua|velas en los tarros de la cocina|las guirnaldas a pilas de Navidad|faroles de papel] en el vestíbulo y [alguien sacó una guitarra|los niños contaron cuentos|acabamos cantando|se montó la mejor tertulia del año].',
		reaction:
			'[Cuando volvió la luz, pidieron apagarla.|«Ojalá se vaya mañana también.»|Aplaudieron a la compañía eléctrica.|Nadie subió hasta la una.]',
		purpose: 'both',
		scale: 40,
		photo: 'lamp',
		hour: [22, 23, 21, 23]
	},
	{
		what: 'Un ciclista llegó con [la cadena partida|el cambio doblado|dos radios rotos|un pinchazo y sin parches] a [cuarenta|sesenta|treinta|noventa] kilómetros de su meta. Taller cerrado, yo con caja de herramientas. [Una hora de grasa.|La enderezamos con la puerta del garaje.|Los saqué de una bici vieja del sótano.|Le puse la cámara de la mía.]',
		reaction:
			'[Mandó foto en la meta con las manos negras.|Pasó los controles. Y yo por la ferretería.|Dice que esa rueda ya no la cambia.|Me devolvió la cámara por correo, con una postal.]',
		photo: 'bicycle',
		scale: 34,
		spend: [6, 16],
		method: 'out_of_pocket'
	},
	{
		what: 'La señora del 3 no sabía poner [los subtítulos|la misa de su pueblo|el partido del nieto|la videollamada] en la tele. Subí, lo puse y me quedé hasta [que empezó la película|que sonó el coro|el primer gol|que vio la cara de su hermana]. No tenía prisa.',
		reaction:
			'[Me explicó quién era el malo antes de que saliera.|Cantó bajito. Yo miré los enchufes.|«¡El siete, el siete es el mío!»|Se saludaron con la mano las dos, sin hablar.]'
	},
	{
		what: 'Se le cayó [el anillo|un audífono|la llave del buzón|el diente de oro] por [la rejilla del patio|el lavabo|el hueco del ascensor|el sumidero]. El {sr} ya lo daba por perdido. Desmonté [cuatro metros de canaleta|el sifón y el de al lado|el foso, con arnés|la bomba entera] y apareció.',
		reaction:
			'[Se quedó mirándolo como si fuera el primer día.|Me oyó decir «aquí está» y ya era con los dos.|«Joven, usted no sabe qué abre esto.»|Se lo guardó en el bolsillo de la camisa y se lo tocaba.]',
		scale: 35
	},
	{
		what: 'Vi a un padre [montando una cuna|peleándose con la silla del coche|inflando a pulmón una colchoneta|buscando pilas para un ratón de juguete] a las tantas, con cara de examen. Le dije: [usted sujete, yo atornillo|esto tiene truco|guarde el aire|de esas tengo].',
		reaction:
			'[Nos dimos la mano como dos ingenieros.|«No se lo cuente a mi mujer.» No cuento nada.|La niña flotó en diez minutos.|El ratón corre otra vez. El gato de la casa, también.]',
		hour: 22
	},
	{
		what: 'Había [frío en la terraza y una pedida de mano|viento y una foto de bodas|goteras y un concierto de piano|mucho sol y un bebé] esta tarde. Moví [las dos estufas|tres biombos del salón|el piano con tres compañeros|la sombrilla grande] sin que lo pidiera nadie y me fui a lo mío.',
		reaction:
			'[Se oyó el «sí» desde la sala de máquinas.|El velo se portó.|Dedicaron la última pieza «a los de las ruedas».|Durmió dos horas a la sombra.]',
		photo: 'plant'
	}
];
