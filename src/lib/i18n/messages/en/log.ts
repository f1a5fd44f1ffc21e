import type { Like } from '../../area';
import type { log as es } from '../es/log';

export const log: Like<typeof es> = {
	title: 'Log',
	what: 'What did you do?',
	whatPlaceholder: 'One line is enough',
	whatMissing: 'Say in one line what you did; that is all it takes to save.',
	amount: 'Amount',
	guest: 'Guest',
	addAmount: 'Amount',
	addGuest: 'Guest',
	addPhoto: 'Photo',
	addReceipt: 'Receipt',
	otherCurrency: 'Another currency',
	receiptLater: 'The photos cannot be opened just now. You can add them later, in My money.',
	removeAmount: 'Remove the amount',
	removeGuest: 'Remove the guest',
	amountPlaceholder: '0',
	guestPlaceholder: 'Mrs Gold',
	guestPrivate: (alias) => `Others will read “${alias}”. You and your managers see the name.`,
	guestHint: 'The name stays out of the story: others will see an alias.',
	scale: 'How big was it?',
	scaleShort: { everyday: 'Everyday', between: 'Good one', grand: 'Grand' },
	method: 'Where did it come from?',
	methods: {
		house_comp: 'On the house',
		company_card: 'Company card',
		petty_cash: 'Petty cash',
		out_of_pocket: 'Your own pocket',
		points: 'Points'
	},
	left: (amount) => `${amount} left for this guest`,
	over: (amount) => `${amount} over the cap. If it is done, save it: there is room for the truth here.`,
	noCap: 'No cap is set here.',
	amountErrors: {
		BAD_NUMBER: (example) => `Write the amount in figures, for example ${example}.`,
		TOO_MANY_DECIMALS: (digits) =>
			digits === 0 ? 'This currency has no decimals.' : `This currency has at most ${digits} decimals.`,
		NOT_POSITIVE:
			'Put an amount above zero. If you spent nothing, remove the amount: it counts just as much.',
		TOO_LARGE: 'That is more than fits here. See whether there is a digit too many.',
		BAD_CURRENCY:
			'This phone does not know the currency of your location. Save the gesture without an amount.'
	},
	/** The same deed may have been logged already. */
	twin: {
		yours: (amount, time) =>
			`You logged ${amount} for this at ${time}. If this is something else, save it all the same.`,
		other: (name, alias, time) =>
			`${name} noted something for “${alias}” at ${time}. If it is the same, one entry is enough; if not, save it.`,
		somebody: 'Somebody on the team'
	},
	tooLong: (extra) =>
		extra === 1
			? '1 character too many. Nothing was cut: shorten it a little.'
			: `${extra} characters too many. Nothing was cut: shorten it a little.`,
	save: 'Save',
	saving: 'Saving',
	restored: 'Where you left off.',
	startAfresh: 'Start afresh',
	afresh: 'The form is empty',
	saved: 'Saved on this phone',
	savedNote: 'It will be sent by itself as soon as there is a network.',
	tellStory: 'Tell the story',
	undo: 'Undo',
	undone: 'Undone. The text is back in the form.',
	another: 'Log another',
	failures: {
		storage_full:
			'There is no room left on this phone, and it is not saved yet. Free some space and press Save again: what you wrote is still here.',
		storage_lost:
			'The phone does not let us write just now, and it is not saved yet. Copy the text to be safe, close other tabs and press Save again.',
		newer_database:
			'This phone already has a newer Respiro in another tab. Close this one and open the app again: what you wrote is waiting for you.',
		bad_args: 'Something in the text cannot be saved. Look it over and try again.',
		too_large: 'It is too long to save in one go. Shorten one of the parts.'
	},
	shortcut: 'Ctrl + Enter saves',
	tell: {
		title: 'Tell the story',
		lead: 'Write it as you would tell a colleague. What you leave empty stays out.',
		situation: 'What was going on?',
		situationHint: 'The moment and the place',
		need: 'What did you sense they needed?',
		needHint: 'What they never asked for',
		what: 'What did you do?',
		whatHint: 'The gesture',
		reaction: 'How did they take it?',
		reactionHint: 'A sentence of theirs is worth a lot',
		lesson: 'What will you keep for next time?',
		lessonHint: 'What you would tell a colleague',
		save: 'Save the story',
		saved: 'Story saved on this phone',
		notYours: 'This story is told by the person who lived it',
		notYoursNote: 'You can thank them or comment; and if you know what came of it, add that.',
		read: 'Read the story'
	}
};
