/**
 * The breathing room as it stood last on this phone, so that Today shows it before any database is open. A note of what
 * the databases said, never more: they put it right as soon as they answer.
 */
import type { CapRule } from '../domain/policy/types';
import { browserShelf, hasFields, ROOM_KEY, type SessionShelf } from './session';
import type { BreathingRoom, Session } from './types';

/** Of {@link BreathingRoom} what a person is shown. Minor units; `shareMinor`: what of a pool is certain offline. */
export interface KnownRoom {
	capMinor: number;
	leftMinor: number;
	currency: string;
	/** UTC ms (device) of the last answer of the server; null = never. */
	asOf: number | null;
	rule: Pick<CapRule, 'dims' | 'window'>;
	shareMinor: number;
}

export interface RoomNote {
	/** Null: nothing is capped. */
	room: KnownRoom | null;
	/** UTC ms; from `until` on, the caps may be others (roomHolds.ts). */
	since: number;
	until: number;
	/** `leftMinor` in words, and the language they are of: a slow phone takes long to learn how numbers are written. */
	figure: { tag: string; text: string };
}

interface Kept extends RoomNote {
	person: string;
	location: string;
}

const isNumber = (value: unknown) => typeof value === 'number';
const isText = (value: unknown) => typeof value === 'string';
const isRoom = hasFields({
	capMinor: isNumber,
	leftMinor: isNumber,
	currency: isText,
	asOf: (value) => value === null || isNumber(value),
	rule: hasFields({ dims: Array.isArray, window: isText }),
	shareMinor: isNumber
});
const isWhole = hasFields({
	person: isText,
	location: isText,
	since: isNumber,
	until: isNumber,
	figure: hasFields({ tag: isText, text: isText }),
	room: (value) => value === null || isRoom(value)
});
const isKept = (value: unknown): value is Kept => isWhole(value);

export function knownRoomOf({
	capMinor,
	leftMinor,
	currency,
	asOf,
	binding,
	share
}: BreathingRoom): KnownRoom {
	const { dims, window } = binding.rule;
	return { capMinor, leftMinor, currency, asOf, rule: { dims, window }, shareMinor: share?.leftMinor ?? 0 };
}

/** Notes the room where the person works now. */
export function noteRoom(
	{ person, location }: Pick<Session, 'person' | 'location'>,
	note: RoomNote,
	shelf: Pick<SessionShelf, 'setItem'> | null = browserShelf()
): void {
	const kept: Kept = { person: person.id, location, ...note };
	try {
		shelf?.setItem(ROOM_KEY, JSON.stringify(kept));
	} catch {
		// Without the note the figure waits for the databases.
	}
}

/** What was noted for this person and place and still holds; null: nothing. */
export function notedRoom(
	{ person, location }: Pick<Session, 'person' | 'location'>,
	now: number,
	shelf: Pick<SessionShelf, 'getItem'> | null = browserShelf()
): RoomNote | null {
	try {
		const kept: unknown = JSON.parse(shelf?.getItem(ROOM_KEY) ?? 'null');
		if (!isKept(kept) || kept.person !== person.id || kept.location !== location) return null;
		return kept.since <= now && now < kept.until ? kept : null;
	} catch {
		return null;
	}
}
