import { convertMinor } from '../money/convert';
import { effectiveInstant } from '../op/instant';
import type { MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey } from '../org/role';
import { judge } from '../policy/judge';
import { poolCapMinor } from '../pool/leaseTerms';
import { claimantOf } from '../pool/holding';
import type { Deed } from '../policy/duplicates';
import type { Entry, Flag as Judged } from '../policy/types';
import type { Purpose } from '../purpose';
import type { RecordBody } from '../records';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import { accountKeyList, Accounts, locationKey, policiesKey, postRow } from './accounts';
import { deedsKey, lookalikes, noteDeed } from './deeds';
import { placeOf, policiesOf } from './law';
import type { KnownElsewhere } from './elsewhere';
import type { Flag, Flags, Method, Reimbursement, Spend, SpendDetails } from './ledgerRecords';
import { flagTwins, stillStanding, suspectFlag, suspectKeys } from './twins';

/** A spend as somebody wants it recorded. Minor units of the location's currency; `policySeenAt` UTC ms. */
export interface SpendWish extends SpendDetails {
	id: string;
	gesture: string;
	incident: string;
	guest?: string | undefined;
	purpose: Purpose;
	amountMinor: number;
	currency: string;
	method: Method;
	leftShownMinor: number | null;
	policySeen?: number | null | undefined;
	policySeenAt?: number | null | undefined;
	hasReceipt?: boolean | undefined;
	/** What the phone knew of other locations, for caps that count there too; absent: nothing. */
	known?: KnownElsewhere | undefined;
	/** Of a typed name: a guest without a card is a guest all the same [rule 21]. */
	alias?: string | undefined;
}

/** Every record that recording a spend may read or write. */
export function spendTouches(
	op: Op,
	wish: Pick<SpendWish, 'id' | 'incident' | 'guest' | 'alias'>
): RecordKey[] {
	const own = (['spend', 'flags', 'reimbursement', 'standing'] as const).map((kind): RecordKey => ({
		space: op.space,
		kind,
		id: wish.id
	}));
	const accounts = accountKeyList(op, { ...wish, employee: op.author });
	const deeds = deedsKey(op, wish);
	return [...own, ...accounts, ...(deeds ? [deeds] : []), locationKey(op), policiesKey(op), authorKey(op)];
}

/** The wish as a deed, to be told apart from others [rule 9]. */
function deedOf(op: Op, { id, purpose, amountMinor }: SpendWish, receivedAt: number | null) {
	const { at } = effectiveInstant(op, receivedAt);
	return { id, employee: op.author, kind: purpose, amountMinor, at };
}

/** Of the entries that look like the wish: only the server loads them, where they are to be flagged too. */
export function spendReaches(
	tx: ReadTx,
	op: Op,
	wish: SpendWish,
	{ receivedAt }: MutatorContext
): RecordKey[] {
	return suspectKeys(op, lookalikes(tx, op, deedOf(op, wish, receivedAt), wish));
}

/** Entries that look like the wish: on the phone those it knows of, on the server those that stand. */
function twinsOf(tx: ReadTx, op: Op, wish: SpendWish, { receivedAt, seq }: MutatorContext): Deed[] {
	const suspects = lookalikes(tx, op, deedOf(op, wish, receivedAt), wish);
	// The totals of a card tell what was taken back; those of a typed name do not.
	return seq === null || wish.guest !== undefined ? suspects : stillStanding(tx, op, suspects);
}

/** What the engine is asked about: the wish, who, where and by which clocks. */
export function entryOf(op: Op, wish: SpendWish, receivedAt: number | null): Entry {
	return {
		employee: op.author,
		guest: wish.guest ?? null,
		incident: wish.incident,
		amountMinor: wish.amountMinor,
		occurredAt: op.capturedAt,
		clockOffsetMs: op.clockOffsetMs,
		receivedAt,
		// The phone has seen all that it holds; only the server knows more.
		knownSeq: receivedAt === null ? null : op.knownSeq,
		device: op.device,
		policySeen: wish.policySeen ?? null,
		policySeenAt: wish.policySeenAt ?? null,
		method: wish.method,
		receipt: wish.hasReceipt ?? false,
		purpose: wish.purpose,
		...(wish.stay ? { stay: wish.stay } : {}),
		// A rate of another day stands in until the right one is known [rule 22].
		fxPending: wish.original !== undefined && wish.original.rateOn !== op.businessDate,
		...(wish.legallyOwed ? { subjects: ['legally_owed' as const] } : {})
	};
}

