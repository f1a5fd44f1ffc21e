/**
 * A whole world from one seed: phones with the real sync core and mutators over in-memory disks, one real server, a
 * network that loses, repeats, delays and reorders, clocks that lie. First safety under faults, then all is healed and
 * liveness is demanded. Same seed, same world.
 */
import { must } from '../../../src/lib/base/assert';
import { createId } from '../../../src/lib/base/ids';
import type { Op } from '../../../src/lib/domain/op/op';
import { keyToText } from '../../../src/lib/domain/tx';
import type { RawAnswer } from '../../../src/lib/client/sync/transport';
import { REQUEST_MS_MAX } from '../../../src/lib/protocol/limits';
import { seededRng } from '../stores/fixtures';
import type { StorePoint } from '../stores/faults';
import { Actions } from './actions';
import { Bugs, type PlantedBug } from './bugs';
import { checkHealed, checkSafety } from './checks';
import { networkFaults, type NetworkFault } from './network';
import { Phone } from './phone';
import { POOL_MINOR } from './poolCheck';
import { Schedule } from './schedule';
import { SimServer } from './server';

export interface Place {
	id: string;
	zone: string;
	currency: string;
}

const START_MS = Date.UTC(2026, 4, 1, 9);
const ACTIVE_MS = 90_000;
/** After faults end: a request in flight may take its full time to fail; then 10 s [I10]. */
const HEAL_MS = REQUEST_MS_MAX + 10_000;
const CHECK_EVERY_EVENTS = 40;

export class World {
	readonly rng;
	readonly schedule = new Schedule(START_MS);
	readonly bugs: Bugs;
	readonly phones: Phone[] = [];
	readonly places: Place[] = [];
	readonly seeds = new Map<string, object>();
	/** Every op that was ever built, and those of which the screen said "saved" [I1]. */
	readonly made = new Map<string, Op>();
	readonly saved = new Map<string, { op: Op; phone: Phone }>();
	readonly hits = new Set<string>();
	readonly violations: string[] = [];
	readonly tenant: string;
	readonly people: Record<'ana' | 'ben' | 'mia', string>;
	serverGeneration = 0;
	/** The operator restored a backup and forgot to rotate the epoch. */
	sameEpochRestored = false;
	restored = false;
	private isFaulty = true;
	private enabled: NetworkFault[] = [];
	private faultRate = 0;
	private crashRate = 0;
	private storageRate = 0;
	private serverBox: SimServer | null = null;

	constructor(
		readonly seed: number,
		planted: PlantedBug | null
	) {
		this.rng = seededRng(seed);
		this.bugs = new Bugs(this, planted);
		this.tenant = this.freshId();
		this.people = { ana: this.freshId(), ben: this.freshId(), mia: this.freshId() };
	}

	get server(): SimServer {
		return must(this.serverBox, 'the world has begun');
	}

	freshId(): string {
		return createId({ now: () => this.schedule.now }, this.rng);
	}

	chance(p: number): boolean {
		return this.rng.unit() < p;
	}

	pick<T>(items: readonly T[]): T {
		return must(items[Math.floor(this.rng.unit() * items.length)], 'something to pick from');
	}

	hit(fault: string): void {
		this.hits.add(fault);
	}

	violate(what: string): void {
		if (this.violations.length < 20) {
			this.violations.push(`seed ${this.seed}, ${this.schedule.now - START_MS} ms: ${what}`);
		}
	}

	drawNetworkFault(): NetworkFault | null {
		if (!this.isFaulty || this.enabled.length === 0 || !this.chance(this.faultRate)) return null;
		const fault = this.pick(this.enabled);
		this.hit(fault);
		return fault;
	}

	drawStoreFault(point: StorePoint): 'crash' | 'storage_full' | 'storage_lost' | null {
		if (!this.isFaulty) return null;
		if (this.chance(this.crashRate)) {
			this.hit(`crash at ${point}`);
			return 'crash';
		}
		const isWriting = point.endsWith('before-commit');
		if (!isWriting || !this.chance(this.storageRate)) return null;
		const failure = this.pick(['storage_full', 'storage_lost'] as const);
		this.hit(failure);
		return failure;
	}

	async serve(path: string, body: string, person: string): Promise<RawAnswer> {
		const raw = await this.server.handle(path, body, person);
		return this.bugs.wrapServer(path, body, raw);
	}

