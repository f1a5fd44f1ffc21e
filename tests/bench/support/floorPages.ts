/** What the floors run inside their page: Dexie alone, against the least HTTP server. Times are absolute ms. */
import type DexieClass from 'dexie';

declare global {
	interface Window {
		/** The floor page loads Dexie as a plain script. */
		Dexie: typeof DexieClass;
		/** Resolves at the next poke; made by {@link listen}. */
		poked: Promise<Event>;
	}
}

/** Writes rows as an app would that had nothing but Dexie. */
export async function keepRows(rows: object[]): Promise<void> {
	await window.Dexie.delete('floor');
	const db = new window.Dexie('floor', { chromeTransactionDurability: 'strict' });
	db.version(1).stores({ rows: 'id' });
	await db.table('rows').bulkAdd(rows);
	db.close();
}

/** Reads what {@link keepRows} kept and sends it in one body; answers when it began. */
export async function sendRows(): Promise<number> {
	const db = new window.Dexie('floor');
	db.version(1).stores({ rows: 'id' });
	await db.open();
	const since = performance.timeOrigin + performance.now();
	const rows = await db.table('rows').toArray();
	await fetch('/rows', { method: 'POST', body: JSON.stringify(rows) });
	return since;
}

/** Opens an empty store and the stream of pokes; resolves when both are open. */
export async function listen(): Promise<void> {
	await window.Dexie.delete('floor');
	const source = new EventSource('/poke');
	window.poked = new Promise((poked) => source.addEventListener('pull', poked));
	await new Promise((opened) => source.addEventListener('open', opened));
}

/** Waits for the poke, fetches all rows and stores them; answers when they were stored. */
export async function fetchRows(): Promise<number> {
	const db = new window.Dexie('floor');
	db.version(1).stores({ rows: 'id' });
	await db.open();
	await window.poked;
	const rows = (await (await fetch('/rows')).json()) as object[];
	await db.table('rows').bulkAdd(rows);
	const at = performance.timeOrigin + performance.now();
	db.close();
	return at;
}

/** A first visit: all rows fetched and stored, with the index that the list needs. Answers ms since the navigation. */
export async function joinRows(): Promise<number> {
	const db = new window.Dexie('floor');
	db.version(1).stores({ rows: 'id, at' });
	const rows = (await (await fetch('/rows')).json()) as object[];
	await db.table('rows').bulkAdd(rows);
	return performance.now();
}

/** Makes the floor page one that opens without its server. */
export async function installWorker(): Promise<void> {
	await navigator.serviceWorker.register('/worker.js');
	await navigator.serviceWorker.ready;
}