export function toFlags(flags: readonly Judged[]): Flag[] {
	return flags.map((flag) => ({ ...flag, state: 'open' }));
}

/** Writes flags of an entry; a record without flags is not written. */
export function putFlags(tx: WriteTx, op: Op, id: string, body: Flags): void {
	if (body.flags.length === 0) return;
	tx.put({ space: op.space, kind: 'flags', id }, body, body.employee);
}

/** What the house owes who paid out of their own pocket: at once, and whatever the caps say [rule 24, 003-11]. */
export function owe(tx: WriteTx, op: Op, id: string, row: Spend, needsReceipt: boolean, at: number): void {
	if (row.method !== 'out_of_pocket') return;
	const owed: Reimbursement = {
		employee: row.employee,
		amountMinor: row.amountMinor,
		currency: row.currency,
		state: needsReceipt ? 'needs_receipt' : 'submitted',
		submittedAt: at
	};
	tx.put({ space: op.space, kind: 'reimbursement', id }, owed, row.employee);
}

/** Whether the wish fits the location at all; a cap never refuses the truth [rule 5]. */
export function spendRefusal(
	tx: ReadTx,
	op: Op,
	wish: Pick<SpendWish, 'id' | 'currency' | 'amountMinor' | 'original'>
): Refusal | null {
	const location = tx.get<RecordBody<'location'>>(locationKey(op));
	if (!location) return 'unknown_ref';
	const { currency, amountMinor, original } = wish;
	if (currency !== location.currency) return 'bad_currency';
	if (original) {
		if (original.currency === currency) return 'bad_currency';
		const converted = convertMinor(original.amountMinor, original.currency, currency, original.rate);
		// Both homes round alike: another amount was never on anybody's screen [rule 22].
		if (!converted.ok || converted.value !== amountMinor) return 'bad_args';
	}
	return tx.get({ space: op.space, kind: 'spend', id: wish.id }) ? 'not_yours' : null;
}

/** Records a `done` spend: the row, its totals, its flags and what is owed. Call {@link spendRefusal} before. */
export function recordSpend(tx: WriteTx, op: Op, wish: SpendWish, context: MutatorContext): void {
	const { id, policySeen, hasReceipt: _r, alias, policySeenAt: _s, known, ...told } = wish;
	const subject = { incident: wish.incident, employee: op.author, guest: wish.guest };
	const { receivedAt } = context;
	const policies = policiesOf(tx, op, op.author, { at: effectiveInstant(op, receivedAt).at, receivedAt });
	const judged = judge(
		entryOf(op, wish, context.receivedAt),
		policies,
		new Accounts(tx, op, subject, claimantOf(tx, op, context.receivedAt), known),
		placeOf(tx, op)
	);
	const { view, version } = judged;
	const row: Spend = {
		type: 'spend',
		...told,
		employee: op.author,
		at: view.at,
		businessDate: view.localDate,
		postingPeriod: view.postingPeriod,
		policyVersion: version,
		policySeen: policySeen ?? null
	};
	const whose = { guest: wish.guest, alias };
	const flags = judged.flags.filter(({ code }) => code !== 'NO_GUEST' || alias === undefined);
	const twins = twinsOf(tx, op, wish, context);
	postRow(tx, op, id, row, context, poolCapMinor(policies.on(view.localDate)));
	noteDeed(tx, op, id, row, whose, context);
	const raised = [...toFlags(flags), ...(twins.length > 0 ? [suspectFlag(twins)] : [])];
	putFlags(tx, op, id, { employee: op.author, at: view.at, flags: raised });
	if (context.seq !== null) flagTwins(tx, op, id, twins);
	const needsReceipt = flags.some((flag) => flag.code === 'NEEDS_RECEIPT');
	owe(tx, op, id, row, needsReceipt, effectiveInstant(op, context.receivedAt).at);
}
