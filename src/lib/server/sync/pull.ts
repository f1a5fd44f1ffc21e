import { must } from '../../base/assert';
import { isAtLeast, readableSpaces, type Actor } from './actor';
import { INSTANT_MS_MAX } from '../../domain/limits';
import { CLOCK_AHEAD_MS_MAX } from '../../domain/op/instant';
import { FRESH_RECORDS_MAX, PULL_RECORDS_MAX, VITAL_SEQS_MAX } from '../../protocol/limits';
import type { LogMark } from '../../protocol/log';
import type { PullRequest, PullResponse, SpaceState } from '../../protocol/pull';
import { PROTOCOL_VERSION } from '../../protocol/version';
import { keyQuery, selectByKeys } from '../db/bulk';
import type { Dialect } from '../db/open';
import type { SyncSchema } from '../db/schema';
import { prepared, type Session } from '../db/session';
import { RECORDS_PER_OP_MAX } from './commit';
import { storeHeartbeat } from './heartbeat';
import type { Home } from './home';
import { chainsAt, placeText, readPage, type Range } from './pullPage';
import { parsed, toText, type StoredPage, type StoredResponse } from './pullText';
import { arrivalAt } from './vital';

/**
 * Pages of what changed since a device last asked [P6], from one snapshot [L34]. Newest changes of every space come
 * before the past of any. A space whose epoch, head hash or rights do not match starts anew [P7, P9]; spaces the
 * person may not see are as if they did not exist [I18].
 */
export async function pullPages(home: Home, actor: Actor, request: PullRequest): Promise<PullResponse> {
	return parsed(await pullStored(home, actor, request));
}

/** The same as the JSON text of the answer. */
export async function pullText(home: Home, actor: Actor, request: PullRequest): Promise<string> {
	return toText(await pullStored(home, actor, request));
}

async function pullStored(home: Home, actor: Actor, request: PullRequest): Promise<StoredResponse> {
	const answer = await home.database.read((session) => readAll(home, session, actor, request));
	if (request.heartbeat) await storeHeartbeat(home, actor, request.device, request.heartbeat);
	return { protocol: PROTOCOL_VERSION, serverTime: home.clock.now(), ...answer };
}

/** The rights under which a person reads a space: other rights, other records, so the device starts anew [P9]. */
export function scopeOf(actor: Actor): string {
	return `${actor.role}:${actor.person}`;
}

/** Above every seq. */
const NEWEST = Number.MAX_SAFE_INTEGER;

type SpaceRow = Pick<SyncSchema['space'], 'id' | 'seq' | 'head' | 'durable_seq'>;

interface Pull {
	session: Session;
	dialect: Dialect;
	actor: Actor;
	budget: number;
	/** A long stretch was looked through already: the next one waits for the next answer. */
	isLong: boolean;
	pages: StoredPage[];
}

async function readAll(home: Home, session: Session, actor: Actor, request: PullRequest) {
	const { dialect } = home.database;
	const [epoch, rows] = await Promise.all([loadEpoch(session), loadSpaces(session, dialect, actor)]);
	const pull: Pull = { session, dialect, actor, budget: PULL_RECORDS_MAX, isLong: false, pages: [] };
	const states = epoch === request.epoch ? await validStates(pull, rows, request) : new Map();
	const quiet: { row: SpaceRow; state: SpaceState }[] = [];
	let isCut = false;
	for (const row of rows) {
		const state: SpaceState | undefined = states.get(row.id);
		if (state && state.seq === row.seq) quiet.push({ row, state });
		else if (pull.budget < RECORDS_PER_OP_MAX) isCut = true;
		else await (state ? addForward(pull, row, state) : addFresh(pull, row));
	}
	for (const { row, state } of quiet) {
		const before = pull.budget >= RECORDS_PER_OP_MAX ? state.before : null;
		if (before !== null && !state.past) await addPast(pull, row, state, before);
		else if (before !== null && !pull.isLong) await addVitalPast(pull, row, state, before);
		else addPage(pull, row, { records: [], state, more: state.before !== null, reset: false });
	}
	const last = pull.pages.at(-1);
	if (isCut && last) last.more = true;
	return { epoch, spaces: rows.map((row) => row.id), pages: pull.pages };
}

const epochText = prepared("select value from instance where key = 'epoch'");

async function loadEpoch(session: Session): Promise<string> {
	const [row] = await session.query<{ value: string }>(epochText, []);
	return must(row, 'prepareInstance has not run').value;
}

const spacesOfIds = keyQuery<SpaceRow>(
	['id'],
	1,
	`select space.id, space.seq, space.head, space.durable_seq
		from :keys join space on space.tenant_id = $1 and space.id = keys.id`
);

async function loadSpaces(session: Session, dialect: Dialect, actor: Actor): Promise<SpaceRow[]> {
	const wanted = readableSpaces(actor);
	const keys = wanted.map((id) => [id]);
	const rows = await selectByKeys(session, dialect, spacesOfIds, [actor.tenant], keys);
	const rowsById = new Map(rows.map((row) => [row.id, row]));
	return wanted.flatMap((id) => rowsById.get(id) ?? []);
}

/**
 * Where the device stands, by space: only where its log is ours, and every log that gave it a receipt [P7, P7a], and its
 * rights are the same [P9].
 */
