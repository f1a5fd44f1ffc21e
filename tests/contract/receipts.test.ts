import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { LogMark } from '../../src/lib/protocol/log';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, newId, openHome, Phone, push, type Org, type TestHome } from './world';

describe.each(dialects)('[P7a] receipts on %s', (dialect) => {
	let home: TestHome;
	beforeAll(async () => {
		home = await openHome(dialect);
	});
	afterAll(() => home.database.close());

	async function pushMany(org: Org, space: string, count: number): Promise<void> {
		const actor = org.person();
		await push(
			home,
			actor,
			Array.from({ length: count }, () => gestureOp(actor, { space }))
		);
	}

	it('of a log that is not ours starts its space anew, though where the phone stands fits', async () => {
		const org = await foundOrg(home);
		const here = must(org.locations[0], 'a location');
		await pushMany(org, here, 3);
		const actor = org.person();
		const { logs } = await push(home, actor, [gestureOp(actor, { space: here })]);
		const own = must(logs[0], 'a log');
		expect(own).toMatchObject({ space: here, seq: 4 });
		const phone = new Phone(home, actor);
		await phone.pull();
		await pushMany(org, here, 2);
		const resetOf = async (...receipts: LogMark[]) => {
			const states = new Map(phone.states);
			const { pages } = await phone.pullOnce({ receipts });
			phone.states = states;
			return pages.find(({ space }) => space === here)?.reset;
		};
		expect(await resetOf()).toBe(false);
		expect(await resetOf(own)).toBe(false);
		const elsewhere = { space: newId(), seq: 3, head: 'x' };
		expect(await resetOf(own, elsewhere)).toBe(false);
		expect(await resetOf(own, { ...own, head: 'f'.repeat(64) })).toBe(true);
		expect(await resetOf({ ...own, seq: 3 })).toBe(true);
		expect(await resetOf({ ...own, seq: 7 })).toBe(true);
		expect(await resetOf({ space: here, seq: 0, head: 'f' })).toBe(true);
	});

	it('all have their log: of what is new, known, shared with others, and known but not allowed any more', async () => {
		const org = await foundOrg(home, 2);
		const [here = '', there = ''] = org.locations;
		const actor = org.person();
		const ops = [here, there, here].map((space) => gestureOp(actor, { space }));
		const first = await push(home, actor, ops);
		const at = (logs: LogMark[]) => logs.map(({ space, seq }) => [space, seq]).sort();
		expect(at(first.logs)).toEqual(
			[
				[here, 2],
				[there, 1]
			].sort()
		);
		await pushMany(org, here, 2);
		const again = await push(home, actor, ops.slice(0, 1));
		expect(at(again.logs)).toEqual([[here, 4]]);
		const gone = await push(home, { ...actor, spaces: [there] }, ops);
		expect(gone.verdicts.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate', 'duplicate']);
		expect(at(gone.logs)).toEqual(at(first.logs));
		const phone = new Phone(home, actor);
		await phone.pull();
		const { pages } = await phone.pullOnce({ receipts: [...first.logs, ...again.logs, ...gone.logs] });
		expect(pages.filter(({ reset }) => reset)).toEqual([]);
	});
});
