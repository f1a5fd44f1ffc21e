/** The pure decisions of the service worker. */

/**
 * Names one build: by its version and by its chunks, so that two builds under one version name
 * never share a cached document that points at chunks of the other. Eight hex digits (FNV-1a).
 */
export function shellId(version: string, chunks: readonly string[]): string {
	let hash = 0x811c9dc5;
	for (const char of [version, ...chunks].join('\n')) {
		hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
	}
	return hash.toString(16).padStart(8, '0');
}

/** Of the shells that were active once (oldest first): the new one, and the one that pages may still be running. */
export function keptCaches(current: string, wasActive: readonly string[]): string[] {
	const before = wasActive.filter((name) => name !== current).at(-1);
	return before === undefined ? [current] : [current, before];
}

/** Only this one message is obeyed. */
export function isSkipWaiting(message: unknown): boolean {
	return (
		typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING'
	);
}
