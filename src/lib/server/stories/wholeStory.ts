import type { RecordBody, RecordKind } from '../../domain/records';
import type { StoriesResponse } from '../../protocol/stories';
import type { Dialect } from '../db/open';
import { prepared, type Session } from '../db/session';
import { isAtLeast, type Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { scopeOf } from '../sync/pull';

/** Of the comments on a story the newest; nobody reads more on a phone. */
const COMMENTS_MAX = 300;

type Row = { space_id: string; kind: string; id: string; seq: number; body: string; audience: string | null };

/** The comment's gesture, as the index `record_comment` has it. */
const GESTURE_OF: Record<Dialect, string> = {
	sqlite: `substr(body, instr(body, '"gesture":"') + 11, 36)`,
	postgres: `substring(body from '"gesture":"([0-9a-f-]{36})"')`
};

function textsFor(dialect: Dialect) {
	const columns = 'select space_id, kind, id, seq, body, audience from record where tenant_id = $1';
	const texts = {
		own: `${columns} and id = $2 and deleted = 0`,
		comments: `${columns} and space_id = $2 and kind = 'comment' and deleted = 0
			and ${GESTURE_OF[dialect]} = $3`,
		space: `select seq, (select value from instance where key = 'epoch') as epoch from space
			where tenant_id = $1 and id = $2`
	};
	const usable = (text: string) => (dialect === 'postgres' ? prepared(text) : text.replaceAll('$', '?'));
	return { own: usable(texts.own), comments: usable(texts.comments), space: usable(texts.space) };
}

/**
 * One story with the records that a phone would hold of it: itself, thanks, how it was told before, comments; of one
 * snapshot, and only what the asker may read. A story of a location that is not the asker's is no story [I18].
 */
export async function wholeStory(home: Home, actor: Actor, id: string): Promise<StoriesResponse> {
	const { dialect } = home.database;
	return home.database.read((session) => readWhole(session, textsFor(dialect), actor, id));
}

async function readWhole(
	session: Session,
	texts: ReturnType<typeof textsFor>,
	actor: Actor,
	id: string
): Promise<StoriesResponse> {
	const { tenant, person, role } = actor;
	const seesAll = isAtLeast(role, 'manager');
	const isReadable = ({ audience }: Row) => seesAll || audience === null || audience === person;
	const rows = (await session.query<Row>(texts.own, [tenant, id])).filter(isReadable);
	const story = rows.find((row) => row.kind === 'gesture' && actor.spaces.includes(row.space_id));
	if (!story) return { stories: [], more: false };
	const space = story.space_id;
	// Sorted here: asked for in order of seq, the database would walk the whole space by that index.
	const said = await session.query<Row>(texts.comments, [tenant, space, id]);
	const comments = said.sort((a, b) => b.seq - a.seq).slice(0, COMMENTS_MAX);
	const [place] = await session.query<{ seq: number; epoch: string }>(texts.space, [tenant, space]);
	const readable = [...rows.filter((row) => row.space_id === space), ...comments.filter(isReadable)];
	return {
		stories: [{ space, id, body: JSON.parse(story.body) as RecordBody<'gesture'> }],
		more: false,
		whole: {
			epoch: place?.epoch ?? '',
			space,
			seq: place?.seq ?? 0,
			scope: scopeOf(actor),
			records: readable.map(({ kind, id, seq, body }) => ({
				kind: kind as RecordKind,
				id,
				seq,
				body: JSON.parse(body) as Record<string, unknown>
			}))
		}
	};
}
