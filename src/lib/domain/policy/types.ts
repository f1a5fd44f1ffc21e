/**
 * The words of the policy engine (vectors §2). Money: integer minor units of the location's currency. Instants: UTC ms.
 * Local dates `YYYY-MM-DD`, months `YYYY-MM`.
 */
import type { ClockFlag } from '../op/instant';
import type { DateSpan } from '../period/calendar';
import type { Purpose, Subject } from './policy';

export type { Purpose, Subject } from './policy';

export type PayMethod = 'house_comp' | 'company_card' | 'petty_cash' | 'out_of_pocket' | 'points';
export type Dim = 'incident' | 'guest' | 'employee' | 'location' | 'org';

/** A cap as it applies to one person, purpose and currency: roles, people and exchange are settled already [rule 20, 22]. */
export interface CapRule {
	id: string;
	dims: readonly Dim[];
	/** none, day, iso_week, month, year, posting, stay or rolling_N. */
	window: string;
	amountMinor: number;
	/** Counts only entries of these purposes; absent = all. */
	purposes?: readonly Purpose[];
}

/** The version that judges one view; null and no rules: nothing is capped. */
export interface PolicyInForce {
	version: number | null;
	rules: readonly CapRule[];
	/** Who is asked about a subject, whatever the amount [rule 26]. */
	neverAlone: readonly { subject: Subject; person: string }[];
}

/** Where versions come from; already bound to one person, purpose, location and currency (`policiesFor`). */
export interface Policies {
	/** In force on a local date [rule 12]. */
	on(localDate: string): PolicyInForce;
	/** The version that a phone says it had, as it would apply on a date; undefined: there is none [rule 13]. */
	named(version: number, localDate: string): PolicyInForce | undefined;
}

/** What a location fixes. */
export interface Place {
	zone: string;
	/** 0–23: until this hour the date is still that of the day before [rule 10]. */
	cutoverHour: number;
	/** From here on NO_GUEST and NEEDS_RECEIPT are raised; null = never [rule 21, 24]. */
	receiptThresholdMinor: number | null;
}

/** A point to look from. Of a probe, employee and incident may be null: their buckets are empty. */
export interface View {
	employee: string | null;
	guest: string | null;
	incident: string | null;
	/** Effective instant. */
	at: number;
	localDate: string;
	/** Posting month. */
	postingPeriod: string;
	purpose?: Purpose;
	/** Check-in to check-out; without it rules with window `stay` are skipped, as guest rules are without a guest. */
	stay?: DateSpan;
}

export type RowType = 'spend' | 'void' | 'correction' | 'refund_in';

/** One immutable ledger line. `amountMinor` is signed; a correction writes two rows, −old and +new. */
export interface Row extends View {
	employee: string;
	incident: string;
	/** Id of the op that wrote it. */
	id: string;
	type: RowType;
	/** What it takes back; of a plain spend absent. */
	ref?: string;
	amountMinor: number;
	seq: number;
	device: string;
}

/** The period grains that running totals are kept in. */
export type Grain = 'none' | 'posting' | 'day' | 'month' | 'year';

/** What a rule sums up, seen from one view: rows equal on the dims, of the purposes, inside the span. */
export interface Bucket {
	/** Values of the dims incident, guest and employee that the rule names. */
	dims: Readonly<Partial<Record<'incident' | 'guest' | 'employee', string | null>>>;
	purposes: readonly Purpose[] | null;
	/** Counts at all locations of the organisation, not at one. */
	isWide?: true;
	span: { kind: 'none' } | { kind: 'posting'; period: string } | ({ kind: 'dates' } & DateSpan);
	/** Keys of the running totals whose sum is the bucket: one, or for rolling and stay windows a few dozen. */
	counters: readonly string[];
}

/** A raise of one rule for one incident [rule 7]. */
export interface Grant {
	id: string;
	rule: string;
	incident: string;
	amountMinor: number;
	/** UTC ms; null = never. */
	expiresAt: number | null;
}

/**
 * All that judging needs to know of a ledger. Both homes answer from running totals (`bucket.counters`) and the
 * short tail of rows that a phone has not seen; nothing here costs more with a longer ledger.
 */
