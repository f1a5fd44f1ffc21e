import type { Scene } from '../scene';

export const contact: readonly Scene[] = [
	{
		what: 'La {sra} llama cada [mes|primavera|dos semanas|puente] para reservar lo mismo. Antes de buscar fechas le pregunté por [sus gatos: ¿siguen siendo doce o ya hay trece?|la operación de la rodilla|la nieta que empezaba la universidad|los tomates de la azotea].',
		reaction:
			'[Trece. Me los nombró todos.|Ya baila, dice. Despacio, pero baila.|Matrícula de honor. La celebramos las dos por teléfono.|Me prometió un tarro y llegó por correo.]',
		photo: 'cat',
		lesson:
			'[Quince segundos y una llamada deja de ser un trámite.|Lo apunto siempre al colgar.|Se pregunta porque importa, no porque toque.|Escuchar también es reservar.]'
	},
	{
		what: 'Llamó un señor para anular: [había fallecido su hermano|le habían dado un diagnóstico|se quedaba sin trabajo|su mujer ya no podía viajar]. La tarifa no admitía devolución. Le dije que [lo sentía mucho y que no se preocupara de nada más|ese papel lo arreglaba yo|no tenía que explicarme nada|aquí le guardábamos la habitación para cuando quisiera], y se lo devolví entero.',
		reaction:
			'[Guardó silencio y luego: «gracias, hija».|Reservó otra vez, siete meses después. Está bien.|«Es la única llamada fácil de hoy.»|Nos escribió ella, con letra temblona.]',
		spend: [90, 320],
		method: 'house_comp',
		purpose: 'both',
		scale: 40
	},
	{
		what: 'Era la [tercera|cuarta|segunda|quinta] vez que llamaba por [la misma factura|un abrigo olvidado|un cambio de fechas|el justificante]. Le dije: desde ahora esto es mío, le llamo yo a las [cuatro|seis|doce en punto|diez]. A [las cuatro menos dos|las seis|las doce en punto|las diez y un minuto, y pedí perdón por el minuto] estaba marcando.',
		reaction:
			'[«No me lo creo, ha llamado.»|El abrigo va en camino, con el guante en el bolsillo.|Pasó de tratarme de usted a preguntarme de dónde soy.|Se rió por lo del minuto. Arreglado.]',
		purpose: 'fix'
	},
	{
		what: 'Oí [un bebé llorar|el eco de un hospital|un tren|mucho ruido de obra] al otro lado y le ofrecí llamarla yo [en una hora|esta noche|cuando bajase|mañana temprano]. Mientras tanto le dejé [la reserva bloqueada|tres opciones por escrito|el precio sujeto|el cambio hecho].',
		reaction:
			'[Cuando volví a llamar, se oía dormir a alguien.|«Qué detalle darse cuenta.»|Contestó desde casa, ya con té.|Solo tuvo que decir que sí.]'
	},
	{
		what: 'Un chico preparaba [una sorpresa para su madre|una pedida|el reencuentro de cuatro hermanos|la jubilación de su maestra] y no sabía por dónde empezar. Colgamos [a los cuarenta minutos|con una lista de seis cosas|con todo un plan|a la tercera llamada]: [flores amarillas, la canción de ella al entrar|el anillo en la caja fuerte a mi nombre|cuatro vuelos, una sola mesa|veinte alumnos escondidos en el patio].',
		reaction:
			'[Me mandó un audio con el grito de su madre.|Dijo que sí. Me invitaron por videollamada.|Llegaron por separado y salieron abrazados.|La maestra pasó lista. Estaban todos.]',
		scale: 48,
		spend: [20, 70],
		method: 'company_card',
		photo: 'cake'
	},
	{
		what: 'Una señora no lograba pagar por la web y pedía perdón por «ser torpe». Le dije la verdad: [ese botón nos confunde a todos|la página la hicimos mal nosotros|a mí también me pasó el lunes|el error es del formulario]. La hicimos juntas, [paso a paso|sin prisa|con pausa para buscar las gafas|con su nieto de testigo].',
		reaction:
			'[«Pues no era yo.» No, señora, no era usted.|Colgó ella, triunfante.|Ya reserva sola y llama para contármelo.|He pasado el fallo a los de la web, con captura.]',
		purpose: 'fix'
	},
	{
		what: 'Pidió lo más barato. Mirando fechas vi que [entrando un día después|con la tarifa de residentes|cambiando el orden de las noches|con el bono de familia, que no conocía] se ahorraba [sesenta|cuarenta y dos|ciento diez|noventa]. No lo había preguntado. Se lo dije.',
		reaction:
			'[«¿Y por qué me dice usted eso?» Porque es verdad.|Se gastó la mitad en invitar a su suegra a cenar.|Reservó en el acto y avisó a sus primas.|«Siempre me quedo con la sensación de que están de mi lado.»]'
	},
	{
		what: 'El vuelo de la {fam} se canceló [en Lisboa|en Bogotá|en Ámsterdam|en Monterrey]. Eran las [tres de la madrugada|dos|once de la noche|cinco] y no encontraban cama. Les busqué [un hotel de la competencia, pegado a la terminal|una pensión con cuna|dos habitaciones donde una antigua compañera|sitio, y un taxi pagado] y no colgué hasta que entraron por la puerta.',
		reaction:
			'[Llegaron aquí un día tarde y me buscaron por mi voz.|«Usted nos arropó por teléfono.»|La pequeña me dio un dibujo de un avión triste y uno contento.|Dicen que fue la mejor noche mala de su vida.]',
		scale: 52,
		hour: [3, 2, 23, 5],
		spend: [35, 160],
		method: 'company_card',
		purpose: 'both',
		photo: 'plane'
	},
	{
		what: 'Una huésped ciega quería saber cómo era [la habitación|el camino desde la estación|el desayuno|el patio]. La web no lo dice. Fui con el {movil} y se lo conté [paso a paso, contando pasos|por olores y por sonidos|mesa a mesa, con reloj: el pan a las doce|tocando cada cosa].',
		reaction:
			'[Llegó y fue directa a la ventana.|«Ya he estado ahí, entonces.»|Se sirvió sola el primer día.|Olió el jazmín y dijo: aquí era.]',
		scale: 30
	},
	{
		what: 'Llamó enfadadísimo. Lo dejé [hablar entero, sin interrumpir|llegar al final|sacarlo todo] y apunté. Luego le repetí lo que había entendido: [el transporte no llegó y usted esperó con su madre al sol|le prometieron cuna dos veces|nadie le avisó de la piscina]. «Eso es», dijo. [Taxi devuelto y una disculpa para ella|Cuna, y la noche de hoy|Dos entradas para la del club], y lo escribí en causas.',
		reaction:
			'[Me pasó a la madre. Un encanto.|Bajó la voz tres pisos.|«No es el dinero, es que alguien lo diga.»]',
		purpose: 'fix',
		spend: [22, 95],
		method: 'company_card'
	}
];
