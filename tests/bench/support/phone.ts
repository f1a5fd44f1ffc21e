import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import type { RespiroServer } from '../../e2e/support/server';
import { installProbe } from './probe';

const FLAGS =
	'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
	'--disable-component-update --disable-sync';
const HOUR_MS = 3_600_000;
const PASSWORD = 'a calm breath a day';

export interface PhoneSession {
	person: { id: string; name: string; role: string };
	tenant: { id: string };
	locations: { id: string }[];
	room?: object | null;
}

/** A phone: a Chromium process of its own with a profile on disk, which outlives the process. */
export class BenchPhone {
	readonly profile = mkdtempSync(join(tmpdir(), 'respiro-phone-'));
	#context: BrowserContext | null = null;
	session: PhoneSession | null = null;

	constructor(readonly server: RespiroServer) {}

	get context(): BrowserContext {
		if (!this.#context) throw new Error('the phone is off');
		return this.#context;
	}

	/** Starts the browser: after {@link off}, a cold start. Answers its empty tab. */
	async on(workers: 'allow' | 'block' = 'allow'): Promise<Page> {
		this.#context = await chromium.launchPersistentContext(this.profile, {
			executablePath: process.env.CHROMIUM_PATH,
			headless: true,
			args: FLAGS.split(' '),
			baseURL: this.server.origin,
			viewport: { width: 412, height: 915 },
			locale: 'es-ES',
			timezoneId: 'Europe/Madrid',
			serviceWorkers: workers
		});
		this.#context.setDefaultTimeout(60_000);
		await this.#context.addInitScript(installProbe);
		return this.#context.pages()[0] ?? this.#context.newPage();
	}

	async off(): Promise<void> {
		await this.#context?.close();
		this.#context = null;
	}

	async dispose(): Promise<void> {
		await this.off();
		rmSync(this.profile, { recursive: true, force: true });
	}

	/** Claims the server, by the API. */
	async setUp(page: Page): Promise<PhoneSession> {
		const token = this.server.setupLink?.split('#')[1];
		return this.#enter(page, '/api/setup', {
			token,
			org: { name: 'Hotel Brisa', language: 'es' },
			location: { name: 'Brisa Centro', zone: 'Europe/Madrid', currency: 'EUR' },
			capMinor: 200_000,
			name: 'Marta Olmedo',
			password: PASSWORD
		});
	}

	/** A token with which so many people can join the location. */
	async invite(uses: number): Promise<string> {
		const location = this.session?.locations[0]?.id;
		const { token } = await this.#post<{ token: string }>('/api/invites', {
			role: 'staff',
			location,
			hours: 24,
			uses
		});
		return token;
	}

	/** Joins by an invite, by the API. */
	async join(page: Page, token: string, name: string): Promise<PhoneSession> {
		return this.#enter(page, '/api/join', { token, attempt: crypto.randomUUID(), name, password: PASSWORD });
	}

	/** Resolves when the app opens without a server. */
	async shellInstalled(page: Page): Promise<void> {
		await page.waitForFunction(async () => {
			const { active } = await navigator.serviceWorker.ready;
			return active?.state === 'activated' && navigator.serviceWorker.controller !== null;
		});
	}

	async #enter(page: Page, path: string, body: unknown): Promise<PhoneSession> {
		const session = await this.#post<PhoneSession>(path, body);
		this.session = session;
		// A page without the app in it: only its storage is wanted.
		await page.goto('/icons/icon.svg');
		const { room, ...rest } = session;
		const now = Date.now();
		const kept = {
			session: { ...rest, location: session.locations[0]?.id },
			// As the door notes it (client/roomNote.ts).
			room: room && {
				person: session.person.id,
				location: session.locations[0]?.id,
				since: now,
				until: now + HOUR_MS,
				figure: { tag: 'es-ES', text: '2000 €' },
				room: { ...room, asOf: now, shareMinor: 0 }
			}
		};
		await page.evaluate((notes) => {
			for (const [name, note] of Object.entries(notes)) {
				if (note) localStorage.setItem(`respiro.${name}`, JSON.stringify(note));
			}
		}, kept);
		return session;
	}

	async #post<T>(path: string, body: unknown): Promise<T> {
		const answer = await this.context.request.post(this.server.origin + path, {
			data: body,
			headers: { 'x-respiro': '1', origin: this.server.origin, 'sec-fetch-site': 'same-origin' }
		});
		if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
		return (await answer.json()) as T;
	}
}
