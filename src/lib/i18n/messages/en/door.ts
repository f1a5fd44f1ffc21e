import type { Like } from '../../area';
import type { door as es } from '../es/door';

export const door: Like<typeof es> = {
	phoneKeys: {
		title: 'Approving without a network',
		lead: 'With its key a phone signs answers without a network. If one is lost, give it up here and end its session too.',
		one: 'Key of a phone',
		mine: 'Key of this phone',
		made: (when) => `Made ${when}`,
		end: 'It is lost',
		endLabel: (made) => `Give up the phone of the key ${made}`,
		sure: 'Is the phone lost?',
		sureNote:
			'What it signs will not count, nor what it has signed and has not arrived yet. If it turns up, it gets another key once you sign out and in on it.',
		confirm: 'Yes, it is lost',
		cancel: 'No, keep it',
		ended: 'That key signs nothing any more'
	},
	language: 'Language',
	languages: { es: 'Español', en: 'English' },
	step: (n, of) => `Step ${n} of ${of}`,
	next: 'Continue',
	failure: {
		bad_request: 'Something here does not fit yet. Have a look and try again.',
		not_signed_in: 'Your session has ended. Sign in again; what is on this phone is waiting for you.',
		not_allowed: 'This one is for somebody else to do. Talk to whoever runs your place.',
		already_claimed: 'This server is already up and running. Sign in, or ask for an invite.',
		wrong_token: 'This set-up link no longer works. The latest one is on the server’s terminal.',
		invite_unknown:
			'We cannot find this invite. Perhaps part of the link got lost: scan the code again or ask for a new one.',
		invite_expired: 'This invite has run out. Ask whoever gave it to you for another: it takes ten seconds.',
		invite_used: 'Everyone this invite was meant for has joined with it. Ask for another.',
		wrong_credentials: 'That username and password do not go together. Take a breath and try again.',
		password_too_short: 'The password needs 10 characters or more. A short sentence is easy to remember.',
		too_many_tries: 'That was a lot of tries in a row. Wait a minute and try again.',
		not_found: 'It is no longer there: somebody else may have removed it first.',
		server_trouble: 'The server stumbled. It is not you: try again in a moment.',
		offline: 'There is no network right now. This needs it once; try again when it is back.',
		no_answer: 'The server does not answer. Check the network and try again.',
		not_respiro: 'Another page answered, perhaps the Wi-Fi’s. Open it, accept its terms and come back.',
		cancelled: 'No passkey was made. Try again, or use a password.',
		already_here: 'This device already has your passkey. You do not need another.'
	},
	signInCancelled: 'No passkey was used. Try again, or sign in with your password.',
	key: {
		title: 'How will you sign in next time?',
		passkey: 'With this device’s fingerprint, face or PIN. Nothing to remember.',
		addPasskey: 'Use fingerprint, face or PIN',
		usePassword: 'Use a password instead',
		useKeyInstead: 'Use fingerprint, face or PIN instead',
		password: 'Password',
		passwordHint: '10 characters or more. A short sentence works well.',
		show: 'Show the password',
		hide: 'Hide the password',
		username: 'Username',
		almost: 'Almost there: your account exists, only the way to sign in is missing.'
	},
	welcome: {
		title: (name) => `You are in, ${name}`,
		username: 'Your username',
		usernameHint: 'With it and your password you can sign in on any device. You will always find it in “Me”.',
		toToday: 'Go to Today'
	},
	invite: {
		qrLabel: 'QR code of the invite',
		scan: 'Have it scanned with the phone’s camera.',
		copy: 'Copy link',
		copied: 'Link copied',
		share: 'Share',
		link: 'Invite link',
		ends: (left) => `Ends ${left}`,
		ended: 'Has ended',
		people: (n) => (n === 1 ? 'For one person' : `For ${n} people`)
	},
	setup: {
		title: 'Set-up',
		orgTitle: 'What is your house called?',
		orgLead: 'The hotel, the group, the shop… Your whole team will see it.',
		org: 'Name of the organisation',
		orgPlaceholder: 'Hotel Brisa',
		language: 'Language of the house',
		placeTitle: 'Where do you start?',
		placeLead: 'The first location. You can add more from the Desk.',
		place: 'Name of the location',
		placePlaceholder: 'Reception, City, Beach…',
		zone: 'Time zone',
		currency: 'Currency',
		capTitle: 'How much may be used on a guest, without asking?',
		capLead:
			'Per matter, shared by whoever helps, to put something right or to delight. The cap is hardly ever reached: its worth is the trust.',
		cap: (currency) => `Cap per incident, in ${currency}`,
		capZero:
			'With 0, every gesture that costs something will be over the cap. Stories are born without money too, but your team will lack room to breathe. You can go on like this and change it later.',
		capBad: (example) => `Type an amount, for example ${example}.`,
		capDecimals: 'That currency does not have so many decimals.',
		capLarge: 'That is more than we can count. Type a smaller amount.',
		capNegative: 'The cap is 0 or more.',
		youTitle: 'And what is your name?',
		youLead: 'This is how you appear in stories. No e-mail needed.',
		name: 'Your name',
		namePlaceholder: 'Lucy Field',
		doneTitle: 'Done. Now, your team',
		doneLead: (place) => `Whoever scans this code joins ${place} with their name, in under a minute.`,
		inviteLater: 'The invite did not work out just now. You can make one at the Desk whenever you like.',
		noTokenTitle: 'The set-up link is missing',
		noTokenBody:
			'It is on the server’s terminal: the line that ends in /setup# and a long code. Open all of it in this browser.',
		toSignIn: 'I have an account',
		textTooLong: 'That is very long. Take some letters off.',
		needed: 'Type something here to continue.'
	},
	join: {
		title: 'Invite',
		looking: 'Opening your invite…',
		invites: (org, place) => `${org} invites you to ${place}`,
		asStaff: 'You will join as part of the team.',
		asManager: 'You will join as a manager of this location.',
		name: 'Your name',
		nameHint: 'As people call you at work.',
		noTokenTitle: 'Part of this link is missing',
		noTokenBody: 'Scan the QR code again, or ask for the whole link.',
		troubleTitle: 'Not just yet',
		expiredTitle: 'This invite has run out',
		usedTitle: 'This invite has been used',
		unknownTitle: 'We do not know this invite',
		offlineTitle: 'It needs the network, just this once',
		offlineBody:
			'Joining means talking to the server once. After that, everything works without a network too.',
		signIn: 'I have an account'
	},
	signIn: {
		title: 'Sign in',
		lead: 'Good to see you again.',
		passkey: 'Use fingerprint, face or PIN',
		or: 'or with your password',
		username: 'Username',
		usernameHint: 'For example, lucy-field',
		password: 'Password',
		action: 'Sign in',
		needUsername: 'Type your username.',
		needPassword: 'Type your password.',
		forgot: 'Do not remember? Ask whoever runs your place for a new invite.',
		demo: 'Demo: choose who to be',
		unclaimedTitle: 'This server is brand new',
		unclaimedBody: 'Open the set-up link that its terminal shows.'
	},
	demo: {
		title: 'Who would you like to be today?',
		lead: 'A made-up hotel group. Tap a name and you are in.',
		notDemo: 'This server is a real one: sign in with your account.',
		roles: { staff: 'Team', manager: 'Manager', owner: 'Owner' },
		empty: 'The demo is still being prepared. Try again in a moment.'
	},
	combobox: {
		none: 'Nothing by that name. Try another.',
		count: (n) => (n === 1 ? '1 option' : `${n} options`)
	}
};
