/** Runs `work` once, when the page is idle after somebody has first touched it; answers how to call it off. */
import { whenIdle } from './idle';

export function onFirstTouch(work: () => void): () => void {
	const listening = new AbortController();
	const touched = () => {
		listening.abort();
		whenIdle(work);
	};
	for (const kind of ['pointerdown', 'keydown'])
		window.addEventListener(kind, touched, { signal: listening.signal, passive: true });
	return () => listening.abort();
}
