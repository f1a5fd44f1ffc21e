import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../src/lib/base/canonical';
import { createId } from '../../src/lib/base/ids';
import type { Op } from '../../src/lib/domain/op/op';
import { opHashText } from '../../src/lib/domain/op/op';
import type { Role } from '../../src/lib/domain/records';
import type { PullPage, PullRequest, PullResponse, SpaceState } from '../../src/lib/protocol/pull';
import type { PushResponse, Verdict } from '../../src/lib/protocol/push';
import type { Database, Dialect } from '../../src/lib/server/db/open';
import type { Actor } from '../../src/lib/server/sync/actor';
import { sha256 } from '../../src/lib/server/sync/examine';
import { prepareInstance, type Home } from '../../src/lib/server/sync/home';
import { pullPages } from '../../src/lib/server/sync/pull';
import { pushOps } from '../../src/lib/server/sync/push';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { openTestDatabase } from '../support/testDatabase';

export const NOW = Date.UTC(2026, 5, 15, 12);

export const rng = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

let lastId = NOW;

/** A new id; later ones sort later. */
export function newId(): string {
	return createId({ now: () => lastId++ }, rng);
}

export interface TestHome extends Home {
	reports: string[];
	changes: string[];
}

export function createHome(database: Database): TestHome {
	const reports: string[] = [];
	const changes: string[] = [];
	return {
		database,
		clock: { now: () => NOW },
		rng,
		durable: 'backup',
		changed: (tenant, spaces) => changes.push(...spaces.map((space) => `${tenant}/${space}`)),
		report: (what) => reports.push(what),
		reports,
		changes
	};
}

export async function openHome(dialect: Dialect): Promise<TestHome> {
	const home = createHome(await openTestDatabase(dialect));
	await prepareInstance(home);
	return home;
}

/** A founded organisation with locations in euro and a cap of 2,000.00 per incident. */
export interface Org {
	tenant: string;
	locations: string[];
	person(role?: Role, spaces?: string[], pastSpaces?: string[]): Actor;
}

export async function foundOrg(home: Home, locationCount = 1): Promise<Org> {
	const tenant = newId();
	const author = newId();
	const locations = Array.from({ length: locationCount }, newId);
	const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: 200_000, currency: 'EUR' };
	const versions = [{ version: 1, effectiveFrom: '2020-01-01', location: null, rules: [rule] }];
	const org = { name: 'Hotel Marea', language: 'es', foundedAt: NOW };
	const places = locations.map((id, i) => ({
		tenant,
		space: tenant,
		author,
		type: 'location.add' as const,
		args: { id, location: { name: `Casa ${i + 1}`, zone: 'Europe/Madrid', currency: 'EUR' } }
	}));
	const found = { tenant, space: tenant, author, type: 'org.found' as const };
	await commitServerOps(home, [{ ...found, args: { org, policies: { versions } } }, ...places]);
	return {
		tenant,
		locations,
		person: (role = 'staff', spaces = locations, pastSpaces = []) => ({
			tenant,
			person: newId(),
			role,
			spaces,
			pastSpaces
		})
	};
}

export interface GestureOptions {
	space: string;
	what?: string;
	amountMinor?: number;
	incident?: string;
	guestName?: string;
	over?: Partial<Op>;
	args?: Record<string, unknown>;
}

/** A proper `gesture.log` of an actor, as a phone makes it; `over` and `args` bend it before it is hashed. */
export function gestureOp(actor: Actor, { space, what, amountMinor, ...rest }: GestureOptions): Op {
	const spend = {
		id: newId(),
		amountMinor,
		currency: 'EUR',
		method: 'company_card',
		leftShownMinor: 200_000
	};
	const args = {
		gesture: newId(),
		incident: rest.incident ?? newId(),
		purpose: 'wow',
		scale: 20,
		parts: { what: what ?? 'Llevé un té a la habitación' },
		...(rest.guestName ? { guestName: rest.guestName } : {}),
		photos: [],
		language: 'es',
		...(amountMinor === undefined ? {} : { spend }),
		...rest.args
	};
	return hashed({
		id: newId(),
		type: 'gesture.log',
		v: 1,
		tenant: actor.tenant,
		space,
		author: actor.person,
		device: newId(),
		capturedAt: NOW - 60_000,
		clockOffsetMs: 0,
		tzOffsetMin: 120,
		zone: 'Europe/Madrid',
		businessDate: '2026-06-15',
		knownSeq: 0,
		args,
		...rest.over
	});
}

