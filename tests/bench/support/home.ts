import { migrateToLatest } from '../../../src/lib/server/db/migrate';
import { openDatabase, type Database } from '../../../src/lib/server/db/open';
import type { Actor } from '../../../src/lib/server/sync/actor';
import { prepareInstance, type Home } from '../../../src/lib/server/sync/home';
import { pushOps } from '../../../src/lib/server/sync/push';
import { commitServerOps } from '../../../src/lib/server/sync/serverOps';
import type { Op } from '../../../src/lib/domain/op/op';
import { createEntry, newId, secureRng } from './entries';

/** Stories of the benches are told from here on, a minute apart. */
export const FIRST_AT = Date.UTC(2026, 4, 1);
const MINUTE_MS = 60_000;
const BATCH_OPS = 200;

/** A server's core over a real database, without HTTP; its clock stands where the caller puts it. */
export class BenchHome {
	at = FIRST_AT;
	readonly home: Home;

	constructor(readonly database: Database) {
		this.home = {
			database,
			clock: { now: () => this.at },
			rng: secureRng,
			durable: 'backup',
			changed: () => undefined,
			report: (what, error) => console.error(what, error)
		};
	}

	static async open(options: { url?: string; file?: string }): Promise<BenchHome> {
		const bench = new BenchHome(openDatabase(options));
		await migrateToLatest(bench.database);
		await prepareInstance(bench.home);
		return bench;
	}

	/** An organisation with one location in euro; answers one of its staff. */
	async found(): Promise<Actor> {
		const [tenant, space, person] = [newId(this.at), newId(this.at), newId(this.at)];
		const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: 200_000, currency: 'EUR' };
		const versions = [{ version: 1, effectiveFrom: '2020-01-01', location: null, rules: [rule] }];
		const org = { name: 'Hotel Marea', language: 'es', foundedAt: this.at };
		const location = { name: 'Marea Norte', zone: 'Europe/Madrid', currency: 'EUR' };
		const common = { tenant, space: tenant, author: person };
		await commitServerOps(this.home, [
			{ ...common, type: 'org.found', args: { org, policies: { versions } } },
			{ ...common, type: 'location.add', args: { id: space, location } }
		]);
		return { tenant, person, role: 'staff', spaces: [space], pastSpaces: [] };
	}

	/** Entries of `actor` in their first location; time goes on with them. */
	entries(actor: Actor, count: number, first = 0): Op[] {
		const place = { tenant: actor.tenant, space: actor.spaces[0] ?? '', author: actor.person };
		return Array.from({ length: count }, (_, i) => createEntry(place, (this.at += MINUTE_MS), first + i));
	}

	async push(actor: Actor, ops: readonly Op[]): Promise<void> {
		const { verdicts } = await pushOps(this.home, actor, {
			protocol: 1,
			person: actor.person,
			device: actor.person,
			ops: [...ops]
		});
		const odd = verdicts.find((verdict) => verdict.kind !== 'committed');
		if (odd) throw new Error(`an entry was not committed: ${JSON.stringify(odd)}`);
	}

	/** Fills a location through the ordinary push. */
	async fill(actor: Actor, count: number): Promise<void> {
		for (let done = 0; done < count; done += BATCH_OPS) {
			await this.push(actor, this.entries(actor, Math.min(BATCH_OPS, count - done), done));
		}
	}
}
