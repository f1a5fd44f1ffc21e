import type { Like } from '../../area';
import type { books as es } from '../es/books';

const entries = (n: number) => (n === 1 ? '1 entry' : `${n} entries`);
const phones = (n: number) => (n === 1 ? '1 phone' : `${n} phones`);

export const books: Like<typeof es> = {
	title: 'Books',
	lead: (month) => `${month} is over and still open.`,
	leadSeveral: (n) => `${n} months are over and still open.`,
	leadDone: 'Every month that is over is closed.',
	place: 'Location',
	back: 'Desk',
	offline:
		'What you save here leaves once there is a network. Downloads and the list of months need one now.',
	months: {
		title: 'Months',
		detail: (n, amount) => `${entries(n)} · ${amount}`,
		empty: 'No entries',
		late: (n) => `${n} came late`,
		open: 'Open',
		closed: 'Closed',
		running: 'Running',
		lateNote: (n) =>
			n === 1
				? '1 entry belongs to a month that was closed already, and is carried by this one.'
				: `${n} entries belong to months that were closed already, and are carried by this one.`
	},
	close: {
		action: 'Close the month',
		explain:
			'What arrives later goes to the month that is open. The file of a closed month never changes again.',
		waiting: (devices, n) =>
			devices === 1
				? `1 phone still holds ${entries(n)} that may be of this month.`
				: `${phones(devices)} still hold up to ${entries(n)} that may be of this month.`,
		silent: (n) =>
			n === 1
				? '1 phone has not been heard of since the month ended: it may hold something.'
				: `${phones(n)} have not been heard of since the month ended: they may hold something.`,
		allIn: 'No phone holds entries of this month, as far as is known.',
		anyway: 'Close anyway',
		saved: 'Saved. The month closes as soon as the server has it.',
		running: 'This month is still running. You can close it once it is over.'
	},
	reopen: {
		action: 'Open again',
		explain: 'It is noted who opens it and why. Once closed again, its file is another one.',
		reason: 'Why',
		needReason: 'Write why: whoever keeps the books will read it.',
		tooLong: 'Fewer words will do.',
		onlyOwner: 'Only an owner opens a closed month.',
		saved: 'Saved. The month opens as soon as the server has it.'
	},
	trail: {
		title: 'Who closed and opened it',
		closed: (name, day) => `Closed by ${name}, ${day}`,
		reopened: (name, day) => `Opened again by ${name}, ${day}`,
		somebody: 'somebody who has left'
	},
	file: {
		title: 'File of the month',
		format: 'Format',
		csv: 'Sheet (CSV)',
		json: 'JSON',
		decimal: 'Decimals',
		comma: '1234,50',
		point: '1234.50',
		bom: 'It will be opened with Excel',
		yes: 'Yes',
		no: 'No',
		download: 'Download',
		frozen: 'Closed month: it always comes out the same, byte by byte.',
		moving: 'Open month: what comes out today may change tomorrow.'
	},
	whole: {
		title: 'The whole ledger',
		lead: (n) =>
			n === 0
				? 'There are no entries yet.'
				: `${entries(n)}, each chained to the one before: if somebody changes one, it shows.`,
		head: 'Mark of today',
		headHint: 'Note it down somewhere else: it proves what the ledger was today.',
		ledger: 'Download the ledger',
		names: 'Download the names',
		namesHint: 'The files carry a number for each person, not the name: names come apart.',
		settlements: 'Download the payments',
		settlementsHint: 'What people were paid for what they had paid themselves, and what came back.'
	},
	codes: {
		title: 'Codes',
		lead: 'By these every entry finds its account. What you leave empty is left out of the files.',
		costCentre: 'Cost centre',
		taxCode: 'Tax code',
		account: (method) => `Account: ${method}`,
		methods: {
			house_comp: 'on the house',
			company_card: 'company card',
			petty_cash: 'petty cash',
			out_of_pocket: 'out of pocket',
			points: 'points'
		},
		frozen: 'Closed months keep theirs.',
		tooLong: (max) => `${max} letters or digits at most.`,
		save: 'Save codes',
		saved: 'Codes saved'
	},
	trouble: {
		month_ahead: 'That month has not begun there yet.',
		month_unknown: 'There is no file of before the first entry.',
		not_found: 'That location is not there, or no longer yours.',
		bad_request: 'The server did not understand which file you want. Load the page again.',
		saving: 'It could not be saved on this phone. Try again.'
	}
};
