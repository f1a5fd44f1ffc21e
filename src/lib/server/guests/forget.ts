/**
 * What an erased guest leaves behind on the server: nothing but ids. In the transaction of the erasure itself, names and
 * notes leave the op log, the records, the index of stories and what was set aside; so do those of ops that arrive later,
 * from phones that did not know. Hashes and chains stay, so that heads still match [P7].
 *
 *   guest.erase ─► names, from the log ─► ops ─► records ─► guest.redact, so that phones get them ─► copies of stories
 */
import type { PreparedOp } from '../../domain/mutators';
import type { Dialect } from '../db/open';
import type { SyncSchema } from '../db/schema';
import type { Session } from '../db/session';
import type { CopyDue } from '../stories/copiesDue';
import type { Cell } from '../sync/cells';
import type { Home } from '../sync/home';
import { forgetRecords, othersCalled } from './forgetRecords';
import { fragmentsOf, hideAll, hideStray, type Hide } from './names';
import { namesIn, redactOp } from './redactOp';
import { isFields } from './redactRecord';
import { holdsOne, keysOf, textOf, type Place } from './statements';

/** Guests whose door is closed, with gestures and ops that speak of them. */
export interface Closed {
	guests: Set<string>;
	gestures: Set<string>;
	/** Ops that were committed just now. */
	ops: Set<string>;
	/** Older ones may speak of them too. */
	isSweep: boolean;
	/** Who closed it. */
	author: string;
}

/** Guests that committed ops found closed or closed themselves; null, nearly always, when there is none. */
export function closedBy(
	ops: readonly PreparedOp[],
	touched: readonly (readonly Cell[])[],
	committed: ReadonlySet<string>
): Closed | null {
	let closed: Closed | null = null;
	for (const [i, { op }] of ops.entries()) {
		if (!op.type.startsWith('guest.') || !committed.has(op.id)) continue;
		const cells = touched[i] ?? [];
		const guests = cells.filter(({ key, body }) => key.kind === 'guest' && body && 'erasedAt' in body);
		if (guests.length === 0) continue;
		closed ??= { guests: new Set(), gestures: new Set(), ops: new Set(), isSweep: false, author: op.author };
		for (const { key } of guests) closed.guests.add(key.id);
		for (const { key } of cells) if (key.kind === 'guest_name') closed.gestures.add(key.id);
		closed.ops.add(op.id);
		closed.isSweep ||= op.type === 'guest.erase' || op.type === 'guest.met';
	}
	return closed;
}

type LoggedOp = Pick<SyncSchema['op'], 'id' | 'type' | 'body'>;

const arg = (dialect: Dialect, ...path: string[]) =>
	dialect === 'postgres'
		? `op.body::json #>> '{args,${path.join(',')}}'`
		: `json_extract(op.body, '$.args.${path.join('.')}')`;
const inKeys = (dialect: Dialect) =>
	dialect === 'postgres' ? '= any($3::text[])' : 'in (select value from json_each(?3))';
/** Ops of the log where a field is one of the keys. It reads the log once: a guest is forgotten seldom. */
function selectOps(
	session: Session,
	dialect: Dialect,
	{ tenant, space }: Place,
	fields: readonly string[],
	keys: Iterable<string>
): Promise<LoggedOp[]> {
	const fits = fields.map((field) => `${field} ${inKeys(dialect)}`).join(' or ');
	const text = `select id, type, body from op where tenant_id = $1 and space_id = $2 and (${fits})`;
	return session.query<LoggedOp>(textOf(dialect, text), [tenant, space, keysOf(dialect, keys)]);
}

function parsed(text: string): Record<string, unknown> {
	const value: unknown = JSON.parse(text);
	return isFields(value) ? value : {};
}

/** What the log tells of closed guests: ops about them, gestures that were for them, and what else is theirs alone. */
interface Told {
	ops: Map<string, LoggedOp>;
	gestures: Set<string>;
	/** Ids of guests, gestures, their matters and entries. */
	tied: Set<string>;
}

