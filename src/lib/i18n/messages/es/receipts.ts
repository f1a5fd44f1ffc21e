export const receipts = {
	title: 'Recibos',
	take: 'Hacer foto',
	pick: 'Elegir fotos',
	hint: (max: number) => `Hasta ${max} fotos. Puedes añadirlas también más tarde.`,
	full: (max: number) => `Ya hay ${max} fotos, y no caben más. Quita una para añadir otra.`,
	working: 'Preparando la foto…',
	photo: (n: number, of: number) => `Foto ${n} de ${of} del recibo`,
	open: (n: number, of: number) => `Ver en grande la foto ${n} de ${of}`,
	remove: (n: number) => `Quitar la foto ${n}`,
	places: {
		held: 'En este teléfono',
		waiting: 'En este teléfono',
		sending: (part: number) => (part > 0 ? `Enviando, ${part} %` : 'Enviando'),
		sent: 'Enviada',
		elsewhere: 'En el servidor',
		unusable: 'No se puede usar'
	},
	unusable:
		'El servidor no ha podido usar esta foto. Tu registro está a salvo: haz otra foto del recibo y añádela.',
	lost: 'Esta foto se ha estropeado en el teléfono. Tu registro está a salvo: haz otra foto y añádela.',
	missing: 'La foto no está en este teléfono. Se verá cuando haya red.',
	faults: {
		not_an_image: 'Ese archivo no es una foto. Elige una imagen.',
		unknown_format: 'Este navegador no sabe leer ese tipo de foto. Haz una captura de pantalla y elígela.',
		too_large_file: 'Ese archivo pesa más de 30 MB. Elige una foto más ligera.',
		too_many_pixels: 'Esa imagen tiene más de 40 megapíxeles. Haz la foto con menos resolución.',
		damaged: 'Ese archivo está incompleto o dañado y no se puede abrir. Haz la foto otra vez.',
		phone_cannot: 'El teléfono se ha quedado sin memoria. Cierra otras aplicaciones y prueba otra vez.',
		storage_full: 'No queda sitio en este teléfono para la foto. Libera espacio y prueba otra vez.',
		storage_lost:
			'El teléfono no nos deja guardar la foto ahora mismo. Cierra otras pestañas y prueba otra vez.'
	},
	safe: 'Lo que has escrito sigue igual.'
};
