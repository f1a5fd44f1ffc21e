import type { Like } from '../../area';
import type { lineup as es } from '../es/lineup';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

export const lineup: Like<typeof es> = {
	title: 'Line-up',
	shift: 'Shift',
	shifts: { morning: 'Morning', afternoon: 'Afternoon', night: 'Night' },
	stories: 'Two stories',
	oneStory: 'One story',
	noStories: 'No stories yet',
	another: 'Another one',
	anotherFor: (title) => `Another story instead of “${title}”`,
	leaveOut: 'Leave out',
	leaveOutFor: (title) => `Leave out “${title}”`,
	suggest: 'Propose one',
	allSeen: 'You have seen them all. From the beginning again.',
	slots: { everyday: 'Everyday', grand: 'Grand' },
	slotEmpty: {
		everyday: 'No everyday story',
		grand: 'No grand gesture'
	},
	gone: 'This story is not here any more: its author took it back, or it has not reached this phone.',
	why: {
		untold: (who) => `Not told yet, ${who}.`,
		told: (day, who) => `Told ${day}, ${who}.`,
		never: (name) => `and ${name} has not been featured before`,
		while: (name) => `and ${name} has not been featured this month`,
		turn: (name) => `and it is ${name}’s turn again`,
		lately: (name) => `though ${name} was featured just now`,
		someone: 'whoever did it'
	},
	day: 'Today',
	topic: 'One topic',
	topicHint: 'Just one: what you want to do well today.',
	value: 'Value',
	length: 'Length',
	minutes: (n) => `${n} min`,
	defects: 'What went wrong yesterday',
	defectsHint: 'Processes, not people. The slow lift, not who was on shift.',
	addDefect: 'Add a defect',
	guests: 'Guests today',
	guestsHint: 'By alias: the printed sheet lies about.',
	addGuest: 'Add a guest',
	actions: 'To do',
	addAction: 'Add an action',
	action: 'What is to be done',
	owner: 'Who',
	dueOn: 'By when',
	due: (day) => `by ${day}`,
	done: 'Done',
	remove: (text) => `Remove: ${text}`,
	add: 'Add',
	full: 'No room for more.',
	optional: 'optional',
	start: 'Start',
	read: 'Read the stories',
	save: 'Save',
	saved: 'Saved on this phone',
	print: 'Print',
	toldAt: (time, n) => (n > 0 ? `Told at ${time} · ${people(n)}` : `Told at ${time}`),
	notPlanned: {
		title: 'Not planned yet',
		note: 'The topic, the two stories and what the day brings show here as soon as somebody plans it.',
		action: 'Read stories'
	},
	noneToTell: {
		title: 'No stories to tell yet',
		note: 'Two are enough: a small one and a grand one. A line-up with just a topic works too.',
		action: 'Log a small thing'
	},
	reading: {
		title: 'Stories to tell',
		position: (n, of) => `${n} of ${of}`,
		minute: (n) => (n <= 1 ? 'about a minute' : `about ${n} minutes`),
		next: 'Next',
		previous: 'Previous',
		close: 'Leave',
		end: 'Finish',
		lesson: 'For next time',
		didIt: (name) => `${name} did it`,
		missing: 'This story is not here any more. Go on with the next.'
	},
	tell: {
		title: 'Who was there?',
		note: 'Tap the names, or just say how many you were. You may leave it empty.',
		count: 'How many you were',
		action: 'Told',
		done: 'Told. The stories say so from now on.',
		staff: 'That was it for today',
		staffNote: 'Have a good shift.'
	},
	sheet: {
		defects: 'Went wrong yesterday',
		guests: 'Coming today',
		actions: 'To do',
		lesson: 'For next time',
		rest: '… goes on in the app'
	},
	card: {
		title: 'For today’s line-up',
		open: 'Plan it',
		view: 'View',
		planned: (shift) => `${shift}: planned`,
		told: (shift) => `${shift}: told`,
		unplanned: 'Two stories proposed'
	},
	told: {
		once: (day) => `Told at the line-up: ${day}`,
		often: (n, day) => `Told ${n} times at the line-up, last: ${day}`
	},
	legends: {
		title: 'Legends',
		lead: 'The stories this house tells for years.',
		empty: {
			title: 'The shelf is empty',
			example: '“He put down the brush, took the keys of the van and drove them to the airport.”',
			note: 'A legend is a story that tells itself. Whoever leads puts it here, from the story.',
			action: 'Go to the stories'
		},
		isOne: 'A legend of the house',
		put: 'Make it a legend',
		why: 'Why it is told',
		whyHint: 'One sentence for whoever reads it years from now.',
		confirm: 'Put on the shelf',
		off: 'Take off the shelf',
		isOn: 'Now among the legends',
		isOff: 'No longer among the legends'
	},
	share: {
		action: 'Share',
		copied: 'Link copied. It opens inside the house, for whoever may read it.',
		failed: 'It could not be copied. This is the link:',
		text: 'A story from Respiro'
	},
	taken: {
		one: 'What you shared is in the draft',
		photos: (n) => (n === 1 ? 'One photo goes with the story' : `${n} photos go with the story`),
		remove: (n) => `Remove photo ${n}`,
		left: (n) =>
			n === 1
				? 'One file was left out: it was no photo, or too large.'
				: `${n} files were left out: no photos, too large, or more than six.`
	},
	notices: {
		title: 'Notices',
		action: 'Tell me when I am thanked',
		hint: 'And when your story is told. A notice says nothing of the story or the guest.',
		on: 'On, on this phone',
		denied: 'The browser blocks them for Respiro. You can change that in its settings.',
		unsupported: 'This browser cannot tell you. On iPhone, add Respiro to the home screen first.',
		offline: 'Turning it on needs a network. Try when it is back.',
		failed: 'It could not be turned on. Try again in a while.'
	}
};
