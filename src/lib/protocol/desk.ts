/**
 * The desk of money, for managers of a location and owners: what a month came to, what is worth a look, and who has
 * used their room. Money: minor units of the location's currency. Instants: UTC ms. People: ids.
 */
import * as z from 'zod/mini';
import { dateField, idField, monthField } from '../domain/fields';
import { flagSchema, methodSchema } from '../domain/ledger/ledgerRecords';
import { purposeSchema, recordSchemas } from '../domain/records';

/** Longest list of entries in one answer; `more` says how many are not in it. */
export const REVIEW_ITEMS_MAX = 150;

/** `GET /api/desk/budget?location=…&month=…`; without a month, the one it is there. A month ahead is `bad_request`. */
export const budgetQuerySchema = z.strictObject({ location: idField, month: z.optional(monthField) });
export type BudgetQuery = z.infer<typeof budgetQuerySchema>;

export const budgetSchema = z.object({
	location: idField,
	month: monthField,
	/** The month it is at the location, and the first one with entries; null = nothing was ever spent. */
	currentMonth: monthField,
	firstMonth: z.nullable(monthField),
	currency: z.string(),
	/** Local date there. */
	today: dateField,
	/** Spends and corrections less voids, by posting period; what came back is apart. `net` = spent − refunded. */
	spentMinor: z.int(),
	refundedMinor: z.int(),
	netMinor: z.int(),
	/** Part of `spentMinor` that belongs to earlier, closed months [rule 18]. */
	lateMinor: z.int(),
	/** The pool in force; `leftMinor` may be negative. Null: none. */
	pool: z.nullable(z.object({ poolMinor: z.int(), usedMinor: z.int(), leftMinor: z.int() })),
	pace: z.object({
		/** Share of the month that is gone in the location's zone, 0 to 1. */
		gone: z.number(),
		/** What `usedMinor` is held against: the pool, or the average net of up to three months before. Null: nothing yet. */
		against: z.nullable(z.enum(['pool', 'average'])),
		againstMinor: z.int(),
		usedMinor: z.int(),
		/** Months in the average. */
		months: z.int()
	}),
	/** Gestures that cost money, and the people who spent it. */
	entries: z.int(),
	people: z.int(),
	/** Dates of the month with spending, oldest first; with `lateMinor` they add up to `spentMinor`. */
	days: z.array(z.object({ on: dateField, minor: z.int() })),
	/** Each adds up to `spentMinor`; largest first. */
	methods: z.array(z.object({ method: methodSchema, minor: z.int() })),
	purposes: z.array(z.object({ purpose: purposeSchema, minor: z.int() })),
	/** When and by whom the month was closed; null = open. */
	closed: z.nullable(z.object({ at: z.int(), by: idField })),
	/** Phones of the location's people that said they hold entries when they were last heard of. */
	phones: z.array(
		z.object({ person: idField, unsent: z.int(), oldestAt: z.nullable(z.int()), seenAt: z.int() })
	)
});
export type Budget = z.infer<typeof budgetSchema>;

/** `GET /api/desk/review?location=…&state=…`: what is to be looked at, or what has been. */
export const reviewQuerySchema = z.strictObject({
	location: idField,
	state: z._default(z.enum(['open', 'done']), 'open')
});
export type ReviewQuery = z.infer<typeof reviewQuerySchema>;

export const outcomeSchema = recordSchemas.review.shape.outcome;
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * One entry to look at. `group`: `look` = over a cap, or doubtful; `soft` = something is missing, no more; `sample` =
 * drawn by lot among entries without a flag. `capMinor`: of the rule that is exceeded, else of the incident.
 */
export const reviewItemSchema = z.object({
	entry: idField,
	group: z.enum(['look', 'soft', 'sample']),
	employee: idField,
	/** The reader's own: shown, but somebody else looks at it. */
	mine: z.boolean(),
	gesture: idField,
	/** What was done, in the author's words; null when it was taken back. */
	what: z.nullable(z.string()),
	at: z.int(),
	businessDate: dateField,
	amountMinor: z.int(),
	method: methodSchema,
	purpose: purposeSchema,
	capMinor: z.nullable(z.int()),
	/** Over the cap, all flags together; 0 when nothing is. */
	overMinor: z.int(),
	/** Good-faith record: what the phone showed as left when it was saved. */
	leftShownMinor: z.nullable(z.int()),
	flags: z.array(flagSchema),
	/** Standing entries of others that it looks like [rule 9]. */
	twins: z.array(
		z.object({ employee: idField, gesture: idField, amountMinor: z.int(), what: z.nullable(z.string()) })
	),
	review: z.nullable(
		z.object({ outcome: outcomeSchema, note: z.optional(z.string()), by: idField, at: z.int() })
	)
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

export const reviewListSchema = z.object({
	location: idField,
	currency: z.string(),
	today: dateField,
	/** Newest first within each group; groups in the order look, sample, soft. */
	items: z.array(reviewItemSchema),
	more: z.int(),
	/** Of the last `days` local dates [M21]: entries with a flag, those looked at within seven days, and every outcome. */
	stats: z.object({
		days: z.int(),
		flagged: z.int(),
		inTime: z.int(),
		outcomes: z.record(outcomeSchema, z.int())
	})
});
export type ReviewList = z.infer<typeof reviewListSchema>;

/** One pattern: about a person, about one gesture of theirs, or, with `person` null, about one guest. */
export const patternSchema = z.object({
	code: z.enum(['NEAR_CAP_PATTERN', 'SPLIT_SUSPECT', 'FREQ_GUEST', 'OVERCOMP', 'OUTLIER', 'SELF_GUEST']),
	person: z.nullable(idField),
	/** With SPLIT_SUSPECT, OVERCOMP and SELF_GUEST. */
	on: z.nullable(dateField),
	gesture: z.nullable(idField)
});
export type Pattern = z.infer<typeof patternSchema>;

/** `GET /api/desk/reach?location=…` [M15]: the last `days` local dates. */
export const reachQuerySchema = z.strictObject({ location: idField });

export const reachSchema = z.object({
	location: idField,
	currency: z.string(),
	days: z.int(),
	/** Active staff of the location; those with a gesture, as author or contributor; those who spent on one. */
	staff: z.int(),
	withGesture: z.int(),
	withMoney: z.int(),
	/** Gestures that cost money, and their median; null while there are none. */
	spends: z.int(),
	medianMinor: z.nullable(z.int()),
	/**
	 * Who has not used their room: no gesture yet, or none that cost money. By id, without any figure: a prompt to
	 * coach. `isNew`: joined the location within the same days.
	 */
	notYet: z.array(z.object({ person: idField, what: z.enum(['gesture', 'money']), isNew: z.boolean() })),
	/** What may be worth a talk [rule 25]; never about the reader. Without figures, and nowhere else. */
	patterns: z.array(patternSchema),
	/** The last local date that was looked at for them; null = no night has passed yet. */
	patternsThrough: z.nullable(dateField)
});
export type Reach = z.infer<typeof reachSchema>;
