/** `n` counts; amounts and dates arrive as people read them. */
const entries = (n: number) => (n === 1 ? '1 apunte' : `${n} apuntes`);
const phones = (n: number) => (n === 1 ? '1 teléfono' : `${n} teléfonos`);

export const books = {
	title: 'Cuentas',
	lead: (month: string) => `${month} ya ha terminado y sigue abierto.`,
	leadSeveral: (n: number) => `${n} meses han terminado y siguen abiertos.`,
	leadDone: 'Todos los meses terminados están cerrados.',
	place: 'Sitio',
	back: 'Despacho',
	offline: 'Lo que guardes aquí saldrá en cuanto haya red. Para descargar o ver los meses, hace falta ahora.',
	months: {
		title: 'Meses',
		detail: (n: number, amount: string) => `${entries(n)} · ${amount}`,
		empty: 'Sin apuntes',
		late: (n: number) => (n === 1 ? '1 llegó tarde' : `${n} llegaron tarde`),
		open: 'Abierto',
		closed: 'Cerrado',
		running: 'En curso',
		lateNote: (n: number) =>
			n === 1
				? '1 apunte es de un mes que ya estaba cerrado, y va en este.'
				: `${n} apuntes son de meses que ya estaban cerrados, y van en este.`
	},
	close: {
		action: 'Cerrar el mes',
		explain: 'Lo que llegue después irá al mes abierto. El archivo de un mes cerrado ya no cambia nunca.',
		waiting: (devices: number, n: number) =>
			devices === 1
				? `1 teléfono todavía guarda ${entries(n)} que pueden ser de este mes.`
				: `${phones(devices)} todavía guardan hasta ${entries(n)} que pueden ser de este mes.`,
		silent: (n: number) =>
			n === 1
				? 'De 1 teléfono no se sabe nada desde que terminó el mes: quizá guarde algo.'
				: `De ${phones(n)} no se sabe nada desde que terminó el mes: quizá guarden algo.`,
		allIn: 'Ningún teléfono guarda apuntes de este mes, que se sepa.',
		anyway: 'Cerrar de todos modos',
		saved: 'Guardado. El mes se cierra en cuanto llegue al servidor.',
		running: 'Este mes aún está en curso. Podrás cerrarlo cuando termine.'
	},
	reopen: {
		action: 'Volver a abrir',
		explain: 'Quedará anotado quién lo abre y por qué. Al cerrarlo otra vez, su archivo será otro.',
		reason: 'Por qué',
		needReason: 'Escribe por qué: lo leerá quien lleve las cuentas.',
		tooLong: 'Con menos palabras basta.',
		onlyOwner: 'Un mes cerrado solo lo abre la dirección.',
		saved: 'Guardado. El mes se abre en cuanto llegue al servidor.'
	},
	trail: {
		title: 'Quién lo cerró y lo abrió',
		closed: (name: string, day: string) => `Cerrado por ${name}, ${day}`,
		reopened: (name: string, day: string) => `Abierto otra vez por ${name}, ${day}`,
		somebody: 'alguien que ya no está'
	},
	file: {
		title: 'Archivo del mes',
		format: 'Formato',
		csv: 'Hoja (CSV)',
		json: 'JSON',
		decimal: 'Decimales',
		comma: '1234,50',
		point: '1234.50',
		bom: 'Se abrirá con Excel',
		yes: 'Sí',
		no: 'No',
		download: 'Descargar',
		frozen: 'Mes cerrado: sale siempre igual, byte a byte.',
		moving: 'Mes abierto: lo que salga hoy puede cambiar mañana.'
	},
	whole: {
		title: 'El libro entero',
		lead: (n: number) =>
			n === 0
				? 'Aún no hay apuntes.'
				: `${entries(n)}, cada uno encadenado al anterior: si alguien cambia uno, se nota.`,
		head: 'Marca de hoy',
		headHint: 'Apúntala fuera de aquí: demuestra cómo estaba el libro hoy.',
		ledger: 'Descargar el libro',
		names: 'Descargar los nombres',
		namesHint: 'Los archivos llevan el número de cada persona, no su nombre: los nombres van aparte.',
		settlements: 'Descargar los pagos',
		settlementsHint: 'Lo que se pagó a quien puso de su bolsillo, y lo que volvió.'
	},
	codes: {
		title: 'Códigos',
		lead: 'Con ellos encuentra cada apunte su cuenta. Lo que dejes vacío no sale en los archivos.',
		costCentre: 'Centro de coste',
		taxCode: 'Código de impuesto',
		account: (method: string) => `Cuenta: ${method}`,
		methods: {
			house_comp: 'atención de la casa',
			company_card: 'tarjeta de la empresa',
			petty_cash: 'caja',
			out_of_pocket: 'de su bolsillo',
			points: 'puntos'
		},
		frozen: 'Los meses cerrados conservan los suyos.',
		tooLong: (max: number) => `Como mucho ${max} letras o cifras.`,
		save: 'Guardar códigos',
		saved: 'Códigos guardados'
	},
	trouble: {
		month_ahead: 'Ese mes todavía no ha empezado aquí.',
		month_unknown: 'De antes del primer apunte no hay archivo.',
		not_found: 'Ese sitio no está, o ya no es tuyo.',
		bad_request: 'El servidor no ha entendido qué archivo quieres. Carga la página otra vez.',
		saving: 'No se ha podido guardar en este teléfono. Prueba otra vez.'
	}
};