async function validStates(
	{ session, dialect, actor }: Pull,
	rows: readonly SpaceRow[],
	{ spaces, receipts = [] }: PullRequest
): Promise<Map<string, SpaceState>> {
	const rowsById = new Map(rows.map((row) => [row.id, row]));
	const scope = scopeOf(actor);
	const known = spaces.filter((state) => rowsById.has(state.space) && state.scope === scope);
	const knownIds = new Set(known.map((state) => state.space));
	const marks: LogMark[] = [...known, ...receipts.filter((mark) => knownIds.has(mark.space))];
	const past = marks.filter(({ space, seq }) => seq > 0 && seq < (rowsById.get(space)?.seq ?? 0));
	const chains = await chainsAt(session, dialect, actor.tenant, past);
	const foreign = marks.filter((mark) => {
		const row = rowsById.get(mark.space);
		const head = mark.seq === row?.seq ? row.head : mark.seq === 0 ? '' : chains.get(placeText(mark));
		return head !== mark.head;
	});
	const foreignIds = new Set(foreign.map((mark) => mark.space));
	return new Map(known.flatMap((state) => (foreignIds.has(state.space) ? [] : [[state.space, state]])));
}

function rangeOf({ actor }: Pull, row: SpaceRow): Omit<Range, 'limit' | 'order' | 'from'> {
	const seesAll = isAtLeast(actor.role, 'manager');
	return { tenant: actor.tenant, space: row.id, reader: seesAll ? null : actor.person };
}

/** First page of a space: the newest records only, so that first screens are there at once. */
async function addFresh(pull: Pull, row: SpaceRow): Promise<void> {
	const isOrg = row.id === pull.actor.tenant;
	const limit = Math.min(pull.budget, isOrg ? PULL_RECORDS_MAX : FRESH_RECORDS_MAX);
	const page = await readPage(pull.session, pull.dialect, {
		...rangeOf(pull, row),
		order: 'desc',
		from: NEWEST,
		limit,
		living: true
	});
	const state = stateOf(pull, row, page.isWhole ? null : page.lastSeq);
	addPage(pull, row, { records: page.records, state, more: !page.isWhole, reset: true });
}

async function addForward(pull: Pull, row: SpaceRow, state: SpaceState): Promise<void> {
	const range = { ...rangeOf(pull, row), order: 'asc', limit: pull.budget, from: state.seq } as const;
	const page = await readPage(pull.session, pull.dialect, range);
	const next = { ...state, ...stateOf(pull, row, state.before) };
	if (!page.isWhole) {
		next.seq = page.lastSeq;
		const at = { space: row.id, seq: page.lastSeq };
		const chains = await chainsAt(pull.session, pull.dialect, pull.actor.tenant, [at]);
		next.head = must(chains.get(placeText(at)), 'every seq of a space has its op');
	}
	const more = !page.isWhole || state.before !== null;
	addPage(pull, row, { records: page.records, state: next, more, reset: false });
}

/** Older records, newest first, for a space that has nothing new. Tombstones of the past are nobody's need. */
async function addPast(pull: Pull, row: SpaceRow, state: SpaceState, before: number): Promise<void> {
	const range = {
		...rangeOf(pull, row),
		order: 'desc',
		limit: pull.budget,
		from: before,
		living: true
	} as const;
	const page = await readPage(pull.session, pull.dialect, range);
	const next = { ...state, before: page.isWhole ? null : page.lastSeq };
	addPage(pull, row, { records: page.records, state: next, more: !page.isWhole, reset: false });
}

/**
 * Of older records only those that are vital [P6a]. Nothing is captured after it arrived, so that all that was captured
 * after the oldest op held whole is held: `since` says when that was.
 */
async function addVitalPast(pull: Pull, row: SpaceRow, state: SpaceState, before: number): Promise<void> {
	const { session, dialect, actor } = pull;
	pull.isLong = true;
	const downTo = Math.max(1, before - VITAL_SEQS_MAX);
	const page = await readPage(session, dialect, {
		...rangeOf(pull, row),
		order: 'desc',
		from: before,
		limit: pull.budget,
		living: true,
		vital: { person: actor.person, downTo }
	});
	const end = downTo === 1 ? null : downTo;
	const next: SpaceState = { ...state, before: page.isWhole ? end : page.lastSeq };
	if (state.since === undefined) {
		const at = await arrivalAt(session, dialect, actor.tenant, { space: row.id, seq: before });
		next.since = (at ?? INSTANT_MS_MAX) + (at === undefined ? 0 : CLOCK_AHEAD_MS_MAX);
	}
	addPage(pull, row, { records: page.records, state: next, more: next.before !== null, reset: false });
}

function stateOf({ actor }: Pull, row: SpaceRow, before: number | null): SpaceState {
	return { space: row.id, seq: row.seq, head: row.head, before, scope: scopeOf(actor) };
}

function addPage(
	pull: Pull,
	row: SpaceRow,
	page: Pick<StoredPage, 'records' | 'state' | 'more' | 'reset'>
): void {
	pull.budget -= page.records.length;
	pull.pages.push({ space: row.id, ...page, durableSeq: row.durable_seq });
}
