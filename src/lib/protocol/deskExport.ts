import * as z from 'zod/mini';
import { idField, monthField } from '../domain/fields';
import { booksSchema } from '../domain/ledger/ledgerRecords';

/**
 * `GET /api/desk/export?…` (managers of the location, owners): a file to keep. `what`: one posting month, the whole
 * ledger for the chain, the names behind the ids of employees as they are now, or what people were paid for what they had
 * paid themselves with what came back.
 */
export const exportQuerySchema = z.strictObject({
	location: idField,
	what: z._default(z.enum(['month', 'ledger', 'names', 'settlements']), 'month'),
	/** `YYYY-MM`; with `what=month` only. */
	month: z.optional(monthField),
	format: z._default(z.enum(['csv', 'json']), 'csv'),
	/** With a comma, CSV parts its cells by semicolons. */
	decimal: z._default(z.enum(['comma', 'point']), 'point'),
	/** Whether CSV begins with a byte order mark. */
	bom: z._default(z.enum(['yes', 'no']), 'no')
});
export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** Why there is no file: `month_ahead` has not begun there, `month_unknown` lies before anything was ever spent there. */
export const exportErrorSchema = z.enum(['bad_request', 'not_found', 'month_ahead', 'month_unknown']);
export type ExportError = z.infer<typeof exportErrorSchema>;

/** `GET /api/desk/export/months?location=…` (managers of the location, owners). */
export const monthsQuerySchema = z.strictObject({ location: idField });

/** Instants are UTC ms; money in minor units. */
export const exportMonthsSchema = z.object({
	currency: z.string(),
	/** Newest first: months with entries, closed ones, and the month of now. */
	months: z.array(
		z.object({
			month: monthField,
			state: z.enum(['open', 'closed']),
			/** Whether it is over, so that it can be closed. */
			isOver: z.boolean(),
			entries: z.int(),
			/** Carried by this month, though they belong to an earlier one [rule 18]. */
			late: z.int(),
			/** What was spent, less what came back. Of the location's currency. */
			totalMinor: z.int(),
			/** Phones that, when last heard of, still held entries captured before the month's end, and how many at most. */
			waiting: z.object({ phones: z.int(), entries: z.int() }),
			/** Phones in use up to the month's end and not heard of since: what they hold nobody knows. */
			silentPhones: z.int()
		})
	),
	/** Oldest first: who closed and re-opened months; `by` is a person's id. */
	trail: z.array(
		z.object({
			month: monthField,
			what: z.enum(['closed', 'reopened']),
			by: idField,
			at: z.int(),
			reason: z.optional(z.string())
		})
	),
	/** The codes as they are now; null while there are none. */
	books: z.nullable(booksSchema),
	/** Place and link of the last row: noted down elsewhere, it proves what the ledger was today. */
	ledger: z.object({ count: z.int(), head: z.string() })
});
export type ExportMonths = z.infer<typeof exportMonthsSchema>;
