import type { Like } from '../../area';
import type { search as es } from '../es/search';

export const search: Like<typeof es> = {
	title: 'Search',
	field: 'Search the stories',
	placeholder: 'A word, a name, a tag',
	filters: 'Filters',
	bands: { everyday: 'Everyday', middle: 'In between', grand: 'Grand gestures' },
	photo: 'With a photo',
	untold: 'Not told yet',
	forLineup: 'For the line-up',
	moreFilters: 'More filters',
	fewer: 'Remove filters',
	person: 'Who',
	anybody: 'Anybody',
	from: 'From',
	to: 'Until',
	savedOnes: 'Saved searches',
	keep: 'Save this search',
	kept: 'Saved',
	clear: 'Clear all',
	reading: (n) => (n === 0 ? 'Reading the stories on this phone…' : `Reading the stories… ${n}`),
	count: (n) => (n === 1 ? 'One story' : `${n} stories`),
	near: 'Nothing written just like that. Near it:',
	asking: ' Looking among older ones too…',
	beyond: 'Older ones, not on this phone',
	more: 'Show more',
	catchUp: {
		title: (n, isMore) => (isMore ? `More than ${n} new stories` : `${n} new stories`),
		lead: (two) =>
			two > 1 ? 'While you were away. Start with these two:' : 'While you were away. Start with this one:',
		close: 'See them all'
	},
	none: {
		title: 'No story with that',
		note: 'Try another word, or fewer filters.',
		offline: 'There is none on this phone. With a network we will look among older ones too.'
	}
};
