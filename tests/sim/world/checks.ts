/** What must hold all along (safety), and what must hold once faults have ended (liveness). */
import type { Op } from '../../../src/lib/domain/op/op';
import { canonicalJson } from '../../../src/lib/base/canonical';
import type { MirrorRow } from '../../../src/lib/client/store/mirrorStore';
import { CLOCK_AHEAD_MS_MAX } from '../../../src/lib/domain/op/instant';
import type { SpaceState } from '../../../src/lib/protocol/pull';
import { isVital } from '../../support/vital';
import type { MirrorDisk } from '../stores/memoryMirror';
import { olderBuild } from './builds';
import type { Phone } from './phone';
import { checkPools } from './poolCheck';
import type { ServerOpRow, ServerRecord } from './server';
import type { World } from './world';

interface ServerView {
	/** When the op of a seq arrived, by space and seq. */
	arrivals: Map<string, number>;
	epoch: string;
	records: ServerRecord[];
	ops: ServerOpRow[];
	opsById: Map<string, ServerOpRow>;
	quarantined: Set<string>;
}

async function look(world: World): Promise<ServerView> {
	const { server } = world;
	const ops = await server.ops();
	const quarantined = await server.quarantined();
	return {
		epoch: await server.epoch(),
		records: await server.records(),
		ops,
		arrivals: new Map(ops.map(({ space, seq, arrivedAt }) => [`${space}/${seq}`, arrivedAt])),
		opsById: new Map(ops.map((row) => [row.op.id, row])),
		quarantined: new Set(quarantined.map(({ id }) => id))
	};
}

function spendOf(op: Op): { incident: string; amountMinor: number } | null {
	const { spend, incident } = op.args as { spend?: { amountMinor?: number }; incident: string };
	return spend?.amountMinor === undefined ? null : { incident, amountMinor: spend.amountMinor };
}

/** Signed minor units by incident, from the ops alone: any order gives the same [I13]. */
function totalsOf(ops: readonly ServerOpRow[]): Map<string, number> {
	const totals = new Map<string, number>();
	const amounts = new Map<string, { incident: string; amountMinor: number }>();
	for (const { op } of ops) {
		const gesture = String(op.args.gesture);
		if (op.type === 'gesture.log') {
			const spend = spendOf(op);
			if (!spend) continue;
			amounts.set(gesture, spend);
			totals.set(spend.incident, (totals.get(spend.incident) ?? 0) + spend.amountMinor);
		}
	}
	for (const { op } of ops) {
		const isBack = op.type === 'spend.void' || (op.type === 'gesture.retract' && op.args.spend);
		const isOther = op.type === 'spend.correct';
		const spend = isBack || isOther ? amounts.get(String(op.args.gesture)) : null;
		if (!spend) continue;
		const minor = isOther ? Number(op.args.amountMinor) : 0;
		totals.set(spend.incident, (totals.get(spend.incident) ?? 0) + minor - spend.amountMinor);
	}
	return totals;
}

async function checkServer(world: World, view: ServerView): Promise<void> {
	const next = new Map<string, number>();
	for (const { space, seq, op } of view.ops) {
		const expected = (next.get(space) ?? 0) + 1;
		if (seq !== expected) world.violate(`[I7] seq ${seq} where ${expected} was due in ${space}`);
		next.set(space, seq);
		if (op.type.startsWith('gesture.') && !world.made.has(op.id)) {
			world.violate(`[I4] op ${op.id} is on the server, nobody made it`);
		}
		const made = world.made.get(op.id);
		if (made && made.hash !== op.hash) world.violate(`[I5] op ${op.id} was overwritten`);
	}
	const totals = totalsOf(view.ops);
	const booked = new Map<string, number>();
	for (const { incident, amount_minor } of await world.server.ledger()) {
		booked.set(incident, (booked.get(incident) ?? 0) + amount_minor);
	}
	for (const [incident, minor] of totals) {
		if (booked.get(incident) !== minor) world.violate(`[I4] ledger ${booked.get(incident)}, ops ${minor}`);
	}
	for (const record of view.records) {
		if (record.kind !== 'incident' || !record.body) continue;
		const { usedMinor } = record.body as { usedMinor: number };
		if (usedMinor !== (totals.get(record.id) ?? 0)) world.violate(`[I13] running total of ${record.id}`);
	}
	checkPools(world, view.records);
}

/**
 * Between the restore of a server and a phone's first pull, what is pushed may come before what was lost and has to be
 * sent again. A phone that was not told of the restore sees an op set aside; it is sent again with the rest.
 */
function isExcused(world: World, op: Op, reason: string | null): boolean {
	if (reason !== 'unknown_ref') return false;
	return world.sameEpochRestored || (world.restored && isMoot(world, op));
}

/**
 * A telling that comes back after its gesture was taken back has nothing to tell any more. An answer may come back before
 * the question, which another phone has to bring.
 */
function isMoot(world: World, op: Op): boolean {
	if (op.type === 'ask.answer') return true;
	if (op.type !== 'gesture.tell') return false;
	return [...world.made.values()].some(
		(other) => other.type === 'gesture.retract' && other.args.gesture === op.args.gesture
	);
}

