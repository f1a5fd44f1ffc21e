/**
 * The half of the phone that holds its databases and reads them. The first screen stands without it; `app.ts` loads it
 * (opening.ts). What changes them (change.ts) and the network come behind the first answers. Like `app.ts` it takes real
 * clock, randomness and storage.
 */
import { must } from '../base/assert';
import type { OpName } from '../domain/mutators';
import type { OpArgs } from '../domain/op/op';
import { whenIdle } from './browser/idle';
import { onFirstTouch } from './browser/touch';
import { browserClock } from './browser/world';
import { OFFSET_KEY, readDevice } from './device';
import type { EarlyPage } from './firstPage';
import { follow, followAfter } from './follow';
import { wakeConsents } from './consent/wake';
import { followStates } from './followStates';
import type { Network } from './network';
import type { PhotoHome } from './photos/browserPhotos';
import { PhoneQueries } from './queries';
import { seedsOf } from './seeds';
import { shownLanguage } from './session';
import { mayHold, StorageTrouble } from './store/connection';
import { DexieMirror } from './store/dexieMirror';
import { DexieOutbox } from './store/dexieOutbox';
import { PHOTOS_NAME } from './photos/types';
import type { Trigger } from './sync/loop';
import type { SyncStatus } from './sync/status.svelte';
import type { App, LogDraft, SaveOutcome, Session, Story } from './types';

export { follow };

type Change = typeof import('./change');
type NetworkHalf = typeof import('./network');

/** A smaller change of the measured clock is noise of the network. */
const OFFSET_NOISE_MS = 1_000;

/** What of an {@link App} needs the databases; see there. */
export interface Phone extends Omit<App, 'session' | 'sync' | 'retract' | 'photos' | 'newId' | 'signOut'> {
	photos(): Promise<PhotoHome>;
	retract(story: Story, reversal: string): Promise<SaveOutcome>;
	syncNow(): void;
	/** Removes from this phone what was read; the outbox stays [I16, I20]. */
	wipe(): Promise<void>;
}

class PhoneStore implements Phone {
	readonly queries: PhoneQueries;
	readonly drafts: App['drafts'];
	readonly mirror: DexieMirror;
	private outboxHere: DexieOutbox | null = null;
	private readonly endings: (() => void)[] = [];
	private readonly cursors = new Map<string, number>();
	private prepared: Promise<{ device: string }> | null = null;
	private changing: Promise<Change> | null = null;
	private network: Network | null = null;
	private photoHome: Promise<PhotoHome> | null = null;
	private lastSyncAt: number | null = null;
	private clockOffsetMs: number | null = null;
	private persisted: boolean | null = null;
	private closed = false;
	private afterSync: (() => Promise<void>) | null = null;

	constructor(
		private readonly session: Session,
		private readonly sync: SyncStatus,
		private readonly early: EarlyPage | null
	) {
		const { person, tenant } = session;
		this.mirror = new DexieMirror(person.id, seedsOf(session));
		followAfter(this.mirror.connection.open());
		this.queries = new PhoneQueries({
			mirror: this.mirror.connection.db,
			outbox: () => this.outbox.connection.db,
			person: person.id,
			tenant: tenant.id,
			seeds: this.mirror.seeds,
			clock: browserClock,
			clockOffsetMs: () => this.clockOffsetMs ?? 0
		});
		this.drafts = {
			load: (key) => this.outbox.draft(person.id, key),
			save: (draft) => this.outbox.saveDraft(person.id, draft),
			clear: (key) => this.outbox.clearDraft(person.id, key)
		};
		// One read of the mirror stands in line behind those of the first screen.
		const begin = () => (early ? this.begin() : whenIdle(() => this.begin()));
		this.mirror.connection.db.spaces.count().then(begin, begin);
	}

	/** Made when it is first asked: what most screens show lies in the mirror. */
	get outbox(): DexieOutbox {
		return (this.outboxHere ??= new DexieOutbox());
	}

