/** What the house holds of a guest beyond the card: for the guest who asks to see it [G6]. Money: minor units. */
import * as z from 'zod/mini';
import { dateField, idField } from '../domain/fields';
import { recordSchemas } from '../domain/records';

/** Gestures in one answer, the newest; `more` says how many are not in it. */
export const HELD_GESTURES_MAX = 500;

/** `GET /api/desk/guest?location=…&guest=…`: of whichever of the guest's cards. */
export const heldQuerySchema = z.strictObject({ location: idField, guest: idField });

export const heldSchema = z.object({
	currency: z.string(),
	/** Newest first. `story` null: it was taken back, and what it cost is not. */
	gestures: z.array(
		z.object({
			id: idField,
			on: dateField,
			story: z.nullable(recordSchemas.gesture),
			/** What was spent and is not taken back. */
			spentMinor: z.int()
		})
	),
	more: z.int()
});
export type Held = z.infer<typeof heldSchema>;
