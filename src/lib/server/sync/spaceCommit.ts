import type { PreparedOp } from '../../domain/mutators';
import { commitBatch, type Outcome } from './commit';
import type { Home } from './home';
import { resolveQuarantined } from './quarantine';

/** What became of an op: its outcome, or `later` when the database could not take it now. */
export type SpaceOutcome = Outcome | { kind: 'later' };

const TRIES_MAX = 4;

/** Two writers met: nothing was written, the same again will do. */
const CONFLICT_CODES = new Set(['40001', '40P01', '23505']);
const SQLITE_BUSY = 5;
/** What is wrong with the rows, not with the database; class 22 data, 23 constraint, 54 limits. */
const CONTENT_CLASSES = new Set(['22', '23', '54']);
const SQLITE_CONTENT = new Set([18, 19, 20]);

/**
 * Commits ops of one space, each batch in ONE transaction [P4]. If the database refuses a batch for its content, the
 * batch is halved until the one op that does it is alone: that one comes `later`, its neighbours do not wait [I11].
 */
export async function commitSpace(
	home: Home,
	tenant: string,
	space: string,
	ops: readonly PreparedOp[]
): Promise<SpaceOutcome[]> {
	try {
		return await commitWithRetries(home, tenant, space, ops);
	} catch (error) {
		home.report(`commit of ${ops.length} ops failed`, error);
		if (ops.length === 1 || !isOfContent(error)) return ops.map(() => ({ kind: 'later' }));
		const half = Math.ceil(ops.length / 2);
		const first = await commitSpace(home, tenant, space, ops.slice(0, half));
		return [...first, ...(await commitSpace(home, tenant, space, ops.slice(half)))];
	}
}

async function commitWithRetries(
	home: Home,
	tenant: string,
	space: string,
	ops: readonly PreparedOp[]
): Promise<Outcome[]> {
	for (let tries = 1; ; tries++) {
		try {
			return await commitOnce(home, tenant, space, ops);
		} catch (error) {
			if (tries === TRIES_MAX || !isConflict(error)) throw error;
		}
	}
}

async function commitOnce(
	home: Home,
	tenant: string,
	space: string,
	ops: readonly PreparedOp[]
): Promise<Outcome[]> {
	const { db, dialect } = home.database;
	const receivedAt = home.clock.now();
	const outcomes = await db.transaction().execute(async (tx) => {
		const done = await commitBatch(home, tx, { tenant, space, ops, receivedAt });
		const committed = ops.filter((_, i) => done[i]?.kind === 'committed').map(({ op }) => op.id);
		if (committed.length > 0) await resolveQuarantined(tx, dialect, tenant, committed, receivedAt);
		return done;
	});
	if (outcomes.some((outcome) => outcome.kind === 'committed')) home.changed(tenant, [space]);
	return outcomes;
}

function codesOf(error: unknown): { code: string; errcode: number } {
	const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
	return { code: String(code ?? ''), errcode: typeof errcode === 'number' ? errcode & 0xff : 0 };
}

function isConflict(error: unknown): boolean {
	const { code, errcode } = codesOf(error);
	return CONFLICT_CODES.has(code) || errcode === SQLITE_BUSY;
}

function isOfContent(error: unknown): boolean {
	const { code, errcode } = codesOf(error);
	return SQLITE_CONTENT.has(errcode) || (/^[0-9A-Z]{5}$/.test(code) && CONTENT_CLASSES.has(code.slice(0, 2)));
}
