import { roomHoldsToday } from '$lib/client/roomHolds';
import { noteRoom } from '$lib/client/roomNote';
import { readSession, writeSession } from '$lib/client/session';
import type { Session } from '$lib/client/types';
import type { SessionInfo } from '$lib/protocol/accounts';
import { intlTag } from '$lib/i18n/index.svelte';
import { formatMoney } from '../money';
import { door } from './doorApi';

const OWED_KEY = 'respiro.sign-out-owed';
/** Longer than this nobody waits at the door; what is left to do is tried again later. */
const WAIT_MS_MAX = 3_000;

function atMost(work: Promise<unknown>): Promise<unknown> {
	return Promise.race([work, new Promise((resolve) => setTimeout(resolve, WAIT_MS_MAX))]);
}

/** The session this phone keeps: the same person stays at the location they last worked in. */
export function sessionOf(info: SessionInfo, before: Session | null): Session | null {
	const first = info.locations[0];
	if (!first) return null;
	const last = before?.person.id === info.person.id ? before.location : first.id;
	const known = info.locations.some((place) => place.id === last);
	const { person, tenant, locations, demo } = info;
	return { person, tenant, locations, demo, location: known ? last : first.id };
}

/** Whoever was in here before leaves nothing on the phone but what waits to be sent [I16, I20]. */
async function forgetMirror(person: string): Promise<void> {
	const { MirrorDatabase, mirrorName } = await import('$lib/client/store/dexieMirror');
	await new MirrorDatabase(mirrorName(person)).delete();
}

/** What the server said at the door is what Today shows until this phone has read for itself. */
function noteDoorRoom({ room, locations }: SessionInfo, session: Session): void {
	const [first] = locations;
	if (room === undefined || !first || first.id !== session.location) return;
	const now = Date.now();
	const figure = { tag: intlTag(), text: room ? formatMoney(room.leftMinor, room.currency) : '' };
	const known = room && { ...room, asOf: now, shareMinor: 0 };
	noteRoom(session, { room: known, since: now, until: roomHoldsToday(first.zone, now), figure });
}

/** Remembers who is in. False when the account belongs to no location, or the browser stores nothing. */
export async function remember(info: SessionInfo): Promise<boolean> {
	const before = readSession();
	const session = sessionOf(info, before);
	if (session === null || !writeSession(session)) return false;
	noteDoorRoom(info, session);
	// A new sign-in has replaced the old session: there is nothing left to end.
	localStorage.removeItem(OWED_KEY);
	if (before && before.person.id !== info.person.id) {
		await atMost(forgetMirror(before.person.id).catch((error: unknown) => reportError(error)));
	}
	return true;
}

/** Ends the session on the server; without an answer it stays owed, for {@link payOwedSignOut}. */
export async function tellSignOut(): Promise<void> {
	localStorage.setItem(OWED_KEY, '1');
	await atMost(payOwedSignOut());
}

/** Somebody left this phone while the server could not be told: tells it now. */
export async function payOwedSignOut(): Promise<void> {
	if (localStorage.getItem(OWED_KEY) === null) return;
	const answer = await door.signOut();
	if (answer.ok || answer.error === 'not_signed_in') localStorage.removeItem(OWED_KEY);
}

/** A full load: the app is built anew for who is in now. */
export function goToday(): void {
	location.assign('/');
}
