import type { Like } from '../../area';
import type { consent as es } from '../es/consent';

export const consent: Like<typeof es> = {
	show: {
		title: 'Without waiting for the network',
		lead: 'Have your manager scan this: Asks, “Scan an ask”.',
		label: (amount) => `Code of your ask for ${amount} more`,
		code: 'No camera? Tell them this code:',
		next: 'Scan their answer',
		granted: (name, amount) => `${name} said yes: ${amount} more`,
		goAhead: (name) => `${name} says go ahead`,
		grantedNote: 'Go ahead, for this matter only. Both phones keep it, and it counts once.',
		declined: (name) => `${name} would rather not this time`,
		declinedNote: 'Talk about it: there is often another way. What you could do, you still can.',
		again: 'Back to the code'
	},
	reply: {
		title: 'Show them your answer',
		lead: (name) => `Have ${name} scan it from their ask. It is already saved on your phone.`,
		label: 'Code with your answer',
		noKey:
			'This phone could not sign the code, so it counts as soon as your phone has a network. Tell them in person.',
		noKeyTitle: 'Answered',
		spoken: 'Can they not scan it? Tell them this:',
		spokenTerms: (amount, hours) => `${amount}, for ${hours}`,
		noNeed: 'If they cannot scan it, it still counts as soon as your phone has a network.',
		done: 'Done'
	},
	scan: {
		title: 'Answer offline',
		lead: 'Point at the code on their screen.',
		leadReply: 'Point at the code on the screen of whoever answers you.',
		starting: 'Opening the camera',
		view: 'What the camera sees',
		refused:
			'The camera has no permission. You can give it in the browser’s settings, or pick a picture of the code.',
		missing: 'There is no camera here. Pick a picture of the code.',
		picture: 'Pick a picture of the code',
		unread: 'No code can be seen in that picture. Try closer, and with light.',
		other: 'That code is not one of Respiro’s. Look for the one of their ask.',
		asksFor: (name) => `${name} asks`,
		somebody: 'Somebody of the team',
		wrongPlace: 'That ask is from a place you do not run. Somebody else answers it.',
		own: 'It is your own ask: somebody else answers it.',
		lapsed: 'That ask no longer waits for an answer. They can ask again.',
		answered: 'You have already answered that ask.',
		again: 'Scan another'
	},
	typed: {
		action: 'Type the code',
		label: 'Their code of eight letters and figures',
		hint: 'For example, 4K7P-9XQM',
		bad: 'It is eight letters and figures. Have another look.',
		find: 'Find their ask',
		unknown: 'That ask is not on this phone yet. Tell me who and how much, and your answer will find it.',
		who: 'Who asks?',
		much: 'How much more do you give?',
		hold: 'Holds for',
		give: (amount) => `Yes, ${amount} more`,
		giveBare: 'Yes',
		pick: 'Pick somebody.',
		saved: 'Saved on this phone',
		savedNote: (said, hours) => `Tell them: ${said}, for ${hours}, and this code:`,
		savedBare: (said) => `Tell them: ${said}. It will count once both phones have had a network.`,
		counts: 'With the code it counts as soon as one of the two phones has a network.',
		kind: 'What do they ask?',
		kinds: { more: 'More room', go_ahead: 'To go ahead' },
		goAhead: 'Yes, go ahead'
	},
	heard: {
		action: 'Type their code',
		title: 'Their answer, by word of mouth',
		who: 'Who answered you?',
		pick: 'Choose somebody.',
		much: 'How much more did they give you?',
		hold: 'It holds for',
		code: 'Their code of ten letters and figures',
		hint: 'For instance, 4K7P9-XQM2C',
		bad: 'It does not fit who, how much or how long. Go through it together.',
		save: 'Keep their answer',
		saved: 'Kept on this phone',
		savedNote: (name, said) =>
			`${name} said: ${said}. It counts here now; the code is checked once your phone has a network.`,
		goAhead: 'go ahead',
		more: (amount) => `${amount} more`
	},
	errors: {
		not_a_reply: 'That code is not an answer. Look for the one that shows after answering.',
		other_ask: 'That answer is for another ask.',
		unknown_signer: (name) =>
			`Your phone does not know the phone of ${name} yet, so it cannot check this. It counts as soon as theirs has a network.`,
		ended_key: (name) =>
			`The key of ${name}’s phone was given up as lost. It counts once they answer from another one.`,
		not_signed: 'The signature does not fit that answer. Ask them to show it again.',
		may_not: (name) => `${name} may not answer in this place. Ask whoever runs it.`
	}
};
