import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { RespiroServer } from './server';

const PASSWORD = 'a calm breath a day';

/** What `/api/session`, set-up and join answer; the app keeps it with the location chosen on the phone. */
interface SessionAnswer {
	person: { id: string; name: string; role: string; username: string };
	tenant: { id: string; name: string; language: string };
	locations: { id: string; name: string; zone: string; currency: string }[];
}

export interface PhoneOptions {
	name: string;
	locale?: 'es-ES' | 'en-US';
	zone?: string;
	size?: { width: number; height: number };
	dark?: boolean;
}

/** One person's phone: a browser profile of its own, with what a person can do to it. */
export class Phone {
	#page: Page;
	readonly name: string;
	readonly context: BrowserContext;
	readonly server: RespiroServer;
	session: SessionAnswer | null = null;

	private constructor(name: string, context: BrowserContext, page: Page, server: RespiroServer) {
		this.name = name;
		this.context = context;
		this.#page = page;
		this.server = server;
	}

	static async create(browser: Browser, server: RespiroServer, options: PhoneOptions): Promise<Phone> {
		const context = await browser.newContext({
			baseURL: server.origin,
			viewport: options.size ?? { width: 390, height: 844 },
			locale: options.locale ?? 'es-ES',
			timezoneId: options.zone ?? 'Europe/Madrid',
			colorScheme: options.dark ? 'dark' : 'light',
			// Journeys wait for states, not for pictures in motion, and drawing those costs time.
			reducedMotion: 'reduce',
			serviceWorkers: 'allow'
		});
		return new Phone(options.name, context, await context.newPage(), server);
	}

	/** The tab that is open now. */
	get page(): Page {
		return this.#page;
	}

	async open(path = '/'): Promise<Page> {
		await this.#page.goto(path, { waitUntil: 'domcontentloaded' });
		return this.#page;
	}

	/** Closes the tab without a goodbye and opens the app again: a cold start. */
	async reopen(path = '/'): Promise<Page> {
		const before = this.#page;
		this.#page = await this.context.newPage();
		await before.close({ runBeforeUnload: false });
		return this.open(path);
	}

	/** Opens the app after its last tab was closed: no page, no worker is warm. */
	async startCold(path = '/'): Promise<Page> {
		await this.#page.close({ runBeforeUnload: false });
		this.#page = await this.context.newPage();
		return this.open(path);
	}

	/** Ready for a dead network: the shell is installed and in charge of this tab. */
	async shellInstalled(): Promise<void> {
		const stage = () =>
			this.#page.evaluate(async () => {
				const { active } = await navigator.serviceWorker.ready;
				return navigator.serviceWorker.controller === null ? 'not in charge' : active?.state;
			});
		await expect.poll(stage, { timeout: 20_000 }).toBe('activated');
	}

	/** Opens Today and waits until the server has told this phone its news once: the cap is one of them. */
	async firstSync(): Promise<void> {
		await this.open('/');
		await expect(this.#page.locator('[data-room]')).toBeVisible({ timeout: 20_000 });
		await this.showsSync('sent', 0);
	}

	/** Waits until the one sync icon says so. */
	async showsSync(state: 'sent' | 'sending' | 'waiting' | 'needs_you', unsent?: number): Promise<void> {
		const icon = this.#page.locator(`[data-state="${state}"][data-unsent]`).first();
		await expect(icon).toBeVisible({ timeout: 20_000 });
		if (unsent !== undefined) await expect(icon).toHaveAttribute('data-unsent', String(unsent));
	}

	/** Claims the server as its first owner, by the API, and is signed in. */
	async setUp(org: { name: string; location: string; zone?: string; currency?: string }): Promise<void> {
		const token = this.server.setupLink?.split('#')[1];
		if (!token) throw new Error(`the server printed no set-up link:\n${this.server.lines.join('\n')}`);
		await this.#enter('/api/setup', {
			token,
			org: { name: org.name, language: 'es' },
			location: {
				name: org.location,
				zone: org.zone ?? 'Europe/Madrid',
				currency: org.currency ?? 'EUR'
			},
			capMinor: 200_000,
			name: this.name,
			password: PASSWORD
		});
	}

	/** Makes an invite as a manager; answers its token. */
	async invite(options: { role?: 'staff' | 'manager'; uses?: number; hours?: number } = {}): Promise<string> {
		const { token } = await this.post<{ token: string }>('/api/invites', {
			role: options.role ?? 'staff',
			location: this.session?.locations[0]?.id,
			hours: options.hours ?? 24,
			uses: options.uses ?? 1
		});
		return token;
	}

	/** Redeems an invite by the API, and is signed in. */
	async join(token: string): Promise<void> {
		await this.#enter('/api/join', {
			token,
			attempt: crypto.randomUUID(),
			name: this.name,
			password: PASSWORD
		});
	}

	async signIn(username: string): Promise<void> {
		await this.#enter('/api/sign-in', { username, password: PASSWORD });
	}

	/** One request with this phone's cookies, as the app makes it. Throws when it is refused. */
	async post<T>(path: string, body: unknown): Promise<T> {
		const answer = await this.context.request.post(this.server.origin + path, {
			data: body,
			headers: { 'x-respiro': '1', origin: this.server.origin, 'sec-fetch-site': 'same-origin' }
		});
		if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
		return (await answer.json()) as T;
	}

	async #enter(path: string, body: unknown): Promise<void> {
		const session = await this.post<SessionAnswer>(path, body);
		this.session = session;
		// A page without the app in it: only its storage is wanted.
		await this.#page.goto('/icons/icon.svg');
		await this.#page.evaluate(
			(text) => localStorage.setItem('respiro.session', text),
			JSON.stringify({
				...session,
				location: session.locations[0]?.id
			})
		);
	}

	/** Gives this phone a fingerprint reader that always says yes; passkeys then work without a hand. */
	async addFingerprintReader(): Promise<void> {
		const devtools = await this.context.newCDPSession(this.#page);
		await devtools.send('WebAuthn.enable');
		await devtools.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true,
				automaticPresenceSimulation: true
			}
		});
	}

	async dispose(): Promise<void> {
		await this.context.close();
	}
}
