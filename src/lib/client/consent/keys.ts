/**
 * The secret key of one person on this phone, in a database of its own. It can be used and never be read, not even by
 * this app [C2].
 */
const STORE = 'keys';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** `publicKey`: 65 bytes in base64url. */
export interface PhoneKey {
	id: string;
	secret: CryptoKey;
	publicKey: string;
	/** Makes the marks of answers told by word of mouth; absent until the server has given it [C5]. */
	word?: CryptoKey;
}

/** Where a phone keeps its key. */
export interface KeyShelf {
	load(): Promise<PhoneKey | null>;
	/** Answers the key that is kept: one that was there before stays. */
	keep(key: PhoneKey): Promise<PhoneKey>;
	/** Puts the key for marks beside the key with this id, if that is still the one kept. */
	addWord(id: string, word: CryptoKey): Promise<void>;
}

/** A new key pair whose secret half cannot be exported. */
export async function makeKey(id: string, toText: (bytes: Uint8Array) => string): Promise<PhoneKey> {
	const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
	const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
	return { id, secret: pair.privateKey, publicKey: toText(new Uint8Array(raw)) };
}

export function keysName(person: string): string {
	return `respiro-keys-${person}`;
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

async function opened<T>(person: string, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
	const opening = indexedDB.open(keysName(person), 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
	const database = await answered(opening);
	try {
		return await work(database.transaction(STORE, 'readwrite').objectStore(STORE));
	} finally {
		database.close();
	}
}

/** The shelf of a browser: one key a person. */
export function browserKeys(person: string): KeyShelf {
	const load = (store: IDBObjectStore) => answered<PhoneKey | undefined>(store.get(0));
	return {
		load: () => opened(person, async (store) => (await load(store)) ?? null),
		keep: (key) =>
			opened(person, async (store) => {
				const known = await load(store);
				if (known) return known;
				await answered(store.put(key, 0));
				return key;
			}),
		addWord: (id, word) =>
			opened(person, async (store) => {
				const known = await load(store);
				if (known?.id === id) await answered(store.put({ ...known, word }, 0));
			})
	};
}

/** Whoever leaves this phone leaves no key on it. */
export async function forgetKeys(person: string): Promise<void> {
	await answered(indexedDB.deleteDatabase(keysName(person))).catch(() => undefined);
}
