import * as z from 'zod/mini';
import { dateField, idField, instantField, stayField, textField } from '../fields';
import { ALIAS_CHARS_MAX, GUEST_NAME_CHARS_MAX } from '../limits';

export const AFFINITIES_MAX = 30;
export const AFFINITY_CHARS_MAX = 80;
/** Gestures that a card remembers, newest first; far more than anybody looks at, so that an erasure finds them all. */
export const GUEST_GESTURES_MAX = 100;
/** Other cards that one card was found to be the same guest as. */
export const MERGES_MAX = 10;
/** After so many days what is known of a guest is asked again: "12 cats, or 13?" [003-4]. */
export const CONFIRM_AFTER_DAYS = 180;

export const sourceSchema = z.enum(['told', 'observed', 'asked']);
export type Source = z.infer<typeof sourceSchema>;

/** Something a guest cares about: where it is known from, when it was so, and from when on it is asked again. */
export const affinitySchema = z.strictObject({
	id: idField,
	text: textField(AFFINITY_CHARS_MAX),
	source: sourceSchema,
	/** Local date on which it was so: counts change [003-4]. */
	asOf: dateField,
	confirmAfter: dateField,
	/** Local date on which somebody last found it still true. */
	confirmedOn: z.optional(dateField),
	by: idField
});
export type Affinity = z.infer<typeof affinitySchema>;

export const metSchema = z.strictObject({ id: idField, on: dateField });
export type Met = z.infer<typeof metSchema>;

export const livingGuestSchema = z.strictObject({
	name: textField(GUEST_NAME_CHARS_MAX),
	alias: textField(ALIAS_CHARS_MAX),
	affinities: z.array(affinitySchema).check(z.maxLength(AFFINITIES_MAX)),
	/** Gestures for this guest, newest first. */
	gestures: z.array(metSchema).check(z.maxLength(GUEST_GESTURES_MAX)),
	lastContactOn: z.optional(dateField),
	/** When they are here, or will be next; kept only for caps per stay [rule 11]. */
	stay: z.optional(stayField),
	/** Cards of the same guest, which are shown as one with this. Nothing moves, so that nothing can be lost. */
	mergedInto: z.optional(z.array(idField).check(z.minLength(1), z.maxLength(MERGES_MAX)))
});
export type LivingGuest = z.infer<typeof livingGuestSchema>;

/** All that is left of a card after an erasure: a closed door for whatever comes later. */
export const erasedGuestSchema = z.strictObject({ erasedAt: instantField });
export type ErasedGuest = z.infer<typeof erasedGuestSchema>;

/** Location space: what a guest cares about, for the colleagues of the location [003-4]. */
export const guestSchema = z.union([livingGuestSchema, erasedGuestSchema]);
export type Guest = z.infer<typeof guestSchema>;

export function isErased(guest: Guest): guest is ErasedGuest {
	return 'erasedAt' in guest;
}
