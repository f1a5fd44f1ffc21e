/** Stories of other locations that all of the organisation may read, among those that are found [S8]. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { RecordBody } from '../../domain/records';
import type { FoundStory } from '../../protocol/stories';
import type { Actor } from '../sync/actor';

/** The story of a record's body: of its location's feed, or the copy that the organisation reads. */
export function storyIn(kind: string, body: string): RecordBody<'gesture'> | undefined {
	if (kind === 'gesture') return JSON.parse(body) as RecordBody<'gesture'>;
	return (JSON.parse(body) as RecordBody<'shared_story'>).story;
}

/** Whether a story of the index is no copy of one that the asker finds in a location of theirs. */
export function isNoDouble({ tenant, spaces }: Actor): RawBuilder<SqlBool> {
	if (spaces.length === 0) return sql<SqlBool>`1 = 1`;
	return sql<SqlBool>`(story.space_id <> ${tenant} or not exists (select 1 from record as own
		where own.tenant_id = ${tenant} and own.id = story.id and own.kind = 'gesture' and own.deleted = 0
		and own.space_id in (${sql.join([...spaces])})))`;
}

/** A row as it is answered: a copy under the location that it is of. */
export function toFound(tenant: string, row: { space: string; id: string; body: string }): FoundStory {
	const { space, id, body } = row;
	if (space !== tenant) return { space, id, body: JSON.parse(body) as RecordBody<'gesture'> };
	const { location, story } = JSON.parse(body) as Required<RecordBody<'shared_story'>>;
	return { space: location, id, body: story, isShared: true };
}
