import * as z from 'zod/mini';
import { GUEST_NAME_CHARS_MAX, PHOTOS_MAX } from '../limits';
import { amountField, currencyField, idField, instantField, textField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator, MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import { recordSpend, spendRefusal, spendTouches, toFlags, type SpendWish } from '../ledger/recordSpend';
import { methodSchema, spendDetailsShape } from '../ledger/ledgerRecords';
import { languageSchema, photoSchema, purposeSchema, storyPartsSchema } from '../records';
import type { RecordBody, StoryParts } from '../records';
import type { RecordKey, WriteTx } from '../tx';
import { guestAliasOf, hideGuestName } from './alias';

export const gestureLogArgs = z.strictObject({
	gesture: idField,
	incident: idField,
	purpose: purposeSchema,
	scale: z.int().check(z.gte(0), z.lte(100)),
	parts: storyPartsSchema,
	guestName: z.optional(textField(GUEST_NAME_CHARS_MAX)),
	photos: z.array(photoSchema).check(z.maxLength(PHOTOS_MAX)),
	language: languageSchema,
	spend: z.optional(
		z.strictObject({
			id: idField,
			amountMinor: amountField,
			currency: currencyField,
			method: methodSchema,
			leftShownMinor: z.nullable(z.int()),
			/** The version of the caps that the phone had, and when it was last confirmed (UTC ms) [rule 13]. */
			policySeen: z.optional(z.nullable(z.int())),
			policySeenAt: z.optional(z.nullable(instantField)),
			hasReceipt: z.optional(z.boolean()),
			guest: z.optional(idField),
			...spendDetailsShape
		})
	)
});
export type GestureLogArgs = z.infer<typeof gestureLogArgs>;

function keysOf(op: Op, args: GestureLogArgs) {
	const here = (kind: RecordKey['kind']): RecordKey => ({ space: op.space, kind, id: args.gesture });
	return {
		gesture: here('gesture'),
		guestName: here('guest_name'),
		flags: here('flags'),
		location: { space: op.tenant, kind: 'location', id: op.space } satisfies RecordKey
	};
}

function wishOf(args: GestureLogArgs): SpendWish | null {
	const { spend, gesture, incident, purpose, guestName } = args;
	return spend ? { ...spend, gesture, incident, purpose, hasGuestName: guestName !== undefined } : null;
}

/** Parts as colleagues may read them: the guest's name replaced in every part. */
function tellWithoutName(parts: StoryParts, name: string | undefined, alias: string | undefined): StoryParts {
	if (!name || !alias) return parts;
	const hidden = Object.entries(parts).map(([key, text]) => [
		key,
		text === undefined ? text : hideGuestName(text, name, alias)
	]);
	return Object.fromEntries(hidden) as StoryParts;
}

function run(tx: WriteTx, op: Op, args: GestureLogArgs, context: MutatorContext): Refusal | null {
	const keys = keysOf(op, args);
	const location = tx.get<RecordBody<'location'>>(keys.location);
	if (!location) return 'unknown_ref';
	// A second gesture or entry under a known id never overwrites the first [I5].
	if (tx.get(keys.gesture)) return 'not_yours';
	const wish = wishOf(args);
	const refusal = wish && spendRefusal(tx, op, wish);
	if (refusal) return refusal;

	const { at, flags } = effectiveInstant(op, context.receivedAt);
	// A clock nobody could check must not reorder the feed [I23]: on the server it sorts by arrival.
	const feedAt = flags.includes('CLOCK_SUSPECT') && context.receivedAt !== null ? context.receivedAt : at;
	const alias = args.guestName ? guestAliasOf(args.guestName) : undefined;
	const gesture: RecordBody<'gesture'> = {
		author: op.author,
		contributors: [],
		incident: args.incident,
		purpose: args.purpose,
		scale: args.scale,
		parts: tellWithoutName(args.parts, args.guestName, alias),
		...(alias ? { guestAlias: alias } : {}),
		photos: args.photos,
		at: feedAt,
		businessDate: op.businessDate,
		language: args.language
	};
	tx.put(keys.gesture, gesture, null);
	if (args.guestName) {
		tx.put(keys.guestName, { gesture: args.gesture, name: args.guestName }, op.author);
	}
	if (wish) recordSpend(tx, op, wish, context);
	else if (flags.length > 0) {
		const odd = { employee: op.author, at: feedAt, flags: toFlags(flags.map((code) => ({ code }))) };
		tx.put(keys.flags, odd, op.author);
	}
	return null;
}

/** `gesture.log` 1: something was done for a guest; optionally money was spent on it [003-3, 003-7]. */
export const gestureLog: Mutator<GestureLogArgs> = {
	args: gestureLogArgs,
	may: 'staff',
	home: 'location',
	touches(op, args) {
		const { gesture, guestName, flags, location } = keysOf(op, args);
		const wish = wishOf(args);
		return wish ? [gesture, guestName, ...spendTouches(op, wish)] : [gesture, guestName, flags, location];
	},
	run
};
