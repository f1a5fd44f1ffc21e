import { must } from '../../base/assert';
import { RETRY_MS_MIN } from '../../protocol/limits';
import type { LogMark } from '../../protocol/log';
import type { PushRequest, PushResponse, Verdict } from '../../protocol/push';
import { PROTOCOL_VERSION } from '../../protocol/version';
import { sessionOf } from '../db/session';
import type { Actor } from './actor';
import type { BatchOp } from './commit';
import { examineOp, type Examined, type SentOp } from './examine';
import { admitFormer } from './formerRights';
import { readEpoch, type Home } from './home';
import { proveOps } from './proofs';
import { storeQuarantined, type SetAside } from './quarantine';
import { loadReceipts, type LoggedReceipt } from './spaceRows';
import { commitSpace, type SpaceOutcome } from './spaceCommit';

/** Nesting of a whole push; that of one op is its own matter and never fails its neighbours [P3]. */
export const PUSH_DEPTH_MAX = 64;

/**
 * Answers a push with exactly one verdict per op, in the order sent [P3]. Everything a verdict promises is on disk
 * before it is given: commits [I3] as well as ops set aside [I11]. `actor` comes from the session, never the body [P20].
 */
export async function pushOps(home: Home, actor: Actor, request: PushRequest): Promise<PushResponse> {
	const sane = request.ops.map((raw, index) => examineOp(actor, raw, index));
	const examined = await proveOps(home, actor, await admitFormer(home, actor, sane));
	const verdicts = new Map<number, Verdict>();
	const aside: SetAside[] = [];
	const setAside = (one: SetAside) => {
		aside.push(one);
		verdicts.set(one.sent.index, { kind: 'quarantined', ...named(one.sent), reason: one.reason });
	};

	// That of the database that has committed: read later, it could be that of a restored one that has not [P7].
	let epoch: string | null = null;
	const receipts = await loadReceiptsOfBad(home, actor, examined);
	const logs = logsOf([...receipts.values()]);
	for (const one of examined) {
		if (one.kind === 'good') continue;
		const receipt = receipts.get(one.sent.id);
		if (receipt === undefined) setAside(one);
		else verdicts.set(one.sent.index, { kind: 'duplicate', ...named(one.sent), seq: receipt.seq });
	}
	for (const [space, ops] of groupBySpace(examined)) {
		const prepared = ops.map((one) => one.prepared);
		const committed = await commitSpace(home, actor.tenant, space, prepared);
		const { outcomes, log } = committed;
		if (log) logs.set(space, log);
		epoch = committed.epoch ?? epoch;
		for (const [i, { sent }] of ops.entries()) {
			const outcome = must(outcomes[i], 'one outcome per op');
			if (outcome.kind === 'refused') setAside({ sent, reason: outcome.reason, space });
			else verdicts.set(sent.index, toVerdict(sent, outcome));
		}
		const isLogged = (_: BatchOp, i: number) => ['committed', 'duplicate'].includes(outcomes[i]?.kind ?? '');
		home.committed?.(prepared.filter(isLogged).map(({ op }) => op));
	}
	await storeQuarantined(home, actor, request.device, aside);
	return {
		protocol: PROTOCOL_VERSION,
		epoch: epoch ?? (await readEpoch(home.database.db)),
		serverTime: home.clock.now(),
		verdicts: request.ops.map((_, index) => must(verdicts.get(index), 'one verdict per op')),
		logs: [...logs.values()]
	};
}

function named({ index, id, hash }: SentOp) {
	return { index, id, hash };
}

function toVerdict(sent: SentOp, outcome: Exclude<SpaceOutcome, { kind: 'refused' }>): Verdict {
	return outcome.kind === 'later'
		? { kind: 'later', ...named(sent), retryAfterMs: RETRY_MS_MIN }
		: { kind: outcome.kind, ...named(sent), seq: outcome.seq };
}

type GoodOp = { sent: SentOp; prepared: BatchOp };

/** Spaces in sorted order, so that two pushes never wait for each other in a ring. */
function groupBySpace(examined: readonly Examined[]): [string, GoodOp[]][] {
	const groups = new Map<string, GoodOp[]>();
	for (const one of examined) {
		if (one.kind === 'bad') continue;
		const { space } = one.prepared.op;
		const group = groups.get(space);
		if (group) group.push(one);
		else groups.set(space, [one]);
	}
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Receipts of ops that were committed once, though they would not pass today: rights were lost after the first push, whose
 * reply was lost too. The first receipt stands [I4]. Only for whom the op names as its author.
 */
async function loadReceiptsOfBad(
	home: Home,
	actor: Actor,
	examined: readonly Examined[]
): Promise<Map<string, LoggedReceipt>> {
	const hashById = new Map<string, string>();
	for (const one of examined) {
		const isIntact = one.kind === 'bad' && one.space !== null;
		if (isIntact) hashById.set(one.sent.id, one.sent.hash);
	}
	const { db, dialect } = home.database;
	const rows = await loadReceipts(sessionOf(db), dialect, actor.tenant, [...hashById.keys()]);
	return new Map([...rows].filter(([id, receipt]) => hashById.get(id) === receipt.hash));
}

/** Of each space the log at the last of the receipts, read from one snapshot. */
function logsOf(receipts: readonly LoggedReceipt[]): Map<string, LogMark> {
	const logs = new Map<string, LogMark>();
	for (const { space_id: space, seq, chain: head } of receipts) {
		if (seq > (logs.get(space)?.seq ?? 0)) logs.set(space, { space, seq, head });
	}
	return logs;
}