export interface LedgerView {
	/** Σ of the bucket. */
	total(bucket: Bucket): number;
	/**
	 * Of a pool: what the asker may still spend of an own share, and what is promised to others. Neither is in `total`.
	 * Absent: nobody holds a share.
	 */
	shares?(bucket: Bucket): { ownMinor: number; othersMinor: number };
	/** Σ of the rows of the bucket with seq > `knownSeq` that `device` did not write itself [rule 8, C1]. */
	unseenTotal(bucket: Bucket, knownSeq: number, device: string): number;
	/** Σ of the rows of the bucket with an instant before `instant`; asked only about incidents with an expired grant. */
	totalBefore(bucket: Bucket, instant: number): number;
	/** Grants of a rule on an incident, in any order. */
	grants(rule: string, incident: string): readonly Grant[];
	/** Whether a posting month is closed [rule 18]. */
	isClosed(period: string): boolean;
}

export type OverCode = 'OVER_CAP' | 'OVER_CAP_CONCURRENT' | 'STALE_POLICY' | 'OVER_POOL';
export type PlainCode =
	ClockFlag | 'LATE_POST' | 'NO_GUEST' | 'NEEDS_RECEIPT' | 'NEVER_ALONE' | 'DUP_SUSPECT' | 'FX_PENDING';
export type FlagCode = OverCode | PlainCode;

/** What is odd about an entry; private to the spender and managers [rule 28]. Over-cap flags carry rule and amount. */
export type Flag = { code: OverCode; rule: string; amountMinor: number } | { code: PlainCode };

/** What the server or phone knows about a `done` spend when it judges it [rule 5]. */
export interface Entry {
	employee: string;
	guest: string | null;
	incident: string;
	amountMinor: number;
	/** Raw device clock. */
	occurredAt: number;
	/** Server − device, ms; null = never measured. */
	clockOffsetMs: number | null;
	/** Server clock; null on the phone. */
	receivedAt: number | null;
	/** Last seq synced to that phone; null = all. */
	knownSeq: number | null;
	device: string;
	policySeen: number | null;
	/** When the cached version was last confirmed; null = fresh. */
	policySeenAt: number | null;
	method: PayMethod;
	receipt: boolean;
	purpose?: Purpose;
	stay?: DateSpan;
	/** Subjects of rule 26 that the entry touches. */
	subjects?: readonly Subject[];
	/** Converted with a cached rate [rule 22]. */
	fxPending?: boolean;
}

/** How one rule stands, seen from a view. remaining = cap − used and may be negative [rule 2]. */
export interface RuleStanding {
	rule: CapRule;
	capMinor: number;
	usedMinor: number;
	remainingMinor: number;
}

/** What is left, seen from a view. `available` and `binding` are null when no rule applies: nothing is capped. */
export interface Standing {
	version: number | null;
	rules: readonly RuleStanding[];
	availableMinor: number | null;
	/** Id of the rule with the smallest remaining; ties INC, GST, EMPD, EMPM, POOL, then the version's order. */
	binding: string | null;
}

/** The answer about a `done` spend: where it counts, and its flags. A cap never refuses. */
export interface Judgement {
	view: View;
	version: number | null;
	flags: readonly Flag[];
}

/** The answer to "may I?" [rule 4]. Nothing is written and nothing is held. */
export interface PlanAnswer {
	result: 'OK' | 'ASK';
	view: View;
	standing: Standing;
	allowedMinor: number;
	excessMinor: number;
	/** Only the month's pool is too small: nobody's permission is needed, the manager is told [rule 19]. */
	poolOnly: boolean;
	/** Subjects that nobody decides alone, and who is asked, whatever the amount [rule 26]. */
	askFor: readonly { subject: Subject; person: string }[];
}

export type AmountRefusal = 'NOT_POSITIVE' | 'TOO_LARGE';
/** Structural refusals: the draft stays on the phone [rule 5, 17]. */
export type BookRefusal =
	AmountRefusal | 'CONFLICT_SAME_ID' | 'UNKNOWN_REF' | 'OVER_REVERSAL' | 'BAD_GRANT' | 'BAD_CURRENCY';
