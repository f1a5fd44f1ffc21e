import type { Like } from '../../area';
import type { spending as es } from '../es/spending';

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

export const spending: Like<typeof es> = {
	canI: {
		title: 'Can I…?',
		amount: 'How much?',
		purpose: 'What for?',
		purposes: { fix: 'Put it right', wow: 'Delight', both: 'Both' },
		matter: 'For which matter?',
		newMatter: 'A new matter',
		thisMatter: 'The matter you came from',
		subjects: 'Does it touch any of these?',
		subject: {
			safety: 'Safety',
			security: 'Theft or threats',
			privacy: 'Personal data',
			health: 'Health',
			ethics: 'Ethics',
			cash_to_guest: 'Cash in hand',
			legally_owed: 'Owed by law'
		},
		available: (amount, of) => `You have ${amount} ${of}.`,
		start: 'Type an amount and I will tell you.',
		verdicts: {
			yes: 'Yes. Do it.',
			yes_tell: 'Yes, and mention it.',
			part: (allowed) => `Up to ${allowed}, yes.`,
			ask: 'Ask first.',
			person: (names) => `Talk to ${names} first.`
		},
		details: {
			noCap: 'No cap is set here. Do what the guest needs.',
			yes: (left, of) => `That leaves ${left} ${of}.`,
			yes_tell:
				'This month’s pool does not reach that far, but no permission is needed: your manager sees it today.',
			part: (excess) => `For the other ${excess}, ask. Meanwhile, do your part.`,
			ask: (of) => `Nothing is left ${of}. If it is already done, log it: there is room for the truth here.`,
			person: (subjects) =>
				`Nobody decides alone about ${subjects}, whatever the amount. If it is already done, log it.`,
			personOver: (excess) => `Also, ${excess} is over the cap: you can ask for that here.`
		},
		someone: 'the person in charge',
		log: 'Log it',
		logPart: (allowed) => `Do the ${allowed}`,
		askFirst: 'Ask first, here',
		askRest: (excess) => `Ask for the ${excess}`,
		done: 'It is done: log it'
	},
	over: {
		title: 'You choose',
		part: (allowed) => `Keep it at ${allowed}`,
		partHint: 'What you can do now, without asking',
		ask: (excess) => `Ask for ${excess} more`,
		askHint: 'While you wait, what you had stays yours',
		done: 'It is already done: save it',
		doneHint: 'Saved as it was',
		pool: 'This month’s pool does not reach that far, but no permission is needed: your manager sees it today.'
	},
	ask: {
		title: 'Asks',
		lead: 'Asking takes nothing away: what you could do, you still can.',
		more: (amount) => `${amount} more`,
		subjects: (subjects) => `It touches this: ${subjects}. Nobody decides that alone.`,
		within: 'within the cap, for one matter',
		asksAbout: (name, subjects) => `${name} asks first: ${subjects}`,
		inAll: (amount) => `${amount} in all, for one matter`,
		why: 'Why is it worth it?',
		whyHint: 'One line helps to get an answer soon.',
		optional: 'optional',
		until: 'Wait for an answer',
		hours: (n) => `${n} h`,
		send: 'Ask',
		cancel: 'Not now',
		sent: 'Asked. The answer will show here.',
		sentOffline: 'Saved on this phone. It will be asked as soon as there is a network.',
		mine: 'Yours',
		toAnswer: 'Waiting for your answer',
		answered: 'The others',
		asks: (name) => `${name} asks`,
		somebody: 'Somebody of the team',
		states: {
			open: (until) => `Waiting for an answer until ${until}`,
			openPhone: 'Still on this phone: it will be asked as soon as there is a network',
			lapsed: 'Nobody got to answer. Your room is what it always was; what is already done, log it.',
			withdrawn: 'You withdrew it',
			withdrawnOther: 'Not needed any more',
			goAhead: (name) => `${name} said go ahead`,
			granted: (name, amount) => `${name} said yes: ${amount} more`,
			holds: (until) => `Holds until ${until}, for this matter only.`,
			ended: (until) => `It held until ${until}.`,
			declined: (name) => `${name} would rather not this time. Talk about it: there is often another way.`
		},
		you: 'You',
		youSaid: {
			goAhead: 'You said go ahead',
			granted: (amount) => `You said yes: ${amount} more`,
			declined: 'You said not this time'
		},
		scan: 'Scan an ask',
		scanNote: 'Answer without a network, phone to phone',
		show: 'Show the question',
		near: (time) => `Without a network, phone to phone, ${time}`,
		formerly: 'It was theirs to decide when they said it; their role changed later. It still counts.',
		withdraw: 'Withdraw the ask',
		withdrawn: 'Ask withdrawn',
		log: 'Log the spend',
		answer: {
			goAhead: 'Yes, go ahead',
			yes: (amount) => `Yes, ${amount} more`,
			upTo: 'Yes, up to…',
			no: 'Not this time',
			amount: 'Up to how much more?',
			give: (amount) => `Give ${amount} more`,
			hold: 'Holds for',
			noNote: 'They can still do their part, and will log what is already done. Tell them in person too.',
			noConfirm: 'Answer no',
			back: 'Back',
			saved: 'Answered',
			own: 'Somebody else answers yours.'
		},
		before: (name) =>
			`${name} had already answered. Theirs counts; yours is kept beside it, and all is well.`,
		empty: {
			title: 'Nobody has asked anything',
			note: 'When something goes over the cap and you want to ask first, you will see it here.',
			action: 'Can I…?'
		}
	},
	/** Money paid in another currency, in the form. */
	foreign: {
		currency: 'In which currency?',
		choose: 'Choose the currency',
		remove: (code) => `Back to ${code}`,
		rate: (from, to) => `1 ${from} in ${to}`,
		rateHint: 'The rate you were charged.',
		lastRate: (day) => `The last one you used, of ${day}. If today has another, change it.`,
		rateOn: 'Rate of the day',
		noRate: 'Put the rate you were charged: it is on the receipt or in your bank’s app.',
		badRate: (example) => `Write the rate in figures, for example ${example}.`,
		noDate: 'Say of which day the rate is.'
	},
	mine: {
		title: 'My money',
		lead: 'Only you and whoever runs your place see this.',
		more: 'See more',
		takenBack: 'Gesture taken back',
		voided: 'Voided',
		refunded: (amount) => `${amount} came back`,
		paid: (amount) => `paid ${amount}`,
		rate: (rate, day) => `${rate}, rate of ${day}`,
		before: (amount) => `was ${amount}`,
		receipts: {
			attached: (n) => (n === 1 ? '1 receipt' : `${n} receipts`),
			missing: 'Receipt missing',
			another: 'Add another photo'
		},
		owed: {
			submitted: (n) => (n === 0 ? 'We owe you this: asked today' : `We owe you this: ${days(n)} so far`),
			needs_receipt: (n) =>
				n === 0
					? 'To pay you back we need the receipt'
					: `To pay you back we need the receipt: ${days(n)} so far`,
			ready: (n) => `Ready to be paid, after ${days(n)}`,
			paid: (n) => (n === 0 ? 'Paid the same day' : `Paid in ${days(n)}`),
			declined: 'Not paid back'
		},
		declinedWhy: (reason) => `They say: “${reason}”`,
		repay: (amount) => `You were paid ${amount} that was not needed after all: give it back when you can.`,
		gaveBack: (amount) => `You gave ${amount} back. Settled, and thank you.`,
		empty: {
			title: 'You have used no money yet',
			example: '“I paid their taxi to the station: they were about to miss the last train.”',
			note: 'When you do, every spend, its receipt and what you are owed will show here.',
			action: 'Log a gesture'
		},
		sheet: {
			title: 'This spend',
			faith: 'What you knew then',
			left: (amount) => `Your phone showed ${amount} left.`,
			leftNone: 'Your phone did not show any cap yet.',
			version: (n) => `Policy ${n}`,
			fair: 'It is looked at by that, and by nothing else.',
			method: 'Where it came from',
			day: 'When',
			story: 'See the gesture',
			again: 'Another spend of this matter',
			flags: 'Just so you know'
		},
		correct: {
			action: 'Correct the amount',
			label: 'The right amount',
			hint: (amount) => `Now it says ${amount}. It stays in view, beside it.`,
			save: 'Save the amount',
			same: 'That is what it already says.',
			saved: 'Amount corrected',
			not: 'Money of this spend came back already: void it and log it again if need be.'
		},
		refund: {
			action: 'Money came back',
			label: 'How much came back?',
			hint: (amount) => `At most ${amount}.`,
			tooMuch: (amount) => `${amount} of this spend is left: no more can come back.`,
			save: 'Save',
			saved: 'Saved: money came back'
		},
		void: {
			action: 'Void it',
			owed: 'If it was money from your own pocket, it will no longer be owed to you.',
			saved: 'Voided. It stays in view, struck through.',
			undone: 'Not voided: it is as it was.',
			late: 'It was voided already. If it is needed, log it again.'
		},
		attached: 'Receipt added'
	}
};
