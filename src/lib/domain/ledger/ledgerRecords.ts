/** The records behind money: entries that never change, what stands of them, and the running totals of caps. */
import * as z from 'zod/mini';
import {
	amountField,
	currencyField,
	dateField,
	idField,
	instantField,
	monthField,
	stayField,
	textField
} from '../fields';
import {
	FLAGS_MAX,
	HOLDING_MAX,
	KNOWN_ELSEWHERE_MAX,
	LEASES_MAX,
	NOTE_CHARS_MAX,
	REASON_CODE_CHARS_MAX,
	RECEIPTS_MAX,
	RECENT_ROWS_MAX
} from '../limits';
import { photoSchema } from '../photo';
import { purposeSchema } from '../purpose';

const codeField = z.string().check(z.trim(), z.maxLength(REASON_CODE_CHARS_MAX));

export const methodSchema = z.enum(['house_comp', 'company_card', 'petty_cash', 'out_of_pocket', 'points']);
export type Method = z.infer<typeof methodSchema>;

/** The codes that finance knows a location's spending by; empty ones are left out of exports. */
export const booksSchema = z.strictObject({
	costCentre: codeField,
	taxCode: codeField,
	/** General ledger account by method. */
	accounts: z.strictObject({
		house_comp: codeField,
		company_card: codeField,
		petty_cash: codeField,
		out_of_pocket: codeField,
		points: codeField
	})
});
export type Books = z.infer<typeof booksSchema>;

/** Money paid in another currency, and the dated rate it was converted by [rule 22]. `rate`: decimal text. */
export const originalSchema = z.strictObject({
	amountMinor: amountField,
	currency: currencyField,
	rate: z.string().check(z.regex(/^\d{1,9}(\.\d{1,9})?$/)),
	rateOn: dateField
});

/** What a person says of a spend, beside amount and method; nothing of it is ever required [002-6]. */
export const spendDetailsShape = {
	original: z.optional(originalSchema),
	reason: z.optional(textField(REASON_CODE_CHARS_MAX)),
	legallyOwed: z.optional(z.boolean()),
	lossMinor: z.optional(amountField),
	/** Of the guest, as it was known then: the card may change, what the entry was judged by does not [rule 11]. */
	stay: z.optional(stayField)
};

export type SpendDetails = z.infer<z.ZodMiniObject<typeof spendDetailsShape>>;

/**
 * An immutable ledger entry [rule 15]. A `spend` is positive, `void` and `refund_in` negative; a `correction` is a pair
 * of rows, −old and +new. All but a spend name in `ref` what they reverse or replace. `businessDate`: local date of the effective instant `at`, which buckets it [rule 10];
 * `postingPeriod`: the month that carries it [rule 18].
 */
export const spendSchema = z.strictObject({
	type: z.enum(['spend', 'void', 'correction', 'refund_in']),
	ref: z.optional(idField),
	gesture: idField,
	incident: idField,
	guest: z.optional(idField),
	employee: idField,
	amountMinor: z.int(),
	currency: currencyField,
	method: methodSchema,
	purpose: purposeSchema,
	...spendDetailsShape,
	at: instantField,
	businessDate: dateField,
	postingPeriod: monthField,
	/** Version of the caps that judged it; null when none was in force. */
	policyVersion: z.nullable(z.int()),
	/** Good-faith record: the version and what was left as the phone showed them when it was saved. */
	policySeen: z.nullable(z.int()),
	leftShownMinor: z.nullable(z.int()),
	/** What of it was drawn on the share of the pool that the phone held; absent = nothing. */
	fromShareMinor: z.optional(amountField)
});
export type Spend = z.infer<typeof spendSchema>;

/** `leftMinor`: what of the entry has not been reversed [rule 17]; `replacedBy`: the correction that took its place. */
export const standingSchema = z.strictObject({
	employee: idField,
	leftMinor: z.int().check(z.gte(0)),
	replacedBy: z.optional(idField),
	receipts: z.array(photoSchema).check(z.maxLength(RECEIPTS_MAX))
});
export type Standing = z.infer<typeof standingSchema>;

export const flagCodeSchema = z.enum([
	'OVER_CAP',
	'OVER_CAP_CONCURRENT',
	'STALE_POLICY',
	'OVER_POOL',
	'LATE_POST',
	'CLOCK_ADJUSTED',
	'CLOCK_SUSPECT',
	'FUTURE_CLOCK',
	'NO_GUEST',
	'NEEDS_RECEIPT',
	'NEVER_ALONE',
	'DUP_SUSPECT',
	'FX_PENDING'
]);
export type FlagCode = z.infer<typeof flagCodeSchema>;

