import type { Like } from '../../area';
import type { pwa as es } from '../es/pwa';

export const pwa: Like<typeof es> = {
	update: {
		title: 'A new version is ready',
		ready: 'It is already on this phone. It opens in a moment, and nothing is lost.',
		elsewhere: 'Another tab already runs the new version. Open this one again when it suits you.',
		accept: 'Use it now',
		taking: 'Opening…',
		later: 'Later'
	},
	install: {
		title: 'Put it on your home screen',
		body: 'Respiro then opens with one tap, without a network too, and keeps what you log more safely.',
		action: 'Install',
		dismiss: 'No, thanks',
		waitTitle: 'Wait until everything is sent',
		wait: (n: number) =>
			n === 1
				? '1 entry is still to be sent. The installed app starts empty: once the entry has left, we show you the two steps.'
				: `${n} entries are still to be sent. The installed app starts empty: once they have left, we show you the two steps.`,
		iosShare: 'Tap Share, the square with the arrow pointing up.',
		iosAdd: 'Choose “Add to Home Screen”.',
		iosAfter: 'Open it from its icon and sign in once.',
		menu: 'Open the browser’s menu and choose “Install app” or “Add to Home screen”.',
		installed: 'It is installed on this device already.'
	}
};
