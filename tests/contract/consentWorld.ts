import { must } from '../../src/lib/base/assert';
import { consentText, type Consent } from '../../src/lib/domain/consent/consent';
import type { Op } from '../../src/lib/domain/op/op';
import type { RecordBody, RecordKind, Role } from '../../src/lib/domain/records';
import type { Dialect } from '../../src/lib/server/db/open';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { publishSigner } from '../../src/lib/server/sync/signers';
import { foundOrg, gestureOp, hashed, newId, NOW, openHome, type Org, type TestHome } from './world';

const HOUR_MS = 3_600_000;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };

/** A key of somebody's phone. */
export interface PhoneKey {
	id: string;
	secret: CryptoKey;
	publicKey: string;
}

export async function makeKey(): Promise<PhoneKey> {
	const pair = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
	const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
	return { id: newId(), secret: pair.privateKey, publicKey: Buffer.from(raw).toString('base64url') };
}

/** An organisation with two places, whose people are published as the server does it. */
export class ConsentWorld {
	private constructor(
		readonly home: TestHome,
		readonly org: Org,
		readonly space: string,
		readonly other: string
	) {}

	static async open(dialect: Dialect): Promise<ConsentWorld> {
		const home = await openHome(dialect);
		const org = await foundOrg(home, 2);
		return new ConsentWorld(home, org, must(org.locations[0], 'one'), must(org.locations[1], 'two'));
	}

	/** What the organisation says of a person from now on. */
	async put({ person }: Actor, role: Role, locations: string[], active = true): Promise<void> {
		const { tenant } = this.org;
		const args = { id: person, person: { name: 'Alguien', role, locations, active } };
		await commitServerOps(this.home, [{ tenant, space: tenant, type: 'person.put', args, author: person }]);
	}

	/** New caps of the organisation, in force at once. */
	async publish(rules: object[]): Promise<void> {
		const { tenant } = this.org;
		const version = { version: 2, effectiveFrom: '2020-01-02', location: null, rules };
		const op = { tenant, space: tenant, type: 'policy.publish' as const, author: tenant, args: { version } };
		await commitServerOps(this.home, [op]);
	}

	async person(role: Role = 'staff', locations = [this.space]): Promise<Actor> {
		const actor = this.org.person(role, role === 'owner' ? this.org.locations : locations);
		await this.put(actor, role, locations);
		return actor;
	}

	/** Somebody who may answer, with a published key. */
	async signer(role: Role = 'manager', locations = [this.space]): Promise<Actor & { key: PhoneKey }> {
		const actor = await this.person(role, locations);
		const key = await makeKey();
		await publishSigner(this.home, actor, key);
		return { ...actor, key };
	}

	/** An ask of somebody over the cap of 2,000.00, and what a consent to it says. */
	consent(asker: Actor, by: Actor, over: Partial<Consent> = {}): Consent {
		return {
			ask: newId(),
			incident: newId(),
			askedBy: asker.person,
			amountMinor: 230_000,
			excessMinor: 30_000,
			currency: 'EUR',
			why: 'Viaje de bodas',
			expiresAt: NOW + 4 * HOUR_MS,
			by: by.person,
			answer: 'yes',
			grantMinor: 30_000,
			at: NOW - 60_000,
			until: NOW + 24 * HOUR_MS,
			...over
		};
	}

	/** The signature as the phone of who consents makes it, also over something else than is then told. */
	async sign(consent: Consent, key: PhoneKey, space = this.space) {
		const told = new TextEncoder().encode(consentText({ tenant: this.org.tenant, space }, consent));
		const bytes = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.secret, told);
		return { key: key.id, signature: Buffer.from(bytes).toString('base64url') };
	}

	op(actor: Actor, type: string, args: object, over: Partial<Op> = {}): Op {
		const { hash: _, ...like } = gestureOp(actor, { space: this.space });
		return hashed({ ...like, id: newId(), type, args: args as Op['args'], ...over });
	}

	open({ person, tenant, ...rest }: Actor, consent: Consent, over: object = {}): Op {
		const { ask, incident, amountMinor, excessMinor, expiresAt } = consent;
		const wish = { ask, incident, amountMinor, excessMinor, expiresAt, gesture: newId() };
		const why = 'Viaje de bodas, y la habitación con goteras la primera noche';
		return this.op({ person, tenant, ...rest }, 'ask.open', { ...wish, why, ...over });
	}

	/** Living records of a kind, whole. */
	async records<K extends RecordKind>(kind: K): Promise<{ id: string; body: RecordBody<K> }[]> {
		const rows = await this.home.database.db
			.selectFrom('record')
			.select(['id', 'body'])
			.where('tenant_id', '=', this.org.tenant)
			.where('kind', '=', kind)
			.where('deleted', '=', 0)
			.execute();
		return rows.map(({ id, body }) => ({ id, body: JSON.parse(must(body, 'living')) as RecordBody<K> }));
	}

	async record<K extends RecordKind>(kind: K, id: string): Promise<RecordBody<K> | undefined> {
		return (await this.records(kind)).find((row) => row.id === id)?.body;
	}

	/** How money of an incident is over the cap: codes of flags. */
	async flagsOf(incident: string): Promise<string[]> {
		const spends = await this.records('spend');
		const ids = new Set(spends.filter(({ body }) => body.incident === incident).map(({ id }) => id));
		const flags = (await this.records('flags')).filter(({ id }) => ids.has(id));
		return flags
			.flatMap(({ body }) => body.flags.map(({ code }) => code))
			.filter((code) => /^OVER/.test(code));
	}
}
