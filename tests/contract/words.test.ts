import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { Consent } from '../../src/lib/domain/consent/consent';
import { shortCodeOf } from '../../src/lib/domain/consent/scanCode';
import { markOf, wordText, type Word } from '../../src/lib/domain/consent/word';
import { publishSigner } from '../../src/lib/server/sync/signers';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import { ConsentWorld, makeKey, type PhoneKey } from './consentWorld';
import { gestureOp, newId, NOW, outcomesOf } from './world';

const HOUR_MS = 3_600_000;
type Signing = Actor & { key: PhoneKey };

/** An answer told aloud, where neither phone has a camera, and the end of a key whose phone was lost. */
describe.each(dialects)('[C5] words and lost phones, on %s', { timeout: 60_000 }, (dialect) => {
	let world: ConsentWorld;
	let staff: Actor;
	let ana: Signing;

	beforeAll(async () => {
		world = await ConsentWorld.open(dialect);
		staff = await world.person();
		ana = await world.signer();
	});
	afterAll(() => world.home.database.close());

	const send = (actor: Actor, ...ops: unknown[]) => outcomesOf(world.home, actor, ops);
	const grants = async ({ incident }: Consent) => (await world.record('incident', incident))?.grants ?? [];

	/** The mark as a manager's phone makes it, with the key that the server gave it. */
	async function markBy({ key, ...by }: Signing, word: Omit<Word, 'by'>): Promise<string> {
		const published = await publishSigner(world.home, by, key);
		if (!published.ok) throw new Error(published.error);
		const text = wordText(world.org.tenant, { ...word, by: by.person });
		return markOf(
			createHmac('sha256', Buffer.from(published.value.wordKey, 'base64url')).update(text).digest()
		);
	}
	const aboutOf = ({ ask, askedBy, grantMinor }: Consent): Omit<Word, 'by'> => ({
		ask: shortCodeOf(ask),
		askedBy,
		grantMinor,
		hours: 24
	});
	const wordArgs = ({ ask, incident, by, grantMinor }: Consent, mark: string, over: object = {}) => ({
		...{ ask, incident, by, grantMinor, hours: 24, mark },
		...over
	});
	/** An ask on the server, what is said of it, and the op by which the staff's phone brings the word. */
	async function told(by: Signing = ana, over: Partial<Consent> = {}) {
		const consent = world.consent(staff, by, over);
		const mark = await markBy(by, aboutOf(consent));
		const { subjects } = consent;
		const open = world.open(staff, consent, subjects ? { subjects } : {});
		return { consent, mark, open, op: world.op(staff, 'ask.word', wordArgs(consent, mark)) };
	}

	it('counts by the staff’s phone alone, from when it was said, as long as was said', async () => {
		const { consent, open, op } = await told();
		const spend = gestureOp(staff, { space: world.space, incident: consent.incident, amountMinor: 230_000 });
		expect(await send(staff, open, op, spend)).toEqual(Array(3).fill('committed'));
		const at = NOW - 60_000;
		expect(await grants(consent)).toMatchObject([
			{ id: consent.ask, by: ana.person, amountMinor: 30_000, at, expiresAt: at + 24 * HOUR_MS }
		]);
		expect(await world.flagsOf(consent.incident)).toEqual([]);
		expect(await world.record('ask', consent.ask)).toMatchObject({
			state: 'granted',
			answers: [{ by: ana.person, answer: 'yes', grantMinor: 30_000, near: true }]
		});
	});

	it('[C1] and once, whichever phone comes first', async () => {
		for (const isStaffFirst of [true, false]) {
			const { consent, open, op } = await told();
			const ours = world.op(ana, 'ask.consent', { consent });
			expect(await send(staff, open)).toEqual(['committed']);
			const steps: [Actor, unknown][] = isStaffFirst
				? [
						[staff, op],
						[ana, ours]
					]
				: [
						[ana, ours],
						[staff, op]
					];
			for (const [actor, one] of steps) expect(await send(actor, one)).toEqual(['committed']);
			expect(await send(staff, op)).toEqual(['duplicate']);
			expect(await grants(consent)).toHaveLength(1);
			expect((await world.record('ask', consent.ask))?.answers).toHaveLength(1);
		}
	});

	it('[rule 26] a go-ahead within the cap raises nothing', async () => {
		const within = { amountMinor: 10_000, excessMinor: 0, grantMinor: 0, subjects: ['health'] } as const;
		const { consent, open, op } = await told(ana, { ...within, subjects: ['health'] });
		expect(await send(staff, open, op)).toEqual(['committed', 'committed']);
		expect((await world.record('ask', consent.ask))?.state).toBe('granted');
		expect(await grants(consent)).toEqual([]);
	});

	it('nothing else than what was said: another amount, time, ask, person, or a guess', async () => {
		const { consent, mark, open } = await told();
		const other = await told();
		const eva = await world.signer();
		expect(await send(staff, open, other.open)).toEqual(['committed', 'committed']);
		const bends = [
			wordArgs(consent, mark, { grantMinor: 29_000 }),
			wordArgs(consent, mark, { hours: 72 }),
			wordArgs(consent, mark, { by: eva.person }),
			wordArgs(consent, 'ZZZZZZZZ'),
			wordArgs(other.consent, mark)
		];
		for (const args of bends)
			expect([args, await send(staff, world.op(staff, 'ask.word', args))]).toEqual([
				args,
				['quarantined:bad_consent']
			]);
		// A colleague who overheard it cannot use it.
		const ben = await world.person();
		const op = world.op(ben, 'ask.word', wordArgs(consent, mark));
		expect(await send(ben, op)).toEqual(['quarantined:bad_consent']);
		expect([await grants(consent), await grants(other.consent)]).toEqual([[], []]);
	});

	it('of somebody who may not answer there it counts nothing, though the mark is right', async () => {
		const far = await world.signer('manager', [world.other]);
		const { open, op } = await told(far);
		expect(await send(staff, open, op)).toEqual(['committed', 'quarantined:bad_consent']);
		const unknown = await told();
		expect(await send(staff, unknown.op)).toEqual(['quarantined:unknown_ref']);
	});

	it('[C2] the key for marks is told to its own phone only, and differs for every key', async () => {
		const eva = await world.signer();
		const keyOf = async (actor: Actor, key: PhoneKey) => publishSigner(world.home, actor, key);
		expect(await keyOf(ana, eva.key)).toMatchObject({ error: 'not_allowed' });
		const own = [await keyOf(eva, eva.key), await keyOf(eva, await makeKey()), await keyOf(ana, ana.key)];
		expect(new Set(own.map((one) => JSON.stringify(one))).size).toBe(3);
		const rows = await world.home.database.db.selectFrom('record').select('body').execute();
		const first = must(own[0], 'one');
		expect(JSON.stringify(rows)).not.toContain(first.ok ? first.value.wordKey : '-');
	});

	describe('[C2] the key of a lost phone is ended', () => {
		const endOp = (actor: Actor, of: Signing) => {
			const args = { signer: of.key.id, person: of.person };
			return world.op(actor, 'signer.end', args, { space: world.org.tenant });
		};

		it('nothing that it signs or says counts from then on, also what comes late', async () => {
			const eva = await world.signer();
			const before = await told(eva);
			const args = { consent: before.consent, proof: await world.sign(before.consent, eva.key) };
			expect(await send(ana, endOp(ana, eva))).toEqual(['committed']);
			expect(await world.record('signer', eva.key.id)).toMatchObject({ endedBy: ana.person });
			expect(await send(staff, before.open, before.op, world.op(staff, 'ask.consent', args))).toEqual([
				'committed',
				'quarantined:bad_consent',
				'quarantined:bad_consent'
			]);
			expect(await publishSigner(world.home, eva, eva.key)).toMatchObject({ error: 'not_allowed' });
			// Who answered brings it themselves: their session is proof enough.
			expect(await send(eva, world.op(eva, 'ask.consent', { consent: before.consent }))).toEqual([
				'committed'
			]);
			expect(await grants(before.consent)).toHaveLength(1);
		});

		it('by its owner, an owner, or a manager of the same place; by nobody else', async () => {
			const [eva, far] = [await world.signer(), await world.signer('manager', [world.other])];
			const chief = await world.signer('owner', []);
			expect(await send(staff, endOp(staff, eva))).toEqual(['quarantined:not_allowed']);
			expect(await send(far, endOp(far, eva))).toEqual(['quarantined:not_yours']);
			expect(await send(ana, endOp(ana, chief))).toEqual(['quarantined:not_yours']);
			const wrong = world.op(
				ana,
				'signer.end',
				{ signer: newId(), person: eva.person },
				{ space: world.org.tenant }
			);
			expect(await send(ana, wrong)).toEqual(['quarantined:unknown_ref']);
			expect(await send(eva, endOp(eva, eva))).toEqual(['committed']);
			expect(await send(chief, endOp(chief, far), endOp(chief, far))).toEqual(['committed', 'committed']);
		});
	});
});
