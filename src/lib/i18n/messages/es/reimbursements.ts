export const reimbursements = {
	title: 'Reembolsos',
	hint: 'Lo que alguien pagó de su bolsillo, y qué pagar ahora',
	lists: {
		label: 'Qué ver',
		open: 'Por pagar',
		paid: 'Pagados',
		declined: 'Rechazados',
		repay: 'A devolver'
	},
	lead: {
		none: 'No hay nada por pagar: todo el mundo tiene ya lo suyo.',
		toPay: (amount: string, people: number) =>
			people === 1 ? `Por pagar: ${amount} a 1 persona.` : `Por pagar: ${amount} a ${people} personas.`,
		ready: (amount: string) => `De eso, ${amount} ya está listo para pagar.`,
		receipts: (n: number) =>
			n === 1
				? 'En 1 falta el recibo: se puede pagar igual.'
				: `En ${n} falta el recibo: se pueden pagar igual.`
	},
	group: {
		all: (name: string) => `Elegir todo lo de ${name}`,
		count: (n: number) => (n === 1 ? '1 gasto' : `${n} gastos`),
		mine: 'Son tuyos: los paga otra persona que dirija.',
		someone: 'Alguien del equipo'
	},
	row: {
		takenBack: 'El gesto se retiró',
		asked: (ago: string) => `pedido ${ago}`,
		paid: (ago: string, name: string) => (name ? `Pagado ${ago} por ${name}` : `Pagado ${ago}`),
		declined: (ago: string, name: string) => (name ? `Rechazado ${ago} por ${name}` : `Rechazado ${ago}`),
		ready: 'Listo',
		run: (name: string) => `Pago «${name}»`,
		noReceipt: 'Falta el recibo',
		ask: 'Pedir el recibo',
		askText: (name: string, what: string, amount: string) =>
			`Hola, ${name}: ¿tienes el recibo de «${what}» (${amount})? Con una foto en Respiro basta: en Yo, Mi dinero.`,
		askCopied: 'Mensaje copiado: pégalo donde habléis.',
		askFailed: 'Aquí no se puede copiar. Pídeselo en persona.',
		receipts: (n: number) => (n === 1 ? 'Ver el recibo' : `Ver los ${n} recibos`),
		receipt: (n: number, of: number) => (of === 1 ? 'Recibo' : `Recibo ${n} de ${of}`),
		receiptMissing: 'La foto aún no ha llegado, o no hay red para verla.',
		before: (amount: string) => `Es la diferencia: ya se pagaron ${amount}.`,
		repay: (amount: string) => `Se pagó y luego cambió: devuelve ${amount}.`,
		reason: (reason: string) => `«${reason}»`,
		back: 'Volver a la lista',
		cameBack: 'Ya lo devolvió',
		gaveBack: (amount: string, ago: string) => `Devolvió ${amount}, ${ago}`,
		mine: 'Es tuyo: cuando lo devuelvas, lo apunta otra persona que dirija.'
	},
	bar: {
		chosen: (n: number, amount: string) => (n === 1 ? `1 elegido: ${amount}` : `${n} elegidos: ${amount}`),
		label: 'Qué hacer con lo elegido',
		pay: 'Pagado',
		ready: 'Listo',
		notReady: 'Quitar de listos',
		decline: 'Rechazar',
		none: 'Quitar la selección'
	},
	pay: {
		title: 'Marcar como pagado',
		lead: (n: number, amount: string) => (n === 1 ? `${amount}, de 1 gasto.` : `${amount}, de ${n} gastos.`),
		readyTitle: 'Dejar listo para pagar',
		batch: 'Nombre del pago',
		batchHint: 'Para encontrarlo luego, y para la nómina.',
		confirm: (amount: string) => `Pagado: ${amount}`,
		readyConfirm: (amount: string) => `Listo: ${amount}`,
		final:
			'Lo pagado ya no vuelve a la lista. Si algo no estaba bien, se corrige el gasto y se devuelve la diferencia.'
	},
	decline: {
		title: 'Rechazar',
		reason: 'Por qué',
		hint: (names: string) => `${names} lo leerá. Mejor si dice qué falta.`,
		confirm: 'Rechazar',
		needed: 'Escribe por qué: quien pagó de su bolsillo merece saberlo.'
	},
	repaid: {
		title: 'Dinero que vuelve',
		lead: (name: string, amount: string) =>
			`${name} ha devuelto ${amount} a la casa: en mano, por transferencia o con la nómina.`,
		final: 'Sale de la lista para siempre, y queda con el gasto y en el archivo de pagos.',
		confirm: (amount: string) => `Ya lo devolvió: ${amount}`
	},
	done: {
		paid: (amount: string) => `Pagado: ${amount}.`,
		ready: (amount: string) => `Listo para pagar: ${amount}.`,
		declined: (amount: string) => `Rechazado: ${amount}.`,
		submitted: (amount: string) => `Otra vez en la lista: ${amount}.`,
		repaid: (amount: string) => `Ha vuelto a la casa: ${amount}.`,
		offline: 'Sale en cuanto haya red.',
		undo: 'Deshacer'
	},
	more: 'Ver más',
	empty: {
		open: {
			title: 'Nada por pagar',
			example: '«Compré el billete de avión con mi tarjeta: era la única forma de que llegara a la boda.»',
			body: 'Cuando alguien paga de su bolsillo y lo registra así, aparece aquí al momento, también por encima del tope.'
		},
		paid: { title: 'Aún no se ha pagado nada', body: 'Lo que marques como pagado queda aquí, con su fecha.' },
		declined: {
			title: 'Nada rechazado',
			body: 'Lo que se rechaza queda aquí con su porqué, y puede volver a la lista.'
		},
		repay: {
			title: 'Nada que devolver',
			body: 'Si un gasto ya pagado se retira o se corrige a menos, la diferencia aparece aquí.'
		}
	},
	runs: {
		title: 'Pagos',
		detail: (n: number, amount: string) => (n === 1 ? `1 gasto, ${amount}` : `${n} gastos, ${amount}`),
		paid: 'Pagado',
		left: (amount: string) => `Faltan ${amount}`,
		file: 'CSV',
		fileOf: (name: string) => `Descargar el CSV de ${name}`,
		waiting: 'Este pago aún no ha salido de este teléfono. En cuanto haya red, podrás descargarlo.',
		none: 'Aún no hay pagos. Elige gastos, ponles nombre y descarga su CSV para la nómina.'
	},
	csv: {
		person: 'Persona',
		date: 'Fecha',
		what: 'Qué',
		amount: 'Importe',
		currency: 'Moneda',
		state: 'Estado',
		batch: 'Pago',
		entry: 'Apunte',
		states: {
			submitted: 'pedido',
			needs_receipt: 'falta el recibo',
			ready: 'listo',
			paid: 'pagado',
			declined: 'rechazado',
			cancelled: 'anulado'
		}
	},
	measure: {
		title: (days: number) => `Últimos ${days} días`,
		median: 'La mitad cobró en',
		p90: 'Nueve de cada diez, en',
		days: (n: string, isOne: boolean) => (isOne ? `${n} día` : `${n} días`),
		slow: 'Más de siete días',
		share: (n: number, of: number) => `${n} de ${of}`,
		slowNote: 'También cuenta lo que aún espera.',
		unsubstantiated: 'Sin recibo desde hace más de 60 días',
		repay: 'A devolver a la casa'
	}
};
