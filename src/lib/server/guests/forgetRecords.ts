/**
 * Records of a place that hold the names of an erased guest: comments, notes, older tellings, line-ups, what is withheld.
 * Money rows are the law's and hold no word but a reason's code: they are left as they are [G6].
 */
import { fold } from '../../domain/guest/fold';
import { REDACTED_RECORDS_MAX } from '../../domain/guest/guestRedact';
import type { RecordBody, RecordKind } from '../../domain/records';
import type { Dialect } from '../db/open';
import type { Session } from '../db/session';
import { forgetTerms } from '../stories/forgetTerms';
import type { CopyDue } from '../stories/copiesDue';
import type { Home } from '../sync/home';
import { commitServerOp } from '../sync/serverOps';
import { borneBy, fragmentsOf, type Hide } from './names';
import { isFields, redactRecord } from './redactRecord';
import { holdsOne, keysOf, textOf, type Place } from './statements';

/** What is forgotten, and how. */
export interface Wish {
	names: readonly string[];
	/** Names of other guests, folded: a record that names one may be about them. */
	others: ReadonlySet<string>;
	gestures: ReadonlySet<string>;
	/** Whether a text names an id that is the guest's alone. */
	isTied(text: string): boolean;
	/** For records about the guest, and for all others. */
	all: Hide;
	stray: Hide;
	author: string;
}

type Row = { kind: RecordKind; id: string; body: string };

/** Who else is called what: colleagues and the other guests of the place. */
export async function othersCalled(
	session: Session,
	dialect: Dialect,
	{ tenant, space }: Place
): Promise<{ words: Set<string>; names: Set<string> }> {
	const text = `select body from record where tenant_id = $1 and deleted = 0
		and ((space_id = $1 and kind = 'person') or (space_id = $2 and kind = 'guest'))`;
	const rows = await session.query<{ body: string }>(textOf(dialect, text), [tenant, space]);
	const named = rows.map(
		({ body }) => JSON.parse(body) as Partial<RecordBody<'person'>> & { alias?: string }
	);
	const names = named.flatMap(({ name }) => name ?? []);
	const guests = named.flatMap(({ name, alias }) => (name && alias ? fold(name) : []));
	return { words: borneBy(names), names: new Set(guests) };
}

/** Living records of the place that may hold a name, and the names of the gestures. */
async function selectRecords(
	session: Session,
	dialect: Dialect,
	{ tenant, space }: Place,
	{ names, gestures }: Wish
): Promise<Row[]> {
	const isGesture =
		dialect === 'postgres' ? 'id = any($4::text[])' : 'id in (select value from json_each(?4))';
	const text = `select kind, id, body from record where tenant_id = $1 and space_id = $2 and deleted = 0
		and kind <> 'spend' and (${holdsOne(dialect, 'record.body')} or (kind = 'guest_name' and ${isGesture}))`;
	const lists = [fragmentsOf(names), gestures].map((keys) => keysOf(dialect, keys));
	return session.query<Row>(textOf(dialect, text), [tenant, space, ...lists]);
}

/** The body as it stays; null = not at all. */
function bareBody({ kind, id, body: text }: Row, wish: Wish): string | null {
	const body: unknown = JSON.parse(text);
	if (!isFields(body)) return text;
	if (kind === 'guest_name') {
		const name = fold(String(body.name));
		const isTheirs = wish.gestures.has(id) || wish.names.some((one) => fold(one) === name);
		return wish.gestures.has(id) || (isTheirs && !wish.others.has(name)) ? null : text;
	}
	const isAbout = kind !== 'lineup' && (wish.isTied(id) || wish.isTied(text));
	return JSON.stringify(redactRecord(kind, body, isAbout ? wish.all : wish.stray));
}

/** Takes the names out of records. Resolves to stories whose copies are not what they were. */
export async function forgetRecords(
	home: Home,
	session: Session,
	place: Place,
	wish: Wish
): Promise<CopyDue[]> {
	const { dialect } = home.database;
	const { tenant, space } = place;
	const update = textOf(
		dialect,
		'update record set body = $1 where tenant_id = $2 and space_id = $3 and kind = $4 and id = $5'
	);
	const changed: Pick<Row, 'kind' | 'id'>[] = [];
	for (const row of await selectRecords(session, dialect, place, wish)) {
		const bare = bareBody(row, wish);
		if (bare === row.body) continue;
		const { kind, id } = row;
		changed.push({ kind, id });
		if (bare !== null) await session.query(update, [bare, tenant, space, kind, id]);
	}
	const stories = changed.filter(({ kind }) => kind === 'gesture').map(({ id }) => id);
	await forgetTerms(session, dialect, place, stories);
	const due: CopyDue[] = [];
	while (changed.length > 0) {
		const args = { records: changed.splice(0, REDACTED_RECORDS_MAX) };
		const op = { ...place, type: 'guest.redact' as const, args, author: wish.author };
		due.push(...(await commitServerOp(home, session, op)));
	}
	return due;
}
