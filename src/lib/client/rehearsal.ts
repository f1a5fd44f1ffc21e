/**
 * A query is rehearsed to learn which runes it reads, without asking any database: what it asks the app never answers.
 * Its real run comes in Dexie's own time, where runes are not seen.
 */
let rehearsing = false;

/** Runs `query` up to its first question. */
export function rehearse(query: () => unknown): void {
	rehearsing = true;
	try {
		query();
	} finally {
		rehearsing = false;
	}
}

/** Whether the caller is only being rehearsed, and must ask nothing. */
export function isRehearsal(): boolean {
	return rehearsing;
}