	/** What nobody looks at yet: the queries of the first screen go before. */
	private begin(): void {
		if (this.closed) return;
		this.followDatabases();
		// Ops are made by somebody who touches the phone: what makes them is at hand from then on.
		this.endings.push(onFirstTouch(() => void this.change().catch(() => undefined)));
		this.ready()
			.then(({ device }) => this.start(device))
			.catch((error: unknown) => this.trouble(error));
	}

	/** What every op needs of this phone. A failure is not for ever: the next save tries again [L15]. */
	private ready(): Promise<{ device: string }> {
		this.prepared ??= this.prepare().catch((error: unknown) => {
			this.prepared = null;
			throw error;
		});
		return this.prepared;
	}

	private async prepare(): Promise<{ device: string }> {
		const { device, clockOffsetMs } = await readDevice(this.outbox, this.early?.request.device);
		this.clockOffsetMs = clockOffsetMs;
		return { device };
	}

	/** Ops, mutators and schemas. A failure is not for ever: the next wish tries again. */
	private change(): Promise<Change> {
		this.changing ??= import('./change').catch((error: unknown) => {
			this.changing = null;
			throw new StorageTrouble('storage_lost', error);
		});
		return this.changing;
	}

	private followDatabases(): void {
		const { queries, sync, cursors } = this;
		const onSynced = (lastSyncAt: number | null) => {
			this.lastSyncAt = lastSyncAt;
			if (!this.network) return sync.show({ running: false, reason: null, lastSyncAt });
			this.network.remember(lastSyncAt);
			this.afterSync?.().catch((error: unknown) => this.trouble(error));
		};
		this.endings.push(...followStates(this.mirror.connection.db, { queries, sync, cursors, onSynced }));
	}

