import * as z from 'zod/mini';
import { GUEST_NAME_CHARS_MAX, PHOTOS_MAX } from '../limits';
import { amountField, currencyField, idField, textField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator, MutatorContext } from '../op/mutator';
import type { Op } from '../op/op';
import { effectiveVersion, incidentRule, overage } from '../policy/policy';
import { languageSchema, methodSchema, photoSchema, purposeSchema, storyPartsSchema } from '../records';
import type { RecordBody, StoryParts } from '../records';
import type { RecordKey, WriteTx } from '../tx';
import { incidentAudience } from './incident';
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
			leftShownMinor: z.nullable(z.int())
		})
	)
});
export type GestureLogArgs = z.infer<typeof gestureLogArgs>;

const FLAG_CODES = [
	'OVER_CAP',
	'OVER_CAP_CONCURRENT',
	'CLOCK_ADJUSTED',
	'CLOCK_SUSPECT',
	'FUTURE_CLOCK'
] as const;
type FlagCode = (typeof FLAG_CODES)[number];

function keysOf(op: Op, args: GestureLogArgs) {
	const here = (kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });
	const entry = args.spend?.id ?? args.gesture;
	return {
		gesture: here('gesture', args.gesture),
		incident: here('incident', args.incident),
		guestName: here('guest_name', args.gesture),
		spend: here('spend', entry),
		flag: (code: FlagCode) => here('flag', `${entry}:${code}`),
		location: { space: op.tenant, kind: 'location', id: op.space } satisfies RecordKey,
		policies: { space: op.tenant, kind: 'policies', id: op.tenant } satisfies RecordKey
	};
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

/** The over-cap parts of a spend: what the phone could know is OVER_CAP, the rest is nobody's fault [rule 8]. */
function overCapFlags(
	usedMinor: number,
	amountMinor: number,
	capMinor: number,
	leftShownMinor: number | null
) {
	const total = overage(usedMinor, amountMinor, capMinor);
	const shownUsed = capMinor - (leftShownMinor ?? capMinor);
	const own = Math.min(total, overage(shownUsed, amountMinor, capMinor));
	return { OVER_CAP: own, OVER_CAP_CONCURRENT: total - own };
}

/** Writes the ledger entry, the running total and the private flags. A cap never refuses the truth [rule 5]. */
function writeSpend(tx: WriteTx, op: Op, args: GestureLogArgs, at: number): void {
	const { spend } = args;
	if (!spend) return;
	const keys = keysOf(op, args);
	const incident = tx.get<RecordBody<'incident'>>(keys.incident);
	const usedMinor = incident?.usedMinor ?? 0;
	const versions = tx.get<RecordBody<'policies'>>(keys.policies)?.versions ?? [];
	const rule = incidentRule(effectiveVersion(versions, op.space, op.businessDate), spend.currency);
	const entry: RecordBody<'spend'> = {
		type: 'spend',
		gesture: args.gesture,
		incident: args.incident,
		employee: op.author,
		amountMinor: spend.amountMinor,
		currency: spend.currency,
		method: spend.method,
		at,
		businessDate: op.businessDate,
		leftShownMinor: spend.leftShownMinor
	};
	tx.put(keys.spend, entry, op.author);
	const openedBy = incident?.openedBy ?? op.author;
	const total: RecordBody<'incident'> = {
		usedMinor: usedMinor + spend.amountMinor,
		openedAt: incident?.openedAt ?? at,
		openedBy,
		shared: incident?.shared === true || openedBy !== op.author
	};
	tx.put(keys.incident, total, incidentAudience(total));
	if (!rule) return;
	const over = overCapFlags(usedMinor, spend.amountMinor, rule.amountMinor, spend.leftShownMinor);
	for (const code of ['OVER_CAP', 'OVER_CAP_CONCURRENT'] as const) {
		if (over[code] === 0) continue;
		const flag: RecordBody<'flag'> = {
			entry: spend.id,
			employee: op.author,
			code,
			rule: rule.id,
			amountMinor: over[code],
			state: 'open'
		};
		tx.put(keys.flag(code), flag, op.author);
	}
}

function writeClockFlags(tx: WriteTx, op: Op, args: GestureLogArgs, codes: readonly FlagCode[]): void {
	const keys = keysOf(op, args);
	for (const code of codes) {
		const flag: RecordBody<'flag'> = {
			entry: args.spend?.id ?? args.gesture,
			employee: op.author,
			code,
			state: 'open'
		};
		tx.put(keys.flag(code), flag, op.author);
	}
}

function run(tx: WriteTx, op: Op, args: GestureLogArgs, context: MutatorContext) {
	const keys = keysOf(op, args);
	const location = tx.get<RecordBody<'location'>>(keys.location);
	if (!location) return 'unknown_ref' as const;
	if (args.spend && args.spend.currency !== location.currency) return 'bad_currency' as const;
	// A second gesture or entry under a known id never overwrites the first [I5].
	if (tx.get(keys.gesture) || (args.spend && tx.get(keys.spend))) return 'not_yours' as const;

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
	writeSpend(tx, op, args, feedAt);
	writeClockFlags(tx, op, args, flags);
	return null;
}

/** `gesture.log` 1: something was done for a guest; optionally money was spent on it [003-3, 003-7]. */
export const gestureLog: Mutator<GestureLogArgs> = {
	args: gestureLogArgs,
	may: 'staff',
	home: 'location',
	touches(op, args) {
		const keys = keysOf(op, args);
		return [
			keys.gesture,
			keys.incident,
			keys.guestName,
			keys.spend,
			...FLAG_CODES.map(keys.flag),
			keys.location,
			keys.policies
		];
	},
	run
};
