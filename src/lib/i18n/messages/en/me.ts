import type { Like } from '../../area';
import type { me as es } from '../es/me';

export const me: Like<typeof es> = {
	title: 'Me',
	roles: { staff: 'Team', manager: 'Manager', owner: 'Owner' },
	location: 'Where you work now',
	locationHint: 'What you log goes to this location.',
	month: {
		title: (month) => `What you used in ${month}`,
		none: 'Nothing this month, and that is fine: what costs nothing counts as much.',
		left: (amount) => `${amount} for the next guest, no permission needed.`,
		private: 'Only you and whoever runs your place see this.',
		each: 'See every spend'
	},
	caps: { title: 'The caps', hint: 'What you may do without asking, and how it has changed' },
	stories: {
		title: 'My stories',
		empty: 'What you do for your guests will show here, the small and the grand.',
		emptyAction: 'Log something'
	},
	flags: {
		title: 'Just so you know',
		lead: 'Only you and whoever runs your place see this. There is nothing you have to do.',
		OVER_CAP: (amount) =>
			`A gesture went ${amount} over the cap. You logged it as it was, which is exactly right.`,
		OVER_CAP_CONCURRENT: (amount) =>
			`Two of you helped the same guest at once. Both in good faith: ${amount} over together.`,
		CLOCK_ADJUSTED: 'This phone’s clock was off. We corrected the time of one entry.',
		CLOCK_SUSPECT: 'The time of one entry was unclear. The time it reached the server counts.',
		FUTURE_CLOCK: 'This phone’s clock was ahead. The time the entry arrived counts.',
		STALE_POLICY: (amount) =>
			`The cap had changed before this phone could know: ${amount} over, in good faith.`,
		OVER_POOL: (amount) =>
			`Your place’s pool of the month went ${amount} over. Your manager sees it; logging it was right.`,
		LATE_POST: 'The month of one entry was closed already: it counts in the next one.',
		NO_GUEST: 'One spend does not say which guest it was for. Add it if you remember; if not, never mind.',
		NEEDS_RECEIPT: 'The receipt of one spend is missing. Add it when you have it.',
		NEVER_ALONE: 'A gesture touched something nobody decides alone. Tell the person named for it.',
		DUP_SUSPECT: 'Perhaps two of you logged the same thing. If so, one of you can void it.',
		FX_PENDING: 'The exchange rate of a spend in another currency will be confirmed soon.'
	},
	settings: 'The way you like it',
	theme: 'Appearance',
	themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
	phone: {
		title: 'This phone',
		syncLog: 'Sync log',
		syncLogHint: 'Where everything you logged is',
		install: 'Put it on your home screen',
		installHint: 'Opens faster and works better without a network',
		export: 'Take your data with you',
		exportHint: 'One file with everything of yours',
		exported: 'File saved',
		exportFailed: 'The file did not work out. Try again.',
		exportName: 'respiro-my-data'
	},
	keys: {
		title: 'How you sign in',
		username: 'Username',
		passkey: 'Passkey',
		passkeyYes: 'Fingerprint, face or PIN of a device',
		passkeyNo: 'You have none yet',
		add: 'Add',
		addPasskey: 'Add a passkey of this device',
		signInAgain: 'It is a while since you signed in. Sign in again to add a passkey.',
		passkeyAdded: 'This device knows you now',
		passkeyImpossible: 'This browser cannot keep passkeys here. It takes an https address.',
		password: 'Password',
		passwordYes: 'You can sign in with it on any device',
		passwordNo: 'None yet; it helps if you lose this phone',
		setPassword: 'Set one',
		changePassword: 'Change it',
		current: 'Your password now',
		next: 'The new one',
		save: 'Save password',
		passwordSaved: 'Password saved',
		wrongCurrent: 'That is not your password now. Take a look and try again.',
		none: 'You have no way back in yet. Add this device or set a password.'
	},
	devices: {
		title: 'Where you are signed in',
		thisOne: 'this one',
		lastSeen: (ago) => `Seen ${ago}`,
		end: 'End',
		endLabel: (device) => `End the session on ${device}`,
		ended: (device) => `Session on ${device} ended`,
		offline: 'Seeing your other devices takes a network.',
		unnamed: 'A device'
	},
	signOut: {
		action: 'Sign out',
		title: 'Sign out of Respiro?',
		clean: 'Everything of yours is on the server. Come back whenever you like.',
		unsent: (n) =>
			n === 1
				? '1 entry has not been sent. It stays on this phone and goes out at your next sign-in here.'
				: `${n} entries have not been sent. They stay on this phone and go out at your next sign-in here.`,
		noKey: 'Mind: you have no passkey and no password yet. Without one of them you cannot come back in.',
		offline: 'Without a network we sign you out on this phone; the server will hear of it later.',
		confirm: 'Sign out',
		confirmUnsent: 'Sign out, keep them here',
		stay: 'Stay'
	},
	sync: {
		title: 'Sync log',
		states: {
			sent: 'Everything is on the server',
			sending: (n) => (n === 1 ? 'Sending 1 entry' : n > 1 ? `Sending ${n} entries` : 'Catching up'),
			waiting: (n) =>
				n === 1 ? '1 entry is waiting' : n > 1 ? `${n} entries are waiting` : 'Out of touch with the server',
			needsYou: 'Something needs you'
		},
		reasons: {
			offline: 'There is no network. What is yours is saved here and goes out by itself when it is back.',
			no_answer: 'The server does not answer. We keep trying; there is nothing you have to do.',
			server_trouble: 'The server is having a bad moment. What is yours stays here and we try again.',
			not_respiro:
				'Another page answers, perhaps the Wi-Fi’s. Open your browser, accept its terms, come back.',
			signed_out: 'Your session has ended. Sign in again and what is waiting is sent under your name.',
			quarantined: 'The server could not take one entry. See below which one, and what you can do.',
			update_needed: 'Respiro needs an update. Close the app, open it with a network and carry on.',
			newer_database:
				'Another tab runs a newer version. Close them all and open Respiro again; what is saved is untouched.',
			storage_full:
				'The phone is out of space. Delete something big, such as videos, so that new entries fit.',
			storage_lost:
				'The browser does not let us save. Close the app and open it again; a private window will not do.'
		},
		allWell: 'Whatever you log reaches your team as soon as there is a network.',
		leftOut:
			'Some of what your team has needs the newer version of Respiro. It will be here once you update.',
		signIn: 'Sign in again',
		reload: 'Open again',
		lastSync: (ago) => `Last in touch: ${ago}`,
		never: 'Has not talked to the server yet',
		now: 'Send now',
		others: (n) =>
			n === 1
				? '1 entry of another person is waiting on this phone. It is sent when they sign in here.'
				: `${n} entries of other people are waiting on this phone. They are sent when they sign in here.`,
		attention: 'Need you',
		waiting: 'Waiting',
		sentTitle: 'On the server',
		empty: 'Nothing on its way. What you log shows up here with its state.',
		rowStates: { pending: 'On this phone', committed: 'On the server', quarantined: 'Needs you' },
		attempts: (n) => (n === 1 ? '1 try' : `${n} tries`),
		types: {
			'lease.take': 'Share of the pool',
			'gesture.log': 'Gesture',
			'gesture.tell': 'Story told further',
			'gesture.retract': 'Gesture taken back',
			'spend.void': 'Spend voided',
			'spend.correct': 'Spend corrected',
			'spend.refund': 'Money that came back',
			'receipt.attach': 'Receipt',
			'ask.open': 'Question',
			'ask.withdraw': 'Question taken back',
			'ask.answer': 'Answer',
			'ask.consent': 'Word without a network',
			'ask.word': 'Answer by word of mouth',
			'signer.end': 'Key of a phone',
			'reimbursement.settle': 'Reimbursement',
			'reimbursement.repaid': 'Money given back',
			'review.give': 'Review',
			'period.close': 'Month closed',
			'period.reopen': 'Month opened again',
			'books.put': 'Books',
			'policy.publish': 'Caps',
			'guest.put': 'Guest card',
			'guest.note': 'Note on a guest',
			'guest.confirm': 'Note confirmed',
			'guest.forget': 'Note let go',
			'guest.stay': 'Dates of a stay',
			'guest.met': 'Met a guest',
			'guest.merge': 'Cards made one',
			'guest.erase': 'Card erased',
			'story.tell': 'Story told',
			'story.outcome': 'What came of it',
			'story.show': 'Who sees it',
			'story.share': 'Story shared',
			'story.report': 'Report',
			'story.hide': 'Story hidden',
			'story.unhide': 'Story shown again',
			'comment.hide': 'Comment hidden',
			'comment.unhide': 'Comment shown again',
			'report.keep': 'Report looked at',
			'thanks.give': 'Thanks',
			'thanks.across': 'Thanks',
			'comment.add': 'Comment',
			'comment.remove': 'Comment taken back',
			'lineup.put': 'Line-up',
			'lineup.told': 'Told at the line-up',
			'lineup.action': 'Action of a line-up',
			'legend.put': 'Legend',
			other: 'Change'
		},
		mend: 'Mend it',
		again: 'Send it again',
		formInUse: 'Another entry is half written in the form. Save or empty that one first.',
		saveCopy: 'Save a copy',
		mendFailed: 'This one cannot be reopened. Save a copy and show it to whoever runs your place.',
		quarantine: {
			malformed: 'It arrived damaged. Open it and save it again.',
			hash_mismatch: 'It arrived different from how it left. Open it and save it again.',
			same_id_other_content: 'The server had another one with the same mark. Open it and save it as new.',
			unknown_type: 'The server does not know this kind of entry yet. Save a copy and tell whoever runs it.',
			bad_args: 'Something typed is not clear to the server. Open it, have a look and save.',
			unknown_ref:
				'It speaks of something the server does not have yet. Once that has come, it goes again by itself.',
			not_yours: 'It is about somebody else’s story, and only they can change it.',
			over_reversal: 'It gives back more money than was used. Have a look at the gesture.',
			bad_currency: 'The currency is not this location’s. Open it and type the amount again.',
			bad_consent:
				'The answer you scanned could not be confirmed: who gave it may not run your place any more. Ask again; what you already did still counts.',
			wrong_author: 'It carries another name than your session’s. Sign in as who wrote it.',
			unknown_space: 'It belongs to a location that is gone. Open it and save it in yours.',
			not_allowed:
				'It was no longer yours to do, or it came long after. Save a copy and talk to whoever runs your location.',
			unlisted: 'The server gave a reason that this version does not know. Update Respiro and try again.'
		}
	}
};
