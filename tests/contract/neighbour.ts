import { createHash } from 'node:crypto';
import { must } from '../../src/lib/base/assert';
import { createId } from '../../src/lib/base/ids';
import { hashPassword } from '../../src/lib/server/auth/credentials';
import { addPerson } from '../../src/lib/server/auth/people';
import { storePhoto } from '../../src/lib/server/media/media';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { PASSWORD, type AccountsWorld, type Browser } from './accountsWorld';
import { gestureOp, NOW } from './world';

/** Bytes that depend on nothing but the name they were asked under. */
export function bytesOf(name: string) {
	let drawn = 0;
	return (length: number) => {
		const chunks: Buffer[] = [];
		while (chunks.length * 32 < length)
			chunks.push(createHash('sha256').update(`${name} ${drawn++}`).digest());
		return new Uint8Array(Buffer.concat(chunks).subarray(0, length));
	};
}

/** An id that is the same in every world. */
export const createIdOf = (name: string) => createId({ now: () => NOW }, { bytes: bytesOf(name) });

/** Ids of the neighbour, which the script asks for in both worlds; in one of them they do not exist. */
export interface Foreign {
	tenant: string;
	location: string;
	person: string;
	photo: string;
	session: string;
	invite: string;
	quarantined: string;
}

/** Another organisation on the same server, as noisy as it can be, also with the first one's own ids. */
export class Neighbour {
	foreign: Foreign | null = null;
	#browser: Browser | null = null;
	#actor: Actor | null = null;
	/** Ops and device of the first organisation, to be used again here. */
	borrowed: { ops: { id: string; args: Record<string, unknown> }[]; device: string } = {
		ops: [],
		device: ''
	};
	constructor(readonly world: () => AccountsWorld) {}

	async found(): Promise<Foreign> {
		const { app } = this.world();
		const { home } = app;
		const [tenant, location, person] = [0, 0, 0].map(() => createId(home.clock, home.rng)) as [
			string,
			string,
			string
		];
		const common = { tenant, space: tenant, author: person };
		const org = { name: 'Hotel Ajeno', language: 'en', foundedAt: NOW };
		const place = { name: 'Far', zone: 'Europe/London', currency: 'EUR' };
		const hash = await hashPassword(app, PASSWORD);
		await home.database.db.transaction().execute(async (tx) => {
			await commitServerOps(
				home,
				[
					{ ...common, type: 'org.found', args: { org, policies: { versions: [] } } },
					{ ...common, type: 'location.add', args: { id: location, location: place } }
				],
				tx
			);
			const owner = {
				tenant,
				id: person,
				name: 'Xenia Ajena',
				role: 'owner' as const,
				locations: [location]
			};
			await addPerson(home, tx, { ...owner, passwordHash: hash.ok ? hash.value : null }, NOW);
		});
		this.#actor = { tenant, person, role: 'owner', spaces: [location], pastSpaces: [] };
		const browser = (this.#browser = this.world().browser('198.51.100.7'));
		await browser.send('POST', '/api/sign-in', { username: 'xenia-ajena', password: PASSWORD });
		const { sessions } = (await browser.send('GET', '/api/sessions')).body as { sessions: { id: string }[] };
		const photo = {
			type: 'image/jpeg' as const,
			bytes: new Uint8Array([0xff, 0xd8, 0xff, 1]),
			width: 1,
			height: 1
		};
		await this.#push([17, { id: 'x' }]);
		const aside = await browser.send('GET', '/api/quarantine');
		return (this.foreign = {
			tenant,
			location,
			person,
			photo: await storePhoto(home, tenant, photo),
			session: must(sessions[0], 'a session').id,
			invite: await this.#invite(),
			quarantined: must((aside.body.entries as { id: string }[])[0], 'set aside').id
		});
	}

	async beBusy(step: number): Promise<void> {
		const [browser, actor] = [this.#browser, this.#actor];
		if (!browser || !actor) return;
		const space = actor.spaces[0] ?? '';
		const own = Array.from({ length: 3 }, () => gestureOp(actor, { space, amountMinor: 900_000 }));
		const twins = this.borrowed.ops.map(({ id, args }) => gestureOp(actor, { space, over: { id }, args }));
		await this.#push([...own, ...twins, step, { id: own[0]?.id }]);
		await browser.send('POST', '/api/sync/pull', {
			...this.#named(),
			epoch: '',
			spaces: [],
			heartbeat: { unsent: 99, oldestUnsentAt: 1, build: 'b', persisted: false, clockOffsetMs: 5 }
		});
		await this.#invite();
		await browser.send('POST', '/api/locations', { name: `Casa ${step}`, zone: 'UTC', currency: 'USD' });
		if (step % 10 > 0) return;
		for (const username of ['xenia-ajena', 'nobody']) {
			await this.world()
				.browser('198.51.100.7')
				.send('POST', '/api/sign-in', { username, password: 'wrong one' });
		}
	}

	#named() {
		const { device } = this.borrowed;
		return { protocol: 1, person: this.#actor?.person, device: device || createIdOf('device') };
	}

	async #push(ops: unknown[]): Promise<void> {
		await this.#browser?.send('POST', '/api/sync/push', { ...this.#named(), ops });
	}

	async #invite(): Promise<string> {
		const request = { role: 'staff', location: this.#actor?.spaces[0], hours: 72, uses: 200 };
		const answer = await this.#browser?.send('POST', '/api/invites', request);
		return String(answer?.body.id);
	}
}
