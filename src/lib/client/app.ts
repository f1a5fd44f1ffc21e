/**
 * The composition root of the phone, as light as the first screen: session, sync status, and a door to the databases,
 * which open behind it (phone.ts). Together with phone.ts and network.ts the only place that takes a real clock,
 * randomness, network, locks and timers.
 */
import { createId } from '../base/ids';
import { browserClock, browserRng } from './browser/world';
import { takeFirstPage, type EarlyPage } from './firstPage';
import type { OpName } from '../domain/mutators';
import type { OpArgs } from '../domain/op/op';
import { phoneHere, phoneModule } from './opening';
import type { openPhone, Phone } from './phone';
import { isRehearsal } from './rehearsal';
import { LOG_DRAFT_KEY, noteDraft } from './shellNotes';
import { SyncStatus } from './sync/status.svelte';
import type { Brought } from './sync/bring';
import type { Photos } from './photos/types';
import type { App, LogDraft, Queries, Reopening, SaveOutcome, Session, Story } from './types';

type PhoneModule = { openPhone: typeof openPhone };

class PhoneApp implements App {
	readonly queries: Queries;
	readonly sync: SyncStatus & { now(): void };
	readonly drafts: App['drafts'];
	private readonly listening = new AbortController();
	private opening: Promise<Phone> | null = null;
	private phone: Phone | null = null;
	private closed = false;
	private readonly early: EarlyPage | null;

	constructor(readonly session: Session) {
		this.early = takeFirstPage(session.person.id);
		this.sync = Object.assign(new SyncStatus(), { now: () => this.phone?.syncNow() });
		this.queries = new Proxy({} as Queries, {
			get: (_, name: keyof Queries) => this.query(name)
		});
		this.drafts = {
			load: async (key) => {
				const draft = await (await this.open()).drafts.load(key);
				noteDraft(key, draft !== null);
				return draft;
			},
			save: async (draft) => {
				noteDraft(draft.key, true);
				await (await this.open()).drafts.save(draft);
			},
			clear: async (key) => {
				await (await this.open()).drafts.clear(key);
				noteDraft(key, false);
			}
		};
		this.followOnline();
		// Databases are made while the screen is built, since all of it waits for what comes into them.
		const here = this.early && phoneHere();
		if (here) this.openWith(here);
		this.open().catch((error: unknown) => this.trouble(error));
	}

	/** The databases, once their half of the phone is here. */
	private open(): Promise<Phone> {
		this.opening ??= phoneModule()
			.then((module) => this.openWith(module))
			.catch((error: unknown) => {
				this.opening = null;
				throw error;
			});
		return this.opening;
	}

	private openWith({ openPhone }: PhoneModule): Phone {
		this.phone ??= openPhone(this.session, this.sync, this.early);
		if (this.closed) this.phone.close();
		return this.phone;
	}

	/** No promise stands between an open database and its query, so that live queries can follow what it reads [L17]. */
	private query(name: keyof Queries) {
		const ask = ({ queries }: Phone, args: unknown[]): unknown =>
			Reflect.apply(queries[name] as (...args: unknown[]) => unknown, queries, args);
		return (...args: unknown[]) => {
			if (isRehearsal()) return new Promise(() => undefined);
			return this.phone ? ask(this.phone, args) : this.open().then((phone) => ask(phone, args));
		};
	}

	/** The browser's own word on the network shows at once, also before the network half has loaded. */
	private followOnline(): void {
		const offline = () => {
			this.sync.online = false;
		};
		this.sync.online = navigator.onLine;
		window.addEventListener('offline', offline, { signal: this.listening.signal });
	}

	/** The half with the databases cannot be had: nothing can be kept until it is. */
	private trouble(error: unknown): void {
		reportError(error);
		this.sync.show({ running: false, reason: 'storage_lost', lastSyncAt: this.sync.lastSyncAt });
	}

	private async save(work: (phone: Phone) => Promise<SaveOutcome>): Promise<SaveOutcome> {
		let phone: Phone;
		try {
			phone = await this.open();
		} catch (error) {
			this.trouble(error);
			return { ok: false, error: 'storage_lost' };
		}
		return work(phone);
	}

	record(name: OpName, space: string, args: OpArgs): Promise<SaveOutcome> {
		return this.save((phone) => phone.record(name, space, args));
	}

	log(draft: LogDraft): Promise<SaveOutcome> {
		return this.save((phone) => phone.log(draft));
	}

	retract(story: Story): Promise<SaveOutcome> {
		return this.save((phone) => phone.retract(story, this.newId()));
	}

	newId(): string {
		return createId(browserClock, browserRng);
	}

	async bring(story: string): Promise<Brought> {
		return (await this.open()).bring(story);
	}

	async exportMine(): Promise<Blob> {
		return (await this.open()).exportMine();
	}

	async reopenQuarantined(op: string): Promise<Reopening> {
		const became = await (await this.open()).reopenQuarantined(op);
		if (became === 'reopened') noteDraft(LOG_DRAFT_KEY, true);
		return became;
	}

	async sendAgain(op: string): Promise<boolean> {
		return (await this.open()).sendAgain(op);
	}

	async photos(): Promise<Photos> {
		return (await this.open()).photos();
	}

	async signOut(): Promise<void> {
		const phone = await this.open();
		await (await phone.photos()).leave();
		this.close();
		await phone.wipe();
	}

	close(): void {
		this.closed = true;
		this.listening.abort();
		this.phone?.close();
	}
}

/** Builds the phone of one signed-in person; call `close()` when they leave. */
export function createApp(session: Session): App {
	return new PhoneApp(session);
}
