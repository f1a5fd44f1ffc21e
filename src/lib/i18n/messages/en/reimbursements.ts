import type { Like } from '../../area';
import type { reimbursements as es } from '../es/reimbursements';

export const reimbursements: Like<typeof es> = {
	title: 'Reimbursements',
	hint: 'What people paid out of their own pocket, and what to pay now',
	lists: { label: 'What to see', open: 'To pay', paid: 'Paid', declined: 'Declined', repay: 'To give back' },
	lead: {
		none: 'Nothing to pay: everybody has their money back.',
		toPay: (amount, people) =>
			people === 1 ? `To pay: ${amount} to 1 person.` : `To pay: ${amount} to ${people} people.`,
		ready: (amount) => `Of that, ${amount} is ready to be paid.`,
		receipts: (n) =>
			n === 1
				? '1 lacks its receipt: it can be paid all the same.'
				: `${n} lack their receipts: they can be paid all the same.`
	},
	group: {
		all: (name) => `Choose all of ${name}`,
		count: (n) => (n === 1 ? '1 entry' : `${n} entries`),
		mine: 'These are yours: somebody else who leads pays them.',
		someone: 'Somebody on the team'
	},
	row: {
		takenBack: 'The gesture was taken back',
		asked: (ago) => `asked ${ago}`,
		paid: (ago, name) => (name ? `Paid ${ago} by ${name}` : `Paid ${ago}`),
		declined: (ago, name) => (name ? `Declined ${ago} by ${name}` : `Declined ${ago}`),
		ready: 'Ready',
		run: (name) => `Payment “${name}”`,
		noReceipt: 'Receipt missing',
		ask: 'Ask for the receipt',
		askText: (name, what, amount) =>
			`Hi ${name}, do you have the receipt for “${what}” (${amount})? A photo in Respiro is enough: under Me, My money.`,
		askCopied: 'Message copied: paste it where you talk.',
		askFailed: 'Copying does not work here. Ask them in person.',
		receipts: (n) => (n === 1 ? 'See the receipt' : `See the ${n} receipts`),
		receipt: (n, of) => (of === 1 ? 'Receipt' : `Receipt ${n} of ${of}`),
		receiptMissing: 'The photo has not arrived yet, or there is no network to show it.',
		before: (amount) => `The difference: ${amount} was paid already.`,
		repay: (amount) => `Paid, then changed: ${amount} to give back.`,
		reason: (reason) => `“${reason}”`,
		back: 'Back to the list',
		cameBack: 'It came back',
		gaveBack: (amount, ago) => `Gave back ${amount}, ${ago}`,
		mine: 'Yours: somebody else who leads says when it came back.'
	},
	bar: {
		chosen: (n, amount) => (n === 1 ? `1 chosen: ${amount}` : `${n} chosen: ${amount}`),
		label: 'What to do with those chosen',
		pay: 'Paid',
		ready: 'Ready',
		notReady: 'Not ready after all',
		decline: 'Decline',
		none: 'Choose none'
	},
	pay: {
		title: 'Mark as paid',
		lead: (n, amount) => (n === 1 ? `${amount}, for 1 entry.` : `${amount}, for ${n} entries.`),
		readyTitle: 'Make ready to be paid',
		batch: 'Name of the payment',
		batchHint: 'To find it later, and for the payroll.',
		confirm: (amount) => `Paid: ${amount}`,
		readyConfirm: (amount) => `Ready: ${amount}`,
		final:
			'What is paid does not come back to the list. If something was not right, the entry is corrected and the difference given back.'
	},
	decline: {
		title: 'Decline',
		reason: 'Why',
		hint: (names) => `${names} will read it. Best if it says what is missing.`,
		confirm: 'Decline',
		needed: 'Write why: who paid out of their own pocket deserves to know.'
	},
	repaid: {
		title: 'Money that came back',
		lead: (name, amount) =>
			`${name} gave ${amount} back to the house: in cash, by transfer or with the payroll.`,
		final: 'It leaves the list for good, and stays with the entry and in the file of payments.',
		confirm: (amount) => `It came back: ${amount}`
	},
	done: {
		paid: (amount) => `Paid: ${amount}.`,
		ready: (amount) => `Ready to be paid: ${amount}.`,
		declined: (amount) => `Declined: ${amount}.`,
		submitted: (amount) => `Back on the list: ${amount}.`,
		repaid: (amount) => `Came back: ${amount}.`,
		offline: 'It goes out when there is a network.',
		undo: 'Undo'
	},
	more: 'Show more',
	empty: {
		open: {
			title: 'Nothing to pay',
			example:
				'“I bought the plane ticket with my own card: there was no other way to make it to the wedding.”',
			body: 'When somebody pays out of their own pocket and logs it so, it is here at once, over the cap too.'
		},
		paid: { title: 'Nothing was paid yet', body: 'What you mark as paid stays here, with its date.' },
		declined: {
			title: 'Nothing was declined',
			body: 'What is declined stays here with its reason, and can come back to the list.'
		},
		repay: {
			title: 'Nothing to give back',
			body: 'When an entry that was paid is taken back or corrected to less, the difference appears here.'
		}
	},
	runs: {
		title: 'Payments',
		detail: (n, amount) => (n === 1 ? `1 entry, ${amount}` : `${n} entries, ${amount}`),
		paid: 'Paid',
		left: (amount) => `${amount} to go`,
		file: 'CSV',
		fileOf: (name) => `Download the CSV of ${name}`,
		waiting: 'This payment has not left this phone yet. You can download it once there is a network.',
		none: 'No payments yet. Choose entries, name the payment and download its CSV for the payroll.'
	},
	csv: {
		person: 'Person',
		date: 'Date',
		what: 'What',
		amount: 'Amount',
		currency: 'Currency',
		state: 'State',
		batch: 'Payment',
		entry: 'Entry',
		states: {
			submitted: 'asked',
			needs_receipt: 'receipt missing',
			ready: 'ready',
			paid: 'paid',
			declined: 'declined',
			cancelled: 'cancelled'
		}
	},
	measure: {
		title: (days) => `Last ${days} days`,
		median: 'Half were paid within',
		p90: 'Nine in ten, within',
		days: (n, isOne) => (isOne ? `${n} day` : `${n} days`),
		slow: 'More than seven days',
		share: (n, of) => `${n} of ${of}`,
		slowNote: 'What still waits counts, too.',
		unsubstantiated: 'Without a receipt for over 60 days',
		repay: 'To give back to the house'
	}
};
