/** What reaches a ledger book, and what it answers [vectors §1, §3, §4]. Money: minor units; instants: UTC ms. */
import type { BookRefusal, Entry, Flag, Grant, PlanAnswer, Row, Standing, View } from './types';

type Optional = 'clockOffsetMs' | 'receivedAt' | 'knownSeq' | 'policySeen' | 'policySeenAt';

/** What may be absent means: never measured, now, all, none, fresh; device = employee; house_comp; with receipt. */
export type SpendOp = { op: 'spend'; id: string } & Omit<
	Entry,
	Optional | 'device' | 'method' | 'receipt'
> & {
		[K in Optional]?: NonNullable<Entry[K]>;
	} & Partial<Pick<Entry, 'device' | 'method' | 'receipt'>>;

export type PlanOp = { op: 'plan' } & Pick<
	SpendOp,
	| 'employee'
	| 'guest'
	| 'incident'
	| 'amountMinor'
	| 'occurredAt'
	| 'clockOffsetMs'
	| 'receivedAt'
	| 'purpose'
	| 'stay'
	| 'subjects'
>;

export type GrantOp = { op: 'grant'; expiresAt?: number } & Omit<Grant, 'expiresAt'>;

/** Takes back what is left of an entry [rule 15]. */
export interface VoidOp {
	op: 'void';
	id: string;
	ref: string;
	receivedAt?: number;
	device?: string;
}

/** `amountMinor`: the right amount [rule 15]. */
export interface CorrectionOp extends Omit<VoidOp, 'op'> {
	op: 'correction';
	amountMinor: number;
	knownSeq?: number;
	policySeen?: number;
	policySeenAt?: number;
}

/** A vendor or the guest pays back [rule 16]. */
export interface RefundOp {
	op: 'refund_in';
	id: string;
	ref: string;
	amountMinor: number;
	receivedAt: number;
}

/** Closes a posting month `YYYY-MM` from here on [rule 18]. */
export interface CloseOp {
	op: 'close';
	period: string;
}

export type BookOp = SpendOp | PlanOp | GrantOp | VoidOp | CorrectionOp | RefundOp | CloseOp;

/** The answer to one op. `view` and `standing` are null where nothing is looked at: grants, closes, refusals. */
export interface BookAnswer {
	result: 'OK' | 'ASK' | 'DUPLICATE' | BookRefusal;
	/** The last row that the op wrote, or that the first op of this id wrote. */
	row: Row | null;
	view: View | null;
	standing: Standing | null;
	/** Raised by this op only. */
	flags: readonly Flag[];
	cleared: readonly Flag[];
	plan: PlanAnswer | null;
}
