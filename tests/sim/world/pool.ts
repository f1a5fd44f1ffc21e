/** Phones and a server around one pool, with the real mutators: for schedules of taking shares and spending them. */
import { must } from '../../../src/lib/base/assert';
import { leaseNow } from '../../../src/lib/client/lease';
import { MemoryTx, type HeldRecord } from '../../../src/lib/domain/memoryTx';
import { prepareOp } from '../../../src/lib/domain/mutators';
import type { Op } from '../../../src/lib/domain/op/op';
import { localDateOf, monthOf } from '../../../src/lib/domain/period/localDate';
import { leasesOn } from '../../../src/lib/domain/pool/holding';
import { leaseOf } from '../../../src/lib/domain/pool/shares';
import { effectiveVersion, type PolicyVersion } from '../../../src/lib/domain/policy/policy';
import { recordSchemas, type RecordBody } from '../../../src/lib/domain/records';
import { keyToText, type RecordKey } from '../../../src/lib/domain/tx';
import { recordsFor } from '../../support/recordsFor';

export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const TENANT = uuid(1);
export const HERE = uuid(2);
const ZONE = 'Europe/Madrid';

type Rows = Map<string, HeldRecord>;

function version(number: number, effectiveFrom: string, capMinor: number, lease: object): PolicyVersion {
	const rule = { id: 'POOL', dims: ['location' as const], window: 'posting', amountMinor: capMinor };
	const rules = [{ ...rule, currency: 'EUR' }];
	return { version: number, effectiveFrom, location: null, rules, ...lease };
}

/** Runs an op over rows; what it wrote, or null when it was refused. */
function run(rows: Rows, op: Op, receivedAt: number | null, seq: number | null): HeldRecord[] | null {
	const prepared = prepareOp(op);
	if (!prepared.ok) throw new Error(`${op.type} ${prepared.error}`);
	const context = { receivedAt, seq };
	const tx = new MemoryTx(HERE, recordsFor(prepared.value, rows, context));
	return prepared.value.run(tx, context) === null ? tx.written() : null;
}

function put(rows: Rows, written: readonly HeldRecord[]): void {
	for (const row of written) {
		if (row.body) recordSchemas[row.key.kind].parse(row.body);
		rows.set(keyToText(row.key), row);
	}
}

function bodyOf<K extends RecordKey['kind']>(rows: Rows, kind: K, id: string): RecordBody<K> | undefined {
	return rows.get(keyToText({ space: HERE, kind, id }))?.body as RecordBody<K> | undefined;
}

/** The one who knows: its clock is the true time. UTC ms. */
export class PoolServer {
	readonly rows: Rows = new Map();
	readonly versions: PolicyVersion[] = [];
	readonly taken = new Set<string>();
	seq = 0;

	constructor(
		public now: number,
		capMinor: number,
		readonly lease: { lease?: { shareMinor: number; hours: number } }
	) {
		const place = { name: 'Palma', zone: ZONE, currency: 'EUR', receiptFromMinor: null };
		const key: RecordKey = { space: TENANT, kind: 'location', id: HERE };
		this.rows.set(keyToText(key), { key, body: place, audience: null });
		this.publish('2026-01-01', capMinor);
	}

	publish(effectiveFrom: string, capMinor: number): void {
		this.versions.push(version(this.versions.length + 1, effectiveFrom, capMinor, this.lease));
		const key: RecordKey = { space: TENANT, kind: 'policies', id: TENANT };
		this.rows.set(keyToText(key), { key, body: { versions: [...this.versions] }, audience: null });
	}

	get today(): string {
		return localDateOf(this.now, ZONE);
	}

	/** The pool in force at an instant, minor units. */
	capOn(at: number): number {
		const found = effectiveVersion(this.versions, HERE, localDateOf(at, ZONE));
		return must(found?.rules[0], 'a pool').amountMinor;
	}

	/** Takes an op once; false when it was known or refused. */
	take(op: Op): boolean {
		if (this.taken.has(op.id)) return false;
		const written = run(this.rows, op, this.now, this.seq + 1);
		if (!written) return false;
		this.taken.add(op.id);
		this.seq += 1;
		put(this.rows, written);
		return true;
	}

	get pool(): RecordBody<'pool'> {
		return bodyOf(this.rows, 'pool', HERE) ?? { months: {}, leases: [] };
	}

	/** Flags of an entry about the pool, minor units. */
	overMinor(entry: string): number {
		const flags = bodyOf(this.rows, 'flags', entry)?.flags ?? [];
		return flags
			.filter((flag) => flag.code === 'OVER_POOL' && flag.state === 'open')
			.reduce((sum, flag) => sum + (flag.amountMinor ?? 0), 0);
	}

	/** The month that carries a row. */
	postedIn(row: string): string | undefined {
		return bodyOf(this.rows, 'spend', row)?.postingPeriod;
	}

	/** Open OVER_POOL of all entries of a month. */
	allOverMinor(month: string): number {
		const spends = [...this.rows.values()].filter(({ key }) => key.kind === 'spend');
		return spends
			.filter(({ body }) => (body as RecordBody<'spend'>).postingPeriod === month)
			.reduce((sum, { key }) => sum + this.overMinor(key.id), 0);
	}