function checkSaved(world: World, view: ServerView): void {
	for (const [id, { op, phone }] of world.saved) {
		const entry = phone.outboxDisk.entries.find((held) => held.id === id);
		if (!entry && !view.opsById.has(id) && !view.quarantined.has(id)) {
			world.violate(`[I2] op ${id} of ${phone.name} was saved and is nowhere`);
		}
		if (entry && entry.author !== op.author) world.violate(`[I17] op ${id} changed its author`);
		if (entry?.state === 'quarantined' && !isExcused(world, op, entry.reason)) {
			world.violate(`[I12] op ${id} was set aside: ${entry.reason}`);
		}
		const isPromise = entry?.state === 'committed' && entry.epoch === view.epoch && !world.sameEpochRestored;
		if (isPromise && view.opsById.get(id)?.seq !== entry.seq) {
			world.violate(`[I3] op ${id} was acknowledged at ${entry.seq} and is not there`);
		}
	}
}

function confirmedRows(disk: MirrorDisk, space: string): Map<string, MirrorRow> {
	const rows = new Map<string, MirrorRow>();
	for (const row of disk.records.values()) {
		if (row.space === space && row.op === undefined) rows.set(row.key, row);
	}
	for (const { key, space: own, row } of disk.shadow.values()) {
		if (own !== space) continue;
		if (row) rows.set(key, row);
		else rows.delete(key);
	}
	return rows;
}

/** Whether a phone that stands there must hold a record that its person may see [I6, P6a]. */
function mustHold(view: ServerView, person: string, state: SpaceState, record: ServerRecord): boolean {
	if (record.seq > state.seq || record.seq < (state.before ?? 0)) return false;
	const { since } = state;
	if (since === undefined || isVital(person, record)) return true;
	const at = view.arrivals.get(`${record.space}/${record.seq}`) ?? 0;
	return at > since - CLOCK_AHEAD_MS_MAX;
}

function checkMirror(world: World, view: ServerView, phone: Phone, person: string, disk: MirrorDisk): void {
	for (const state of disk.spaces.values()) {
		const rows = confirmedRows(disk, state.space);
		for (const row of rows.values()) {
			if (row.seq > state.seq) world.violate(`[I8] ${phone.name} holds seq ${row.seq} beyond ${state.seq}`);
		}
		const chain = view.ops.find((op) => op.space === state.space && op.seq === state.seq)?.chain ?? '';
		// A server that was restored is another history until this phone has noticed.
		if (disk.meta.epoch !== view.epoch || chain !== state.head) continue;
		for (const record of view.records) {
			if (record.space !== state.space || !record.body || !mustHold(view, person, state, record)) continue;
			if (!world.server.visibleTo(person, record)) continue;
			// The mark says so, and the newer build puts it right [P12a].
			if (state.leftOut && !olderBuild.knows(record.kind, record.body)) continue;
			const row = rows.get(`${record.space}/${record.kind}/${record.id}`);
			if (row?.seq !== record.seq) {
				world.violate(`[I6] ${phone.name} skipped ${record.kind} at seq ${record.seq} of ${state.seq}`);
			}
		}
	}
}

/** Safety: may be asked at any quiet moment. */
export async function checkSafety(world: World): Promise<void> {
	const view = await look(world);
	await checkServer(world, view);
	checkSaved(world, view);
	for (const phone of world.phones) {
		for (const [person, disk] of phone.mirrorDisks) checkMirror(world, view, phone, person, disk);
	}
}

/** Liveness [I10]: everything sent, everything shown as the server has it [I6]. */
export async function checkHealed(world: World, phones: readonly Phone[]): Promise<void> {
	await checkSafety(world);
	const view = await look(world);
	for (const phone of phones) {
		const { person } = phone;
		const disk = phone.mirrorDiskOf(person);
		const waiting = phone.outboxDisk.entries.filter(
			(entry) => entry.author === person && entry.state === 'pending'
		);
		if (waiting.length > 0) world.violate(`[I10] ${phone.name} still holds ${waiting.length} of ${person}`);
		if (disk.overlay.size > 0) world.violate(`[I10] ${phone.name} still overlays ${disk.overlay.size} ops`);
		const expected = new Map(
			view.records
				.filter((record) => record.body && world.server.visibleTo(person, record))
				.map((record) => [`${record.space}/${record.kind}/${record.id}`, record])
		);
		for (const [key, record] of expected) {
			const row = disk.records.get(key);
			const state = disk.spaces.get(record.space);
			if (state?.since !== undefined) world.hit('vital past');
			if (!row && state && !mustHold(view, person, state, record)) continue;
			if (row?.seq !== record.seq || canonicalJson(row.body) !== canonicalJson(record.body)) {
				world.violate(`[I6] ${phone.name} shows ${key} at ${row?.seq}, the server has ${record.seq}`);
			}
		}
		for (const key of disk.records.keys()) {
			if (!expected.has(key)) world.violate(`[I6] ${phone.name} shows ${key}, which ${person} may not see`);
		}
	}
	for (const [id, { op, phone }] of world.saved) {
		if (view.opsById.has(id) || (world.restored && isMoot(world, op))) continue;
		// Nobody rotated the epoch, and its author may not look into that space any more: no way to notice.
		if (world.sameEpochRestored && !world.server.actors.get(op.author)?.spaces.includes(op.space)) continue;
		world.violate(`[I10] op ${id} of ${phone.name} never arrived`);
	}
}
