/**
 * What the page before the app (app.html) reads of this phone, since no database can answer it: whether a log was left
 * unfinished, and the stories read last. Only hints: without them it shows less.
 */
import { browserShelf, type SessionShelf } from './session';

/** Set while the log form has a draft: the page must not offer an empty box then. */
export const DRAFT_NOTE_KEY = 'respiro.draft';
/** The draft of the log form that begins without a matter. */
export const LOG_DRAFT_KEY = 'log';

/** Notes whether the draft of a form is kept; other forms than the log do not matter. */
export function noteDraft(
	key: string,
	held: boolean,
	shelf: Pick<SessionShelf, 'setItem' | 'removeItem'> | null = browserShelf()
): void {
	if (key !== LOG_DRAFT_KEY) return;
	try {
		if (held) shelf?.setItem(DRAFT_NOTE_KEY, '1');
		else shelf?.removeItem(DRAFT_NOTE_KEY);
	} catch {
		// Without the note the page offers an empty box, and what is typed there counts.
	}
}
