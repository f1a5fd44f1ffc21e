import * as z from 'zod/mini';
import { createId } from '$lib/base/ids';
import { idField } from '$lib/domain/fields';
import { tokenField } from '$lib/protocol/accounts';

const arrivalSchema = z.object({ token: tokenField, attempt: idField });
/** A token from the fragment, and the id of this one attempt to use it: a repeated request is the same attempt. */
export type Arrival = z.infer<typeof arrivalSchema>;

const keyOf = (page: 'setup' | 'join') => `respiro.arrival.${page}`;

function stored(page: 'setup' | 'join'): Arrival | null {
	try {
		return arrivalSchema.parse(JSON.parse(sessionStorage.getItem(keyOf(page)) ?? ''));
	} catch {
		return null;
	}
}

/**
 * Takes the token out of the address bar at once, so that no history, screenshot or shared address holds it.
 * It stays in this tab's session storage, for a reload, until {@link forgetArrival}.
 */
export function takeArrival(page: 'setup' | 'join'): Arrival | null {
	const token = tokenField.safeParse(location.hash.slice(1));
	if (location.hash) history.replaceState(history.state, '', location.pathname);
	const before = stored(page);
	if (!token.success || before?.token === token.data) return before;
	const rng = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
	const arrival = { token: token.data, attempt: createId({ now: () => Date.now() }, rng) };
	try {
		sessionStorage.setItem(keyOf(page), JSON.stringify(arrival));
	} catch {
		// Without storage a reload asks for the link again; nothing else is lost.
	}
	return arrival;
}

/** The token has done its work. */
export function forgetArrival(page: 'setup' | 'join'): void {
	try {
		sessionStorage.removeItem(keyOf(page));
	} catch {
		// Nothing was stored.
	}
}
