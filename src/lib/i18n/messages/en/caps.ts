import type { Like } from '../../area';
import type { caps as es } from '../es/caps';

const entries = (n: number) => (n === 1 ? '1 entry' : `${n} entries`);

export const caps: Like<typeof es> = {
	title: 'Caps',
	hint: 'How far everybody may go without asking',
	notYours: {
		title: 'Caps are published by the owners',
		body: 'Those that hold now and those that once did are open to the whole team.',
		action: 'Read the caps'
	},
	scope: 'Where they hold',
	everywhere: 'At all locations',
	theDay: (day) => day,
	begins: (day) => `You begin from what has held since ${day}.`,
	beginsOrg: (day) =>
		`This location has no cap of its own: the one for all has held since ${day}. What you leave alone here stays as it is for all.`,
	coming: (day, what) => `Published already, from ${day}: ${what}`,
	beginsEmpty: 'There are no caps yet. The first may hold from today.',
	restored: 'Carry on where you left off.',
	startOver: 'Start over',
	offline: 'You can prepare caps without a network, and nothing is lost. Publishing takes one.',
	roles: { staff: 'Team', manager: 'Managers', owner: 'Owners' },
	incident: {
		title: 'For any one matter',
		lead: 'What may be used for a guest, to put something right or to delight, without asking.',
		share: 'Who shares it',
		shared: 'All who help',
		each: 'All of it, each person'
	},
	more: {
		title: 'More caps, if you need them',
		lead: 'They are hardly ever needed. Each is one more thing for somebody to remember.',
		names: {
			guestDay: 'Per guest and day',
			guestStay: 'Per guest and stay',
			guestYear: 'Per guest in twelve months',
			employeeDay: 'Per colleague and day',
			employeeMonth: 'Per colleague and month',
			employeeYear: 'Per colleague and year, at all locations',
			pool: 'Pool of the month for the location'
		},
		hints: {
			guestDay: 'All that one guest receives in a day.',
			guestStay: 'All that one guest receives from arrival to departure. Counts where the dates are known.',
			guestYear: 'All that one guest receives in 365 days.',
			employeeDay: 'All that one person uses in a day.',
			employeeMonth: 'All that one person uses in a month.',
			employeeYear: 'All that one person uses in the year, at the locations with the same currency.',
			pool: 'When it runs out nobody has to ask: whoever runs the location is told.'
		},
		inherited: (amount) => `The one for all locations holds here: ${amount}.`
	},
	lease: {
		label: 'Without a network, each phone may use',
		how: { usual: 'The usual share', own: 'Another share', none: 'Nothing' },
		hints: {
			usual: 'A fiftieth of the pool, for twelve hours.',
			own: 'So much is kept aside for each phone, and comes back when the time is over.',
			none: 'What is logged without a network counts once it arrives, and may go over the pool.'
		},
		share: 'Share of each phone',
		length: 'For how long',
		hours: (n) => (n === 1 ? '1 hour' : `${n} hours`)
	},
	amount: 'Up to',
	amountIn: (currency, places) => `${currency} · ${places}`,
	byRole: 'Different by role',
	likeAll: 'like the rest',
	forAll: 'For the rest',
	troubles: {
		MISSING: 'Write an amount. It may be 0.',
		BAD_CURRENCY: 'There is no such currency.',
		BAD_NUMBER: (example) => `That does not read as an amount. For example, ${example}.`,
		TOO_MANY_DECIMALS: 'This currency does not have so many decimals.',
		NOT_POSITIVE: 'A cap is 0 or more.',
		TOO_LARGE: 'That is more than one entry can hold.'
	},
	kept: {
		title: 'Others that were there',
		lead: 'They cannot be changed here, only taken out.',
		remove: (what) => `Take out: ${what}`
	},
	alone: {
		title: 'Nobody decides it alone',
		lead: 'In these matters, whatever the amount, the person you name is told. What was done is logged all the same.',
		add: 'Name somebody for',
		nobody: 'Nobody in particular',
		inherited: 'Where you name nobody at all, the people named for all locations hold.',
		gone: 'somebody who is no longer here',
		subjects: {
			safety: 'Danger to somebody',
			security: 'Theft or threat',
			privacy: 'A person’s private facts',
			health: 'Health or allergies',
			ethics: 'Somebody treated without dignity',
			cash_to_guest: 'Cash in a guest’s hand',
			legally_owed: 'What is owed by law'
		}
	},
	when: {
		title: 'From when',
		tomorrow: 'Tomorrow',
		date: 'Another day',
		now: 'At once',
		day: 'First day',
		explain: (day) => `Holds from ${day}, as the day begins at each location.`,
		explainNow: 'Holds at once: it is a raise for everybody, and nobody loses anything.',
		needDate: 'Choose the first day.'
	},
	why: {
		label: 'Why',
		hint: 'The whole team reads it, beside the caps.',
		placeholder: 'In summer, surprises cost more',
		tooLong: 'Fewer words will do.'
	},
	preview: {
		title: 'Against the last 90 days',
		sentence: (flagged, total, now) =>
			`With this policy, ${flagged} of ${entries(total)} would have been flagged (now ${now}).`,
		none: 'There are no entries in the last 90 days to compare with.',
		place: (flagged, total, now) =>
			now === flagged ? `${flagged} of ${total}, as now` : `${flagged} of ${total} (now ${now})`,
		byCap: (what, n) => `${what}: ${n}`,
		why: 'Flagged is not forbidden: it is logged all the same, and somebody looks at it calmly.',
		offline: 'Comparing with the past takes a network.',
		waiting: 'Comparing…',
		fix: 'Once the amounts are complete they are compared with the past here.',
		reads: 'What your team will read'
	},
	publish: {
		action: 'Publish',
		final: 'A published version never changes. If need be, another one is published.',
		unchanged: 'It is the same as what holds already.',
		confirm: 'I have read it and I want it so',
		needConfirm: 'Tick that you want it so, or change it.',
		needFix: 'Something is not complete: it is marked.',
		needNetwork: 'Publishing takes a network. What you have prepared stays here.',
		done: 'Published',
		doneBody: (version, day) => `It is version ${version} and holds from ${day}.`,
		doneNow: (version) => `It is version ${version} and holds at once.`,
		arriving: 'It reaches every phone as soon as it has a network.',
		history: 'See all caps',
		again: 'Prepare others'
	},
	moved: {
		title: (name) => `Meanwhile ${name} has published other caps`,
		body: (day, scope) => `They hold from ${day}. ${scope}.`,
		elsewhere: 'At another location',
		keep: 'Yours are still here, not published.',
		theirs: 'Begin from theirs',
		mine: 'Carry on with mine'
	},
	problems: {
		unknown_role: (role) => `The role “${role}” no longer exists. Take this line out to publish.`,
		zero_for_frontline: (role) => `${role}: with 0, anything that costs something has to be asked about.`,
		bad_amount: 'This amount cannot be.',
		bad_window: 'This span is not known.',
		bad_currency: 'There is no such currency.',
		no_dims: 'It does not say what this cap is on.',
		twice: 'This cap is there twice.',
		variants_differ: 'The variants of this cap do not count the same.',
		stay_without_guest: 'A cap per stay needs a guest.',
		too_early: (day) =>
			`It may hold from ${day} at the earliest. Before that, only a raise for everybody, and today.`,
		number_taken: 'Another version has this number already. Load the page again.',
		same_date: (version) =>
			`Version ${version} begins on that same day: this one will hold, and that one never will.`,
		not_kept: 'No totals are kept for this cap. Take it out to publish.',
		too_many: 'These are too many amounts for one version. Take out a cap, or publish by location.',
		unknown_location: 'This location is no longer there.',
		unknown_person: (subject) => `${subject}: the person named is no longer here. Name another.`,
		other: 'The server does not take these caps. Load the page again.'
	},
	lines: {
		incident: (amount) => `Up to ${amount} for any one matter, shared by all who help.`,
		incidentEach: (amount) => `Up to ${amount} for any one matter, each person.`,
		guest: (amount, window) => `Up to ${amount} per guest ${window}.`,
		employee: (amount, window) => `Up to ${amount} per colleague ${window}.`,
		employeeAll: (amount, window) =>
			`Up to ${amount} per colleague ${window}, at all locations with that currency.`,
		location: (amount, window) => `${amount} ${window} for the whole location.`,
		org: (amount, window) => `${amount} ${window} for all locations together.`,
		other: (amount, window) => `Up to ${amount} ${window}.`,
		zero: 'Whatever costs something is asked about first.',
		forSome: (who, amount) => `${who}: ${amount}.`,
		free: 'Nobody has to ask.',
		noCaps: 'There is no cap at all.',
		alone: (subjects) => `Nobody decides alone: ${subjects}.`,
		windows: {
			none: '',
			day: 'a day',
			iso_week: 'a week',
			month: 'a month',
			posting: 'a month',
			year: 'a year',
			stay: 'in one stay'
		},
		year: 'in twelve months',
		days: (n) => `in ${n} days`
	},
	names: {
		incident: 'Any one matter',
		incidentEach: 'Any one matter, each person',
		guest: (window) => `Per guest ${window}`,
		employee: (window) => `Per colleague ${window}`,
		employeeAll: (window) => `Per colleague ${window}, at all locations`,
		location: 'Pool of the location',
		org: 'All locations together',
		other: 'Another cap'
	},
	changes: {
		raised: (what, before, after) => `${what}: from ${before} to ${after}, more than before.`,
		lowered: (what, before, after) => `${what}: from ${before} to ${after}, less than before.`,
		added: (what, amount) => `New. ${what}: ${amount}.`,
		removed: (what) => `${what}: no cap any more.`,
		first: 'The first caps.',
		same: 'The caps stay as they were.',
		alone: 'Who is told about what nobody decides alone has changed.',
		lease: 'What a phone may use of the pool without a network has changed.'
	},
	history: {
		title: 'The caps',
		lead: 'What you may do without asking, and how it has changed.',
		now: 'Now',
		later: 'Coming',
		past: 'Before',
		since: (day) => `Since ${day}`,
		from: (day) => `From ${day}`,
		between: (first, last) => `${first} to ${last}`,
		on: (day) => `On ${day} only`,
		replaced: (day) => `For ${day}, but another version took its place`,
		changed: 'What changed',
		by: (name, day) => `Published by ${name}, ${day}`,
		setUp: 'From the set-up',
		somebody: 'somebody who is no longer here',
		number: (n) => `Version ${n}`,
		beside: 'What is not said here is as at all locations.',
		empty: 'There are no caps yet',
		emptyBody: 'Do what the guest needs. Once there are caps you read them here, without a network too.',
		edit: 'Prepare other caps'
	}
};
