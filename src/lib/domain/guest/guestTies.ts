import * as z from 'zod/mini';
import { idField } from '../fields';
import type { Gesture } from '../gesture/gestureRecord';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { storyWithoutName } from '../story/withoutName';
import type { RecordKey, WriteTx } from '../tx';
import { guestKey, onCard } from './guestCard';
import { GUEST_GESTURES_MAX, isErased, MERGES_MAX, type Guest, type LivingGuest } from './guestRecord';

/** Cards and gestures of one erasure: an op writes no more records than a page of a pull can hold. */
export const ERASED_CARDS_MAX = MERGES_MAX + 1;
export const ERASED_GESTURES_MAX = 14;

const gestureKeys = (op: Op, id: string): [RecordKey, RecordKey] => [
	{ space: op.space, kind: 'gesture', id },
	{ space: op.space, kind: 'guest_name', id }
];

const metArgs = z.strictObject({ guest: idField, gesture: idField });

function withGesture(card: LivingGuest, id: string, on: string): LivingGuest {
	const others = card.gestures.filter((met) => met.id !== id);
	const gestures = [...others, { id, on }]
		.sort((a, b) => (a.on < b.on ? 1 : -1))
		.slice(0, GUEST_GESTURES_MAX);
	const lastContactOn = card.lastContactOn && card.lastContactOn > on ? card.lastContactOn : on;
	return { ...card, gestures, lastContactOn };
}

/**
 * `guest.met` 1: a gesture was for this guest. For one who was erased meanwhile the name goes from the gesture as well.
 * A gesture that is not shown any more is tied all the same, so that an erasure finds it.
 */
export const guestMet: Mutator<z.infer<typeof metArgs>> = {
	args: metArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [guestKey(op, args.guest), ...gestureKeys(op, args.gesture)],
	run(tx, op, { guest, gesture }) {
		const [told, name] = gestureKeys(op, gesture);
		const held = tx.get<Guest>(guestKey(op, guest));
		const body = tx.get<Gesture>(told);
		if (body && body.author !== op.author) return 'not_yours';
		if (held && isErased(held)) {
			if (tx.get(name)) tx.remove(name);
			return null;
		}
		const on = body?.businessDate ?? op.businessDate;
		return onCard(tx, op, guest, (card) => withGesture(card, gesture, on));
	}
};

const mergeArgs = z.strictObject({
	from: idField,
	into: idField,
	/** They were two guests after all. */
	apart: z.optional(z.literal(true))
});

function tied(tx: WriteTx, op: Op, card: LivingGuest, id: string, to: string): null | 'bad_args' {
	const ties = [...(card.mergedInto ?? []), to];
	if (card.mergedInto?.includes(to)) return null;
	if (ties.length > MERGES_MAX) return 'bad_args';
	tx.put(guestKey(op, id), { ...card, mergedInto: ties }, null);
	return null;
}

function untied(tx: WriteTx, op: Op, card: LivingGuest, id: string, from: string): void {
	const { mergedInto, ...rest } = card;
	const ties = mergedInto?.filter((other) => other !== from) ?? [];
	if (ties.length !== (mergedInto?.length ?? 0)) {
		tx.put(guestKey(op, id), { ...rest, ...(ties.length > 0 ? { mergedInto: ties } : {}) }, null);
	}
}

/**
 * `guest.merge` 1: two cards are one guest. A card keeps what it holds and points to the other: phones show tied cards as
 * one, so that notes for either, from whatever phone and however late, are on the card that people see. Twice is once;
 * both ways round is one tie. A card tied to an erased one says so: its guest asked to be forgotten.
 */
export const guestMerge: Mutator<z.infer<typeof mergeArgs>> = {
	args: mergeArgs,
	may: 'staff',
	home: 'location',
	touches: (op, { from, into }) =>
		from === into ? [guestKey(op, from)] : [guestKey(op, from), guestKey(op, into)],
	run(tx, op, { from, into, apart }) {
		if (from === into) return 'bad_args';
		const [one, other] = [tx.get<Guest>(guestKey(op, from)), tx.get<Guest>(guestKey(op, into))];
		if (!one || !other) return 'unknown_ref';
		if (apart) {
			if (!isErased(one)) untied(tx, op, one, from, into);
			if (!isErased(other)) untied(tx, op, other, into, from);
			return null;
		}
		if (isErased(one)) return isErased(other) ? null : tied(tx, op, other, into, from);
		const isTied = !isErased(other) && other.mergedInto?.includes(from);
		return isTied ? null : tied(tx, op, one, from, into);
	}
};

const eraseArgs = z.strictObject({
	guests: z.array(idField).check(z.minLength(1), z.maxLength(ERASED_CARDS_MAX)),
	gestures: z.array(idField).check(z.maxLength(ERASED_GESTURES_MAX))
});

/** The story without any of the names. */
function withoutNames(story: Gesture, names: readonly string[]): Gesture {
	const alias = story.guestAlias ?? '·';
	return names.reduce((told, name) => storyWithoutName(told, { name, alias }), story);
}

/**
 * `guest.erase` 1: a guest is forgotten. Cards keep only that they are closed, and since when; gestures lose the name.
 * What was spent stays, under an id that means nobody. Also of a card that this home has not seen yet.
 */
export const guestErase: Mutator<z.infer<typeof eraseArgs>> = {
	args: eraseArgs,
	may: 'manager',
	onlyNow: true,
	home: 'location',
	touches: (op, { guests, gestures }) => [
		...[...new Set(guests)].map((id) => guestKey(op, id)),
		...[...new Set(gestures)].flatMap((id) => gestureKeys(op, id))
	],
	run(tx, op, { guests, gestures }, context) {
		const { at } = effectiveInstant(op, context.receivedAt);
		const cards = new Map([...new Set(guests)].map((id) => [id, tx.get<Guest>(guestKey(op, id))]));
		const names = [...cards.values()].flatMap((card) => (card && !isErased(card) ? [card.name] : []));
		for (const [id, card] of cards) {
			if (!card || !isErased(card)) tx.put(guestKey(op, id), { erasedAt: at }, null);
		}
		for (const id of new Set(gestures)) {
			const [told, name] = gestureKeys(op, id);
			const gesture = tx.get<Gesture>(told);
			if (tx.get(name)) tx.remove(name);
			if (!gesture) continue;
			const bare = withoutNames(gesture, names);
			if (JSON.stringify(bare) !== JSON.stringify(gesture)) tx.put(told, bare, null);
		}
		return null;
	}
};
