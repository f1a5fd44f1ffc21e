/** What runs inside the pages that are measured. Times are ms since the navigation, unless they say "absolute". */

export interface Probe {
	tapAt: number;
	committedAt: number;
	savedAt: number;
	usableAt: number;
	storiesAt: number;
	/** When the app's first screen had its text box or its figure; the page before it counts for nothing here. */
	standsAt: number;
	/** Bytes of request bodies, as sent. */
	bytesUp: number;
	/** When the last `online` event came; absolute. */
	onlineAt: number;
	/** Looks for nothing any more: what is measured from now on has the page to itself. */
	rest(): void;
}

declare global {
	interface Window {
		probe: Probe;
	}
}

/** Installed before any script of the page: notes the tap, the commit of the outbox, and what can be seen. */
export function installProbe(): void {
	const probe: Probe = {
		tapAt: 0,
		committedAt: 0,
		savedAt: 0,
		usableAt: 0,
		storiesAt: 0,
		standsAt: 0,
		bytesUp: 0,
		onlineAt: 0,
		rest: () => seen.disconnect()
	};
	window.probe = probe;
	performance.setResourceTimingBufferSize(5_000);
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		const tx = begin.call(this, stores, mode, options);
		if (mode !== 'readwrite') return tx;
		tx.addEventListener('complete', () => {
			if (this.name === 'respiro-outbox' && [...tx.objectStoreNames].includes('ops')) {
				probe.committedAt ||= performance.now();
			}
			if (this.name.startsWith('respiro-mirror')) dispatchEvent(new Event('mirror-commit'));
		});
		return tx;
	};
	const send = window.fetch;
	window.fetch = (input, init) => {
		const body = init?.body;
		if (body instanceof ArrayBuffer) probe.bytesUp += body.byteLength;
		else if (typeof body === 'string') probe.bytesUp += body.length;
		return send(input, init);
	};
	addEventListener('online', () => (probe.onlineAt = performance.timeOrigin + performance.now()));
	addEventListener('click', (event) => (probe.tapAt = event.timeStamp), true);
	const isTextBox = (target: EventTarget | null) => target instanceof HTMLTextAreaElement;
	addEventListener(
		'focusin',
		(event) => {
			if (!isTextBox(event.target) || probe.usableAt) return;
			probe.usableAt = -1;
			// Usable is what can be seen: the frame that shows it comes after the focus.
			requestAnimationFrame(() => setTimeout(() => (probe.usableAt = performance.now())));
		},
		true
	);
	const seen = new MutationObserver(() => {
		if (!probe.savedAt && document.querySelector('[data-saved]')) probe.savedAt = performance.now();
		if (!probe.standsAt && document.querySelector('form textarea, [data-room]'))
			probe.standsAt = performance.now();
		if (probe.storiesAt || !document.querySelector('a[data-story]')) return;
		probe.storiesAt = -1;
		requestAnimationFrame(() => setTimeout(() => (probe.storiesAt = performance.now())));
	});
	// The figure is an element whose attribute comes later: that alone changes no children.
	seen.observe(document, { childList: true, subtree: true, attributeFilter: ['data-room'] });
}

/** Waits until the mirror of `person` holds that many stories (and, `whole`, all of its past). Absolute ms. */
export async function storiesHeld({
	person,
	count,
	whole
}: {
	person: string;
	count: number;
	whole: boolean;
}): Promise<number> {
	const name = `respiro-mirror-${person}`;
	const answer = <T>(request: IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	let db: IDBDatabase | null = null;
	for (;;) {
		const next = new Promise((resolve) => {
			addEventListener('mirror-commit', resolve, { once: true });
			setTimeout(resolve, 500);
		});
		const at = performance.timeOrigin + performance.now();
		const known = db !== null || (await indexedDB.databases()).some((one) => one.name === name);
		if (known) {
			db ??= await answer(indexedDB.open(name));
			const isThere = db.objectStoreNames.contains('records');
			const tx = isThere ? db.transaction(['records', 'packs', 'spaces']) : null;
			if (tx) {
				const spaces = await answer<{ before: number | null }[]>(tx.objectStore('spaces').getAll());
				const isWhole = spaces.length > 0 && spaces.every((space) => space.before === null);
				const packs = await answer<{ rows: number; gone: string[] }[]>(
					tx.objectStore('packs').index('newest').getAll()
				);
				const packed = packs.reduce((sum, { rows, gone }) => sum + rows - gone.length, 0);
				const single = isWhole || !whole ? await answer(tx.objectStore('records').index('feed').count()) : 0;
				if (single + packed >= count && (isWhole || !whole)) {
					db.close();
					return at;
				}
			} else {
				db.close();
				db = null;
			}
		}
		await next;
	}
}

/** Bytes of the answers of an API path since a time of this page, as they came over the wire. */
export function bytesDown({ path, since }: { path: string; since: number }): number {
	return performance
		.getEntriesByType('resource')
		.filter((entry) => entry instanceof PerformanceResourceTiming)
		.filter((entry) => new URL(entry.name).pathname === path && entry.responseEnd >= since)
		.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
}

/** Writes rows straight into a store of an existing database. */
export async function putRows({
	name,
	store,
	rows
}: {
	name: string;
	store: string;
	rows: object[];
}): Promise<void> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
	const tx = db.transaction(store, 'readwrite');
	for (const row of rows) tx.objectStore(store).put(row);
	await new Promise((resolve, reject) => {
		tx.oncomplete = resolve;
		tx.onabort = () => reject(tx.error);
	});
	db.close();
}
