import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../support/testDatabase';
import { Bookkeeper, JSON_STYLE, type Entry } from './ledgerWorld';
import { foundOrg, openHome, type TestHome } from './world';

const TOOL = join(import.meta.dirname, '../../src/tools/verify-ledger.mjs');
const folder = mkdtempSync(join(tmpdir(), 'respiro-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(...texts: string[]): Promise<{ code: number; out: string }> {
	const files = texts.map((text, i) => {
		const file = join(folder, `export-${i}.json`);
		writeFileSync(file, text);
		return file;
	});
	const done = promisify(execFile)(process.execPath, [TOOL, ...files], { env: {} });
	return done.then(
		({ stdout }) => ({ code: 0, out: stdout }),
		(error: { code: number; stdout: string }) => ({ code: error.code, out: error.stdout })
	);
}

describe.each(dialects)('verify-ledger on exports of %s', { timeout: 120_000 }, (dialect) => {
	let home: TestHome;
	let owner: Bookkeeper;
	beforeAll(async () => {
		home = await openHome(dialect);
	});
	afterAll(() => home.database.close());

	async function newLedger(): Promise<Bookkeeper> {
		const org = await foundOrg(home);
		return new Bookkeeper(home, org.person('owner'), org.locations[0] ?? '');
	}

	it('the tool finds every export good, on a machine with nothing but Node', async () => {
		owner = await newLedger();
		for (const [amount, daysAgo] of [
			[100, 30],
			[200, 0],
			[300, 31],
			[400, 1]
		] as const)
			await owner.spend(amount, daysAgo);
		await owner.close('2026-05');
		await owner.spend(500, 29);
		const [whole, may, june] = [
			await owner.file(JSON_STYLE),
			await owner.file(JSON_STYLE, '2026-05'),
			await owner.file(JSON_STYLE, '2026-06')
		];
		expect(await verify(whole)).toMatchObject({
			code: 0,
			out: expect.stringContaining('5 entries verified')
		});
		for (const [month, count] of [
			[may, 2],
			[june, 3]
		] as const) {
			const verdict = await verify(month, whole);
			expect(verdict).toMatchObject({ code: 0, out: expect.stringContaining(`${count} entries verified`) });
		}
	});

	it.each([
		['an amount', { amount_minor: 201 }],
		['a date', { business_date: '2026-06-02' }],
		['the month that carries it', { posting_period: '2026-05' }],
		['who spent it', { employee: 'somebody-else' }],
		['a reason', { reason: 'quite another' }]
	])('%s changed in the database is found, and the entry named', async (_, change) => {
		owner = await newLedger();
		const entries = [await owner.spend(100), await owner.spend(200), await owner.spend(300)];
		expect((await verify(await owner.file(JSON_STYLE))).code).toBe(0);
		const id = entries[1]?.entry ?? '';
		await home.database.db.updateTable('ledger_entry').set(change).where('id', '=', id).execute();
		const { code, out } = await verify(await owner.file(JSON_STYLE));
		expect(code).toBe(1);
		expect(out).toContain(`BROKEN  position 2, entry ${id}`);
		expect(out).toContain('1 entries before it verified');
	});

	it('a row taken out of the database is found by the gap, the last one by the count', async () => {
		owner = await newLedger();
		const entries = [await owner.spend(100), await owner.spend(200), await owner.spend(300)];
		const drop = (entry: Entry | undefined) =>
			home.database.db
				.deleteFrom('ledger_entry')
				.where('id', '=', entry?.entry ?? '')
				.execute();
		await drop(entries[1]);
		expect(await verify(await owner.file(JSON_STYLE))).toMatchObject({
			code: 1,
			out: expect.stringContaining(`position 3, entry ${entries[2]?.entry}: a gap before it: 2 is missing`)
		});
		owner = await newLedger();
		await owner.spend(100);
		await drop(await owner.spend(200));
		expect(await verify(await owner.file(JSON_STYLE))).toMatchObject({
			code: 1,
			out: expect.stringContaining('the ledger ends at position 2, the entries at 1')
		});
	});

	it('what is no export, or cut short, is said to be so', async () => {
		owner = await newLedger();
		await owner.spend(100);
		const text = await owner.file(JSON_STYLE);
		expect((await verify(text.slice(0, -20))).out).toContain('is not JSON');
		expect((await verify('{}')).out).toContain('this is not a ledger export of Respiro');
		expect((await verify()).out).toContain('Usage');
	});
});