	/** Used and promised of a month; `lapsed` shares counted or not. */
	boundMinor(month: string, lapsed: boolean): number {
		const { months, leases } = this.pool;
		const rows = [...this.rows.values()].filter(({ key }) => key.kind === 'spend');
		const used = rows
			.map(({ body }) => body as RecordBody<'spend'>)
			.filter((row) => row.postingPeriod === month)
			.reduce((sum, row) => sum + row.amountMinor, 0);
		if (used !== (months[month] ?? 0)) throw new Error('the pool does not say what was spent');
		return leases
			.filter((lease) => lease.month === month && (lapsed || this.now < lease.expiresAt))
			.reduce((sum, lease) => sum + lease.shareMinor - lease.spentMinor, used);
	}
}

let made = 1_000;

/** What a phone was sure of when it spent. */
export interface Sure {
	entry: string;
	expiresAt: number;
}

/** One person on one phone: rows of the last pull, unsent ops, and a clock that may lie. */
export class PoolPhone {
	private mirror: Rows = new Map();
	private outbox: Op[] = [];
	private readonly answered = new Set<string>();
	/** Device clock − true time; server − device as last measured. */
	skewMs = 0;
	private offsetMs: number | null = null;
	readonly entries: string[] = [];
	readonly sure = new Map<string, Sure>();

	constructor(
		private readonly server: PoolServer,
		readonly device: string,
		readonly employee: string
	) {}

	get effective(): number {
		return this.server.now + this.skewMs + (this.offsetMs ?? 0);
	}

	/** What the phone shows: rows of the server and own unsent ops. */
	private shown(): Rows {
		const rows = new Map(this.mirror);
		for (const op of this.outbox) put(rows, run(rows, op, null, null) ?? []);
		return rows;
	}

	/** Nobody takes back what they do not see. */
	shows(entry: string): boolean {
		return bodyOf(this.shown(), 'spend', entry) !== undefined;
	}

	share() {
		if (this.offsetMs === null) return null;
		const month = monthOf(localDateOf(this.effective, ZONE));
		const shown = this.shown();
		const pool = bodyOf(shown, 'pool', HERE);
		const leases = leasesOn(bodyOf(shown, 'holding', this.employee), this.device);
		const share = leaseNow(pool, { leases, month }, this.effective);
		const lease = leaseOf(pool, month, leases);
		return share && lease ? { ...share, expiresAt: lease.expiresAt } : null;
	}

	private op(type: string, args: Op['args']): Op {
		const capturedAt = this.server.now + this.skewMs;
		const businessDate = localDateOf(this.effective, ZONE);
		const ids = { id: uuid(made++), tenant: TENANT, space: HERE, author: this.employee, device: this.device };
		const clock = { capturedAt, clockOffsetMs: this.offsetMs, tzOffsetMin: 120, zone: ZONE, businessDate };
		return { ...ids, type, v: 1, ...clock, knownSeq: 0, args, hash: '0'.repeat(64) };
	}

	take(): void {
		this.outbox.push(this.op('lease.take', {}));
	}

	/** Spends `amountMinor`, or no more than is certain. The entry, or null when nothing is. */
	spend(amountMinor: number, certain: boolean): string | null {
		const share = this.share();
		const minor = certain ? Math.min(amountMinor, share?.leftMinor ?? 0) : amountMinor;
		if (minor < 1) return null;
		const entry = uuid(made++);
		const money = { id: entry, amountMinor: minor, currency: 'EUR', method: 'house_comp' };
		const op = this.op('gesture.log', {
			gesture: entry,
			incident: entry,
			purpose: 'wow',
			scale: 1,
			parts: { what: 'Un té' },
			photos: [],
			language: 'es',
			spend: { ...money, leftShownMinor: null }
		});
		if (share && minor <= share.leftMinor) this.sure.set(op.id, { entry, expiresAt: share.expiresAt });
		this.outbox.push(op);
		this.entries.push(entry);
		return entry;
	}

	private target(entry: string) {
		return { entry, gesture: entry, incident: entry, employee: this.employee };
	}

	void(entry: string): void {
		this.outbox.push(this.op('spend.void', { ...this.target(entry), reversal: uuid(made++) }));
	}

	refund(entry: string, amountMinor: number): void {
		this.outbox.push(this.op('spend.refund', { ...this.target(entry), refund: uuid(made++), amountMinor }));
	}

	correct(entry: string, amountMinor: number): void {
		const ids = { reversal: uuid(made++), to: uuid(made++) };
		this.outbox.push(this.op('spend.correct', { ...this.target(entry), ...ids, amountMinor }));
	}

	/** Sends up to `count` unsent ops; when the answers are lost they are sent again. What is sent shows until it is pulled [I9]. */
	push(count: number, answersLost: boolean, onTaken: (op: Op, taken: () => boolean) => void): void {
		const sent = this.outbox.filter((op) => !this.answered.has(op.id)).slice(0, count);
		for (const op of sent) onTaken(op, () => this.server.take(op));
		if (!answersLost) for (const op of sent) this.answered.add(op.id);
	}

	pull(): void {
		this.offsetMs = -this.skewMs;
		const mine = ({ audience }: HeldRecord) => audience === null || audience === this.employee;
		this.mirror = new Map([...this.server.rows].filter(([, row]) => mine(row)));
		// What the server has, the mirror shows: an op whose answer was lost counts once.
		this.outbox = this.outbox.filter((op) => !this.answered.has(op.id) && !this.server.taken.has(op.id));
	}
}
