import { whenIdle } from './idle';

/** Until its worker holds the app, a page that loses its network must have the code at hand all the same. */
const UNHELD_MS = 10_000;

/**
 * Runs `work` once, when the page is idle after somebody has first touched it; a page that no worker holds does it after a
 * while anyway. Answers how to call it off.
 */
export function onFirstTouch(work: () => void): () => void {
	const listening = new AbortController();
	const end = () => {
		listening.abort();
		clearTimeout(unheld);
	};
	const begin = () => {
		end();
		whenIdle(work);
	};
	const unheld = navigator.serviceWorker?.controller ? undefined : setTimeout(begin, UNHELD_MS);
	for (const kind of ['pointerdown', 'keydown'])
		window.addEventListener(kind, begin, { signal: listening.signal, passive: true });
	return end;
}
