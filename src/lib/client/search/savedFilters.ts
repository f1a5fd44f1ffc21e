import * as z from 'zod/mini';
import { dateField, idField } from '../../domain/fields';
import { QUERY_CHARS_MAX } from '../../domain/search/terms';
import { bandSchema } from '../../protocol/stories';
import type { StoryFilter } from './storyIndex';

const FILTERS_MAX = 8;
const STAMP_CHARS_MAX = 600;

const filterSchema = z.strictObject({
	text: z.string().check(z.maxLength(QUERY_CHARS_MAX)),
	space: z.nullable(idField),
	person: z.nullable(idField),
	band: z.nullable(bandSchema),
	photo: z.boolean(),
	told: z.nullable(z.boolean()),
	from: z.nullable(dateField),
	to: z.nullable(dateField),
	order: z._default(z.enum(['newest', 'lineup']), 'newest')
});
const savedSchema = z.array(filterSchema).check(z.maxLength(FILTERS_MAX));

/** One text per filter, the same for the same filter. */
export function stampOf(filter: StoryFilter): string {
	const { text, space, person, band, photo, told, from, to, order } = filter;
	const stamp = JSON.stringify([text.trim(), space, person, band, photo, told, from, to, order]);
	return stamp.slice(0, STAMP_CHARS_MAX);
}

function keyOf(person: string): string {
	return `respiro.filters.${person}`;
}

/** Filters that this person kept on this phone, last kept first; anything unreadable counts as none. */
export function savedFilters(storage: Pick<Storage, 'getItem'>, person: string): StoryFilter[] {
	try {
		const saved = savedSchema.safeParse(JSON.parse(storage.getItem(keyOf(person)) ?? '[]'));
		return saved.success ? saved.data : [];
	} catch {
		return [];
	}
}

/** Keeps or lets go of a filter; the oldest one makes room. Answers what is kept then. */
export function toggleFilter(
	storage: Pick<Storage, 'getItem' | 'setItem'>,
	person: string,
	filter: StoryFilter
): StoryFilter[] {
	const saved = savedFilters(storage, person);
	const stamp = stampOf(filter);
	const others = saved.filter((one) => stampOf(one) !== stamp);
	const kept =
		others.length < saved.length
			? others
			: [{ ...filter, text: filter.text.trim().slice(0, QUERY_CHARS_MAX) }, ...others].slice(0, FILTERS_MAX);
	storage.setItem(keyOf(person), JSON.stringify(kept));
	return kept;
}
