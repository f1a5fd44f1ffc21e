import * as z from 'zod/mini';
import { idField } from '../domain/fields';
import { languageSchema, roleSchema } from '../domain/records';
import type { Session } from './types';

const SESSION_KEY = 'respiro.session';

const sessionSchema = z.object({
	person: z.object({
		id: idField,
		name: z.string(),
		role: roleSchema,
		username: z.string(),
		hasPasskey: z.boolean(),
		hasPassword: z.boolean()
	}),
	tenant: z.object({ id: idField, name: z.string(), language: languageSchema }),
	locations: z
		.array(z.object({ id: idField, name: z.string(), zone: z.string(), currency: z.string() }))
		.check(z.minLength(1)),
	location: idField,
	demo: z.boolean()
});

/** The part of `localStorage` that a session needs. */
export type SessionShelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function browserShelf(): SessionShelf | null {
	try {
		return globalThis.localStorage ?? null;
	} catch {
		// Some locked-down browsers throw on the mere mention of storage.
		return null;
	}
}

/** Who uses this phone, or null: nobody, unreadable, or of a shape this build does not know. */
export function readSession(shelf: SessionShelf | null = browserShelf()): Session | null {
	try {
		const parsed = sessionSchema.safeParse(JSON.parse(shelf?.getItem(SESSION_KEY) ?? 'null'));
		if (!parsed.success) return null;
		const session = parsed.data;
		const works = session.locations.some((location) => location.id === session.location);
		return works ? session : { ...session, location: session.locations[0]?.id ?? session.location };
	} catch {
		return null;
	}
}

/** Remembers who uses this phone. False when the browser refuses to store it. */
export function writeSession(session: Session, shelf: SessionShelf | null = browserShelf()): boolean {
	try {
		shelf?.setItem(SESSION_KEY, JSON.stringify(session));
		return shelf !== null;
	} catch {
		return false;
	}
}

/** Forgets who uses this phone. Touches no entry: those live in the outbox [I16]. */
export function clearSession(shelf: SessionShelf | null = browserShelf()): void {
	try {
		shelf?.removeItem(SESSION_KEY);
	} catch {
		// Nothing was readable, so nothing is left.
	}
}
