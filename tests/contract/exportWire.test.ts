import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportMonths } from '../../src/lib/protocol/deskExport';
import { exportMonthsSchema } from '../../src/lib/protocol/deskExport';
import { storeHeartbeat } from '../../src/lib/server/sync/heartbeat';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import { join, openWorld, setUp, type AccountsWorld, type Browser } from './accountsWorld';
import { Bookkeeper, BOOKS } from './ledgerWorld';
import { newId, NOW } from './world';

const FILE = '/api/desk/export';
const MONTHS = '/api/desk/export/months';

/** May of Madrid ended here. */
const MAY_END = Date.UTC(2026, 4, 31, 22);

describe.each(dialects)('the export over the wire on %s', { timeout: 60_000 }, (dialect) => {
	let world: AccountsWorld;
	let people: Record<'owner' | 'manager' | 'staff' | 'elsewhere', Browser>;
	let staff: Actor;
	let places: { own: string; other: string };
	let book: Bookkeeper;

	beforeAll(async () => {
		world = await openWorld(dialect, { clock: { now: () => NOW } });
		const { owner, location, info } = await setUp(world);
		const place = { name: 'Casa del Bosque', zone: 'Europe/Madrid', currency: 'EUR' };
		const other = (await owner.send('POST', '/api/locations', place)).body.id as string;
		places = { own: location, other };
		const manager = await join(world, owner, location, 'Mario Mar', 'manager');
		const elsewhere = await join(world, owner, other, 'Elsa Eco', 'manager');
		const colleague = await join(world, owner, location, '=Sara, Sol');
		people = {
			owner,
			manager: manager.browser,
			elsewhere: elsewhere.browser,
			staff: colleague.browser
		};
		const tenant = info.tenant.id;
		const common = { tenant, spaces: [location], pastSpaces: [] };
		staff = { ...common, person: colleague.info.person.id, role: 'staff' };
		book = new Bookkeeper(world.app.home, { ...common, person: info.person.id, role: 'owner' }, location);
		await new Bookkeeper(world.app.home, staff, location).spend(1_000, 30);
		await book.spend(2_000, 31);
		await book.spend(500);
	});
	afterAll(() => world.close());

	const get = (who: Browser, query: Record<string, string>) =>
		who.fetch('GET', `${FILE}?${new URLSearchParams(query)}`);
	const months = async (who: Browser, location = places.own) =>
		exportMonthsSchema.parse((await who.send('GET', `${MONTHS}?location=${location}`)).body) as ExportMonths;

	it('a month comes as a file of its own name, to managers of the location and owners', async () => {
		for (const who of [people.owner, people.manager]) {
			const answer = await get(who, { location: places.own, month: '2026-05' });
			expect(answer.status).toBe(200);
			expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
			const name = `respiro-2026-05-${places.own.slice(-6)}.csv`;
			expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
			expect(answer.headers.get('cache-control')).toBe('no-store');
			expect((await answer.text()).trimEnd().split('\r\n')).toHaveLength(3);
		}
	});

	it('a byte order mark and decimal comma by choice, and the whole ledger as JSON', async () => {
		const style = { decimal: 'comma', bom: 'yes' };
		const csv = await get(people.manager, { location: places.own, month: '2026-06', ...style });
		const bytes = new Uint8Array(await csv.arrayBuffer());
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(new TextDecoder().decode(bytes)).toContain(';5,00;EUR;');
		const whole = await get(people.manager, { location: places.own, what: 'ledger', format: 'json' });
		expect(await whole.json()).toMatchObject({ scope: 'ledger', upTo: { position: 3 }, month: null });
	});

	it('names stand in a file of their own, harmless to spreadsheets', async () => {
		const answer = await get(people.manager, { location: places.own, what: 'names' });
		const text = await answer.text();
		expect(text).toContain(`${staff.person},"'=Sara, Sol"\r\n`);
		expect(text).not.toContain('Mario');
		const month = await get(people.manager, { location: places.own, month: '2026-05' });
		expect(await month.text()).not.toContain('Sara');
	});

	it.each([
		['staff', { month: '2026-05' }, 403, 'not_allowed'],
		['elsewhere', { month: '2026-05' }, 404, 'not_found'],
		['elsewhere', { what: 'ledger' }, 404, 'not_found'],
		['elsewhere', { what: 'names' }, 404, 'not_found'],
		['owner', { location: newId(), month: '2026-05' }, 404, 'not_found'],
		['owner', { month: '2026-07' }, 400, 'month_ahead'],
		['owner', { month: '2026-04' }, 404, 'month_unknown'],
		['owner', { month: '2026-13' }, 400, 'bad_request'],
		['owner', { month: 'may' }, 400, 'bad_request'],
		['owner', { month: '\0' }, 400, 'bad_request'],
		['owner', {}, 400, 'bad_request'],
		['owner', { what: 'ledger', month: '2026-05' }, 400, 'bad_request'],
		['owner', { month: '2026-05', format: 'xlsx' }, 400, 'bad_request'],
		['owner', { month: '2026-05', secret: '1' }, 400, 'bad_request']
	] as const)('[I18] %s asking for %j is answered %i %s', async (who, query, status, error) => {
		const answer = await get(people[who], { location: places.own, ...query });
		expect([answer.status, await answer.json()]).toEqual([status, { error }]);
	});

	it('a parameter given twice is no guess', async () => {
		const answer = await people.owner.fetch(
			'GET',
			`${FILE}?location=${places.own}&month=2026-05&month=2026-06`
		);
		expect(answer.status).toBe(400);
	});

	it('[I18] the months of another location are not there', async () => {
		const answer = await people.elsewhere.send('GET', `${MONTHS}?location=${places.own}`);
		expect([answer.status, answer.body]).toEqual([404, { error: 'not_found' }]);
		expect((await people.owner.send('GET', `${MONTHS}?location=x`)).status).toBe(400);
	});

	it('[P18] before a month is closed, phones that still hold entries of it are told, and silent ones', async () => {
		const { home } = world.app;
		const heartbeat = { build: 'test', persisted: true, clockOffsetMs: 0 };
		const beat = (unsent: number, oldestUnsentAt: number | null, device = newId()) =>
			storeHeartbeat(home, staff, device, { ...heartbeat, unsent, oldestUnsentAt });
		await beat(3, MAY_END - 1);
		await beat(2, MAY_END - 86_400_000);
		await beat(4, MAY_END);
		await beat(0, null);
		const quiet = newId();
		await beat(0, null, quiet);
		await home.database.db
			.updateTable('device')
			.set({ last_seen_at: MAY_END - 1 })
			.where('id', '=', quiet)
			.execute();
		const stranger = { ...staff, person: newId() };
		await storeHeartbeat(home, stranger, newId(), { ...heartbeat, unsent: 9, oldestUnsentAt: 0 });

		const list = await months(people.manager);
		expect(list.months.map(({ month, isOver }) => [month, isOver])).toEqual([
			['2026-06', false],
			['2026-05', true]
		]);
		expect(list.months[1]).toMatchObject({ waiting: { phones: 2, entries: 5 }, silentPhones: 1 });
	});

	it('the list follows: closed, late posts, trail, codes, and the head to note down', async () => {
		await book.books(BOOKS);
		await book.close('2026-05');
		await book.spend(700, 28);
		const list = await months(people.manager);
		expect(list).toMatchObject({
			currency: 'EUR',
			months: [
				{ month: '2026-06', state: 'open', entries: 2, late: 1, totalMinor: 1_200 },
				{ month: '2026-05', state: 'closed', entries: 2, late: 0, totalMinor: 3_000 }
			],
			trail: [{ month: '2026-05', what: 'closed', by: book.actor.person }],
			books: BOOKS,
			ledger: { count: 4 }
		});
		await book.reopen('2026-05');
		const reopened = await months(people.owner);
		expect(reopened.months[1]?.state).toBe('open');
		expect(reopened.trail.at(-1)).toMatchObject({ what: 'reopened', reason: 'a bill came late' });
	});

	it('an empty place has its month of now, and an empty file of it', async () => {
		const list = await months(people.elsewhere, places.other);
		expect(list).toMatchObject({ months: [{ month: '2026-06', entries: 0 }], trail: [], books: null });
		const answer = await get(people.elsewhere, { location: places.other, month: '2026-06' });
		expect((await answer.text()).split('\r\n')).toHaveLength(2);
		const whole = await get(people.elsewhere, { location: places.other, what: 'ledger', format: 'json' });
		expect(await whole.json()).toMatchObject({
			entries: [],
			totals: [],
			upTo: { position: 0, head: places.other }
		});
	});
});
