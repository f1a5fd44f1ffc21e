/** The number on the app's icon: what needs this person, set when they look away and cleared when they look. */
export interface Badged {
	setAppBadge?: (count?: number) => Promise<void>;
	clearAppBadge?: () => Promise<void>;
}

/** Follows the page until the answered function is called. `needsMe`: how many things wait for this person now. */
export function followBadge(
	navigator: Badged,
	document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
	needsMe: () => number
): () => void {
	const show = () => {
		const count = document.visibilityState === 'visible' ? 0 : needsMe();
		const done = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
		// A browser that knows no badge on this system says so: there is nothing to be done.
		done?.catch(() => undefined);
	};
	document.addEventListener('visibilitychange', show);
	show();
	return () => document.removeEventListener('visibilitychange', show);
}
