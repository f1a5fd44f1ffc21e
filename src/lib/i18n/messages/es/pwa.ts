export const pwa = {
	update: {
		title: 'Hay una versión nueva',
		ready: 'Ya está en este teléfono. Se abre en un momento y no se pierde nada.',
		elsewhere: 'Otra pestaña ya usa la versión nueva. Vuelve a abrir esta cuando te venga bien.',
		accept: 'Usarla ahora',
		taking: 'Abriendo…',
		later: 'Luego'
	},
	install: {
		title: 'Ponla en tu pantalla de inicio',
		body: 'Respiro se abre entonces de un toque, también sin red, y guarda mejor lo que anotas.',
		action: 'Instalar',
		dismiss: 'No, gracias',
		waitTitle: 'Espera a que todo esté enviado',
		wait: (n: number) =>
			n === 1
				? 'Queda 1 entrada por enviar. La app instalada empieza vacía: cuando la entrada haya salido, te enseñamos los dos pasos.'
				: `Quedan ${n} entradas por enviar. La app instalada empieza vacía: cuando hayan salido, te enseñamos los dos pasos.`,
		iosShare: 'Toca Compartir, el cuadrado con la flecha hacia arriba.',
		iosAdd: 'Elige «Añadir a pantalla de inicio».',
		iosAfter: 'Ábrela desde su icono e inicia sesión una vez.',
		menu: 'Abre el menú del navegador y elige «Instalar aplicación» o «Añadir a pantalla de inicio».',
		installed: 'Ya está instalada en este dispositivo.'
	}
};
