import type { Language, Role } from '../domain/records';
import type { Session } from './types';

const SESSION_KEY = 'respiro.session';
/** Last answers of the desk, kept for when there is no network; they go when the person goes. */
export const DESK_KEY = 'respiro.desk';
/** The breathing room as it stood last (roomNote.ts); it goes when the person goes. */
export const ROOM_KEY = 'respiro.room';
/** The first stories as they were read last, for the page before the app; they go when the person goes. */
export const GLANCE_KEY = 'respiro.glance';
/** Who has had a whole sync on this phone (firstPage.ts); it goes when the person goes. */
export const HELD_KEY = 'respiro.held';
const ROLES = ['staff', 'manager', 'owner'] satisfies Role[];
const LANGUAGES = ['es', 'en'] satisfies Language[];

/** A shape by hand: the schema library is not part of the first screen, and only this app writes here. */
type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isId: Check = (value) =>
	isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value));
const isFlag: Check = (value) => typeof value === 'boolean';
const isOneOf =
	(values: readonly unknown[]): Check =>
	(value) =>
		values.includes(value);
const isListOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.length > 0 && value.every(check);
export const hasFields =
	(checks: Record<string, Check>): Check =>
	(value) =>
		typeof value === 'object' &&
		value !== null &&
		Object.entries(checks).every(([name, check]) => check(Reflect.get(value, name)));

const isWhole = hasFields({
	person: hasFields({
		id: isId,
		name: isText,
		role: isOneOf(ROLES),
		username: isText,
		hasPasskey: isFlag,
		hasPassword: isFlag
	}),
	tenant: hasFields({ id: isId, name: isText, language: isOneOf(LANGUAGES) }),
	locations: isListOf(hasFields({ id: isId, name: isText, zone: isText, currency: isText })),
	location: isId,
	demo: isFlag
});
const isSession = (value: unknown): value is Session => isWhole(value);

/** The part of `localStorage` that a session needs. */
export type SessionShelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Null where the browser refuses. */
export function browserShelf(): SessionShelf | null {
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
		const session: unknown = JSON.parse(shelf?.getItem(SESSION_KEY) ?? 'null');
		if (!isSession(session)) return null;
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
		shelf?.removeItem(DESK_KEY);
		shelf?.removeItem(GLANCE_KEY);
		shelf?.removeItem(ROOM_KEY);
		shelf?.removeItem(HELD_KEY);
	} catch {
		// Nothing was readable, so nothing is left.
	}
}

/** The language of the screen, or the organisation's where the screen has none yet. */
export function shownLanguage({ tenant }: Session): Language {
	const shown = document.documentElement.lang.slice(0, 2);
	return LANGUAGES.find((language) => language === shown) ?? tenant.language;
}
