import * as z from 'zod/mini';
import { GUEST_NAME_CHARS_MAX } from '../limits';
import { amountField, currencyField, idField, instantField, textField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator, MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import {
	recordSpend,
	spendReaches,
	spendRefusal,
	spendTouches,
	toFlags,
	type SpendWish
} from '../ledger/recordSpend';
import { tallyElsewhere } from '../ledger/elsewhere';
import { knownElsewhereField, methodSchema, spendDetailsShape } from '../ledger/ledgerRecords';
import { languageSchema } from '../language';
import { purposeSchema } from '../purpose';
import type { RecordBody } from '../records';
import { partsWithoutName } from '../story/withoutName';
import type { RecordKey, WriteTx } from '../tx';
import { guestAliasOf } from './alias';
import { photosSchema, scaleField, storyPartsSchema } from './gestureRecord';

export const gestureLogArgs = z.strictObject({
	gesture: idField,
	incident: idField,
	purpose: purposeSchema,
	scale: scaleField,
	parts: storyPartsSchema,
	guestName: z.optional(textField(GUEST_NAME_CHARS_MAX)),
	photos: photosSchema,
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
			known: z.optional(knownElsewhereField),
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
		withheld: here('withheld'),
		flags: here('flags'),
		location: { space: op.tenant, kind: 'location', id: op.space } satisfies RecordKey
	};
}

function wishOf(args: GestureLogArgs): SpendWish | null {
	const { spend, gesture, incident, purpose, guestName } = args;
	const alias = guestName === undefined ? undefined : guestAliasOf(guestName);
	return spend ? { ...spend, gesture, incident, purpose, alias } : null;
}

function run(tx: WriteTx, op: Op, args: GestureLogArgs, context: MutatorContext): Refusal | null {
	const keys = keysOf(op, args);
	const location = tx.get<RecordBody<'location'>>(keys.location);
	if (!location) return 'unknown_ref';
	// A second gesture or entry under a known id never overwrites the first [I5].
	if (tx.get(keys.gesture) || tx.get(keys.withheld)) return 'not_yours';
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
		parts: partsWithoutName(args.parts, args.guestName && alias ? { name: args.guestName, alias } : null),
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
		const { gesture, guestName, withheld, flags, location } = keysOf(op, args);
		const own = [gesture, guestName, withheld];
		const wish = wishOf(args);
		return wish ? [...own, ...spendTouches(op, wish)] : [...own, flags, location];
	},
	elsewhere: (tx, op, { spend }) => (spend ? tallyElsewhere(tx, op, op.author) : null),
	reaches(tx, op, args, context) {
		const wish = wishOf(args);
		return wish ? spendReaches(tx, op, wish, context) : [];
	},
	run
};
