import * as z from 'zod/mini';
import {
	GUEST_NAME_CHARS_MAX,
	LOCATIONS_MAX,
	MONTHS_MAX,
	NAME_CHARS_MAX,
	NOTE_CHARS_MAX,
	PAST_ROLES_MAX
} from './limits';
import {
	amountField,
	currencyField,
	idField,
	instantField,
	monthField,
	textField,
	zoneField
} from './fields';
import { guestSchema } from './guest/guestRecord';
import { gestureSchema } from './gesture/gestureRecord';
import { languageSchema } from './language';
import { askSchema, grantsSchema } from './ask/askRecord';
import { signerSchema } from './consent/consent';
import {
	booksSchema,
	flagsSchema,
	holdingSchema,
	poolSchema,
	recentSchema,
	reimbursementSchema,
	spendSchema,
	standingSchema,
	tallySchema
} from './ledger/ledgerRecords';
import { lineupSchema } from './lineup/lineupRecord';
import { policyVersionSchema } from './policy/policy';
import { storyRecords } from './story/storyRecords';

/** Roles, least first. Staff see their locations; managers their locations and what is private there; owners all. */
export const roleSchema = z.enum(['staff', 'manager', 'owner']);
export type Role = z.infer<typeof roleSchema>;

/** What somebody may do: their role, where, and whether they are here at all. */
const rightsShape = {
	role: roleSchema,
	locations: z.array(idField).check(z.maxLength(LOCATIONS_MAX)),
	active: z.boolean()
};

/** Body schemas by kind. A record is validated with the schema of its kind wherever it enters a home. */
export const recordSchemas = {
	/** Organisation space: the organisation itself; id = tenant. */
	org: z.strictObject({ name: textField(NAME_CHARS_MAX), language: languageSchema, foundedAt: instantField }),
	/** Organisation space: a location; its id is also the id of its space. */
	location: z.strictObject({
		name: textField(NAME_CHARS_MAX),
		zone: zoneField,
		currency: currencyField,
		/** Until this hour the business date is still that of the day before [rule 10]; absent = 0. */
		cutoverHour: z.optional(z.int().check(z.gte(0), z.lte(23))),
		/** From how much on a receipt is asked for; null = never, absent = the preset [rule 24]. */
		receiptFromMinor: z.optional(z.nullable(amountField))
	}),
	/** Organisation space: a person, as colleagues see them. */
	person: z.strictObject({
		name: textField(NAME_CHARS_MAX),
		...rightsShape,
		/** What they were until when, oldest first; UTC ms of the server [I19]. */
		before: z.optional(
			z.array(z.strictObject({ ...rightsShape, until: instantField })).check(z.maxLength(PAST_ROLES_MAX))
		)
	}),
	/** Organisation space: all published versions of the caps; id = tenant. */
	policies: z.strictObject({ versions: z.array(policyVersionSchema).check(z.maxLength(1_000)) }),
	/** Location space: a gesture and its story. */
	gesture: gestureSchema,
	/** Location space, private to the spender and managers: an immutable ledger entry [rule 15]. */
	spend: spendSchema,
	/** The same: what changes about an entry; id = entry. Absent while nothing was reversed or attached. */
	standing: standingSchema,
	/** The same: flags of an entry in one record, id = entry; private and kind [rule 28]. */
	flags: flagsSchema,
	/** The same: money owed to who paid out of their own pocket; id = entry [003-11]. */
	reimbursement: reimbursementSchema,
	/** Private to managers: what was made of an entry that was looked at; id = entry [M21]. */
	review: z.strictObject({
		employee: idField,
		outcome: z.enum(['praise', 'fine', 'coach', 'fix_policy', 'look_further']),
		note: z.optional(textField(NOTE_CHARS_MAX)),
		by: idField,
		at: instantField,
		/** Drawn for the random sample, not flagged. */
		sampled: z.boolean()
	}),
	/**
	 * Location space: running total of one guest matter, so that a phone can say what is left. Private to who opened it
	 * until somebody else acts on it too; from then on all who may act need it [rule 3].
	 */
	incident: z.strictObject({
		usedMinor: z.int(),
		/** The same by who spent it, for caps that each person has alone. */
		byEmployee: z.record(idField, z.int()),
		openedAt: instantField,
		openedBy: idField,
		shared: z.boolean(),
		grants: grantsSchema,
		recent: recentSchema
	}),
	/** Location space: running totals of one employee or one guest by local date; id `employee:…` or `guest:…`; rows of a guest
	 *  singly, for managers: `deeds:…`, without a card `alias:…`. */
	tally: tallySchema,
	/** Location space: what the location spent by posting month; id = location. */
	pool: poolSchema,
	/** Location space, private to the holder and managers: which shares of the pool are theirs; id = person. */
	holding: holdingSchema,
	/** Location space, for managers: how finance books the location's spending; id = location. */
	books: booksSchema,
	/** Location space: which months are closed, and who closed and opened them; id = location [rule 18]. */
	periods: z.strictObject({
		closed: z.array(monthField).check(z.maxLength(MONTHS_MAX)),
		trail: z
			.array(
				z.strictObject({
					month: monthField,
					what: z.enum(['closed', 'reopened']),
					by: idField,
					at: instantField,
					reason: z.optional(textField(NOTE_CHARS_MAX))
				})
			)
			.check(z.maxLength(MONTHS_MAX))
	}),
	/** Location space, private to who asks and managers: may I go over the cap for this incident? [rule 4] */
	ask: askSchema,
	/** Organisation space: a key of a phone of somebody who may answer asks, for consents without a network [C2]. */
	signer: signerSchema,
	/** Location space: the short stand-up of a shift, planned and told; read by all of it. */
	lineup: lineupSchema,
	/** Location space: what a guest cares about, for colleagues; of an erased one only since when [003-4]. */
	guest: guestSchema,
	/** Location space, private to the author and managers: who the guest of a gesture was. Never in the feed. */
	guest_name: z.strictObject({ gesture: idField, name: textField(GUEST_NAME_CHARS_MAX) }),
	...storyRecords
};

export { languageSchema, type Language } from './language';
export { storyPartsSchema, type StoryParts } from './gesture/gestureRecord';
export type { Method } from './ledger/ledgerRecords';
export { methodSchema } from './ledger/ledgerRecords';
export { photoSchema, type Photo } from './photo';
export { purposeSchema } from './purpose';

export type RecordKind = keyof typeof recordSchemas;
export type RecordBody<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>;

export const recordKinds = Object.keys(recordSchemas) as RecordKind[];
export const recordKindSchema = z.enum(recordKinds as [RecordKind, ...RecordKind[]]);
