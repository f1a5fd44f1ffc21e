/**
 * What an erased guest leaves behind on the server: nothing but ids. In the transaction of the erasure itself, names and
 * notes leave the op log and what was set aside; so do those of ops that arrive later, from phones that did not know.
 * Hashes and chains stay, so that heads still match [P7].
 */
import type { PreparedOp } from '../../domain/mutators';
import type { Dialect } from '../db/open';
import type { SyncSchema } from '../db/schema';
import type { Session } from '../db/session';
import type { Cell } from '../sync/cells';
import { isFields, namesIn, redactOp } from './redactOp';

/** Guests whose door is closed, with gestures and ops that speak of them. */
export interface Closed {
	guests: Set<string>;
	gestures: Set<string>;
	/** Ops that were committed just now. */
	ops: Set<string>;
	/** Older ones may speak of them too. */
	isSweep: boolean;
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
		closed ??= { guests: new Set(), gestures: new Set(), ops: new Set(), isSweep: false };
		for (const { key } of guests) closed.guests.add(key.id);
		for (const { key } of cells) if (key.kind === 'guest_name') closed.gestures.add(key.id);
		closed.ops.add(op.id);
		closed.isSweep ||= op.type === 'guest.erase' || op.type === 'guest.met';
	}
	return closed;
}

interface Place {
	tenant: string;
	space: string;
}

type LoggedOp = Pick<SyncSchema['op'], 'id' | 'type' | 'body'>;

const arg = (dialect: Dialect, ...path: string[]) =>
	dialect === 'postgres'
		? `op.body::json #>> '{args,${path.join(',')}}'`
		: `json_extract(op.body, '$.args.${path.join('.')}')`;
const inKeys = (dialect: Dialect) =>
	dialect === 'postgres' ? '= any($3::text[])' : 'in (select value from json_each(?3))';
const keysOf = (dialect: Dialect, keys: Iterable<string>) =>
	dialect === 'postgres' ? [...keys] : JSON.stringify([...keys]);
const textOf = (dialect: Dialect, text: string) =>
	dialect === 'postgres' ? text : text.replace(/\$(?=\d)/g, '?');

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

/** Takes what was told of closed guests out of the log and out of what was set aside. */
export async function forgetGuests(
	session: Session,
	dialect: Dialect,
	place: Place,
	closed: Closed
): Promise<void> {
	const found = new Map<string, LoggedOp>();
	const take = (rows: readonly LoggedOp[]) => rows.forEach((row) => found.set(row.id, row));
	take(await selectOps(session, dialect, place, ['id'], closed.ops));
	const gestures = new Set(closed.gestures);
	if (closed.isSweep) {
		const guestFields = [['guest'], ['from'], ['into'], ['spend', 'guest']].map((path) =>
			arg(dialect, ...path)
		);
		take(await selectOps(session, dialect, place, guestFields, closed.guests));
		for (const { type, body } of found.values()) {
			const { args } = parsed(body);
			const isTied = type === 'guest.met' || type === 'gesture.log';
			if (isTied && isFields(args) && typeof args.gesture === 'string') gestures.add(args.gesture);
		}
		if (gestures.size > 0)
			take(await selectOps(session, dialect, place, [arg(dialect, 'gesture')], gestures));
		await forgetAside(session, dialect, place.tenant, [...closed.guests, ...gestures]);
	}
	await redactFound(session, dialect, place, [...found.values()]);
}

async function redactFound(
	session: Session,
	dialect: Dialect,
	{ tenant, space }: Place,
	found: readonly LoggedOp[]
): Promise<void> {
	const bodies = found.map(({ id, body }) => ({ id, body, op: parsed(body) }));
	const names = [...new Set(bodies.flatMap(({ op }) => namesIn(op)))];
	const update = textOf(
		dialect,
		'update op set body = $1 where tenant_id = $2 and space_id = $3 and id = $4'
	);
	for (const { id, body, op } of bodies) {
		const bare = JSON.stringify(redactOp(op, names));
		if (bare !== body) await session.query(update, [bare, tenant, space, id]);
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
