import { must } from '../../../src/lib/base/assert';
import type { Op, OpArgs } from '../../../src/lib/domain/op/op';
import type { OpName } from '../../../src/lib/domain/mutators';
import { buildOp } from '../../../src/lib/client/ops';
import { saveOp } from '../../../src/lib/client/save';
import { StorageTrouble } from '../../../src/lib/client/store/connection';
import type { MirrorStore } from '../../../src/lib/client/store/mirrorStore';
import { bring } from '../../../src/lib/client/sync/bring';
import { offsetOf } from '../../../src/lib/client/sync/clockOffset';
import { knowsRecord, type Reader } from '../../../src/lib/client/sync/known';
import { SyncLoop } from '../../../src/lib/client/sync/loop';
import { rebuild } from '../../../src/lib/client/sync/mirrorSteps';
import { createLateTransport } from '../../../src/lib/client/sync/lateTransport';
import { loadReplayer } from '../../../src/lib/client/sync/replayer';
import type { Post, RawAnswer } from '../../../src/lib/client/sync/transport';
import { seededRng, sha256Sync } from '../stores/fixtures';
import type { StorePoint } from '../stores/faults';
import { olderBuild } from './builds';
import { MemoryMirror, MirrorDisk } from '../stores/memoryMirror';
import { MemoryOutbox, OutboxDisk } from '../stores/memoryOutbox';
import { sendThrough } from './network';
import type { Place, World } from './world';

/** So few ops are pulled whole that many a phone holds only what is vital of the rest [P6a]. */
const PAST_OPS = 25;

// A world has a clock of its own: nothing in it may wait for a real disk.
const [reading] = await Promise.all([import('../../../src/lib/client/sync/transport'), loadReplayer()]);

export class Crash extends Error {
	override name = 'Crash';
}

/** One run of the app on a phone, from launch to crash or sign-out. */
class Launch {
	alive = true;
	readonly outbox: MemoryOutbox;
	readonly mirror: MirrorStore;
	readonly loop: SyncLoop;
	readonly post: Post;
	readonly reader: Reader;

	constructor(
		private readonly phone: Phone,
		readonly person: string
	) {
		const { world } = phone;
		const faults = (point: StorePoint) => phone.meet(this, point);
		this.reader = phone.isOld ? olderBuild : { build: 'newer', knows: knowsRecord };
		this.outbox = new MemoryOutbox(phone.outboxDisk, faults);
		const disk = phone.mirrorDiskOf(person);
		const mirror = new MemoryMirror(person, world.seeds, disk, faults);
		this.mirror = world.bugs.wrapMirror(mirror, disk, faults);
		const clock = { now: () => phone.now() };
		const post = (path: string, body: string): Promise<RawAnswer | null> =>
			sendThrough(world, person, path, body, () => phone.online);
		this.post = world.bugs.wrapPost(post, phone);
		this.loop = new SyncLoop({
			clock,
			rng: phone.rng,
			timers: {
				after: (ms, run) =>
					world.schedule.after(ms, () => {
						if (this.alive) run();
					})
			},
			transport: createLateTransport(this.post, clock, async () => ({ ...reading, reader: this.reader })),
			outbox: this.outbox,
			mirror: this.mirror,
			lock: (work) => work(),
			device: phone.device,
			build: this.reader.build,
			isOnline: () => phone.online,
			persisted: () => null,
			clockOffsetMs: () => phone.offset,
			pastOpsMax: PAST_OPS,
			onAnswer: (answer) => {
				phone.offset = offsetOf(answer) ?? phone.offset;
			},
			onStatus: () => undefined,
			onTrouble: (error) => this.trouble(error)
		});
	}

	trouble(error: unknown): void {
		if (error instanceof Crash || error instanceof StorageTrouble) return;
		this.phone.world.violate(`bug met in the sync core: ${error instanceof Error ? error.stack : error}`);
	}

	async start(): Promise<void> {
		try {
			await rebuild(this.mirror, this.outbox);
		} catch (error) {
			this.trouble(error);
		}
		if (this.alive) this.loop.kick('launch');
	}

