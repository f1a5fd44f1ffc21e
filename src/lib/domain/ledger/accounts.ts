/** The records that a ledger entry moves, and how they answer the policy engine. */
import { incidentAudience, openIncident } from '../gesture/incident';
import type { MutatorContext } from '../op/mutator';
import type { Ground, Op } from '../op/op';
import type { Bucket, Grant, LedgerView } from '../policy/types';
import { claimantOf, holdingKey } from '../pool/holding';
import { sharesOf, type Claimant, type PoolShares } from '../pool/shares';
import type { RecordBody } from '../records';
import { LEADERS_ONLY } from '../org/role';
import type { Audience, ReadTx, RecordKey, WriteTx } from '../tx';
import { elsewhereOf, employeeTally, type Elsewhere, type KnownElsewhere } from './elsewhere';
import type { Pool, Recent, Spend, Tally } from './ledgerRecords';
import { addToIncident, addToPool, addToRecent, addToTally, openTally, type RowOrigin } from './totals';

/** The cap on one incident: the only one that a grant raises [rule 7, C4]. */
export const RAISED_RULE = 'INC';

/** Whose and what's money it is: what names the buckets of an entry. */
export interface Subject {
	incident: string;
	employee: string;
	guest?: string | undefined;
}

/** Keys of the running totals of a subject, in the op's space. */
export function accountKeys(op: Ground, { incident, employee, guest }: Subject) {
	const here = (kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });
	return {
		incident: here('incident', incident),
		employee: here('tally', employeeTally(employee)),
		guest: guest === undefined ? null : here('tally', `guest:${guest}`),
		deeds: guest === undefined ? null : here('tally', `deeds:${guest}`),
		pool: poolKey(op),
		holding: holdingKey(op),
		periods: periodsKey(op)
	};
}

export function poolKey(op: Pick<Ground, 'space'>): RecordKey {
	return { space: op.space, kind: 'pool', id: op.space };
}

export function periodsKey(op: Pick<Ground, 'space'>): RecordKey {
	return { space: op.space, kind: 'periods', id: op.space };
}

export function policiesKey(op: Ground): RecordKey {
	return { space: op.tenant, kind: 'policies', id: op.tenant };
}

export function locationKey(op: Ground): RecordKey {
	return { space: op.tenant, kind: 'location', id: op.space };
}

/** All keys of {@link accountKeys} as a list, for `touches`. */
export function accountKeyList(op: Ground, subject: Subject): RecordKey[] {
	return Object.values(accountKeys(op, subject)).filter((key) => key !== null);
}

function sumOf(tally: Tally | undefined, from: string, to: string): number {
	let sum = 0;
	for (const [on, minor] of Object.entries(tally?.days ?? {})) if (on >= from && on <= to) sum += minor;
	return sum;
}

function unseenOf(recent: Recent, bucket: Bucket, knownSeq: number, device: string): number {
	const { span, dims } = bucket;
	return recent
		.filter((row) => row.seq > knownSeq && row.device !== device)
		.filter((row) => dims.employee === undefined || row.employee === dims.employee)
		.filter((row) => span.kind !== 'dates' || (row.on >= span.from && row.on <= span.to))
		.reduce((sum, row) => sum + row.minor, 0);
}

/** The ledger of one subject, as the engine asks for it: only sums, never a walk over entries. */
export class Accounts implements LedgerView {
	readonly #incident: RecordBody<'incident'> | undefined;
	readonly #employee: Tally | undefined;
	readonly #guest: Tally | undefined;
	readonly #deeds: Recent;
	readonly #pool: Pool | undefined;
	readonly #closed: readonly string[];
	readonly #who: Claimant | undefined;
	readonly #elsewhere: readonly Elsewhere[];
	readonly #known: ReadonlyMap<string, number>;

