import { sql, type Expression, type SqlBool } from 'kysely';
import { personTerm, storyQuestion, tagTerm } from '../../domain/search/storySearch';
import type { SearchWord } from '../../domain/search/terms';
import type { Thanks } from '../../domain/story/storyRecords';
import { BANDS, type FoundStory, type StoriesQuery, type StoriesResponse } from '../../protocol/stories';
import type { Dialect } from '../db/open';
import { readableSpaces, type Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { isNoDouble, toFound } from './foundCopies';
import { indexStories } from './storyIndex';
import { wholeStory } from './wholeStory';

/**
 * Stories of the asker's locations that fit, and those that others share with the organisation [S8], newest first: by
 * time, never by money or by thanks. Otherwise locations that are not the asker's are as if they did not exist [I18].
 */
export async function findStories(home: Home, actor: Actor, query: StoriesQuery): Promise<StoriesResponse> {
	const { tenant } = actor;
	if (query.id !== undefined) return wholeStory(home, actor, query.id);
	const spaces = readableSpaces(actor).filter((space) => query.spaces?.includes(space) ?? true);
	if (spaces.length === 0) return { stories: [], more: false };
	await indexStories(home, tenant, spaces);
	const words = await wordsOf(home, tenant, query);
	// One place after another: each is a walk of its index, where all at once would be sorted whole.
	const pages = await Promise.all(spaces.map((space) => readRows(home, actor, space, query, words)));
	const rows = pages.flat().sort(newestFirst);
	const stories: FoundStory[] = rows.slice(0, query.limit).map((row) => toFound(tenant, row));
	const thanks = await countThanks(home, tenant, stories);
	return { stories, more: rows.length > query.limit, thanks };
}

type Row = { space: string; id: string; at: number; body: string };

function newestFirst(a: Row, b: Row): number {
	return b.at - a.at || (a.id < b.id ? 1 : -1);
}

/** How many thanked for each; read by all of a location, as its stories are, and by nobody else. */
async function countThanks(
	{ database: { db } }: Home,
	tenant: string,
	stories: readonly FoundStory[]
): Promise<Record<string, number>> {
	const spaces = new Map(stories.flatMap(({ id, space, isShared }) => (isShared ? [] : [[id, space]])));
	if (spaces.size === 0) return {};
	const rows = await db
		.selectFrom('record')
		.select(['id', 'space_id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('id', 'in', [...spaces.keys()])
		.where('kind', '=', 'thanks')
		.where('deleted', '=', 0)
		.execute();
	const here = rows.filter(({ id, space_id }) => spaces.get(id) === space_id);
	return Object.fromEntries(
		here.map(({ id, body }) => [id, (JSON.parse(body ?? '{}') as Partial<Thanks>).from?.length ?? 0])
	);
}

/** What the index is asked: the words of the question, and who and which tag as terms of their own. */
async function wordsOf(home: Home, tenant: string, query: StoriesQuery): Promise<SearchWord[]> {
	const words = query.text ? storyQuestion(query.text, await peopleOf(home, tenant)) : [];
	const exact = [
		...(query.person ? [personTerm(query.person)] : []),
		...(query.tag ? [tagTerm(query.tag)] : [])
	];
	return [...words, ...exact.map((term) => ({ prefix: '', exact: [term] }))];
}

async function peopleOf({ database }: Home, tenant: string): Promise<{ id: string; name: string }[]> {
	const rows = await database.db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', 'person')
		.where('deleted', '=', 0)
		.execute();
	return rows.map(({ id, body }) => ({
		id,
		name: (JSON.parse(body ?? '{}') as { name?: string }).name ?? ''
	}));
}

const TEXT: Record<
	Dialect,
	{ prefix(term: string): string; exact(term: string): string; or: string; and: string }
> = {
	// Terms are letters and digits only (domain/search/terms.ts): nothing of them can leave the quotes.
	sqlite: { prefix: (term) => `"${term}" *`, exact: (term) => `"${term}"`, or: ' OR ', and: ' AND ' },
	postgres: { prefix: (term) => `'${term}':*`, exact: (term) => `'${term}'`, or: ' | ', and: ' & ' }
};

/** All of the words, each in one of its forms, in the language of the engine. */
function matchText(dialect: Dialect, words: readonly SearchWord[]): string {
	const { prefix, exact, or, and } = TEXT[dialect];
	return words
		.map((word) => [...(word.prefix ? [prefix(word.prefix)] : []), ...word.exact.map(exact)].join(or))
		.map((forms) => `(${forms})`)
		.join(and);
}

function matches(dialect: Dialect, words: readonly SearchWord[]): Expression<SqlBool> {
	const text = matchText(dialect, words);
	return dialect === 'postgres'
		? sql<boolean>`story.terms @@ ${text}::tsquery`
		: sql<boolean>`story.doc in (select rowid from story_terms where story_terms match ${text})`;
}

async function readRows(
	{ database: { db, dialect } }: Home,
	actor: Actor,
	space: string,
	{ band, photo, told, from, to, before, limit }: StoriesQuery,
	words: readonly SearchWord[]
): Promise<Row[]> {
	let rows = db
		.selectFrom('story')
		.innerJoin('record', (join) =>
			join
				.onRef('record.tenant_id', '=', 'story.tenant_id')
				.onRef('record.id', '=', 'story.id')
				.on('record.kind', 'in', ['gesture', 'shared_story'])
				.onRef('record.space_id', '=', 'story.space_id')
		)
		.select(['story.space_id as space', 'story.id', 'story.at', 'record.body'])
		.where('story.tenant_id', '=', actor.tenant)
		.where(isNoDouble(actor))
		.where('story.space_id', '=', space)
		.where('record.deleted', '=', 0);
	if (words.length > 0) rows = rows.where(matches(dialect, words));
	if (band) rows = rows.where('story.scale', '>=', BANDS[band][0]).where('story.scale', '<=', BANDS[band][1]);
	if (photo !== undefined) rows = rows.where('story.photo', '=', photo ? 1 : 0);
	if (told !== undefined) rows = rows.where('story.told', '=', told ? 1 : 0);
	if (from) rows = rows.where('story.business_date', '>=', from);
	if (to) rows = rows.where('story.business_date', '<=', to);
	if (before) rows = rows.where(sql<boolean>`(story.at, story.id) < (${before.at}, ${before.id})`);
	const found = await rows
		.orderBy('story.at', 'desc')
		.orderBy('story.id', 'desc')
		.limit(limit + 1)
		.execute();
	return found.flatMap(({ body, ...row }) => (body === null ? [] : [{ ...row, body }]));
}
