import type { Transaction } from 'kysely';
import { assert, must } from '../../base/assert';
import { createId } from '../../base/ids';
import { opHashText, opSchema, type Op } from '../../domain/op/op';
import { prepareOp } from '../../domain/mutators';
import type { Schema } from '../db/schema';
import { sessionOf, type Session } from '../db/session';
import type { CopyDue } from '../stories/copiesDue';
import { commitBatch } from './commit';
import { sha256 } from './examine';
import { SERVER_DEVICE, type Home } from './home';

/** Something the server itself decided, such as that somebody joined. */
export interface ServerOp {
	tenant: string;
	space: string;
	type:
		| 'org.found'
		| 'location.add'
		| 'person.put'
		| 'policy.publish'
		| 'signer.put'
		| 'story.copy'
		| 'guest.redact';
	args: Record<string, unknown>;
	/** Person on whose word it happens. */
	author: string;
}

/**
 * Commits ops of the server through the same mutators and logs as those of phones. Makes the tenant and its space for
 * `org.found`, and the space of a location for `location.add`. With `tx`, all is part of the caller's transaction, and
 * the caller calls `home.changed` after its commit; without, each op is its own transaction. Refusals are bugs: throws.
 */
export async function commitServerOps(
	home: Home,
	ops: readonly ServerOp[],
	tx?: Transaction<Schema>
): Promise<void> {
	for (const serverOp of ops) {
		if (tx) {
			await commitOne(home, tx, serverOp);
			continue;
		}
		await home.database.db.transaction().execute((own) => commitOne(home, own, serverOp));
		home.changed(serverOp.tenant, [serverOp.space]);
	}
}

async function commitOne(home: Home, tx: Transaction<Schema>, serverOp: ServerOp): Promise<void> {
	await createSpaces(home, tx, serverOp);
	await commitServerOp(home, sessionOf(tx), serverOp);
}

/** Commits one op of the server within the caller's transaction; stories whose copies it makes due. A refusal is a bug: throws. */
export async function commitServerOp(home: Home, session: Session, serverOp: ServerOp): Promise<CopyDue[]> {
	const op = buildOp(home, serverOp);
	const prepared = prepareOp(op);
	assert(prepared.ok, `${op.type} of the server does not fit its schema`);
	const batch = {
		tenant: op.tenant,
		space: op.space,
		ops: [prepared.value],
		receivedAt: op.capturedAt
	};
	const { outcomes, copiesDue } = await commitBatch(home, session, batch);
	const { kind } = must(outcomes[0], 'one op has one outcome');
	assert(kind === 'committed', `${op.type} of the server was not committed`);
	return copiesDue;
}

/** An op like any other, its clock being the server's. */
function buildOp(home: Home, { tenant, space, type, args, author }: ServerOp): Op {
	const now = home.clock.now();
	const op: Omit<Op, 'hash'> = {
		id: createId(home.clock, home.rng),
		type,
		v: 1,
		tenant,
		space,
		author,
		device: SERVER_DEVICE,
		capturedAt: now,
		clockOffsetMs: 0,
		tzOffsetMin: 0,
		zone: 'UTC',
		businessDate: new Date(now).toISOString().slice(0, 10),
		knownSeq: 0,
		args
	};
	return opSchema.parse({ ...op, hash: sha256(opHashText(op)) });
}

async function createSpaces(
	{ clock }: Home,
	tx: Transaction<Schema>,
	op: Pick<ServerOp, 'tenant' | 'space' | 'type' | 'args'>
): Promise<void> {
	const ledger = { ledger_count: 0, ledger_head: '' };
	const empty = { tenant_id: op.tenant, seq: 0, head: '', durable_seq: 0, ...ledger };
	if (op.type === 'org.found') {
		await tx.insertInto('tenant').values({ id: op.tenant, created_at: clock.now() }).execute();
		await tx
			.insertInto('space')
			.values({ ...empty, id: op.space, kind: 'org' })
			.execute();
	}
	if (op.type === 'location.add') {
		const id = String(op.args.id);
		await tx
			.insertInto('space')
			.values({ ...empty, id, kind: 'location' })
			.execute();
	}
}
