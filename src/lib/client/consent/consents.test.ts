import { beforeEach, describe, expect, it } from 'vitest';
import { memoryKeys } from '../../../../tests/support/memoryKeys';
import type { Consent, Signer } from '../../domain/consent/consent';
import { readAskCode, type ScannedAsk } from '../../domain/consent/scanCode';
import type { OpArgs } from '../../domain/op/op';
import type { RecordBody } from '../../domain/records';
import type { AskRow, Session } from '../types';
import { askCode, Consents, ownKey } from './consents';
import type { KeyShelf } from './keys';
import { publishOwnKey } from './publish';

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR_MS = 3_600_000;
const uuid = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const [tenant, space, elsewhere, iker, ana] = [uuid(1), uuid(2), uuid(3), uuid(4), uuid(5)];

const row: AskRow = {
	id: uuid(10),
	space,
	place: 'phone',
	mine: true,
	raisedUntil: null,
	body: {
		incident: uuid(11),
		askedBy: iker,
		amountMinor: 230_000,
		excessMinor: 30_000,
		why: 'Viaje de bodas, y la habitación con goteras la primera noche de las cinco que han venido a pasar',
		askedAt: NOW,
		expiresAt: NOW + 4 * HOUR_MS,
		state: 'open',
		answers: []
	}
};

let signers: Map<string, Signer>;
let people: Map<string, RecordBody<'person'>>;
let next: number;

/** A phone of somebody, and what it has queued. */
function phoneOf(person: string) {
	const keys = memoryKeys();
	const queued: OpArgs[] = [];
	const app = {
		session: { person: { id: person }, tenant: { id: tenant } } as Session,
		newId: () => uuid(next++),
		record: (_name: string, _space: string, args: OpArgs) => {
			queued.push(args);
			return Promise.resolve({ ok: true as const, op: uuid(next++) });
		},
		queries: {
			serverNow: () => Promise.resolve(NOW + 60_000),
			people: () => Promise.resolve([...people].map(([id, body]) => ({ id, body }))),
			signer: (id: string) => Promise.resolve(signers.get(id) ?? null)
		}
	};
	return { keys, queued, app, consents: new Consents(app, keys) };
}

async function publish(phone: ReturnType<typeof phoneOf>) {
	const { id, publicKey } = await ownKey(phone.keys, phone.app.newId);
	signers.set(id, { person: phone.app.session.person.id, publicKey, at: NOW });
	return id;
}