export function hashed(op: Omit<Op, 'hash'>): Op {
	return { ...op, hash: sha256(opHashText(op)) };
}

export function push(home: Home, actor: Actor, ops: readonly unknown[]): Promise<PushResponse> {
	return pushOps(home, actor, { protocol: 1, person: actor.person, device: newId(), ops: [...ops] });
}

export async function verdictsOf(home: Home, actor: Actor, ops: readonly unknown[]): Promise<Verdict[]> {
	return (await push(home, actor, ops)).verdicts;
}

/** Kind and reason of each verdict, such as `committed` or `quarantined:malformed`. */
export async function outcomesOf(home: Home, actor: Actor, ops: readonly unknown[]): Promise<string[]> {
	const verdicts = await verdictsOf(home, actor, ops);
	return verdicts.map((verdict) =>
		verdict.kind === 'quarantined' ? `quarantined:${verdict.reason}` : verdict.kind
	);
}

/** A phone that keeps what it pulls, as the protocol says: larger seq wins, states move with their rows. */
export class Phone {
	epoch = '';
	states = new Map<string, SpaceState>();
	records = new Map<string, { seq: number; body: object | null }>();
	pages: PullPage[] = [];
	readonly device = newId();

	constructor(
		readonly home: Home,
		public actor: Actor
	) {}

	async pullOnce(extra: Partial<PullRequest> = {}): Promise<PullResponse> {
		const answer = await pullPages(this.home, this.actor, {
			protocol: 1,
			person: this.actor.person,
			device: this.device,
			epoch: this.epoch,
			spaces: [...this.states.values()],
			...extra
		});
		this.epoch = answer.epoch;
		for (const space of this.states.keys()) if (!answer.spaces.includes(space)) this.#forget(space);
		for (const page of answer.pages) this.#store(page);
		return answer;
	}

	/** Pulls until nothing more is announced; the answer is how many requests that took. */
	async pull(): Promise<number> {
		for (let requests = 1; ; requests++) {
			const { pages } = await this.pullOnce();
			if (!pages.some((page) => page.more)) return requests;
		}
	}

	/** Living records of a space as sorted text, to be compared with another's. */
	content(space: string): string[] {
		return [...this.records]
			.filter(([key, { body }]) => key.startsWith(`${space}/`) && body !== null)
			.map(([key, { body }]) => `${key} ${canonicalJson(body)}`)
			.sort();
	}

	#forget(space: string): void {
		this.states.delete(space);
		for (const key of this.records.keys()) if (key.startsWith(`${space}/`)) this.records.delete(key);
	}

	#store(page: PullPage): void {
		this.pages.push(page);
		if (page.reset) this.#forget(page.space);
		for (const { kind, id, seq, body } of page.records) {
			const key = `${page.space}/${kind}/${id}`;
			if ((this.records.get(key)?.seq ?? -1) <= seq) this.records.set(key, { seq, body });
		}
		this.states.set(page.space, page.state);
	}
}

/** What a reader should see of a space, straight from the table. */
export async function projectionOf(home: Home, space: string, reader: string | null): Promise<string[]> {
	const rows = await home.database.db
		.selectFrom('record')
		.select(['kind', 'id', 'body', 'audience'])
		.where('space_id', '=', space)
		.where('deleted', '=', 0)
		.execute();
	return rows
		.filter((row) => reader === null || row.audience === null || row.audience === reader)
		.map((row) => `${space}/${row.kind}/${row.id} ${canonicalJson(JSON.parse(row.body ?? 'null'))}`)
		.sort();
}
