import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialects } from '../support/testDatabase';
import { join, openWorld, setUp, type AccountsWorld } from './accountsWorld';

describe.each(dialects)('the room told at the door on %s', (dialect) => {
	let world: AccountsWorld;
	beforeEach(async () => {
		world = await openWorld(dialect);
	});
	afterEach(() => world.close());

	it('is what a phone that has read nothing may show: the cap on one matter, whole [rule 4, 27]', async () => {
		const { owner, info, location } = await setUp(world);
		const room = {
			leftMinor: 200_000,
			capMinor: 200_000,
			currency: 'EUR',
			rule: { dims: ['incident'], window: 'none' }
		};
		expect(info.room).toEqual(room);
		const joined = await join(world, owner, location, 'Ana');
		expect(joined.info.room).toEqual(room);
		expect((await joined.browser.send('GET', '/api/session')).body.room).toEqual(room);
	});
});