	/** A device that was known has an outbox: the loop looks at that before a page that was asked for early. */
	private async start(device: string): Promise<void> {
		const half = await import('./network');
		if (this.closed) return;
		const { outbox, mirror, sync, early } = this;
		const network = half.startNetwork({
			person: this.session.person.id,
			device,
			outbox,
			mirror,
			sync,
			persisted: () => this.persisted,
			clockOffsetMs: () => this.clockOffsetMs,
			onOffset: (offset) => this.measure(offset),
			onWake: (trigger) => {
				this.sendPhotos(trigger).catch(reportError);
				if (!this.closed) wakeConsents(this.session, this);
			}
		});
		this.network = network;
		const fitting = early?.request.device === device ? early : null;
		// The loop tries again and puts right what is missing here.
		await network
			.begin(fitting, () => this.rebuild(half, network))
			.catch((error: unknown) => this.trouble(error));
		if (this.closed) return;
		network.remember(this.lastSyncAt);
		network.kick('launch');
		this.persisted = (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
	}

	private async rebuild(half: NetworkHalf, network: Network): Promise<void> {
		await half.rebuild(this.mirror, this.outbox);
		this.afterSync = half.afterSyncOf(this, this.session.location, () => network.kick('save'));
		this.endings.push(half.recordHeldLater(this, browserClock, (error) => this.trouble(error)));
	}

	/** Who never took a photo here has none to send, and need not load what sends it. */
	private async sendPhotos(trigger: Trigger): Promise<void> {
		if (this.closed || !(this.photoHome || (await mayHold(PHOTOS_NAME)))) return;
		if (!this.closed) (await this.photos()).kick(trigger);
	}

	photos(): Promise<PhotoHome> {
		this.photoHome ??= import('./photos/browserPhotos')
			.then(({ createPhotos }) => createPhotos(this.session.person.id))
			.catch((error: unknown) => {
				this.photoHome = null;
				throw error;
			});
		return this.photoHome;
	}

	private measure(offset: number): void {
		if (this.clockOffsetMs !== null && Math.abs(offset - this.clockOffsetMs) < OFFSET_NOISE_MS) return;
		this.clockOffsetMs = offset;
		this.outbox.putSetting(OFFSET_KEY, offset).catch((error: unknown) => this.trouble(error));
	}

	/** A store in trouble shows in the sync icon; anything else is a bug and is told as one. */
	private trouble(error: unknown): void {
		if (this.closed) return;
		if (!(error instanceof StorageTrouble)) reportError(error);
		const reason = error instanceof StorageTrouble ? error.failure : 'storage_lost';
		this.sync.show({ running: false, reason, lastSyncAt: this.sync.lastSyncAt });
	}

	record(name: OpName, space: string, args: OpArgs): Promise<SaveOutcome> {
		return this.guarded(() => this.recordAll(space, [{ name, args }]));
	}

	private async guarded(work: (change: Change) => Promise<SaveOutcome>): Promise<SaveOutcome> {
		try {
			return await work(await this.change());
		} catch (error) {
			if (error instanceof StorageTrouble) return { ok: false, error: error.failure };
			throw error;
		}
	}

	/** Saves ops of one space together; the outcome names the first. */
	private async recordAll(
		space: string,
		wishes: readonly { name: OpName; args: OpArgs }[]
	): Promise<SaveOutcome> {
		const [{ device }, { saveWishes }] = await Promise.all([this.ready(), this.change()]);
		const { session, outbox, mirror, clockOffsetMs } = this;
		const knownSeq = this.cursors.get(space) ?? 0;
		const parts = { session, outbox, mirror, device, clockOffsetMs, knownSeq };
		const saved = await saveWishes(parts, space, wishes);
		if (!saved.ok) return saved;
		saved.value.shown.catch((error: unknown) => this.trouble(error));
		this.network?.kick('save');
		void this.askToPersist();
		return { ok: true, op: must(saved.value.entries[0], 'an op was wished for').id };
	}

	/** Asked once there is something worth keeping [L20]. */
	private async askToPersist(): Promise<void> {
		if (this.persisted === false) this.persisted = await navigator.storage.persist().catch(() => false);
	}

	log(draft: LogDraft): Promise<SaveOutcome> {
		const { person, location, locations } = this.session;
		const currency = locations.find(({ id }) => id === location)?.currency ?? '';
		return this.guarded(async ({ logOps }) => {
			const wishes = logOps(draft, person.id, currency, shownLanguage(this.session));
			// Photos first: what an op names must not be forgotten [rule 24].
			const { photos = [], receipts = [] } = draft;
			const hashes = [...photos, ...(wishes.length > 1 ? receipts : [])].map(({ hash }) => hash);
			if (hashes.length > 0) await (await this.photos()).keep(hashes);
			return this.recordAll(location, wishes);
		});
	}

	retract(story: Story, reversal: string): Promise<SaveOutcome> {
		return this.guarded(async ({ retractArgs }) => {
			const args = retractArgs(story, await this.queries.spendsOf(story.id), reversal);
			return this.record('gesture.retract@1', story.space, args);
		});
	}

	syncNow = (): void => this.network?.kick('visible');

	bring: App['bring'] = (story) =>
		import('./bringStory').then(({ bringStory }) => bringStory(this.mirror, this.syncNow, story));

	exportMine: App['exportMine'] = async () =>
		(await this.change()).exportOf(this.session, this.queries, this.outbox, browserClock.now());

	reopenQuarantined: App['reopenQuarantined'] = async (op) =>
		(await this.change()).reopen(this.outbox, this.session.person.id, op);

	async sendAgain(op: string): Promise<boolean> {
		const isAgain = await (await this.change()).sendAgain(this, op);
		if (isAgain) this.network?.kick('save');
		return isAgain;
	}

	async wipe(): Promise<void> {
		this.close();
		await (await import('./consent/keys')).forgetKeys(this.session.person.id);
		await this.mirror.wipe();
	}

	close(): void {
		this.closed = true;
		for (const end of this.endings.splice(0)) end();
		this.network?.stop();
		this.photoHome?.then((photos) => photos.close()).catch(() => undefined);
		this.mirror.close();
		this.outbox.close();
	}
}

/** Opens the databases of one signed-in person. */
export function openPhone(session: Session, sync: SyncStatus, early: EarlyPage | null = null): Phone {
	return new PhoneStore(session, sync, early);
}
