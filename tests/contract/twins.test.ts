import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordBody } from '../../src/lib/domain/records';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import { Bookkeeper, type Entry } from './ledgerWorld';
import { foundOrg, newId, openHome, outcomesOf, Phone, type Org, type TestHome } from './world';

/** One deed, written down by two people: the server, which alone holds both, tells both [rule 9]. */
describe.each(dialects)('[rule 9] one deed written down twice, on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let here: string;
	const of = (actor: Actor) => new Bookkeeper(home, actor, here);

	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home);
		here = org.locations[0] ?? '';
	});
	afterAll(() => home.database.close());

	/** Open flags of an entry, as this person's phone reads them. */
	async function flagsOn(actor: Actor, { entry }: Entry) {
		const phone = new Phone(home, actor);
		await phone.pull();
		const held = phone.records.get(`${here}/flags/${entry}`)?.body as RecordBody<'flags'> | undefined;
		return (held?.flags ?? []).filter(({ state }) => state === 'open');
	}
	const twinsOn = async (actor: Actor, entry: Entry): Promise<string[]> =>
		(await flagsOn(actor, entry)).flatMap(({ twins }) => twins ?? []);

	it('[rule 28] flags both, each for its own spender and the managers only', async () => {
		const [ana, ben, boss] = [org.person(), org.person(), org.person('manager')];
		const guest = newId();
		const one = await of(ana).spend(8_000, 0, { guest });
		expect(await twinsOn(ana, one)).toEqual([]);
		const two = await of(ben).spend(8_200, 0, { guest });
		expect([await twinsOn(ana, one), await twinsOn(ben, two)]).toEqual([[two.entry], [one.entry]]);
		expect([await twinsOn(ana, two), await twinsOn(ben, one)]).toEqual([[], []]);
		expect([await twinsOn(boss, one), await twinsOn(boss, two)]).toEqual([[two.entry], [one.entry]]);
		const codes = (await flagsOn(ana, one)).map(({ code }) => code);
		expect(codes).toEqual(['NEEDS_RECEIPT', 'DUP_SUSPECT']);
	});

	it('also when both come in one commit, and when one of them is taken back in it', async () => {
		const [ana, ben, cleo] = [org.person(), org.person(), org.person()];
		const guest = newId();
		const [one, two, three] = [ana, ben, cleo].map((actor) => of(actor).spendOp(4_000, 0, { guest }));
		if (!one || !two || !three) throw new Error('three ops');
		// Pushes that wait for the same space share a commit.
		const outcomes = await Promise.all([
			outcomesOf(home, ana, [one.op]),
			outcomesOf(home, ben, [two.op]),
			outcomesOf(home, cleo, [
				three.op,
				of(cleo).op('spend.void', { ...three.entry, guest, reversal: newId() })
			])
		]);
		expect(outcomes.flat()).toEqual(Array(4).fill('committed'));
		expect([await twinsOn(ana, one.entry), await twinsOn(ben, two.entry)]).toEqual([
			[two.entry.entry],
			[one.entry.entry]
		]);
		expect(await twinsOn(cleo, three.entry)).toEqual([]);
	});

	it('merging is a void of one, by its spender or a manager: both are clear', async () => {
		const [ana, ben, boss] = [org.person(), org.person(), org.person('manager')];
		const guestName = { guestName: 'Sra. Gold' };
		const logged = async (actor: Actor) => {
			const { op, entry } = of(actor).spendOp(4_000);
			const args = { ...op.args, ...guestName };
			await of(actor).send(of(actor).op('gesture.log', args));
			return entry;
		};
		const [one, two] = [await logged(ana), await logged(ben)];
		expect(await twinsOn(ana, one)).toEqual([two.entry]);
		await of(ben).void(two);
		expect([await twinsOn(ana, one), await twinsOn(boss, two)]).toEqual([[], []]);
	});
});
