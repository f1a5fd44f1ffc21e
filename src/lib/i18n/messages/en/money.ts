import type { Like } from '../../area';
import type { money as es } from '../es/money';

export const money: Like<typeof es> = {
	title: 'Money',
	hint: 'The month so far, what is worth a look, and who uses their room',
	place: 'Location',
	month: {
		before: 'Month before',
		after: 'Month after',
		label: 'Month'
	},
	asOf: (ago) => `As of ${ago}.`,
	asOfOffline: (ago) => `Offline: as of ${ago}.`,
	neverLoaded: 'This screen has not reached this phone yet. It appears as soon as there is a network.',
	lead: {
		none: 'No money has been used this month yet.',
		calm: 'A calm month: there is room for more gestures.',
		steady: 'At the pace of other months.',
		fast: 'Faster than other months. It may be a month that needs it: see what for.',
		unknown: 'The first month with spending: there is nothing to compare it with yet.',
		pastLess: (amount) => `${amount} less than the average of the months before.`,
		pastMore: (amount) => `${amount} more than the average of the months before.`,
		pastSame: 'Like the average of the months before.',
		poolSpare: (amount) => `${amount} of the pool were left.`,
		poolOver: (amount) => `The pool was exceeded by ${amount}.`,
		look: (n) =>
			n === 0
				? 'There is nothing to look at.'
				: n === 1
					? '1 gesture is worth a look.'
					: `${n} gestures are worth a look.`,
		notYet: (n) =>
			n === 0
				? 'Everybody on the team has used their room.'
				: n === 1
					? 'One person has not used their room yet.'
					: `${n} people have not used their room yet.`
	},
	spent: 'Used',
	ofPool: (left, pool) => `${left} left of this month’s pool of ${pool}.`,
	overPool: (over, pool) => `${over} beyond the pool of ${pool}. Nobody needs permission because of that.`,
	bar: {
		label: (used, gone) => `Used: ${used} percent. ${gone} percent of the month is gone.`,
		day: (day, of) => `Day ${day} of ${of}`,
		whole: 'Whole month',
		average: (amount, months) =>
			months === 1 ? `month before: ${amount}` : `average of the ${months} months before: ${amount}`,
		pool: (amount) => `pool: ${amount}`
	},
	facts: {
		use: (gestures, people) =>
			`${gestures === 1 ? '1 gesture' : `${gestures} gestures`} with money, by ${people === 1 ? '1 person' : `${people} people`}`,
		refunded: 'Came back',
		net: 'Comes to',
		late: 'From closed months',
		lateNote: 'It arrived when its own month was closed, so it counts in this one.'
	},
	days: {
		title: 'Day by day',
		summary: (top, amount, days) =>
			`${days === 1 ? '1 day' : `${days} days`} with spending. The largest, ${top}: ${amount}.`,
		day: 'Day',
		amount: 'Amount',
		empty: 'No day with spending.'
	},
	purposes: {
		title: 'What for',
		fix: 'Putting something right',
		wow: 'Delighting',
		both: 'Both at once'
	},
	methods: {
		title: 'Where it came from',
		house_comp: 'On the house',
		company_card: 'Company card',
		petty_cash: 'Petty cash',
		out_of_pocket: 'Own pocket',
		points: 'Points'
	},
	state: {
		title: 'The month',
		open: 'Open',
		openNote: 'What arrives late still counts here.',
		closed: (day, name) => (name ? `Closed ${day} by ${name}` : `Closed ${day}`),
		phonesTitle: 'Still on phones',
		phones: (entries, phones) =>
			`${entries === 1 ? '1 entry' : `${entries} entries`} on ${phones === 1 ? '1 phone' : `${phones} phones`} when they were last heard of.`,
		phone: (name, entries) => `${name}: ${entries}`,
		noPhones: 'No phone holds anything unsent, as far as we know.'
	},
	empty: {
		title: 'A month without spending',
		body: 'That is fine: what costs nothing counts as much. If the team hesitates, tell a small gesture that cost little at the line-up.'
	},
	reach: {
		title: 'Who uses their room',
		window: (days) => `Last ${days} days`,
		gesture: 'With a gesture',
		withMoney: 'With spending',
		of: (n, of) => `${n} of ${of}`,
		median: 'Typical spend',
		medianNote: (n) => (n === 1 ? 'in 1 gesture' : `median of ${n} gestures`),
		notYet: 'Not yet',
		notYetLead:
			'When somebody does not use it, that mostly says more about how we told them than about them. Tell them what went well lately, and ask what holds them back.',
		none: 'Everybody on the team has used it. Tell them at the line-up.',
		noStaff: 'Nobody works here yet.',
		what: { gesture: 'No gestures yet', money: 'Gestures, no spending yet' },
		isNew: 'just joined',
		private: 'Only those who lead see this.'
	},
	talks: {
		title: 'To talk about calmly',
		lead: 'Coincidences that sometimes hide something to mend. Mostly there is a good reason: ask for it.',
		NEAR_CAP_PATTERN: (name) =>
			`Several gestures of ${name} end just below the cap. Perhaps the cap is too tight for them.`,
		SPLIT_SUSPECT: (name, day) =>
			`${name} helped one guest in several matters (${day}), together over the cap. Was it one matter?`,
		OVERCOMP: (name, day) =>
			`A gesture of ${name} (${day}) makes up for much more than was lost. What did the moment call for?`,
		OUTLIER: (name) =>
			`Last month was very different for ${name} than for the team. It may be the shift, or something that breaks nearby.`,
		FREQ_GUEST:
			'Something had to be put right for one guest six times or more in half a year. Look for the cause.',
		SELF_GUEST: (name, day) =>
			`The guest of a gesture of ${name} (${day}) has the same name. It may be chance, or somebody of the family: ask.`,
		someone: 'somebody on the team',
		through: (day) => `Looked at every night; last up to ${day}.`
	},
	review: {
		title: 'Worth a look',
		lead: 'Looking is normal and mostly ends well. “Well done” is an answer, too.',
		open: 'To look at',
		done: 'Looked at',
		waiting: (n) => (n === 1 ? '1 to look at' : `${n} to look at`),
		allSeen: 'All looked at',
		nothing: 'Nothing to look at',
		lacking: (n) => (n === 1 ? '1 lacks a receipt or a guest' : `${n} lack a receipt or a guest`),
		groups: { look: 'Worth a look', sample: 'By lot', soft: 'Something is missing' },
		groupLeads: {
			look: 'Over a cap, or asking for a second opinion.',
			sample: 'Five in a hundred entries without a flag, drawn by lot: nobody can pick them.',
			soft: 'Only a receipt is missing, or who it was for.'
		},
		noWords: 'The gesture was taken back',
		over: (over, cap) => `${over} over the cap of ${cap}.`,
		overOnly: (over) => `${over} over.`,
		within: (cap) => `Within the cap of ${cap}.`,
		shown: (left) => `Their phone showed ${left} left.`,
		flags: {
			OVER_CAP: 'Over the cap',
			OVER_CAP_CONCURRENT: 'Two people helped at once, in good faith',
			STALE_POLICY: 'The cap had changed before their phone could know',
			OVER_POOL: 'The month’s pool was empty',
			LATE_POST: 'Its month was closed already',
			CLOCK_ADJUSTED: 'The phone’s clock was off',
			CLOCK_SUSPECT: 'The time is unclear',
			FUTURE_CLOCK: 'The phone’s clock was ahead',
			NO_GUEST: 'Does not say who it was for',
			NEEDS_RECEIPT: 'The receipt is missing',
			NEVER_ALONE: 'A matter nobody decides alone',
			DUP_SUSPECT: 'Perhaps logged twice',
			FX_PENDING: 'The exchange rate is to be confirmed'
		},
		twin: (name, amount) => `It looks like ${name}’s, ${amount}:`,
		twinLink: 'see it',
		outcome: 'What do you think?',
		outcomes: {
			praise: 'Well done',
			fine: 'Fine',
			coach: 'Let’s talk',
			fix_policy: 'Fix the policy',
			look_further: 'Look further'
		},
		given: {
			praise: 'Well done. Tell them in person, too',
			fine: 'Fine as it is',
			coach: 'You will talk about it',
			fix_policy: 'The policy needs a change',
			look_further: 'To be looked at more calmly'
		},
		giveAnother: 'You can choose another answer at any time.',
		by: (name, ago) => (name ? `${name}, ${ago}` : ago),
		addNote: 'Add a note',
		note: 'Note, only for those who lead',
		saveNote: 'Save the note',
		mine: 'This one is yours: somebody else looks at it.',
		more: (n) => `And ${n} more after these.`,
		emptyOpen: {
			title: 'Nothing to look at',
			example: '“Thank you for calling the taxi and paying for it: they were in time for the birth.”',
			body: 'When a gesture goes over a cap, or is drawn by lot, it appears here for you to answer.'
		},
		emptyDone: {
			title: 'None has been looked at yet',
			body: 'Answers stay here, and can be changed.'
		},
		stats: {
			title: (days) => `Last ${days} days`,
			inTime: 'Looked at within a week',
			none: 'No flags',
			mix: 'Answers'
		}
	}
};