/** One flag; those about a cap name the rule and how much is over it. */
export const flagSchema = z.strictObject({
	code: flagCodeSchema,
	rule: z.optional(z.string().check(z.maxLength(12))),
	amountMinor: z.optional(amountField),
	/** Entries that this one looks like [rule 9]. */
	twins: z.optional(z.array(idField).check(z.maxLength(RECENT_ROWS_MAX))),
	state: z.enum(['open', 'cleared', 'reviewed'])
});
export type Flag = z.infer<typeof flagSchema>;

export const flagsSchema = z.strictObject({
	employee: idField,
	/** UTC ms of the entry. */
	at: instantField,
	flags: z.array(flagSchema).check(z.maxLength(FLAGS_MAX))
});
export type Flags = z.infer<typeof flagsSchema>;

/**
 * The last rows of a bucket, singly and oldest first: what a phone had not seen when it judged, and what was spent
 * before a raise expired, can be told from them [rules 7, 8]. `at` effective UTC ms, `on` its local date. Rows of a
 * guest name the entry they are or take back, and its kind: two people may have written down one deed [rule 9].
 */
export const recentSchema = z
	.array(
		z.strictObject({
			seq: z.int(),
			device: idField,
			employee: idField,
			at: instantField,
			on: dateField,
			minor: z.int(),
			entry: z.optional(idField),
			kind: z.optional(purposeSchema)
		})
	)
	.check(z.maxLength(RECENT_ROWS_MAX));
export type Recent = z.infer<typeof recentSchema>;

/** What a phone knew of other locations, as an op tells it [rule 8]. */
export const knownElsewhereField = z
	.array(z.strictObject({ space: idField, seq: z.int().check(z.gte(0)) }))
	.check(z.maxLength(KNOWN_ELSEWHERE_MAX));

/** Signed minor units by local date, and the last rows singly. Refunds do not count in dated windows [rule 16]. */
export const tallySchema = z.strictObject({
	days: z.record(dateField, z.int()),
	/** As of an incident: who saw it first, and whether a second person has acted on it. */
	openedBy: idField,
	shared: z.boolean(),
	recent: recentSchema
});
export type Tally = z.infer<typeof tallySchema>;

/**
 * A share of the pool that one person may spend offline on one device: while it holds, nobody else is promised that
 * money. Counted against `month`; instants UTC ms of the server's clock. Whose it is only the holder's own record tells
 * (`holding`): everybody reads the pool, and must not read from it what a colleague spends [rule 28].
 */
export const leaseSchema = z.strictObject({
	/** Of the op that took it; a new one each time. */
	id: idField,
	month: monthField,
	shareMinor: amountField,
	spentMinor: z.int().check(z.gte(0)),
	takenAt: instantField,
	expiresAt: instantField
});
export type Lease = z.infer<typeof leaseSchema>;

/** Signed minor units by posting month, and the shares that devices hold or held of late [pool/shares.ts]. */
export const poolSchema = z.strictObject({
	months: z.record(monthField, z.int()),
	leases: z.array(leaseSchema).check(z.maxLength(LEASES_MAX))
});
export type Pool = z.infer<typeof poolSchema>;

/** Of one debt; more become one. */
export const GIVEN_BACK_MAX = 10;
const givenBackSchema = z.strictObject({ minor: amountField, at: instantField, by: idField });
export type GivenBack = z.infer<typeof givenBackSchema>;

/** Which leases of the pool are one person's, and on which device each may be spent. */
export const holdingSchema = z.strictObject({
	shares: z.array(z.strictObject({ lease: idField, device: idField })).check(z.maxLength(HOLDING_MAX))
});
export type Holding = z.infer<typeof holdingSchema>;

/**
 * What the house owes somebody [M20]. `amountMinor`: still to be paid, or what was paid; `batch`: the payment run it is
 * in. `beforeMinor`: what had been paid before the entry was corrected; `repayMinor`: what was paid beyond what stands
 * of the entry, and the person is still to give back; `givenBack`: what of it came back, and who said so [rule 17]. To be
 * paid + paid − to give back − given back = what stands. Instants are UTC ms.
 */
export const reimbursementSchema = z.strictObject({
	employee: idField,
	amountMinor: z.int().check(z.gte(0)),
	currency: currencyField,
	state: z.enum(['submitted', 'needs_receipt', 'ready', 'paid', 'declined', 'cancelled']),
	submittedAt: instantField,
	readyAt: z.optional(instantField),
	settledAt: z.optional(instantField),
	settledBy: z.optional(idField),
	batch: z.optional(textField(REASON_CODE_CHARS_MAX)),
	reason: z.optional(textField(NOTE_CHARS_MAX)),
	beforeMinor: z.optional(amountField),
	repayMinor: z.optional(amountField),
	givenBack: z.optional(z.array(givenBackSchema).check(z.maxLength(GIVEN_BACK_MAX)))
});
export type Reimbursement = z.infer<typeof reimbursementSchema>;
