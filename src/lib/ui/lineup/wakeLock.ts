/** The part of a browser that keeps a screen awake. */
export interface WakefulBrowser {
	navigator: { wakeLock?: { request(type: 'screen'): Promise<{ release(): Promise<void> }> } };
	document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

/**
 * Keeps the screen awake until the answered function is called. Browsers let go when the page is hidden: it is asked
 * for again when the page is back. Where that is not known or not granted, the screen sleeps as ever.
 */
export function keepAwake({ navigator, document }: WakefulBrowser): () => void {
	const { wakeLock } = navigator;
	if (!wakeLock) return () => undefined;
	let ended = false;
	let held: { release(): Promise<void> } | null = null;
	const letGo = () => {
		held?.release().catch(() => undefined);
		held = null;
	};
	const ask = () => {
		if (ended || document.visibilityState !== 'visible') return;
		wakeLock.request('screen').then(
			(lock) => {
				letGo();
				held = lock;
				if (ended) letGo();
			},
			() => undefined
		);
	};
	document.addEventListener('visibilitychange', ask);
	ask();
	return () => {
		ended = true;
		document.removeEventListener('visibilitychange', ask);
		letGo();
	};
}
