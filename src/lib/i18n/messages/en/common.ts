import type { Like } from '../../area';
import type { common as es } from '../es/common';

export const common: Like<typeof es> = {
	app: 'Respiro',
	close: 'Close',
	back: 'Back',
	done: 'Done',
	undo: 'Undo',
	retry: 'Try again',
	loading: 'One moment…',
	skipToContent: 'Skip to content',
	nav: {
		label: 'Main',
		today: 'Today',
		stories: 'Stories',
		log: 'Log',
		guests: 'Guests',
		me: 'Me',
		desk: 'Desk'
	},
	day: {
		today: 'today',
		yesterday: 'yesterday',
		months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
	},
	sync: {
		sent: 'All sent',
		sending: (n) => (n > 0 ? `Sending ${n}` : 'Sending'),
		waiting: (n) => (n > 0 ? `${n} waiting for network` : 'No network'),
		needsYou: 'Needs you',
		open: (state) => `${state}. Open the sync log`
	},
	place: {
		phone: 'On this phone',
		server: 'On the server',
		needsYou: 'Needs you',
		told: 'Told at the line-up'
	},
	kind: { everyday: 'Everyday wow', between: 'A good gesture', grand: 'Grand gesture' },
	notFound: {
		title: 'Nothing lives here',
		body: 'This address leads to no screen. What you saved is where you left it.',
		action: 'Go to Today'
	},
	broken: {
		title: 'This screen could not open',
		body: 'What you saved is safe on this phone. Try again; if it stays like this, close the app and open it once more.',
		action: 'Try again'
	}
};
