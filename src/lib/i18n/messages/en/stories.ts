import type { Like } from '../../area';
import type { stories as es } from '../es/stories';

export const stories: Like<typeof es> = {
	title: 'Stories',
	legends: 'Legends',
	search: 'Search',
	news: (n) => (n === 1 ? 'One new story' : `${n} new stories`),
	all: 'All',
	/** Stories that other locations share. */
	elsewhere: 'Other locations',
	fromPlace: (place) => `From ${place}`,
	filter: 'Location',
	filling: 'Filling in older stories…',
	end: 'That is where it began.',
	older: {
		asking: 'Looking for older stories…',
		noAnswer: 'Older stories do not fit on this phone: reading them needs a network.',
		askingOne: 'Looking for the story…',
		noAnswerOne: 'It may be an older one that does not fit on this phone. With a network we look for it.',
		again: 'Try again'
	},
	someone: 'A colleague',
	you: 'You',
	guest: (alias) => `Guest: ${alias}`,
	photo: 'Photo of the story',
	back: 'Stories',
	tellMore: 'Tell more',
	takeBack: 'Take back',
	takeBackTitle: 'Take this story back?',
	takeBackBody: 'It leaves everybody’s stories. If money was spent, a new entry voids it.',
	takeBackConfirm: 'Yes, take it back',
	keep: 'Keep it',
	takenBack: 'Story taken back',
	missing: {
		title: 'This story is not on this phone',
		body: 'It may still be on its way, belong to another location, or its author took it back.'
	},
	empty: {
		title: 'No stories here yet',
		example:
			'“Mr R. had missed the last taxi to the airport. My shift was over and it was on my way: I drove him.”',
		exampleNote: 'They sound like this: what was going on, what you sensed, what you did.',
		action: 'Log the first one'
	},
	parts: { lesson: 'For next time' },
	thanked: (n) => `${n} thanks`
};
