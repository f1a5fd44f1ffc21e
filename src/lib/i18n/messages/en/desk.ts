import type { Like } from '../../area';
import type { desk as es } from '../es/desk';

export const desk: Like<typeof es> = {
	title: 'Desk',
	lead: 'People and invites',
	notYours: {
		title: 'This desk belongs to whoever runs the place',
		body: 'Here people are invited and locations looked after. What is yours is in Today and in the stories.',
		action: 'Go to Today'
	},
	offline: 'Inviting or changing something takes a network. What you see is the latest that arrived.',
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
