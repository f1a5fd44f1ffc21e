import type { Like } from '../../area';
import type { desk as es } from '../es/desk';

export const desk: Like<typeof es> = {
	title: 'Desk',
	lead: (people, invites) => {
		const team = people === 1 ? 'You are on your own for now' : `You are ${people} people`;
		if (invites === null) return `${team}.`;
		if (invites === 0) return `${team}; no invites open.`;
		return `${team}; ${invites === 1 ? '1 invite open' : `${invites} invites open`}.`;
	},
	notYours: {
		title: 'This desk belongs to whoever runs the place',
		body: 'Here people are invited and locations looked after. What is yours is in Today and in the stories.',
		action: 'Go to Today'
	},
	offline: 'Inviting or changing something takes a network. What you see is the latest that arrived.',
	asks: {
		wants: (name, amount) => `${name} asks for ${amount} more`,
		other: 'Another answer',
		more: (n) => (n === 1 ? 'And 1 more' : `And ${n} more`)
	},
	glance: {
		steady: {
			title: 'Week after week',
			of: (steady, weeks) =>
				steady === weeks
					? weeks === 1
						? 'The first week'
						: `All of the last ${weeks} weeks`
					: `${steady} of the last ${weeks} weeks`,
			with: 'With something done for somebody. Each column is how many took part.',
			week: (day) => `Week of ${day}`,
			people: (n) => (n === 0 ? 'nobody' : n === 1 ? '1 person' : `${n} people`),
			running: (n, team) => `This week, ${n} of ${Math.max(n, team)}.`,
			notYet: 'Nothing yet this week. One line is enough.',
			none: 'Once gestures are logged, this shows whether they come week after week.'
		},
		todo: {
			title: 'To do',
			reports: (n) => (n === 1 ? '1 report about a story' : `${n} reports about stories`),
			look: (n) => (n === 1 ? '1 spend is worth a look' : `${n} spends are worth a look`),
			pay: (amount, people) => `${amount} to pay back to ${people === 1 ? '1 person' : `${people} people`}`,
			month: (month) => `Close ${month}`,
			none: 'Nothing waits for you.',
			partial: 'Something may be missing: there is no network now.',
			unknown: 'There is no network now: what waits will show as soon as it is back.'
		},
		thank: {
			title: 'Whom to thank',
			did: (n) => (n === 1 ? '1 story, and no word for it yet' : `${n} stories, and no word for them yet`),
			begin: 'Read',
			all: 'See all',
			none: 'In 60 days nobody went without a thank-you.'
		}
	},
	lineup: { title: 'Line-up', hint: 'Two stories to tell today, and what the day brings' },
	stories: { title: 'The team’s stories', hint: 'Reports, what is not shown, and whom to thank' },
	books: { title: 'Books', hint: 'Close the month, download it, and the codes' },
	caps: { title: 'Caps', hint: 'How far everybody may go without asking' },
	aside: {
		title: (n) => (n === 1 ? '1 entry set aside' : `${n} entries set aside`),
		lead: 'The server could not take these, so it keeps them whole until somebody looks.',
		noWords: 'No words to show',
		settle: 'It is settled',
		leaveOut: 'Leave it out',
		settled: 'Settled. Thank you for looking.',
		leftOut: 'Left out. The server keeps a copy.',
		anotherPerson: 'This one is yours: another manager looks at it.',
		reasons: {
			malformed: 'It arrived damaged. Ask them to save it again from their phone.',
			hash_mismatch: 'It arrived different from how it left. Ask them to save it again from their phone.',
			same_id_other_content: 'There was another with the same mark. Ask them to save it as a new one.',
			unknown_type: 'It comes from a Respiro that the server does not know yet. The server needs an update.',
			bad_args:
				'Something written in it makes no sense to the server. Ask them to look it over and save again.',
			unknown_ref: 'It is about a gesture that the server does not have. Ask them to log it anew.',
			not_yours: 'It would have changed somebody else’s story, and only its author can.',
			over_reversal: 'It gave back more money than was spent. Look at the amounts together.',
			bad_currency: 'The currency is not the one of this location. Ask them to enter the amount again.',
			bad_consent:
				'An answer given from phone to phone could not be confirmed: its signature, its time or the role did not fit. It raised nothing.',
			wrong_author: 'It carried another name than the session. Perhaps two people share the phone.',
			unknown_space: 'It was for a location that is gone. Ask them to log it at theirs.',
			not_allowed:
				'It was no longer theirs to do, or it came long after their role changed. Do it for them if need be.',
			unlisted: 'The server gave a reason that this version does not know. Update Respiro to read it.'
		}
	},
	invite: {
		title: 'Invite',
		role: 'They join as',
		roles: { staff: 'Team', manager: 'Manager' },
		location: 'Location',
		who: 'For',
		one: 'One person',
		shift: 'A shift',
		count: 'How many people',
		countHint: (max) => `From 2 to ${max}`,
		countBad: (max) => `Type a number from 2 to ${max}.`,
		hours: 'Good for',
		hoursOptions: (n) => (n === 1 ? '1 hour' : n === 24 ? '1 day' : n > 24 ? `${n / 24} days` : `${n} hours`),
		make: 'Make invite',
		ready: 'Ready to scan',
		another: 'Make another'
	},
	open: {
		title: 'Open invites',
		none: 'None open. Make one: whoever scans it is in within a minute.',
		left: (left, of) =>
			of === 1 ? 'For one person' : left === 1 ? `1 place left of ${of}` : `${left} places left of ${of}`,
		joined: (names) => `Joined with it: ${names}`,
		end: 'End',
		endLabel: (place) => `End the invite to ${place}`,
		ended: 'Invite ended. Nobody can join with it any more.'
	},
	people: {
		title: 'People',
		alone: 'You are still on your own here. Make an invite and let your shift scan it.',
		noLocation: 'No location',
		you: 'you',
		ended: 'No access',
		role: 'Role',
		roles: { staff: 'Team', manager: 'Manager', owner: 'Owner' },
		locations: 'Locations',
		save: 'Save',
		saved: 'Saved',
		end: 'End access',
		endHint: 'Their stories stay. Whatever their phone has not sent yet is not deleted.',
		restore: 'Give access back',
		onlyOwner: 'Role and locations are changed by an owner.',
		needLocation: 'Choose at least one location.'
	},
	locations: {
		title: 'Locations',
		add: 'Add a location',
		name: 'Name',
		namePlaceholder: 'Beach, City…',
		save: 'Add',
		added: 'Location added',
		needName: 'Type what it is called.'
	}
};