async function whatIsTold(session: Session, dialect: Dialect, place: Place, closed: Closed): Promise<Told> {
	const told: Told = { ops: new Map(), gestures: new Set(closed.gestures), tied: new Set(closed.guests) };
	const { ops, gestures, tied } = told;
	const take = (rows: readonly LoggedOp[]) => rows.forEach((row) => ops.set(row.id, row));
	take(await selectOps(session, dialect, place, ['id'], closed.ops));
	if (!closed.isSweep) return told;
	const fields = [['guest'], ['from'], ['into'], ['spend', 'guest']].map((path) => arg(dialect, ...path));
	take(await selectOps(session, dialect, place, fields, closed.guests));
	for (const { type, body } of ops.values()) {
		const { args } = parsed(body);
		const isTied = type === 'guest.met' || type === 'gesture.log';
		if (isTied && isFields(args) && typeof args.gesture === 'string') gestures.add(args.gesture);
	}
	if (gestures.size > 0) take(await selectOps(session, dialect, place, [arg(dialect, 'gesture')], gestures));
	for (const { type, body } of ops.values()) {
		const { args } = parsed(body);
		if (type !== 'gesture.log' || !isFields(args)) continue;
		const { incident, spend } = args;
		for (const id of [incident, isFields(spend) ? spend.id : undefined])
			if (typeof id === 'string') tied.add(id);
	}
	for (const id of gestures) tied.add(id);
	return told;
}

/**
 * Forgets closed guests: takes what was told of them out of the log, and after an erasure out of everything else that
 * somebody typed in their place. Resolves to the stories whose copies are not what they were.
 */
export async function forgetGuests(
	home: Home,
	session: Session,
	place: Place,
	closed: Closed
): Promise<CopyDue[]> {
	const { dialect } = home.database;
	const told = await whatIsTold(session, dialect, place, closed);
	const names = [...new Set([...told.ops.values()].flatMap(({ body }) => namesIn(parsed(body))))];
	const all = hideAll(names);
	if (!closed.isSweep) {
		await redactOps(session, place, dialect, [...told.ops.values()], () => all);
		return [];
	}
	const others = await othersCalled(session, dialect, place);
	const stray = hideStray(names, others.words);
	const isTied = (text: string) => [...told.tied].some((id) => text.includes(id));
	const rest = await selectWithWords(session, dialect, place, names);
	const hideOf = ({ id, type, body }: LoggedOp) =>
		told.ops.has(id) || (isTied(body) && !type.startsWith('lineup.')) ? all : stray;
	const ops = new Map([...rest.map((row) => [row.id, row] as const), ...told.ops]);
	await redactOps(session, place, dialect, [...ops.values()], hideOf, told.ops);
	await forgetAside(session, dialect, place.tenant, [...closed.guests, ...told.gestures]);
	await hideAside(session, dialect, place.tenant, names, stray);
	return forgetRecords(home, session, place, {
		names,
		others: others.names,
		gestures: told.gestures,
		isTied,
		all,
		stray,
		author: closed.author
	});
}

/** Ops of the place that may hold one of the names. */
function selectWithWords(
	session: Session,
	dialect: Dialect,
	{ tenant, space }: Place,
	names: readonly string[]
): Promise<LoggedOp[]> {
	const fragments = fragmentsOf(names);
	if (fragments.length === 0) return Promise.resolve([]);
	const text = `select id, type, body from op where tenant_id = $1 and space_id = $2 and ${holdsOne(dialect, 'op.body')}`;
	return session.query<LoggedOp>(textOf(dialect, text), [tenant, space, keysOf(dialect, fragments)]);
}

/** `theirs`: ops about the guest; absent: all of them are. */
async function redactOps(
	session: Session,
	{ tenant, space }: Place,
	dialect: Dialect,
	found: readonly LoggedOp[],
	hideOf: (op: LoggedOp) => Hide,
	theirs?: ReadonlyMap<string, LoggedOp>
): Promise<void> {
	const update = textOf(
		dialect,
		'update op set body = $1 where tenant_id = $2 and space_id = $3 and id = $4'
	);
	for (const op of found) {
		const isTheirs = theirs?.has(op.id) ?? true;
		const bare = JSON.stringify(redactOp(parsed(op.body), hideOf(op), isTheirs));
		if (bare !== op.body) await session.query(update, [bare, tenant, space, op.id]);
	}
}

