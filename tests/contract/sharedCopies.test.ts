import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Op } from '../../src/lib/domain/op/op';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { healCopies } from '../../src/lib/server/stories/healCopies';
import { dialects } from '../support/testDatabase';
import {
	foundOrg,
	gestureOp,
	hashed,
	newId,
	openHome,
	outcomesOf,
	Phone,
	type Org,
	type TestHome
} from './world';

describe.each(dialects)('[S8] copies of stories in the database, on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let space: string;
	let [ana, boss, elsa]: Actor[] = [];
	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		space = org.locations[0] ?? '';
		[ana, boss, elsa] = [
			org.person('staff', [space]),
			org.person('manager', [space]),
			org.person('staff', [org.locations[1] ?? ''])
		];
		await know(org, [ana, boss, elsa]);
	});
	afterAll(() => home.database.close());

	const know = (of: Org, people: readonly (Actor | undefined)[]) =>
		commitServerOps(
			home,
			people.flatMap((actor) =>
				actor
					? [
							{
								tenant: of.tenant,
								space: of.tenant,
								type: 'person.put' as const,
								args: {
									id: actor.person,
									person: { name: 'X', role: actor.role, locations: [...actor.spaces], active: true }
								},
								author: actor.person
							}
						]
					: []
			)
		);
	const opBy = (actor: Actor | undefined, type: string, where: string, args: Op['args']): Op =>
		hashed({ ...gestureOp(actor ?? org.person(), { space: where }), id: newId(), type, args });
	const hide = (gesture: string) => opBy(boss, 'story.hide', space, { gesture, reason: 'Nombra' });
	const share = (gesture: string) =>
		opBy(ana, 'story.share', org.tenant, { gesture, location: space, shared: true });
	const send = (actor: Actor | undefined, ops: readonly Op[]) => outcomesOf(home, actor ?? org.person(), ops);
	async function sharedStory(): Promise<string> {
		const log = gestureOp(ana ?? org.person(), { space });
		const { gesture } = log.args as { gesture: string };
		expect(await send(ana, [log, share(gesture)])).toEqual(['committed', 'committed']);
		return gesture;
	}
	async function livingCopies(gesture: string): Promise<number> {
		const rows = await home.database.db
			.selectFrom('record')
			.select('body')
			.where('tenant_id', '=', org.tenant)
			.where('kind', '=', 'shared_story')
			.where('id', '=', gesture)
			.where('deleted', '=', 0)
			.execute();
		return rows.length;
	}
	const isShown = async (gesture: string) => {
		const rows = home.database.db.selectFrom('record').select('id').where('tenant_id', '=', org.tenant);
		const of = rows.where('id', '=', gesture).where('kind', '=', 'gesture').where('deleted', '=', 0);
		return (await of.execute()).length > 0;
	};

	it('[I3] whatever stops between the two spaces, neither has anything; the same sent again ends both', async () => {
		const { write } = home.database;
		const stories: string[] = [];
		for (let failAt = 1; ; failAt++) {
			const gesture = await sharedStory();
			stories.push(gesture);
			const op = hide(gesture);
			let statements = 0;
			home.database.write = (work) =>
				write((session) =>
					work({
						query(text, values) {
							if (++statements === failAt) throw new Error('pulled the plug');
							return session.query(text, values);
						}
					})
				);
			const [outcome] = await send(boss, [op]);
			home.database.write = write;
			expect(await livingCopies(gesture)).toBe((await isShown(gesture)) ? 1 : 0);
			if (outcome === 'committed') break;
			expect([outcome, await isShown(gesture)]).toEqual(['later', true]);
			expect(await send(boss, [op])).toEqual(['committed']);
			expect([await livingCopies(gesture), await isShown(gesture)]).toEqual([0, false]);
		}
		// It failed in the location's statements, and in those of the organisation.
		expect(stories.length).toBeGreaterThan(8);
	});

	it('hidden while somebody shares it, in whatever order: no copy stands of what is hidden', async () => {
		for (let round = 0; round < 20; round++) {
			const log = gestureOp(ana ?? org.person(), { space });
			const { gesture } = log.args as { gesture: string };
			await send(ana, [log]);
			const [hidden] = await Promise.all([send(boss, [hide(gesture)]), send(ana, [share(gesture)])]);
			expect(hidden).toEqual(['committed']);
			expect(await livingCopies(gesture)).toBe(0);
		}
	});

	it('phones of the other house wake, and let go of it', async () => {
		const gesture = await sharedStory();
		const phone = new Phone(home, elsa ?? org.person());
		await phone.pull();
		expect(phone.content(org.tenant).join()).toContain(gesture);
		home.changes.length = 0;
		await send(boss, [hide(gesture)]);
		expect(home.changes.sort()).toEqual([`${org.tenant}/${org.tenant}`, `${org.tenant}/${space}`].sort());
		await phone.pull();
		expect(phone.content(org.tenant).join()).not.toContain(gesture);
	});

	it('what an older version left standing ends before the first request, once', async () => {
		const [gesture, standing] = [await sharedStory(), await sharedStory()];
		const { db } = home.database;
		await db
			.updateTable('record')
			.set({ deleted: 1, body: null })
			.where('id', '=', gesture)
			.where('kind', '=', 'gesture')
			.execute();
		const count = async () => (await db.selectFrom('op').select('id').execute()).length;
		const before = await count();
		await healCopies(home);
		await healCopies(home);
		expect([await livingCopies(gesture), await livingCopies(standing)]).toEqual([0, 1]);
		expect(await count()).toBe(before + 1);
	});

	it('[I18] another organisation that uses the same ids moves nothing here', async () => {
		const gesture = await sharedStory();
		const other = await foundOrg(home);
		const stranger = other.person('owner');
		await know(other, [stranger]);
		const foreign = other.locations[0] ?? '';
		const seen = async () => {
			const phone = new Phone(home, elsa ?? org.person());
			await phone.pull();
			return phone.content(org.tenant);
		};
		const before = await seen();
		const log = gestureOp(stranger, { space: foreign, args: { gesture } });
		const by = (type: string, where: string, args: Op['args']) => opBy(stranger, type, where, args);
		expect(
			await send(stranger, [
				by('story.share', other.tenant, { gesture, location: space, shared: true }),
				by('story.share', other.tenant, { gesture, location: foreign, shared: true }),
				log,
				by('story.hide', foreign, { gesture, reason: 'Ajena' })
			])
		).toEqual(['committed', 'committed', 'committed', 'committed']);
		expect(await seen()).toEqual(before);
		const phone = new Phone(home, stranger);
		await phone.pull();
		expect(phone.content(other.tenant).join()).not.toContain('Llevé un té');
	});
});
