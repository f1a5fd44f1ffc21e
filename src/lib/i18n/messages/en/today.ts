import type { Like } from '../../area';
import type { today as es } from '../es/today';

export const today: Like<typeof es> = {
	title: 'Today',
	greeting: {
		morning: (name) => `Good morning, ${name}`,
		afternoon: (name) => `Good afternoon, ${name}`,
		night: (name) => `Good evening, ${name}`
	},
	forAnyGuest: 'for any guest, now',
	noPermission: 'No permission needed.',
	noCap: 'No cap',
	noCapBody: 'No cap is set here. Do what the guest needs.',
	capZero: 'Money is not needed today: words, attention and time count as much.',
	neverSynced: 'Nothing from the server yet',
	everyday: 'Everyday wow',
	everydayHint: 'Words, attention, care',
	grand: 'Grand gesture',
	grandHint: 'Effort, wit, perhaps money',
	yours: 'Yours',
	allYours: 'See all',
	toRead: 'To read',
	moreStories: 'All stories',
	empty: {
		title: 'It all begins with something small',
		example:
			'“Mrs G. was looking for the tea she always drinks. I went out for it and left it with a note that had her name on it.”',
		exampleNote: 'An everyday wow: three minutes, nothing spent.',
		action: 'Log the first one'
	}
};