	end(): void {
		this.alive = false;
		this.loop.stop();
	}
}

/** A phone: its disks survive crashes, its clock may lie, its people may change. */
export class Phone {
	readonly outboxDisk = new OutboxDisk();
	readonly mirrorDisks = new Map<string, MirrorDisk>();
	readonly rng;
	readonly device: string;
	online = true;
	/** It runs a build that does not know all that the server's knows. */
	isOld = false;
	/** Device clock − true time in ms. */
	skewMs = 0;
	offset: number | null = null;
	launch: Launch | null = null;

	constructor(
		readonly world: World,
		readonly name: string,
		readonly people: readonly string[],
		seed: number
	) {
		this.rng = seededRng(seed);
		this.device = world.freshId();
	}

	now(): number {
		return this.world.schedule.now + this.skewMs;
	}

	mirrorDiskOf(person: string): MirrorDisk {
		let disk = this.mirrorDisks.get(person);
		if (!disk) this.mirrorDisks.set(person, (disk = new MirrorDisk()));
		return disk;
	}

	/** Who is signed in. */
	get person(): string {
		return must(this.launch, 'somebody is signed in').person;
	}

	/** A store comes to a named point: time to crash or to fail. */
	meet(launch: Launch, point: StorePoint): void {
		if (!launch.alive) throw new Crash();
		const fate = this.world.drawStoreFault(point);
		if (fate === 'crash') {
			this.crash();
			throw new Crash();
		}
		if (fate) throw new StorageTrouble(fate, null);
	}

	crash(): void {
		this.launch?.end();
		const person = this.launch?.person ?? must(this.people[0], 'a phone has people');
		this.launch = null;
		this.world.schedule.after(500 + this.world.rng.unit() * 20_000, () => this.signIn(person));
	}

	/** Starts the app for a person; whoever was there is signed out, their entries stay [L29]. */
	async signIn(person: string): Promise<void> {
		if (this.launch?.person === person) return;
		this.launch?.end();
		const launch = new Launch(this, person);
		this.launch = launch;
		await launch.start();
	}

	/** The app starts again as the newer build, or as the older one. */
	async become(isOld: boolean): Promise<void> {
		if (this.isOld === isOld) return;
		this.isOld = isOld;
		if (!this.launch) return;
		const { person } = this;
		this.launch.end();
		this.launch = null;
		await this.signIn(person);
	}

	/** Somebody opens a story that this phone may not hold; true when it does now [P6b]. */
	async open(story: string): Promise<boolean> {
		const { launch } = this;
		if (!launch) return false;
		const { post, mirror, loop, reader } = launch;
		const ports = { post, mirror, reader, sync: () => loop.kick('visible') };
		try {
			return (await bring(ports, story)) === 'here';
		} catch (error) {
			launch.trouble(error);
			return false;
		}
	}

	/** Somebody does something; true when the screen said "saved". */
	async save(name: OpName, place: Place, args: OpArgs): Promise<Op | null> {
		const { launch, world } = this;
		if (!launch) return null;
		const space = await launch.mirror.atomic((tx) => tx.space(place.id)).catch(() => null);
		const built = await buildOp(
			{
				clock: { now: () => this.now() },
				rng: this.rng,
				hash: (text) => Promise.resolve(sha256Sync(text)),
				tenant: world.tenant,
				author: launch.person,
				device: this.device,
				clockOffsetMs: this.offset,
				tzOffsetMin: () => 0
			},
			{ name, space: place.id, zone: place.zone, knownSeq: space?.seq ?? 0, args }
		);
		if (!built.ok || !launch.alive) return null;
		world.made.set(built.value.id, built.value);
		try {
			const saved = await saveOp(launch.outbox, launch.mirror, built.value);
			if (saved.ok) saved.value.shown.catch((error: unknown) => launch.trouble(error));
			if (!saved.ok || !launch.alive) return null;
			world.hit(built.value.type);
			world.saved.set(built.value.id, { op: built.value, phone: this });
			launch.loop.kick('save');
			return built.value;
		} catch (error) {
			launch.trouble(error);
			return null;
		}
	}
}
