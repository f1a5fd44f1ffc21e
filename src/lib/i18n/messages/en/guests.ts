import type { Like } from '../../area';
import type { guests as es } from '../es/guests';

export const guests: Like<typeof es> = {
	title: 'Guests',
	search: 'Name, room or what they like',
	clear: 'Clear the search',
	found: (n) => (n === 1 ? '1 guest' : `${n} guests`),
	more: (n) => `Show ${n} more`,
	none: (typed) => `Nobody with “${typed}” on this phone.`,
	add: 'New guest',
	addNamed: (name) => `Remember “${name}”`,
	empty: {
		title: 'So that nobody has to say it twice',
		example: '“Mrs G. has twelve cats. Ask her about the oldest: his name is Bruno.”',
		note: 'Note what a guest cares about and your next colleague has it at hand, without a network too.',
		action: 'Remember somebody'
	},
	nothingYet: 'Nothing noted yet',
	lastHere: (day) => `Last time: ${day}`,
	fresh: 'up to date',
	askAgain: 'Still so?',
	sources: { told: 'Said', observed: 'Seen once', asked: 'Asked' },
	confirmed: 'Confirmed',
	knownBy: (how, day) => `${how} · ${day}`,
	by: (name) => `by ${name}`,
	name: {
		label: 'Name',
		placeholder: 'Mrs Gold',
		hint: (alias) => `In stories it will be “${alias}”.`,
		hintEmpty: 'Your colleagues here see it; stories show an alias.',
		missing: 'A name is missing, or how you would know them again.',
		tooLong: (extra) =>
			extra === 1
				? '1 character too many. Nothing was cut: shorten it a little.'
				: `${extra} characters too many. Nothing was cut: shorten it a little.`,
		titleNew: 'New guest',
		titleRename: 'Change the name',
		save: 'Save',
		saved: 'Saved on this phone',
		similar: 'Perhaps they are here already:'
	},
	stay: {
		title: 'Stay',
		from: 'Arrival',
		to: 'Departure',
		add: 'Dates of the stay',
		change: 'Change',
		dates: (from, to) => `${from} – ${to}`,
		why: 'For the cap per stay. They go on the card.',
		whyCard: 'The cap per stay is counted by them. They go when the guest is forgotten.',
		outside: 'Today is outside it: it does not count for the cap per stay.',
		unknown: 'No dates',
		save: 'Save',
		saved: 'Stay saved on this phone',
		clear: 'Take the dates out',
		cleared: 'Dates taken out',
		troubles: {
			no_date: 'Give both dates, or take them out.',
			backwards: 'The departure is before the arrival.',
			too_long: 'That is more than a year: give it in parts.'
		}
	},
	note: {
		label: 'What do they care about?',
		placeholder: 'Tea with lemon, never with milk',
		add: 'Note something',
		change: 'Change',
		sourceLabel: 'How do you know?',
		sources: { told: 'They said it', observed: 'I saw it', asked: 'I asked' },
		save: 'Remember',
		saved: 'Noted on this phone',
		missing: 'First write what you want to remember.',
		tooLong: (extra) =>
			extra === 1
				? '1 character too many. Nothing was cut: shorten it a little.'
				: `${extra} characters too many. Nothing was cut: shorten it a little.`,
		full: 'This card is full. Forget something that no longer counts, and it will fit.'
	},
	sensitive: {
		said: (word) => `“${word}” tells of something that only the guest may give us, in writing.`,
		topics: {
			allergy:
				'Allergies are health: they need the guest’s consent and the kitchen. Tell the kitchen in person today; here you can put what to serve.',
			health: 'Health is not noted here without the guest’s consent.',
			faith: 'Beliefs are not noted here without the guest’s consent.',
			politics: 'Political views are not noted here.',
			origin: 'Origin is not noted here.',
			intimacy: 'Private lives are not noted here.',
			union: 'Membership of a union is not noted here.',
			law: 'Matters with the law are not noted here.'
		},
		instead: 'Say it as a fact of service:',
		examples: {
			allergy: 'Fruit for dessert',
			health: 'Prefers a ground-floor room',
			faith: 'Has breakfast before 7',
			politics: 'Reads the papers in print',
			origin: 'Likes to be spoken to in French',
			intimacy: 'Double bed and two bathrobes',
			union: 'A quiet room to meet on Tuesdays',
			law: 'Prefers to be called on the mobile'
		},
		kept: 'Nothing was saved or sent; your text is still here.'
	},
	card: {
		missing: {
			title: 'This card is not on this phone',
			body: 'It may have just been made on another. It comes by itself as soon as there is a network.',
			action: 'See guests'
		},
		erased: {
			title: 'This guest asked us to forget them',
			body: 'Nothing of the card is left. What was spent stays in the books, without a name.'
		},
		alias: (alias) => `In stories: “${alias}”`,
		also: (names) => `Also: ${names}`,
		worth: 'Worth remembering',
		confirm: 'Still so',
		confirmOf: (text) => `Still so: ${text}`,
		confirmed: 'Confirmed as of today',
		changeOf: (text) => `Change: ${text}`,
		forget: 'Forget this',
		forgotten: 'Forgotten',
		gestures: 'Last gestures',
		noGestures: 'When you log a gesture for this guest, it shows here.',
		log: 'Log a gesture',
		more: 'This card',
		rename: 'Change the name',
		merge: 'Merge with another card',
		held: 'Everything we hold',
		heldNote: 'To show it or print it for them',
		erase: 'Forget this guest',
		eraseStaff: 'If a guest asks to be forgotten, tell your manager: it can be done from here.',
		forgetting:
			'This card was merged with that of somebody who asked to be forgotten. Is it the same person? Then forget this one too.',
		apart: 'They are two people'
	},
	merge: {
		title: 'Merge with whom?',
		lead: 'They will show as one. Nothing is lost, and it can be undone.',
		search: 'Find the other card',
		none: 'No other card by that name.',
		done: (name) => `Merged with ${name}`,
		undone: 'They are two again'
	},
	held: {
		title: 'Everything we hold',
		of: (name) => `What we hold about ${name}`,
		asOf: (day, house) => `${house}, as of ${day}`,
		names: 'Names',
		aliasNote: (alias) => `In stories that others read it is “${alias}”, never the name.`,
		known: 'What we know you care about',
		columns: { what: 'What', how: 'From where', asOf: 'Since', until: 'Asked again', by: 'Who' },
		nothing: 'Nothing.',
		gestures: 'What we did for you',
		spent: (amount) => `We spent ${amount} on it.`,
		photos: (n) => (n === 1 ? 'With 1 photo.' : `With ${n} photos.`),
		taken: 'The story was taken back.',
		older: (n) => `And ${n} older ones.`,
		partOffline: 'Without a network, amounts and older gestures are not on this page.',
		partStaff: 'A manager can print it with the amounts and everything older.',
		why: 'We keep it to look after you better, so that you need not repeat yourself. You may ask us to change or delete any of it, or all. Amounts stay in the books without your name.',
		print: 'Print'
	},
	erase: {
		title: (name) => `Forget ${name}?`,
		body: 'The name, all that was noted and the name on their gestures are erased: here, on the server, and on other phones as soon as they connect. So is what somebody adds later without knowing.',
		stays: 'Amounts stay in the books, and stories go on under the alias.',
		asked: 'The guest asked for it, or there is no reason left to keep it.',
		forever: 'This cannot be undone.',
		confirm: 'Forget for good',
		keep: 'Leave it as it is',
		done: 'Forgotten. Other phones follow when they connect.'
	},
	pick: {
		known: 'Guests you know already',
		remember: 'Remember this guest',
		rememberNote: 'They get a card for next time.',
		remembered: 'Will be remembered on saving',
		picked: (name) => `${name}: we have met`,
		notThis: 'It is somebody else',
		count: (n) => (n === 0 ? 'No known guests' : n === 1 ? '1 known guest' : `${n} known guests`),
		nothing: 'Nothing is noted about this guest yet.'
	}
};