/** Names in what was set aside about something else. */
async function hideAside(
	session: Session,
	dialect: Dialect,
	tenant: string,
	names: readonly string[],
	hide: Hide
): Promise<void> {
	const fragments = fragmentsOf(names);
	if (fragments.length === 0) return;
	const holds = `${holdsOne(dialect, 'quarantine.raw', 2)} or ${holdsOne(dialect, 'quarantine.label', 2)}`;
	const select = `select op_id, hash, raw, label from quarantine where tenant_id = $1 and (${holds})`;
	type Row = Pick<SyncSchema['quarantine'], 'op_id' | 'hash' | 'raw' | 'label'>;
	const rows = await session.query<Row>(textOf(dialect, select), [tenant, keysOf(dialect, fragments)]);
	const update =
		'update quarantine set raw = $1, label = $2 where tenant_id = $3 and op_id = $4 and hash = $5';
	for (const { op_id, hash, raw, label } of rows) {
		const bare = [hide(raw), hide(label)];
		if (bare[0] !== raw || bare[1] !== label)
			await session.query(textOf(dialect, update), [...bare, tenant, op_id, hash]);
	}
}

/** What was set aside and names one of the ids keeps its id and nothing else; the same sent again is still the same. */
async function forgetAside(
	session: Session,
	dialect: Dialect,
	tenant: string,
	ids: readonly string[]
): Promise<void> {
	const holds =
		dialect === 'postgres'
			? 'exists (select 1 from unnest($2::text[]) as one(id) where strpos(quarantine.raw, one.id) > 0)'
			: 'exists (select 1 from json_each(?2) as one where instr(quarantine.raw, one.value) > 0)';
	const text = `update quarantine set raw = '{"erased":true}', label = '' where tenant_id = $1 and ${holds}`;
	await session.query(textOf(dialect, text), [tenant, keysOf(dialect, ids)]);
}

/** Ids that an op, whatever it is, gives for guests. */
function guestsOf(raw: unknown): string[] {
	const args = isFields(raw) ? raw.args : undefined;
	if (!isFields(args)) return [];
	const { guest, from, into, spend, gesture } = args;
	const spent = isFields(spend) ? spend.guest : undefined;
	return [guest, from, into, spent, gesture]
		.filter((id) => typeof id === 'string')
		.filter((id) => id.length <= 64);
}

/** So many of the latest ops are looked through for the guest of an entry that was set aside in the same push. */
const LATEST_OPS = 1_000;

/**
 * After ops were set aside: those that speak of a guest who is erased already keep nothing of it. `raws`: what was sent.
 */
export async function forgetLateAside(
	session: Session,
	dialect: Dialect,
	tenant: string,
	raws: readonly unknown[]
): Promise<void> {
	const ids = [...new Set(raws.flatMap(guestsOf))];
	if (ids.length === 0) return;
	const keys = dialect === 'postgres' ? '= any($2::text[])' : 'in (select value from json_each(?2))';
	const erased = `select id from record where tenant_id = $1 and kind = 'guest' and id ${keys} and body like '{"erasedAt"%'`;
	const tied = `select ${arg(dialect, 'gesture')} as id from op join space on space.tenant_id = op.tenant_id
		and space.id = op.space_id where op.tenant_id = $1 and op.type = 'guest.met' and op.seq > space.seq - ${LATEST_OPS}
		and ${arg(dialect, 'gesture')} ${keys} and exists (select 1 from record where record.tenant_id = op.tenant_id
		and record.kind = 'guest' and record.id = ${arg(dialect, 'guest')}
		and record.body like '{"erasedAt"%')`;
	const values = [tenant, keysOf(dialect, ids)];
	const closed = [
		...(await session.query<{ id: string }>(textOf(dialect, erased), values)),
		...(await session.query<{ id: string }>(textOf(dialect, tied), values))
	];
	if (closed.length > 0)
		await forgetAside(
			session,
			dialect,
			tenant,
			closed.map(({ id }) => id)
		);
}