	/** Each seed has its own mix of faults: rare combinations come up that a uniform mix would never make. */
	private chooseFaults(): void {
		this.enabled = networkFaults.filter(() => this.chance(0.5));
		this.faultRate = this.rng.unit() * 0.4;
		this.crashRate = this.chance(0.6) ? this.rng.unit() * 0.01 : 0;
		this.storageRate = this.chance(0.4) ? this.rng.unit() * 0.02 : 0;
	}

	private async found(): Promise<void> {
		this.serverBox = await SimServer.create({ now: () => this.schedule.now }, this.rng);
		const { tenant, people, server } = this;
		const author = people.mia;
		const rule = { dims: ['incident'], window: 'none', amountMinor: 200_000 };
		const pool = { dims: ['location'], window: 'posting', amountMinor: POOL_MINOR };
		const version = {
			version: 1,
			effectiveFrom: '2000-01-01',
			location: null,
			rules: [
				{ ...rule, id: 'INC', currency: 'EUR' },
				{ ...rule, id: 'INC2', currency: 'USD' },
				{ ...pool, id: 'POOL', currency: 'EUR' },
				{ ...pool, id: 'POOL2', currency: 'USD' }
			],
			lease: { shareMinor: 100_000, hours: 1 }
		};
		const org = { name: 'Hoteles Brisa', language: 'es', foundedAt: START_MS };
		const args = { org, policies: { versions: [version] } };
		await server.commit([{ tenant, space: tenant, type: 'org.found', author, args }]);
		for (const [zone, currency] of [
			['Europe/Madrid', 'EUR'],
			['America/New_York', 'USD']
		] as const) {
			const place = { id: this.freshId(), zone, currency };
			const location = { name: zone, zone, currency };
			this.places.push(place);
			this.seeds.set(keyToText({ space: tenant, kind: 'location', id: place.id }), location);
			const added = { id: place.id, location };
			await server.commit([{ tenant, space: tenant, type: 'location.add', author, args: added }]);
		}
		const [first, second] = this.places.map((place) => place.id);
		server.allow(people.ana, tenant, 'staff', [first ?? '']);
		server.allow(people.ben, tenant, 'staff', [first ?? '']);
		server.allow(people.mia, tenant, 'manager', [first ?? '', second ?? '']);
	}

	/** Runs the world; what it violated is in `violations`. */
	async run(): Promise<void> {
		try {
			await this.found();
			this.chooseFaults();
			const { ana, ben, mia } = this.people;
			const owners: [string, string[]][] = [
				["Ana's phone", [ana]],
				["Ben's phone", [ben]],
				["Mia's phone", [mia]],
				['the shared tablet', [ana, ben]]
			];
			for (const [index, [name, people]] of owners.entries()) {
				this.phones.push(new Phone(this, name, people, this.seed * 16 + index));
			}
			const actions = new Actions(this, START_MS + ACTIVE_MS);
			await actions.begin();
			let events = 0;
			await this.schedule.runUntil(START_MS + ACTIVE_MS, async () => {
				events += 1;
				if (events % CHECK_EVERY_EVENTS === 0) await checkSafety(this);
				// What follows the first violation tells little more.
				if (this.violations.length > 0) this.schedule.stop();
			});
			if (this.violations.length === 0) await this.heal();
		} finally {
			await this.serverBox?.close();
		}
	}

	/** Ends all faults, lets everybody in again, and demands that all arrives. */
	private async heal(): Promise<void> {
		this.isFaulty = false;
		const turns = Math.max(...this.phones.map((phone) => phone.people.length));
		// Every person of a shared phone gets a turn, and the first one sees the last one's entries at the end.
		for (let turn = 0; turn <= turns; turn++) {
			for (const phone of this.phones) {
				phone.online = true;
				await phone.become(false);
				await phone.signIn(must(phone.people[turn % phone.people.length], 'a phone has people'));
				phone.launch?.loop.kick('online');
			}
			await this.schedule.runUntil(this.schedule.now + HEAL_MS, () => Promise.resolve());
		}
		await checkHealed(this, this.phones);
		for (const phone of this.phones) phone.launch?.end();
	}
}

export async function runWorld(seed: number, planted: PlantedBug | null = null): Promise<World> {
	const world = new World(seed, planted);
	await world.run();
	return world;
}
