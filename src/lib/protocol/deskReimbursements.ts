/**
 * What people paid out of their own pocket, for managers of the location and owners [003-11, M20]. Money: minor units
 * of the location's currency. Instants: UTC ms. People and entries: ids.
 */
import * as z from 'zod/mini';
import { dateField, idField, textField } from '../domain/fields';
import { reimbursementSchema } from '../domain/ledger/ledgerRecords';
import { REASON_CODE_CHARS_MAX } from '../domain/limits';
import { photoSchema } from '../domain/photo';

/** Entries of one page. */
export const OWED_PAGE_MAX = 100;

/** `open`: still to be paid; `repay`: paid beyond what stands of the entry, to be given back [rule 17]. */
export const owedListSchema = z.enum(['open', 'paid', 'declined', 'repay']);
export type OwedList = z.infer<typeof owedListSchema>;

/**
 * `GET /api/desk/reimbursements?location=…&state=…&after=…`: a page, oldest first of what is open or to be given back,
 * newest first of what is settled. `batch`: only entries of that payment run, `state` aside. `after`: `next` of the
 * page before.
 */
export const reimbursementsQuerySchema = z.strictObject({
	location: idField,
	state: z._default(owedListSchema, 'open'),
	batch: z.optional(textField(REASON_CODE_CHARS_MAX)),
	after: z.optional(idField)
});
export type ReimbursementsQuery = z.infer<typeof reimbursementsQuerySchema>;

export const owedStateSchema = reimbursementSchema.shape.state;
export type OwedState = z.infer<typeof owedStateSchema>;

export const owedItemSchema = z.object({
	entry: idField,
	employee: idField,
	/** The reader's own: shown, but somebody else settles it. */
	mine: z.boolean(),
	state: owedStateSchema,
	amountMinor: z.int(),
	/** What had been paid before the entry was corrected, and what is to be given back. */
	beforeMinor: z.int(),
	repayMinor: z.int(),
	/** What of it came back, and who said so; oldest first. */
	givenBack: z.array(z.object({ minor: z.int(), at: z.int(), by: idField })),
	gesture: z.nullable(idField),
	/** What was done, in the author's words; null when it was taken back. */
	what: z.nullable(z.string()),
	businessDate: z.nullable(dateField),
	submittedAt: z.int(),
	settledAt: z.nullable(z.int()),
	settledBy: z.nullable(idField),
	batch: z.nullable(z.string()),
	/** Why it was declined; the person reads it. */
	reason: z.nullable(z.string()),
	receipts: z.array(photoSchema),
	/** A receipt was asked for and has not come: never a reason not to pay [rule 24]. */
	lacksReceipt: z.boolean()
});
export type OwedItem = z.infer<typeof owedItemSchema>;

const totalShape = { count: z.int(), minor: z.int() };

/** One payment run, open or paid within the measured days. */
export const owedBatchSchema = z.object({
	batch: z.string(),
	...totalShape,
	paidMinor: z.int(),
	at: z.int()
});
export type OwedBatch = z.infer<typeof owedBatchSchema>;

export const reimbursementsSchema = z.object({
	location: idField,
	currency: z.string(),
	today: dateField,
	items: z.array(owedItemSchema),
	/** `after` of the next page; null = this is the last. */
	next: z.nullable(idField),
	totals: z.object({
		/** All that is open and declined; of what is paid, the measured days. */
		states: z.array(z.object({ state: owedStateSchema, ...totalShape })),
		/** Who is to be paid, most first. */
		people: z.array(z.object({ employee: idField, ...totalShape })),
		repay: z.object(totalShape)
	}),
	/** Latest first. */
	batches: z.array(owedBatchSchema),
	/**
	 * [M20] of the last `days` local dates: days from asking to the money (null while nothing was paid); how many took or
	 * have waited more than seven days, of all; and entries whose receipt has been missing for more than sixty.
	 */
	measure: z.object({
		days: z.int(),
		paid: z.int(),
		medianDays: z.nullable(z.number()),
		p90Days: z.nullable(z.number()),
		slow: z.int(),
		of: z.int(),
		unsubstantiated: z.int()
	})
});
export type Reimbursements = z.infer<typeof reimbursementsSchema>;
