import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Consent } from '../../src/lib/domain/consent/consent';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import { ConsentWorld, makeKey, type PhoneKey } from './consentWorld';
import { gestureOp, newId, NOW, outcomesOf, Phone } from './world';

const HOUR_MS = 3_600_000;

describe.each(dialects)('a consent without a network, on %s', { timeout: 120_000 }, (dialect) => {
	let world: ConsentWorld;
	let staff: Actor;
	let ana: Actor & { key: PhoneKey };

	beforeAll(async () => {
		world = await ConsentWorld.open(dialect);
		staff = await world.person();
		ana = await world.signer();
	});
	afterAll(() => world.home.database.close());

	const send = (actor: Actor, ...ops: unknown[]) => outcomesOf(world.home, actor, ops);
	const signed = async (consent: Consent, key = ana.key) => ({
		consent,
		proof: await world.sign(consent, key)
	});
	const spend = ({ incident }: Consent, amountMinor = 230_000) =>
		gestureOp(staff, { space: world.space, incident, amountMinor });
	const grants = async ({ incident }: Consent) => (await world.record('incident', incident))?.grants ?? [];

	it('[C1] whoever syncs first makes the raise, it counts once, and no order loses anything of the ask', async () => {
		const orders = [
			['ask', 'theirs', 'spend', 'ours'],
			['ours', 'ask', 'theirs', 'spend'],
			['ours', 'ask', 'spend', 'theirs'],
			['ask', 'ours', 'theirs', 'spend']
		];
		const outcomes: object[] = [];
		for (const order of orders) {
			const consent = world.consent(staff, ana);
			const ask = world.open(staff, consent);
			const args = await signed(consent);
			const steps: Record<string, () => Promise<string[]>> = {
				ask: () => send(staff, ask),
				theirs: () => send(staff, world.op(staff, 'ask.consent', args)),
				ours: () => send(ana, world.op(ana, 'ask.consent', args)),
				spend: () => send(staff, spend(consent))
			};
			for (const step of order) expect([step, await steps[step]?.()]).toEqual([step, ['committed']]);
			expect(await world.flagsOf(consent.incident)).toEqual([]);
			const record = await world.record('ask', consent.ask);
			expect(record).toMatchObject({ gesture: ask.args.gesture, why: ask.args.why, state: 'granted' });
			expect(record).not.toHaveProperty('early');
			const { incident: _, gesture: __, ...rest } = record ?? ({} as never);
			outcomes.push({ ...rest, grants: (await grants(consent)).map(({ id: ___, ...grant }) => grant) });
			expect((await grants(consent)).map(({ id }) => id)).toEqual([consent.ask]);
		}
		for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
		expect(outcomes[0]).toMatchObject({
			answers: [{ by: ana.person, answer: 'yes', grantMinor: 30_000, near: true, signedWith: ana.key.id }],
			grants: [{ amountMinor: 30_000, by: ana.person, expiresAt: NOW + 24 * HOUR_MS }]
		});
	});

	it('[C1] one phone is enough: the staff’s alone, or the manager’s alone, also unsigned', async () => {
		const theirs = world.consent(staff, ana);
		expect(await send(staff, world.op(staff, 'ask.consent', await signed(theirs)), spend(theirs))).toEqual([
			'committed',
			'committed'
		]);
		const ours = world.consent(staff, ana);
		expect(await send(ana, world.op(ana, 'ask.consent', { consent: ours }))).toEqual(['committed']);
		for (const one of [theirs, ours]) expect(await grants(one)).toHaveLength(1);
		expect(await world.flagsOf(theirs.incident)).toEqual([]);
	});

	it('[I4] the same op twice, and both phones at once, raise once', async () => {
		const consent = world.consent(staff, ana);
		const args = await signed(consent);
		const [one, other] = [world.op(staff, 'ask.consent', args), world.op(ana, 'ask.consent', args)];
		const all = await Promise.all([send(staff, one), send(ana, other), send(staff, one), send(ana, other)]);
		expect(all.flat().every((kind) => kind === 'committed' || kind === 'duplicate')).toBe(true);
		expect(await grants(consent)).toHaveLength(1);
	});

	it('a no and an up-to are words too: no raise, and the raise that was signed', async () => {
		const no = world.consent(staff, ana, { answer: 'no', grantMinor: 0 });
		await send(staff, world.open(staff, no), world.op(staff, 'ask.consent', await signed(no)));
		expect((await world.record('ask', no.ask))?.state).toBe('declined');
		expect(await grants(no)).toEqual([]);
		const part = world.consent(staff, ana, { answer: 'up_to', grantMinor: 10_000 });
		await send(staff, world.op(staff, 'ask.consent', await signed(part)), spend(part));
		expect(await grants(part)).toMatchObject([{ amountMinor: 10_000 }]);
		expect(await world.flagsOf(part.incident)).toEqual(['OVER_CAP']);
	});

	it('[rule 26] what nobody decides alone, within the cap: a go-ahead raises nothing, and must not', async () => {
		const within = { amountMinor: 10_000, excessMinor: 0 as const, grantMinor: 0 as const };
		const consent = world.consent(staff, ana, { ...within, subjects: ['health', 'privacy'] });
		const early = world.op(staff, 'ask.consent', await signed(consent));
		const { subjects } = consent;
		expect(await send(staff, early, world.open(staff, consent, { subjects }))).toEqual([
			'committed',
			'committed'
		]);
		expect(await world.record('ask', consent.ask)).toMatchObject({
			state: 'granted',
			subjects,
			excessMinor: 0
		});
		expect(await grants(consent)).toEqual([]);
		const wrong: Partial<Consent>[] = [
			{ ...within, subjects, grantMinor: 5_000 },
			{ ...within, grantMinor: 0 },
			{ subjects, grantMinor: 0 }
		];
		for (const over of wrong) {
			const bent = world.consent(staff, ana, over);
			const op = world.op(staff, 'ask.consent', await signed(bent));
			expect(await send(staff, op)).toEqual(['quarantined:bad_consent']);
		}
		// An earlier build consented to what is over the cap without naming the subjects [I14].
		for (const isEarly of [true, false]) {
			const old = world.consent(staff, ana);
			const ops = [world.op(staff, 'ask.consent', await signed(old)), world.open(staff, old, { subjects })];
			expect(await send(staff, ...(isEarly ? ops : ops.reverse()))).toEqual(['committed', 'committed']);
			expect(await world.record('ask', old.ask)).toMatchObject({ state: 'granted', subjects });
		}
		const other = { ...world.consent(staff, ana, within), ask: consent.ask, subjects: ['safety' as const] };
		expect(await send(ana, world.op(ana, 'ask.consent', await signed(other)))).toEqual([
			'quarantined:bad_consent'
		]);
	});

	describe('[C3] refused, stored and answered with a reason, and nothing is raised', () => {
		const refused = async (actor: Actor, args: object, consent: Consent, reason = 'bad_consent') => {
			const spent = spend(consent, 240_000);
			const outcomes = await send(actor, world.op(actor, 'ask.consent', args));
			expect(outcomes).toEqual([`quarantined:${reason}`]);
			// Its neighbours go on [I11], and money is only flagged [I12].
			expect(await send(staff, spent)).toEqual(['committed']);
			expect(await grants(consent)).toEqual([]);
			expect(await world.flagsOf(consent.incident)).toEqual(['OVER_CAP']);
		};

		it('a forged signature: another key, a changed one, none at all', async () => {
			const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
			const stranger = { ...(await makeKey()), id: ana.key.id };
			const [first, second, third] = [1, 2, 3].map(() => world.consent(staff, ana)) as [
				Consent,
				Consent,
				Consent
			];
			await refused(staff, await signed(first, stranger), first);
			const { key, signature } = await world.sign(second, ana.key);
			await refused(staff, { consent: second, proof: { key, signature: flip(signature) } }, second);
			await refused(staff, { consent: third }, third);
		});

		it('a key that nobody published', async () => {
			const consent = world.consent(staff, ana);
			await refused(staff, await signed(consent, await makeKey()), consent);
		});

		it('a replay: on another incident, for another amount, another person, another place, longer', async () => {
			const bends = [
				{ incident: newId() },
				{ ask: newId() },
				{ grantMinor: 90_000 },
				{ amountMinor: 290_000, excessMinor: 90_000 },
				{ until: NOW + 48 * HOUR_MS },
				{ expiresAt: NOW + 48 * HOUR_MS },
				{ why: 'Otra cosa' }
			];
			for (const over of bends) {
				const consent = world.consent(staff, ana);
				const { proof } = await signed(consent);
				const bent = { ...consent, ...over };
				await refused(staff, { consent: bent, proof }, bent);
			}
			const ben = await world.person();
			const consent = world.consent(staff, ana);
			const theirs = {
				consent: { ...consent, askedBy: ben.person },
				proof: await world.sign(consent, ana.key)
			};
			expect(await send(ben, world.op(ben, 'ask.consent', theirs))).toEqual(['quarantined:bad_consent']);
			const both = await world.person('staff', [world.space, world.other]);
			const there = world.consent(both, ana);
			const op = world.op(both, 'ask.consent', await signed(there), { space: world.other });
			expect(await send(both, op)).toEqual(['quarantined:bad_consent']);
		});

		it('one that came after the ask had lapsed, holds nothing, or holds too long', async () => {
			for (const over of [
				{ expiresAt: NOW - 60_000 },
				{ until: NOW - 60_000 },
				{ until: NOW - 60_000 + 73 * HOUR_MS }
			]) {
				const consent = world.consent(staff, ana, over);
				await refused(staff, await signed(consent), consent);
			}
		});

		it('oneself: a manager who asked, with their own key', async () => {
			const consent = world.consent(ana, ana);
			const op = world.op(ana, 'ask.consent', await signed(consent));
			expect(await send(ana, op)).toEqual(['quarantined:bad_consent']);
		});

		it('a third person who brings it, and somebody who is only staff', async () => {
			const consent = world.consent(staff, ana);
			const third = await world.person();
			await refused(third, await signed(consent), consent, 'not_yours');
			const colleague = await world.signer('staff');
			const theirs = world.consent(staff, colleague);
			await refused(staff, await signed(theirs, colleague.key), theirs);
			expect(await send(colleague, world.op(colleague, 'ask.consent', { consent: theirs }))).toEqual([
				'quarantined:bad_consent'
			]);
		});

		it('[C4] a manager of another place, one who was demoted or ended before they gave it', async () => {
			const far = await world.signer('manager', [world.other]);
			const there = world.consent(staff, far);
			await refused(staff, await signed(there, far.key), there);
			for (const [role, active] of [
				['staff', true],
				['manager', false]
			] as const) {
				const eva = await world.signer();
				await world.put(eva, role, [world.space], active);
				const consent = world.consent(staff, eva, { at: NOW });
				await refused(staff, await signed(consent, eva.key), consent);
			}
			const owner = await world.signer('owner', []);
			const theirs = world.consent(staff, owner);
			expect(await send(staff, world.op(staff, 'ask.consent', await signed(theirs, owner.key)))).toEqual([
				'committed'
			]);
		});

		it('an ask that is known here as another one, and another currency', async () => {
			const consent = world.consent(staff, ana);
			await send(staff, world.open(staff, consent, { amountMinor: 201_000, excessMinor: 1_000 }));
			await refused(staff, await signed(consent), consent);
			const dollars = world.consent(staff, ana, { currency: 'USD' });
			await refused(staff, await signed(dollars), dollars, 'bad_currency');
		});
	});

	it('[rule 14] a phone whose clock is years ahead raises from now on, and no longer than it said', async () => {
		const ahead = 700 * 24 * HOUR_MS;
		const consent = world.consent(staff, ana, {
			at: NOW + ahead,
			until: NOW + ahead + HOUR_MS,
			expiresAt: NOW + ahead + 4 * HOUR_MS
		});
		await send(staff, world.op(staff, 'ask.consent', await signed(consent)));
		expect(await grants(consent)).toMatchObject([{ at: NOW, expiresAt: NOW + HOUR_MS }]);
	});

	it('[C2] every phone of the house learns the keys, nobody’s key is taken over, and what is none is refused', async () => {
		const reader = new Phone(world.home, staff);
		await reader.pull();
		expect(reader.records.get(`${world.org.tenant}/signer/${ana.key.id}`)?.body).toMatchObject({
			person: ana.person,
			publicKey: ana.key.publicKey
		});
		const { publishSigner, SIGNERS_MAX } = await import('../../src/lib/server/sync/signers');
		const publish = (actor: Actor, id: string, publicKey: string) =>
			publishSigner(world.home, actor, { id, publicKey });
		const eva = await world.signer();
		expect(await publish(eva, eva.key.id, eva.key.publicKey)).toEqual({
			ok: true,
			value: { wordKey: expect.stringMatching(/^[\w-]{43}$/) as string }
		});
		expect(await publish(eva, ana.key.id, eva.key.publicKey)).toMatchObject({ error: 'not_allowed' });
		expect(await publish(ana, eva.key.id, eva.key.publicKey)).toMatchObject({ error: 'not_allowed' });
		expect(await publish(eva, newId(), 'A'.repeat(87))).toMatchObject({ error: 'bad_request' });
		for (let i = 1; i < SIGNERS_MAX; i++) await publish(eva, newId(), eva.key.publicKey);
		expect(await publish(eva, newId(), eva.key.publicKey)).toMatchObject({ error: 'not_allowed' });
		const op = world.op(
			eva,
			'signer.put',
			{ id: newId(), signer: { person: eva.person, publicKey: eva.key.publicKey, at: NOW } },
			{ space: world.org.tenant }
		);
		expect(await send(eva, op)).toEqual(['quarantined:not_allowed']);
	});
});
