/**
 * The last answers of the desk by address, so that its screens open without a network, "as of" then. One shelf entry
 * of one person: whoever signs out, or signs in after somebody else, leaves nothing of it behind [I20].
 */
import * as z from 'zod/mini';
import { DESK_KEY, type SessionShelf } from '$lib/client/session';

/** A year of months and a few lists; the oldest make room. */
const ANSWERS_MAX = 16;

const shelfSchema = z.object({
	person: z.string(),
	answers: z.array(z.object({ path: z.string(), at: z.int(), body: z.unknown() }))
});
type Kept = z.infer<typeof shelfSchema>;

function readAll(shelf: SessionShelf, person: string): Kept {
	const nothing: Kept = { person, answers: [] };
	try {
		const parsed = shelfSchema.safeParse(JSON.parse(shelf.getItem(DESK_KEY) ?? 'null'));
		if (parsed.success && parsed.data.person === person) return parsed.data;
		shelf.removeItem(DESK_KEY);
	} catch {
		// What cannot be read is as good as nothing: the server has it.
	}
	return nothing;
}

function writeAll(shelf: SessionShelf, kept: Kept): void {
	try {
		shelf.setItem(DESK_KEY, JSON.stringify(kept));
	} catch {
		// A full shelf costs a screen without a network, never an entry.
	}
}

/** The last answer at an address and when it came (device UTC ms), if it still has the right shape. */
export function keptAnswer<T>(
	shelf: SessionShelf,
	person: string,
	path: string,
	schema: z.ZodMiniType<T>
): { at: number; body: T } | null {
	const found = readAll(shelf, person).answers.find((answer) => answer.path === path);
	const parsed = schema.safeParse(found?.body);
	return found && parsed.success ? { at: found.at, body: parsed.data } : null;
}

export function keepAnswer(
	shelf: SessionShelf,
	person: string,
	path: string,
	at: number,
	body: object
): void {
	const others = readAll(shelf, person).answers.filter((answer) => answer.path !== path);
	writeAll(shelf, { person, answers: [{ path, at, body }, ...others].slice(0, ANSWERS_MAX) });
}

/** The server no longer shows it to this person: neither does the phone. */
export function dropAnswer(shelf: SessionShelf, person: string, path: string): void {
	const others = readAll(shelf, person).answers.filter((answer) => answer.path !== path);
	writeAll(shelf, { person, answers: others });
}
