import type { Like } from '../../area';
import type { telling as es } from '../es/telling';

export const telling: Like<typeof es> = {
	tags: {
		right_words: 'The right words',
		recognised: 'Recognised',
		remembered: 'Remembered',
		listened: 'Listening',
		anticipated: 'One step ahead',
		unasked_benefit: 'Something unasked',
		broke_routine: 'Out of routine',
		lateral_service: 'Lending a hand',
		owned_it: 'Owning it',
		turned_around: 'Turned around',
		made_it_easy: 'Made easy',
		celebrated: 'Celebrating',
		comforted: 'Being there',
		went_out_of_way: 'Going beyond'
	},
	thanks: {
		title: 'Say thanks',
		kinds: { thanks: 'Thank you', inspired: 'Inspires me', learned: 'I learn', team: 'We are a team' },
		count: (n) => (n === 1 ? 'One person says thanks' : `${n} people say thanks`),
		from: (names) => `From ${names}`,
		more: (names, n) => (n === 1 ? `From ${names} and one more` : `From ${names} and ${n} more`),
		none: 'Nobody has said anything yet. You could be the first.',
		noneOwn: 'When somebody thanks you, it shows here.'
	},
	comments: {
		title: 'Comments',
		count: (n) => (n === 1 ? '1 comment' : `${n} comments`),
		label: 'Write a comment',
		placeholder: 'Say something kind',
		send: 'Comment',
		older: 'Show earlier ones',
		remove: 'Delete',
		removed: 'Comment deleted',
		mention: 'Mention somebody',
		mentionWho: (name) => `Mention ${name}`,
		late: 'It came when the story was not shown any more. Only you and your managers read it.',
		hidden: (reason) => `Not shown: ${reason}`,
		waiting: 'On this phone',
		none: 'No comments yet.',
		kept: 'Your comment is kept',
		keptNote: 'The story is not shown any more. Only you and your managers read your comment.',
		more: (name) => `More about the comment of ${name}`
	},
	outcome: {
		title: 'What came of it',
		add: 'Add what came of it',
		lead: 'Sometimes one hears weeks later. The story keeps its date.',
		tags: {
			thanked: 'Said thank you',
			returned: 'Came back',
			told_others: 'Told others',
			customer_for_life: 'Stays with us for life',
			bond_built: 'A bond was built'
		},
		on: (tag, day) => `${tag}, ${day}`
	},
	with: (names) => `with ${names}`,
	retold: (name) => `Told by ${name}`,
	routine: (left) => `Left for it: ${left}.`,
	covered: (name) => `${name} covered.`,
	effort: (text) => `It took ${text}.`,
	minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),
	hours: (n) => (n === 1 ? '1 hour' : `${n} hours`),
	and: (a, b) => `${a} and ${b}`,
	quoteBy: 'In their words',
	always: 'Always',
	gallery: 'Photos of the story',
	photoOf: (n, of) => `Photo ${n} of ${of} of the story`,
	more: 'More options',
	report: {
		action: 'Report something',
		title: 'What is not right?',
		lead: 'Only your managers read this. Nobody else will know that you told them.',
		reasons: {
			guest_named: 'The guest can be recognised',
			hurtful: 'It may hurt somebody',
			not_so: 'It was not like that',
			other: 'Something else'
		},
		note: 'Anything to add?',
		send: 'Report',
		sent: 'Thank you. Your managers will look at it.'
	},
	hide: {
		action: 'Stop showing',
		title: 'Stop showing this story?',
		commentTitle: 'Stop showing this comment?',
		lead: 'Who wrote it and the managers still read it, with your reason.',
		reason: 'Reason',
		reasonHint: 'Who wrote it will read this. One kind sentence is enough.',
		reasonMissing: 'Write the reason in a sentence: who wrote it will read it.',
		confirm: 'Stop showing',
		done: 'Not shown any more',
		undo: 'Show again',
		undone: 'Shown again'
	},
	held: {
		private: 'Only you and your managers read this story.',
		privateOther: 'Its author keeps it to themselves. You read it as a manager.',
		hidden: (name) => `${name} stopped showing this story.`,
		reason: (reason) => `Reason: ${reason}`,
		badge: 'Not shown'
	},
	visibility: {
		title: 'Who reads it',
		private: 'Only me',
		location: 'My location',
		org: 'The whole organisation',
		notes: {
			private: 'You and your managers.',
			location: 'Everybody who works at your location.',
			org: 'All locations read a copy.'
		},
		saved: 'Changed'
	},
	history: {
		action: 'How it was told before',
		title: 'How it was told before',
		lead: 'Read by who lived it and by managers.',
		by: (name, day) => `${name}, ${day}`
	},
	form: {
		people: 'Who with',
		peopleHint: 'Whoever helped is part of the story too.',
		addPerson: 'Add somebody',
		findPerson: 'Find by name',
		nobody: 'Nobody of that name at your location.',
		removePerson: (name) => `Remove ${name}`,
		scale: 'How big was it?',
		scaleFrom: 'Everyday detail',
		scaleTo: 'Grand gesture',
		tags: 'What does it show?',
		tagOwn: 'Another word',
		tagAdd: 'Add',
		tagsFull: (max) => `Up to ${max} tags. Remove one to add another.`,
		value: 'Value of the house',
		valueHint: 'As you say it among yourselves',
		quote: 'What the guest said',
		quoteHint: 'In their own words',
		alwaysAsk: 'That sounds like an “always”. Did they mean it, as something good?',
		alwaysYes: 'Yes, always',
		alwaysNo: 'No',
		alwaysMark: 'It is an “always”',
		routine: 'What did you leave for it?',
		routineHint: 'The trolley half done, the bar…',
		cover: 'Who covered for you?',
		coverNobody: 'Nobody, no need',
		effort: 'How long did it take?',
		effortHint: 'That time is work too.',
		efforts: {
			none: 'Not said',
			m5: '5 min',
			m15: '15 min',
			m30: 'Half an hour',
			h1: '1 hour',
			h4: 'Half a shift',
			h8: 'A day'
		},
		more: 'More details',
		photos: 'Photos',
		photosHint: (max) => `Up to ${max}. They stay on this phone and are sent by themselves.`,
		photosCut: (max, n) =>
			n === 1
				? `${max} photos fit: the first ones were kept and one was left out.`
				: `${max} photos fit: the first ones were kept and ${n} were left out.`,
		photosLater: 'Photos cannot be opened now. You can save the story and add them later.',
		addPhotos: 'Add photos',
		alt: 'What it shows',
		altHint: 'For those who cannot see it',
		earlier: (n) => `Move photo ${n} earlier`,
		later: (n) => `Move photo ${n} later`,
		removePhoto: (n) => `Remove photo ${n}`,
		consent: 'Is anybody in the photos?',
		consents: { none: 'Nobody', verbal: 'They said yes', written: 'They signed' },
		consentHint: 'If somebody can be recognised and has not said yes, another photo is better.'
	},
	guide: {
		title: 'So that people want to read it',
		points: {
			specific: 'It is specific',
			reaction: 'The reaction shows',
			unnamed: 'The guest stays unknown',
			length: 'It is told in a minute'
		},
		asks: {
			specific: 'What exactly was said? A number, the name of a thing or a sentence makes it this one.',
			reaction: 'What did they do or say afterwards?',
			unnamed: 'Something might tell who it is. Have a look below.',
			length: 'Between a few lines and a page: neither too short nor too long.'
		},
		good: 'It does',
		look: 'Worth a look',
		open: 'Still to write'
	},
	spots: {
		title: 'Before you save it',
		lead: 'This might tell who the guest is. You decide.',
		kinds: { name: 'A name', phone: 'A phone number', email: 'An e-mail address', room: 'A room' },
		replace: (instead) => `Write “${instead}”`,
		replaceFull: (text, instead) => `Change “${text}” to “${instead}”`,
		all: 'Change all of it'
	},
	desk: {
		title: 'The team’s stories',
		hint: 'Reports, what is not shown, and whom to thank',
		place: 'Location',
		reports: 'Reports',
		reportsNone: 'Nobody has reported anything.',
		reported: (name, day) => `${name}, ${day}`,
		onComment: 'About a comment',
		keep: 'It is fine',
		kept: 'Report closed',
		see: 'See the story',
		hidden: 'Not shown',
		hiddenNone: 'Everything that was told is shown.',
		unthanked: 'Whom to thank',
		unthankedLead: 'Nobody has said anything to them in 60 days. An idea for you, not a list of anybody.',
		unthankedNone: 'Everybody in the team was thanked in the last 60 days.',
		did: (n) => (n === 1 ? 'Told one story' : `Told ${n} stories`),
		didNone: 'No stories in 60 days: ask what they have lived',
		begin: 'Read the latest'
	}
};
