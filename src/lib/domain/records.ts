import * as z from 'zod/mini';
import {
	ALIAS_CHARS_MAX,
	CONTRIBUTORS_MAX,
	GUEST_NAME_CHARS_MAX,
	LOCATIONS_MAX,
	NAME_CHARS_MAX,
	PART_CHARS_MAX,
	PHOTOS_MAX
} from './limits';
import { amountField, currencyField, dateField, idField, instantField, textField, zoneField } from './fields';
import { policyVersionSchema } from './policy/policy';

/** Roles, least first. Staff see their locations; managers their locations and what is private there; owners all. */
export const roleSchema = z.enum(['staff', 'manager', 'owner']);
export type Role = z.infer<typeof roleSchema>;

export const languageSchema = z.enum(['es', 'en']);
export type Language = z.infer<typeof languageSchema>;

const part = z.optional(textField(PART_CHARS_MAX));

/** The five parts of a telling; `what` is the gesture itself and the only one that must be there. */
export const storyPartsSchema = z.strictObject({
	situation: part,
	need: part,
	what: textField(PART_CHARS_MAX),
	reaction: part,
	lesson: part
});
export type StoryParts = z.infer<typeof storyPartsSchema>;

export const purposeSchema = z.enum(['fix', 'wow', 'both']);
export const methodSchema = z.enum(['house_comp', 'company_card', 'petty_cash', 'out_of_pocket', 'points']);
export type Method = z.infer<typeof methodSchema>;

/** A photo of a story, named by the SHA-256 of its bytes. `tint` is its mean colour, shown until it has loaded. */
export const photoSchema = z.strictObject({
	hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	width: z.int().check(z.gte(1), z.lte(10_000)),
	height: z.int().check(z.gte(1), z.lte(10_000)),
	alt: z.string().check(z.maxLength(200)),
	tint: z.string().check(z.regex(/^#[0-9a-f]{6}$/))
});
export type Photo = z.infer<typeof photoSchema>;

/** Body schemas by kind. A record is validated with the schema of its kind wherever it enters a home. */
export const recordSchemas = {
	/** Organisation space: the organisation itself; id = tenant. */
	org: z.strictObject({ name: textField(NAME_CHARS_MAX), language: languageSchema, foundedAt: instantField }),
	/** Organisation space: a location; its id is also the id of its space. */
	location: z.strictObject({ name: textField(NAME_CHARS_MAX), zone: zoneField, currency: currencyField }),
	/** Organisation space: a person, as colleagues see them. */
	person: z.strictObject({
		name: textField(NAME_CHARS_MAX),
		role: roleSchema,
		locations: z.array(idField).check(z.maxLength(LOCATIONS_MAX)),
		active: z.boolean()
	}),
	/** Organisation space: all published versions of the caps; id = tenant. */
	policies: z.strictObject({ versions: z.array(policyVersionSchema).check(z.maxLength(1_000)) }),
	/** Location space: a gesture and its story: one object on a continuum [003-1]. Guest under an alias [003-5]. */
	gesture: z.strictObject({
		author: idField,
		contributors: z.array(idField).check(z.maxLength(CONTRIBUTORS_MAX)),
		incident: idField,
		purpose: purposeSchema,
		/** 0 everyday wow … 100 grand gesture. */
		scale: z.int().check(z.gte(0), z.lte(100)),
		parts: storyPartsSchema,
		guestAlias: z.optional(textField(ALIAS_CHARS_MAX)),
		photos: z.array(photoSchema).check(z.maxLength(PHOTOS_MAX)),
		/** Effective UTC ms: device clock + measured offset, or when received if that cannot be [rule 14]. Feed order. */
		at: instantField,
		/** Fixed at capture in the location's zone; never changes [I24]. */
		businessDate: dateField,
		language: languageSchema,
		editedAt: z.optional(instantField)
	}),
	/** Location space, private to the spender and managers: an immutable ledger entry [rule 15]. Sign by type. */
	spend: z.strictObject({
		type: z.enum(['spend', 'void']),
		ref: z.optional(idField),
		gesture: idField,
		incident: idField,
		employee: idField,
		amountMinor: z.int(),
		currency: currencyField,
		method: methodSchema,
		at: instantField,
		businessDate: dateField,
		/** Good-faith record: what the phone showed as left when it was saved; null when no cap applied. */
		leftShownMinor: z.nullable(z.int())
	}),
	/**
	 * Location space: running total of one guest matter, so that a phone can say what is left. Private to who opened it
	 * until somebody else acts on it too; from then on all who may act need it [rule 3].
	 */
	incident: z.strictObject({
		usedMinor: z.int(),
		openedAt: instantField,
		openedBy: idField,
		shared: z.boolean()
	}),
	/** Location space, private to the author and managers: who the guest of a gesture was. Never in the feed. */
	guest_name: z.strictObject({ gesture: idField, name: textField(GUEST_NAME_CHARS_MAX) }),
	/** Location space, private to the person concerned and managers [rule 28]. */
	flag: z.strictObject({
		entry: idField,
		employee: idField,
		code: z.enum(['OVER_CAP', 'OVER_CAP_CONCURRENT', 'CLOCK_ADJUSTED', 'CLOCK_SUSPECT', 'FUTURE_CLOCK']),
		rule: z.optional(z.string()),
		amountMinor: z.optional(amountField),
		state: z.enum(['open', 'cleared'])
	})
};

export type RecordKind = keyof typeof recordSchemas;
export type RecordBody<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>;

export const recordKinds = Object.keys(recordSchemas) as RecordKind[];
export const recordKindSchema = z.enum(recordKinds as [RecordKind, ...RecordKind[]]);
