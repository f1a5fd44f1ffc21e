import type { Page } from '@playwright/test';
import type { Phone } from './phone';

/** One entry of the outbox, as far as journeys look at it. */
export interface KeptOp {
	id: string;
	author: string;
	state: 'pending' | 'committed' | 'quarantined';
	text: string;
}

type Dump = Record<string, Record<string, unknown[]>>;

/** Everything readable in this browser's databases: database → store → rows. */
export function dumpDatabases(page: Page): Promise<Dump> {
	return page.evaluate(async () => {
		const settled = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const dump: Record<string, Record<string, unknown[]>> = {};
		for (const { name } of await indexedDB.databases()) {
			const database = await settled(indexedDB.open(name ?? ''));
			const stores: Record<string, unknown[]> = {};
			for (const store of database.objectStoreNames) {
				stores[store] = await settled(database.transaction(store).objectStore(store).getAll());
			}
			dump[name ?? ''] = stores;
			database.close();
		}
		return dump;
	});
}

/** The outbox of a phone, oldest first. */
export async function keptOps(phone: Phone): Promise<KeptOp[]> {
	const dump = await dumpDatabases(phone.page);
	const rows = (dump['respiro-outbox']?.['ops'] ?? []) as {
		id: string;
		author: string;
		state: KeptOp['state'];
		op: { args: { parts?: { what: string } } };
	}[];
	return rows.map(({ id, author, state, op }) => ({ id, author, state, text: op.args.parts?.what ?? '' }));
}

/** The texts of the drafts of a phone, or what they hold in another field. */
export async function keptDrafts(phone: Phone, field = 'what'): Promise<string[]> {
	const dump = await dumpDatabases(phone.page);
	const rows = (dump['respiro-outbox']?.['drafts'] ?? []) as { fields: Record<string, unknown> }[];
	return rows.map(({ fields }) => String(fields[field] ?? ''));
}

/** Raises the version number of a database, as a newer build does, and closes it. */
export function raiseDatabaseVersion(page: Page, name: string, version: number): Promise<void> {
	return page.evaluate(
		([name, version]) =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open(name, version);
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
				request.onerror = () => reject(request.error);
			}),
		[name, version] as const
	);
}

/** Takes all the room that this origin may still use, down to the last hundred bytes. */
export function fillDisk(page: Page): Promise<void> {
	return page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('somebody-elses-videos', 1);
			request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true });
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const fits = (bytes: number) =>
			new Promise<boolean>((resolve) => {
				const transaction = database.transaction('rows', 'readwrite');
				transaction.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(bytes)));
				transaction.oncomplete = () => resolve(true);
				transaction.onabort = () => resolve(false);
			});
		for (const bytes of [65_536, 4_096, 100]) while (await fits(bytes));
		database.close();
	});
}
