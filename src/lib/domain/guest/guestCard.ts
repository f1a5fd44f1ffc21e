import * as z from 'zod/mini';
import { dateField, idField, stayField, textField } from '../fields';
import { guestAliasOf } from '../gesture/alias';
import { GUEST_NAME_CHARS_MAX } from '../limits';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { addDays } from '../period/calendar';
import type { RecordKey, WriteTx } from '../tx';
import {
	AFFINITIES_MAX,
	AFFINITY_CHARS_MAX,
	CONFIRM_AFTER_DAYS,
	isErased,
	sourceSchema,
	type Affinity,
	type Guest,
	type LivingGuest
} from './guestRecord';

export function guestKey(op: Op, id: string): RecordKey {
	return { space: op.space, kind: 'guest', id };
}

/**
 * What an op about one card does to it. A card that was erased stays so, and the op is accepted without effect: the door
 * is closed, and nobody is to blame who did not know. A card that nobody made is `unknown_ref`: what was typed is kept aside.
 */
export function onCard(
	tx: WriteTx,
	op: Op,
	id: string,
	change: (card: LivingGuest) => LivingGuest | null | 'bad_args'
) {
	const held = tx.get<Guest>(guestKey(op, id));
	if (!held) return 'unknown_ref';
	if (isErased(held)) return null;
	const changed = change(held);
	if (changed === 'bad_args') return changed;
	if (changed) tx.put(guestKey(op, id), changed, null);
	return null;
}

const putArgs = z.strictObject({ guest: idField, name: textField(GUEST_NAME_CHARS_MAX) });

/** `guest.put` 1: a guest to remember, or another name for one. Stories show the alias [003-5]. */
export const guestPut: Mutator<z.infer<typeof putArgs>> = {
	args: putArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [guestKey(op, args.guest)],
	run(tx, op, { guest, name }) {
		const named = { name, alias: guestAliasOf(name) };
		if (tx.get<Guest>(guestKey(op, guest))) return onCard(tx, op, guest, (card) => ({ ...card, ...named }));
		tx.put(guestKey(op, guest), { ...named, affinities: [], gestures: [] }, null);
		return null;
	}
};

const noteArgs = z.strictObject({
	guest: idField,
	affinity: idField,
	text: textField(AFFINITY_CHARS_MAX),
	source: sourceSchema,
	/** When it was so, if that was before today; an undo brings back the old date. */
	asOf: z.optional(dateField),
	confirmAfter: z.optional(dateField)
});

/** The affinities with one of them written: in its place, or last. Of two words on the same thing the newer stays. */
function withAffinity(all: readonly Affinity[], one: Affinity): Affinity[] {
	const held = all.find(({ id }) => id === one.id);
	if (!held) return [...all, one];
	return held.asOf > one.asOf ? [...all] : all.map((other) => (other.id === one.id ? one : other));
}

/** `guest.note` 1: something that a guest cares about, or what has become of it: another text is of another day [003-4]. */
export const guestNote: Mutator<z.infer<typeof noteArgs>> = {
	args: noteArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [guestKey(op, args.guest)],
	run(tx, op, { guest, affinity: id, text, source, ...dates }) {
		const asOf = dates.asOf && dates.asOf < op.businessDate ? dates.asOf : op.businessDate;
		const confirmAfter = dates.confirmAfter ?? addDays(asOf, CONFIRM_AFTER_DAYS);
		return onCard(tx, op, guest, (card) => {
			const one: Affinity = { id, text, source, asOf, confirmAfter, by: op.author };
			const affinities = withAffinity(card.affinities, one);
			return affinities.length > AFFINITIES_MAX ? 'bad_args' : { ...card, affinities };
		});
	}
};

const oneArgs = z.strictObject({ guest: idField, affinity: idField });

/** `guest.confirm` 1: it is still so today; asked again when the time is over once more [003-4]. */
export const guestConfirm: Mutator<z.infer<typeof oneArgs>> = {
	args: oneArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [guestKey(op, args.guest)],
	run(tx, op, { guest, affinity }) {
		const on = op.businessDate;
		const again = { asOf: on, confirmedOn: on, confirmAfter: addDays(on, CONFIRM_AFTER_DAYS), by: op.author };
		return onCard(tx, op, guest, (card) => {
			const held = card.affinities.find(({ id }) => id === affinity);
			if (!held || held.asOf > on) return null;
			return { ...card, affinities: withAffinity(card.affinities, { ...held, ...again }) };
		});
	}
};

/** `guest.forget` 1: one thing less is kept of a guest. */
export const guestForget: Mutator<z.infer<typeof oneArgs>> = {
	args: oneArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [guestKey(op, args.guest)],
	run: (tx, op, { guest, affinity }) =>
		onCard(tx, op, guest, (card) => ({
			...card,
			affinities: card.affinities.filter(({ id }) => id !== affinity)
		}))
};

const stayArgs = z.strictObject({ guest: idField, stay: z.nullable(stayField) });

/** `guest.stay` 1: when a guest is here; null: not known any more. What was judged by other dates stays as it is. */
export const guestStay: Mutator<z.infer<typeof stayArgs>> = {
	args: stayArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [guestKey(op, args.guest)],
	run: (tx, op, { guest, stay }) =>
		onCard(tx, op, guest, ({ stay: _, ...card }) => (stay ? { ...card, stay } : card))
};
