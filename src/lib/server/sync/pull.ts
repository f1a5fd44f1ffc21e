import type { Transaction } from 'kysely';
import { isAtLeast, readableSpaces, type Actor } from './actor';
import { FRESH_RECORDS_MAX, PULL_RECORDS_MAX } from '../../protocol/limits';
import type { PullPage, PullRequest, PullResponse, SpaceState } from '../../protocol/pull';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { Schema, SyncSchema } from '../db/schema';
import { RECORDS_PER_OP_MAX } from './commit';
import { storeHeartbeat } from './heartbeat';
import { readEpoch, type Home } from './home';
import { chainAt, chainsAt, readPage, type Range } from './pullPage';

/**
 * Pages of what changed since a device last asked [P6], from one snapshot [L34]. Newest changes of every space come
 * before the past of any. A space whose epoch, head hash or rights do not match starts anew [P7, P9]; spaces the
 * person may not see are as if they did not exist [I18].
 */
export async function pullPages(home: Home, actor: Actor, request: PullRequest): Promise<PullResponse> {
	const answer = await home.database.db
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute((tx) => readAll(home, tx, actor, request));
	if (request.heartbeat) await storeHeartbeat(home, actor, request.device, request.heartbeat);
	return { protocol: PROTOCOL_VERSION, serverTime: home.clock.now(), ...answer };
}

/** The rights under which a person reads a space: other rights, other records, so the device starts anew [P9]. */
export function scopeOf(actor: Actor): string {
	return `${actor.role}:${actor.person}`;
}

type SpaceRow = Pick<SyncSchema['space'], 'id' | 'seq' | 'head' | 'durable_seq'>;

interface Pull {
	home: Home;
	tx: Transaction<Schema>;
	actor: Actor;
	budget: number;
	pages: PullPage[];
}

async function readAll(home: Home, tx: Transaction<Schema>, actor: Actor, request: PullRequest) {
	const epoch = await readEpoch(tx);
	const rows = await loadSpaces(tx, actor);
	const states =
		epoch === request.epoch ? await validStates(home, tx, actor, rows, request.spaces) : new Map();
	const pull: Pull = { home, tx, actor, budget: PULL_RECORDS_MAX, pages: [] };
	const quiet: { row: SpaceRow; state: SpaceState }[] = [];
	let isCut = false;
	for (const row of rows) {
		const state: SpaceState | undefined = states.get(row.id);
		if (state && state.seq === row.seq) quiet.push({ row, state });
		else if (pull.budget < RECORDS_PER_OP_MAX) isCut = true;
		else await (state ? addForward(pull, row, state) : addFresh(pull, row));
	}
	for (const { row, state } of quiet) {
		const isFilling = state.before !== null && pull.budget >= RECORDS_PER_OP_MAX;
		if (isFilling) await addPast(pull, row, state, state.before ?? 0);
		else addPage(pull, row, { records: [], state, more: state.before !== null, reset: false });
	}
	const last = pull.pages.at(-1);
	if (isCut && last) last.more = true;
	return { epoch, spaces: rows.map((row) => row.id), pages: pull.pages };
}

async function loadSpaces(tx: Transaction<Schema>, actor: Actor): Promise<SpaceRow[]> {
	const wanted = readableSpaces(actor);
	const rows = await tx
		.selectFrom('space')
		.select(['id', 'seq', 'head', 'durable_seq'])
		.where('tenant_id', '=', actor.tenant)
		.where('id', 'in', wanted)
		.execute();
	return rows.sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
}

/** Where the device stands, by space: only where its log is ours [P7] and its rights are the same [P9]. */
async function validStates(
	home: Home,
	tx: Transaction<Schema>,
	actor: Actor,
	rows: readonly SpaceRow[],
	states: readonly SpaceState[]
): Promise<Map<string, SpaceState>> {
	const rowsById = new Map(rows.map((row) => [row.id, row]));
	const scope = scopeOf(actor);
	const known = states.filter((state) => {
		const row = rowsById.get(state.space);
		return row !== undefined && state.scope === scope && state.seq <= row.seq;
	});
	const behind = known.filter((state) => state.seq > 0 && state.seq < (rowsById.get(state.space)?.seq ?? 0));
	const chains = await chainsAt(home, tx, actor.tenant, behind);
	const matching = known.filter((state) => {
		const row = rowsById.get(state.space);
		const head = state.seq === row?.seq ? row.head : state.seq === 0 ? '' : chains.get(state.space);
		return head === state.head;
	});
	return new Map(matching.map((state) => [state.space, state]));
}

function rangeOf({ actor }: Pull, row: SpaceRow): Omit<Range, 'limit' | 'order'> {
	const seesAll = isAtLeast(actor.role, 'manager');
	return { tenant: actor.tenant, space: row.id, reader: seesAll ? null : actor.person };
}

/** First page of a space: the newest records only, so that first screens are there at once. */
async function addFresh(pull: Pull, row: SpaceRow): Promise<void> {
	const isOrg = row.id === pull.actor.tenant;
	const limit = Math.min(pull.budget, isOrg ? PULL_RECORDS_MAX : FRESH_RECORDS_MAX);
	const page = await readPage(pull.tx, { ...rangeOf(pull, row), order: 'desc', limit, living: true });
	const state = stateOf(pull, row, page.isWhole ? null : page.lastSeq);
	addPage(pull, row, { records: page.records, state, more: !page.isWhole, reset: true });
}

async function addForward(pull: Pull, row: SpaceRow, state: SpaceState): Promise<void> {
	const range = { ...rangeOf(pull, row), order: 'asc', limit: pull.budget, above: state.seq } as const;
	const page = await readPage(pull.tx, range);
	const next = stateOf(pull, row, state.before);
	if (!page.isWhole) {
		next.seq = page.lastSeq;
		next.head = await chainAt(pull.tx, pull.actor.tenant, row.id, page.lastSeq);
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
		below: before,
		living: true
	} as const;
	const page = await readPage(pull.tx, range);
	const next = { ...state, before: page.isWhole ? null : page.lastSeq };
	addPage(pull, row, { records: page.records, state: next, more: !page.isWhole, reset: false });
}

function stateOf({ actor }: Pull, row: SpaceRow, before: number | null): SpaceState {
	return { space: row.id, seq: row.seq, head: row.head, before, scope: scopeOf(actor) };
}

function addPage(
	pull: Pull,
	row: SpaceRow,
	page: Pick<PullPage, 'records' | 'state' | 'more' | 'reset'>
): void {
	pull.budget -= page.records.length;
	pull.pages.push({ space: row.id, ...page, durableSeq: row.durable_seq });
}
