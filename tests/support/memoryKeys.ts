import type { KeyShelf, PhoneKey } from '../../src/lib/client/consent/keys';

/** The shelf of a phone's key, without a browser. */
export function memoryKeys(): KeyShelf {
	let held: PhoneKey | null = null;
	return {
		load: () => Promise.resolve(held),
		keep: (key) => Promise.resolve((held ??= key)),
		addWord: (id, word) => Promise.resolve(void (held?.id === id && (held = { ...held, word })))
	};
}
