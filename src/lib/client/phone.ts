/**
 * The half of the phone that holds its databases, with all they need. The first screen stands without it; `app.ts`
 * loads it (opening.ts). Like that one it takes real clock, randomness and storage.
 */
import { createId } from '../base/ids';
import { sha256Hex } from '../base/sha256';
import type { OpName } from '../domain/mutators';
import type { OpArgs } from '../domain/op/op';
import { languageSchema, type Language } from '../domain/records';
import { whenIdle } from './browser/idle';
import { browserClock, browserRng } from './browser/world';
import { exportOf, reopenedDraft } from './export';
import { follow } from './follow';
import type { Network } from './network';
import { buildOp, type OpMaker } from './ops';
import type { PhotoHome } from './photos/browserPhotos';
import { PhoneQueries } from './queries';
import { saveOp } from './save';
import { seedsOf } from './seeds';
import { StorageTrouble } from './store/connection';
import { DexieMirror } from './store/dexieMirror';
import { DEVICE_KEY, DexieOutbox } from './store/dexieOutbox';
import type { Trigger } from './sync/loop';
import { rebuild } from './sync/mirrorSteps';
import type { SyncStatus } from './sync/status.svelte';
import type { LoopStatus } from './sync/view';
import type { App, LogDraft, SaveOutcome, SavedDraft, Session, Story } from './types';
import { logArgs, retractArgs, tellArgs } from './wishes';

export { follow };

/** A smaller change of the measured clock is noise of the network. */
const OFFSET_NOISE_MS = 1_000;
const OFFSET_KEY = 'clockOffsetMs';

/** What of an {@link App} needs the databases; see there. */
export interface Phone extends Pick<
	App,
	'queries' | 'drafts' | 'record' | 'log' | 'tell' | 'exportMine' | 'reopenQuarantined' | 'close'
> {
	photos(): Promise<PhotoHome>;
	retract(story: Story, reversal: string): Promise<SaveOutcome>;
	syncNow(): void;
	/** Removes from this phone what was read; the outbox stays [I16, I20]. */
	wipe(): Promise<void>;
}

class PhoneStore implements Phone {
	readonly queries: PhoneQueries;
	readonly drafts: App['drafts'];
	private readonly outbox = new DexieOutbox();
	private readonly mirror: DexieMirror;
	private readonly endings: (() => void)[] = [];
	private readonly cursors = new Map<string, number>();
	private prepared: Promise<{ device: string }> | null = null;
	private network: Network | null = null;
	private photoHome: Promise<PhotoHome> | null = null;
	private lastSyncAt: number | null = null;
	private clockOffsetMs: number | null = null;
	private persisted: boolean | null = null;
	private closed = false;

	constructor(
		private readonly session: Session,
		private readonly sync: SyncStatus
	) {
		const { person, tenant } = session;
		const seeds = seedsOf(session);
		this.mirror = new DexieMirror(person.id, seeds);
		this.queries = new PhoneQueries({
			mirror: this.mirror.connection.db,
			outbox: this.outbox.connection.db,
			person: person.id,
			tenant: tenant.id,
			seeds,
			clock: browserClock,
			clockOffsetMs: () => this.clockOffsetMs ?? 0
		});
		this.drafts = {
			load: (key) => this.outbox.draft(person.id, key),
			save: (draft) => this.outbox.saveDraft(person.id, draft),
			clear: (key) => this.outbox.clearDraft(person.id, key)
		};
		whenIdle(() => this.begin());
	}

	/** What nobody looks at yet: the queries of the first screen go before. */
	private begin(): void {
		if (this.closed) return;
		this.followDatabases();
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
		const known = await this.outbox.setting<string>(DEVICE_KEY);
		const device = known ?? createId(browserClock, browserRng);
		if (!known) await this.outbox.putSetting(DEVICE_KEY, device);
		this.clockOffsetMs = await this.outbox.setting<number>(OFFSET_KEY);
		return { device };
	}

	private followDatabases(): void {
		const { queries, sync, cursors } = this;
		const { spaces, meta } = this.mirror.connection.db;
		this.endings.push(
			follow(
				() => queries.waiting(),
				(counts) => sync.count(counts)
			),
			follow(
				() => spaces.toArray(),
				(states) => {
					for (const { space, seq } of states) cursors.set(space, seq);
				}
			),
			follow(
				async () => (await meta.get(0))?.lastSyncAt ?? null,
				(lastSyncAt) => {
					this.lastSyncAt = lastSyncAt;
					if (this.network) this.network.remember(lastSyncAt);
					else sync.show({ running: false, reason: null, lastSyncAt });
				}
			)
		);
	}

