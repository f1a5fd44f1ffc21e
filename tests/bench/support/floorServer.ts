import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../e2e/support/server';

/** The least that works: no schema, no order, no accounts. */
const WORKER = `
const shell = ['/', '/cold', '/dexie.js'];
addEventListener('install', (event) => event.waitUntil(caches.open('floor').then((cache) => cache.addAll(shell))));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) =>
	event.respondWith(caches.match(event.request).then((known) => known ?? fetch(event.request)))
);
`;

/** Opens, reads the newest 30 of what is there, shows them, and marks when they can be seen. */
const COLD = `
const db = new Dexie('floor');
db.version(1).stores({ rows: 'id, at' });
const box = document.querySelector('textarea');
box.focus();
performance.mark('usable');
db.rows.orderBy('at').reverse().limit(30).toArray().then((rows) => {
	document.querySelector('ol').append(...rows.map((row) => {
		const item = document.createElement('li');
		item.textContent = row.body.parts.what;
		return item;
	}));
	requestAnimationFrame(() => setTimeout(() => performance.mark('shown')));
});
`;

const page = (body: string) =>
	`<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title>${body}</html>`;

/** A least HTTP server for the floors: keeps rows in memory, hands them out, and pokes. */
export class FloorServer {
	readonly #files: Record<string, { type: string; body: string }>;
	readonly #listeners = new Set<ServerResponse>();
	readonly #server = createServer((request, response) => {
		const path = request.url ?? '/';
		if (path === '/rows' && request.method === 'POST') {
			let text = '';
			request.setEncoding('utf8');
			request.on('data', (chunk: string) => (text += chunk));
			request.on('end', () => {
				this.rows = text;
				response.end();
				for (const listener of this.#listeners) listener.write('event: pull\ndata: 1\n\n');
			});
		} else if (path === '/rows') this.#answer(response, 'application/json', this.rows);
		else if (path === '/poke') this.#listen(response);
		else {
			const file = this.#files[path];
			if (file) this.#answer(response, file.type, file.body);
			else response.writeHead(404).end();
		}
	});
	/** JSON text, as it came. */
	rows = '[]';
	origin = '';

	constructor() {
		const dexie = readFileSync(join(root, 'node_modules/dexie/dist/dexie.min.js'), 'utf8');
		const script = '<script src="/dexie.js"></script>';
		this.#files = {
			'/': { type: 'text/html', body: page(script) },
			'/cold': {
				type: 'text/html',
				body: page(`<textarea></textarea><ol></ol>${script}<script>${COLD}</script>`)
			},
			'/still': { type: 'text/html', body: page('<h1>Floor</h1><p data-stands>Nothing else.</p>') },
			'/dexie.js': { type: 'text/javascript', body: dexie },
			'/worker.js': { type: 'text/javascript', body: WORKER }
		};
	}

	/** Brotli bytes of all the script of its page. */
	get scriptBytes(): number {
		return brotliCompressSync(`${this.#files['/dexie.js']?.body}${COLD}`).length;
	}

	async start(): Promise<void> {
		await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
		this.origin = `http://localhost:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((ended) => this.#server.close(ended));
	}

	#answer(response: ServerResponse, type: string, body: string): void {
		response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
		response.end(body);
	}

	#listen(response: ServerResponse): void {
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		response.write(': open\n\n');
		this.#listeners.add(response);
		response.on('close', () => this.#listeners.delete(response));
	}
}
