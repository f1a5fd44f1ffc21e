import { afterAll, beforeAll, expect, it } from 'vitest';
import { createId } from '../../src/lib/base/ids';
import { join, openWorld, setUp, type AccountsWorld, type Browser } from './accountsWorld';
import { makeKey } from './consentWorld';

let world: AccountsWorld;
beforeAll(async () => {
	world = await openWorld('sqlite');
});
afterAll(() => world.close());

it('[C2, T2] a key is published as the session’s person, never as the body’s, and by no staff', async () => {
	const { owner, location } = await setUp(world);
	const staff = await join(world, owner, location, 'Sara Sol');
	const manager = await join(world, owner, location, 'Mario Mar', 'manager');
	const { home } = world.app;
	const { publicKey } = await makeKey();
	const key = { id: createId(home.clock, home.rng), publicKey };
	const publish = async (browser: Browser, body: object) =>
		(await browser.send('POST', '/api/signers', body)).status;
	expect(await publish(staff.browser, key)).toBe(403);
	expect(await publish(manager.browser, { ...key, person: staff.info.person.id })).toBe(400);
	expect(await publish(manager.browser, key)).toBe(200);
	expect(await publish(owner, key)).toBe(403);
	const rows = await home.database.db
		.selectFrom('record')
		.select('body')
		.where('kind', '=', 'signer')
		.execute();
	expect(rows.map(({ body }) => JSON.parse(body ?? 'null') as object)).toMatchObject([
		{ person: manager.info.person.id, publicKey }
	]);
});