	private async start(device: string): Promise<void> {
		try {
			await rebuild(this.mirror, this.outbox);
		} catch (error) {
			// The loop tries again and puts right what is missing here.
			this.trouble(error);
		}
		const { startNetwork } = await import('./network');
		if (this.closed) return;
		const { outbox, mirror, sync } = this;
		const network = startNetwork({
			person: this.session.person.id,
			device,
			outbox,
			mirror,
			sync,
			persisted: () => this.persisted,
			clockOffsetMs: () => this.clockOffsetMs,
			onOffset: (offset) => this.measure(offset),
			onWake: (trigger) => this.sendPhotos(trigger)
		});
		this.network = network;
		network.remember(this.lastSyncAt);
		network.kick('launch');
		this.persisted = (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
	}

	private sendPhotos(trigger: Trigger): void {
		if (this.closed) return;
		this.photos().then(
			(photos) => photos.kick(trigger),
			(error: unknown) => reportError(error)
		);
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
		const status: LoopStatus = { running: false, reason, lastSyncAt: this.sync.lastSyncAt };
		this.sync.show(status);
	}

	async record(name: OpName, space: string, args: OpArgs): Promise<SaveOutcome> {
		try {
			const { device } = await this.ready();
			const place = this.session.locations.find((location) => location.id === space);
			const maker: OpMaker = {
				clock: browserClock,
				rng: browserRng,
				hash: sha256Hex,
				tenant: this.session.tenant.id,
				author: this.session.person.id,
				device,
				clockOffsetMs: this.clockOffsetMs,
				tzOffsetMin: (at) => -new Date(at).getTimezoneOffset()
			};
			const zone = place?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
			const built = await buildOp(maker, { name, space, zone, knownSeq: this.cursors.get(space) ?? 0, args });
			if (!built.ok) return built;
			const saved = await saveOp(this.outbox, this.mirror, built.value);
			if (!saved.ok) return saved;
			saved.value.shown.catch((error: unknown) => this.trouble(error));
			this.network?.kick('save');
			void this.askToPersist();
			return { ok: true, op: built.value.id };
		} catch (error) {
			if (error instanceof StorageTrouble) return { ok: false, error: error.failure };
			throw error;
		}
	}

	/** Asked once there is something worth keeping [L20]. */
	private async askToPersist(): Promise<void> {
		if (this.persisted === null || this.persisted) return;
		this.persisted = await navigator.storage.persist().catch(() => false);
	}

	private language(): Language {
		const shown = languageSchema.safeParse(document.documentElement.lang.slice(0, 2));
		return shown.success ? shown.data : this.session.tenant.language;
	}

	log(draft: LogDraft): Promise<SaveOutcome> {
		const { location, locations } = this.session;
		const currency = locations.find(({ id }) => id === location)?.currency ?? '';
		return this.record('gesture.log@1', location, logArgs(draft, currency, this.language()));
	}

	tell(story: Story, parts: Story['body']['parts'], scale: number): Promise<SaveOutcome> {
		return this.record('gesture.tell@1', story.space, tellArgs(story, parts, scale));
	}

	async retract(story: Story, reversal: string): Promise<SaveOutcome> {
		const spends = await this.queries.spendsOf(story.id);
		return this.record('gesture.retract@1', story.space, retractArgs(story, spends, reversal));
	}

	syncNow(): void {
		this.network?.kick('visible');
	}

	exportMine(): Promise<Blob> {
		return exportOf(this.session, this.queries, this.outbox, browserClock.now());
	}

	async reopenQuarantined(op: string): Promise<boolean> {
		const [entry] = await this.outbox.byIds([op]);
		const draft: SavedDraft | null = entry ? reopenedDraft(entry, browserClock.now()) : null;
		if (entry?.author !== this.session.person.id || !draft) return false;
		await this.outbox.saveDraft(entry.author, draft);
		await this.outbox.resolve(entry.id);
		return true;
	}

	async wipe(): Promise<void> {
		this.close();
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
export function openPhone(session: Session, sync: SyncStatus): Phone {
	return new PhoneStore(session, sync);
}