describe('a consent from phone to phone', () => {
	let staff: ReturnType<typeof phoneOf>;
	let boss: ReturnType<typeof phoneOf>;
	const scanned = () => readAskCode(askCode(row, 'EUR')) as ScannedAsk;
	const give = async (answer: Consent['answer'] = 'yes', minor = 30_000) => {
		const given = await boss.consents.give(scanned(), answer, minor, 24);
		if (!given.ok || given.reply === null) throw new Error('not signed');
		return given.reply;
	};

	beforeEach(async () => {
		next = 100;
		signers = new Map();
		people = new Map([
			[ana, { name: 'Ana', role: 'manager', locations: [space], active: true }],
			[iker, { name: 'Iker', role: 'staff', locations: [space], active: true }]
		]);
		[staff, boss] = [phoneOf(iker), phoneOf(ana)];
		await publish(boss);
	});

	it('[C1] both phones queue one and the same signed word', async () => {
		expect(await staff.consents.take(row, 'EUR', await give())).toMatchObject({ ok: true });
		expect(staff.queued).toEqual(boss.queued);
		expect(staff.queued[0]).toMatchObject({
			consent: {
				ask: row.id,
				by: ana,
				grantMinor: 30_000,
				at: NOW + 60_000,
				until: NOW + 60_000 + 24 * HOUR_MS
			}
		});
	});

	it('[C2] the secret key cannot be taken out of the phone, and it is made once', async () => {
		const key = await ownKey(boss.keys, boss.app.newId);
		expect(key.secret.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('pkcs8', key.secret)).rejects.toThrow();
		expect((await ownKey(boss.keys, boss.app.newId)).id).toBe(key.id);
		const sent: string[] = [];
		const text = JSON.stringify({ wordKey: 'A'.repeat(43) });
		const answer = { status: 200, contentType: '', retryAfter: null, text };
		const post = (path: string, body: string) => {
			sent.push(`${path} ${body}`);
			return Promise.resolve(answer);
		};
		for (const known of [false, true]) {
			const isKnown = () => Promise.resolve(known);
			await publishOwnKey({ keys: boss.keys, post, newId: boss.app.newId, isKnown });
		}
		expect(sent).toEqual([`/api/signers ${JSON.stringify({ id: key.id, publicKey: key.publicKey })}`]);
		expect((await boss.keys.load())?.word).toMatchObject({ type: 'secret', extractable: false });
	});

	it('[C2] a key that was given up signs nothing here, and what it signs is not believed', async () => {
		const reply = await give();
		const [id] = signers.keys();
		signers.set(id!, { ...signers.get(id!)!, endedAt: NOW });
		expect(await staff.consents.take(row, 'EUR', reply)).toMatchObject({ error: 'ended_key', by: ana });
		expect(await boss.consents.give(scanned(), 'yes', 30_000, 24)).toEqual({ ok: true, reply: null });
		expect(boss.queued.at(-1)).not.toHaveProperty('proof');
	});

	it('[C3] believes nobody whose key is not known, or is somebody else’s', async () => {
		const reply = await give();
		const [id] = signers.keys();
		signers.set(id!, { ...signers.get(id!)!, person: uuid(77) });
		expect(await staff.consents.take(row, 'EUR', reply)).toMatchObject({ error: 'unknown_signer', by: ana });
		signers.clear();
		expect(await staff.consents.take(row, 'EUR', reply)).toMatchObject({ error: 'unknown_signer', by: ana });
		const other = phoneOf(ana);
		signers.set(id!, {
			person: ana,
			publicKey: (await ownKey(other.keys, other.app.newId)).publicKey,
			at: NOW
		});
		expect(await staff.consents.take(row, 'EUR', reply)).toMatchObject({ error: 'not_signed' });
		expect(staff.queued).toEqual([]);
	});

	it('[C3] believes no word about another ask, another amount or another reason', async () => {
		const reply = await give();
		const bent = (body: Partial<AskRow['body']>): AskRow => ({ ...row, body: { ...row.body, ...body } });
		expect(await staff.consents.take({ ...row, id: uuid(12) }, 'EUR', reply)).toMatchObject({
			error: 'other_ask'
		});
		for (const ask of [
			bent({ incident: uuid(13) }),
			bent({ why: 'Otra cosa' }),
			{ ...row, space: elsewhere }
		]) {
			people.set(ana, { ...people.get(ana)!, locations: [space, elsewhere] });
			expect(await staff.consents.take(ask, 'EUR', reply)).toMatchObject({ error: 'not_signed' });
		}
		expect(await staff.consents.take(row, 'USD', reply)).toMatchObject({ error: 'not_signed' });
		expect(await staff.consents.take(row, 'EUR', askCode(row, 'EUR'))).toMatchObject({
			error: 'not_a_reply'
		});
	});

	it('[C4] believes only who may answer there', async () => {
		const reply = await give();
		for (const over of [{ role: 'staff' as const }, { active: false }, { locations: [elsewhere] }]) {
			const before = people.get(ana)!;
			people.set(ana, { ...before, ...over });
			expect(await staff.consents.take(row, 'EUR', reply)).toMatchObject({ error: 'may_not' });
			people.set(ana, before);
		}
		people.set(ana, { ...people.get(ana)!, role: 'owner', locations: [] });
		expect(await staff.consents.take(row, 'EUR', reply)).toMatchObject({ ok: true });
	});

	it('a phone that keeps no keys still queues its own word, and shows no code', async () => {
		const broken: KeyShelf = {
			load: () => Promise.reject(new Error('no room')),
			keep: (key) => Promise.resolve(key),
			addWord: () => Promise.resolve()
		};
		const given = await new Consents(boss.app, broken).give(scanned(), 'no', 0, 24);
		expect(given).toEqual({ ok: true, reply: null });
		expect(boss.queued[0]).not.toHaveProperty('proof');
	});
});