	/**
	 * `who`: on whose device the pool is asked about; without it shares of the pool are left out. `known`: what that phone
	 * knew of other locations.
	 */
	constructor(tx: ReadTx, op: Ground, subject: Subject, who?: Claimant, known: KnownElsewhere = []) {
		const keys = accountKeys(op, subject);
		this.#incident = tx.get(keys.incident);
		this.#employee = tx.get(keys.employee);
		this.#guest = keys.guest === null ? undefined : tx.get(keys.guest);
		this.#deeds = deedsFor(tx, keys);
		this.#pool = tx.get(keys.pool);
		this.#closed = tx.get<RecordBody<'periods'>>(keys.periods)?.closed ?? [];
		this.#who = who;
		this.#elsewhere = elsewhereOf(tx, op, subject.employee);
		this.#known = new Map(known.map(({ space, seq }) => [space, seq]));
	}

	total({ dims, span, isWide }: Bucket): number {
		if (dims.incident !== undefined) {
			const own = dims.employee === undefined ? null : (dims.employee ?? '');
			return (own === null ? this.#incident?.usedMinor : this.#incident?.byEmployee[own]) ?? 0;
		}
		if (span.kind === 'posting') return this.#pool?.months[span.period] ?? 0;
		if (span.kind === 'none') return 0;
		const { from, to } = span;
		const own = sumOf(dims.guest === undefined ? this.#employee : this.#guest, from, to);
		if (!isWide) return own;
		return this.#elsewhere.reduce((sum, { tally }) => sum + sumOf(tally, from, to), own);
	}

	shares({ span }: Bucket): PoolShares {
		if (span.kind !== 'posting' || !this.#who) return { ownMinor: 0, othersMinor: 0 };
		return sharesOf(this.#pool, span.period, this.#who);
	}

	unseenTotal(bucket: Bucket, knownSeq: number, device: string): number {
		const { dims } = bucket;
		const account = dims.incident !== undefined ? this.#incident : this.#employee;
		const isOfGuest = dims.incident === undefined && dims.guest !== undefined;
		const own = unseenOf(isOfGuest ? this.#deeds : (account?.recent ?? []), bucket, knownSeq, device);
		if (!bucket.isWide) return own;
		return this.#elsewhere.reduce((sum, { space, tally }) => {
			return sum + unseenOf(tally.recent, bucket, this.#known.get(space) ?? 0, device);
		}, own);
	}

	totalBefore(bucket: Bucket, instant: number): number {
		const { employee } = bucket.dims;
		const since = (this.#incident?.recent ?? [])
			.filter((row) => row.at >= instant && (employee === undefined || row.employee === employee))
			.reduce((sum, row) => sum + row.minor, 0);
		return this.total(bucket) - since;
	}

	grants(rule: string, incident: string): readonly Grant[] {
		if (rule !== RAISED_RULE) return [];
		return (this.#incident?.grants ?? []).map(({ id, amountMinor, expiresAt }) => ({
			id,
			rule,
			incident,
			amountMinor,
			expiresAt
		}));
	}

	isClosed(period: string): boolean {
		return this.#closed.includes(period);
	}
}

type GuestKeys = Pick<ReturnType<typeof accountKeys>, 'guest' | 'deeds'>;

/** The last rows of a guest, singly. Those of older ledgers stand in the guest's totals, until the next row moves them. */
export function deedsFor(tx: ReadTx, { guest, deeds }: GuestKeys): Recent {
	if (guest === null || deeds === null) return [];
	return [...(tx.get<Tally>(guest)?.recent ?? []), ...(tx.get<Tally>(deeds)?.recent ?? [])];
}

/** Whether a cap counts what a guest receives, so that every phone of the place has to know what is left. */
function isGuestCapped(tx: ReadTx, op: Ground): boolean {
	const versions = tx.get<RecordBody<'policies'>>(policiesKey(op))?.versions ?? [];
	return versions.some(({ rules }) => rules.some(({ dims }) => dims.includes('guest')));
}

/**
 * Moves the totals of a guest. Where a cap counts them everyone reads them, but not who spent it: that stays with the
 * single rows, which only the server keeps and managers read. Else they are read as those of an incident [rule 28].
 */
function postForGuest(tx: WriteTx, op: Op, keys: GuestKeys, row: Spend, origin: RowOrigin): void {
	if (keys.guest === null || keys.deeds === null) return;
	const known = tx.get<Tally>(keys.guest) ?? openTally(row.employee);
	const openedBy = tx.get<Tally>(keys.deeds)?.openedBy ?? known.openedBy;
	const shared = known.shared || openedBy !== row.employee;
	const moved = addToTally({ ...known, openedBy, shared }, row, { ...origin, seq: null });
	const rows = row.type === 'refund_in' ? deedsFor(tx, keys) : addToRecent(deedsFor(tx, keys), row, origin);
	const tally = origin.seq === null ? moved : { ...moved, recent: [] };
	if (origin.seq !== null) tx.put(keys.deeds, { ...openTally(openedBy), recent: rows }, LEADERS_ONLY);
	if (isGuestCapped(tx, op)) tx.put(keys.guest, { ...tally, openedBy: op.space }, null);
	else tx.put(keys.guest, tally, incidentAudience(tally));
}

/**
 * Who may read what a location has spent: everyone where a pool caps it, since phones then have to know what is left;
 * else managers, so that nobody can tell from it what a colleague spent [rule 28].
 */
export function poolAudience(tx: ReadTx, op: Ground): Audience {
	const versions = tx.get<RecordBody<'policies'>>(policiesKey(op))?.versions ?? [];
	const isPooled = versions.some(({ rules }) => rules.some((rule) => rule.window === 'posting'));
	return isPooled ? null : LEADERS_ONLY;
}

/** What of the entry that a row takes back was drawn on a share; money from outside is the whole house's [rule 16]. */
function backMinor(tx: ReadTx, op: Op, row: Spend): number {
	const isReversal = row.amountMinor < 0 && row.type !== 'refund_in' && row.employee === op.author;
	if (!isReversal || row.ref === undefined) return 0;
	const entry = tx.get<Spend>({ space: op.space, kind: 'spend', id: row.ref });
	return Math.min(entry?.fromShareMinor ?? 0, -row.amountMinor);
}

/**
 * Writes a row and moves every total it counts in; `row.at` in UTC ms. `capMinor`: the pool that judged a new amount,
 * null = none.
 */
export function postRow(
	tx: WriteTx,
	op: Op,
	id: string,
	given: Spend,
	context: MutatorContext,
	capMinor: number | null = null
): void {
	const origin = { seq: context.seq, device: op.device };
	const { fromShareMinor: _, ...row } = given;
	const keys = accountKeys(op, row);
	const who = claimantOf(tx, op, context.receivedAt);
	const claim = { who, capMinor, backMinor: backMinor(tx, op, row) };
	const { pool, drawnMinor } = addToPool(tx.get<Pool>(keys.pool), row, claim);
	tx.put(keys.pool, pool, poolAudience(tx, op));
	const told: Spend = drawnMinor > 0 ? { ...row, fromShareMinor: drawnMinor } : row;
	tx.put({ space: op.space, kind: 'spend', id }, told, row.employee);
	const known = tx.get<RecordBody<'incident'>>(keys.incident) ?? openIncident(row.employee, row.at);
	const shared = known.shared || known.openedBy !== row.employee;
	const incident = addToIncident({ ...known, shared }, row, origin);
	tx.put(keys.incident, incident, incidentAudience(incident));
	const mine = tx.get<Tally>(keys.employee) ?? openTally(row.employee);
	tx.put(keys.employee, addToTally(mine, row, origin), row.employee);
	const entry = row.amountMinor < 0 ? (row.ref ?? id) : id;
	postForGuest(tx, op, keys, row, { ...origin, entry });
}
