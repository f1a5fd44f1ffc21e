import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../src/lib/domain/finance/ledgerCheck.mjs';
import { sha256 } from '../../src/lib/server/sync/examine';
import { dialects } from '../support/testDatabase';
import { Bookkeeper, BOOKS, CSV_STYLE, JSON_STYLE, type Entry } from './ledgerWorld';
import { foundOrg, openHome, push, type TestHome } from './world';

describe.each(dialects)('the ledger and its exports on %s', { timeout: 120_000 }, (dialect) => {
	let home: TestHome;
	let owner: Bookkeeper;
	beforeAll(async () => {
		home = await openHome(dialect);
	});
	afterAll(() => home.database.close());

	/** A new location with its owner, so that ledgers do not mix. */
	async function newLedger(): Promise<Bookkeeper> {
		const org = await foundOrg(home);
		return new Bookkeeper(home, org.person('owner'), org.locations[0] ?? '');
	}

	const rowsOf = (space: string) =>
		home.database.db.selectFrom('ledger_entry').selectAll().where('space_id', '=', space).orderBy('position');

	it('8 writers at once make one chain, without a gap or a fork', async () => {
		const org = await foundOrg(home);
		const space = org.locations[0] ?? '';
		const write = async () => {
			const writer = new Bookkeeper(home, org.person(), space);
			for (let batch = 0; batch < 6; batch++) {
				const made = Array.from({ length: 5 }, (_, i) => writer.spendOp(100 + i));
				await push(
					home,
					writer.actor,
					made.map(({ op }) => op)
				);
				await writer.void(made[0]?.entry as Entry);
			}
		};
		await Promise.all(Array.from({ length: 8 }, write));
		const rows = await rowsOf(space).execute();
		expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 8 * 6 * 6 }, (_, i) => i + 1));
		const whole = await new Bookkeeper(home, org.person('owner'), space).json();
		expect(checkLedger(whole, sha256)).toMatchObject({ ok: true, verified: rows.length });
		expect(whole.upTo).toEqual({ position: rows.length, head: rows.at(-1)?.chain });
	});

	it('[rule 15][rule 16] voids, corrections and refunds are rows of their own; the original stays', async () => {
		owner = await newLedger();
		const [a, b, c] = [await owner.spend(1_000), await owner.spend(2_000), await owner.spend(3_000)];
		await owner.void(a);
		const b2 = await owner.correct(b, 2_500);
		await owner.refund(c, 1_200);
		await owner.void(b2);
		const rows = (await owner.csv('2026-06')).map((row) => [row.type, row.ref, row.amount]);
		expect(rows).toEqual([
			['spend', '', '10.00'],
			['spend', '', '20.00'],
			['spend', '', '30.00'],
			['void', a.entry, '-10.00'],
			['correction', b.entry, '-20.00'],
			['correction', b.entry, '25.00'],
			['refund_in', c.entry, '-12.00'],
			['void', b2.entry, '-25.00']
		]);
		expect((await owner.json('2026-06')).totals).toEqual([
			{ month: '2026-06', currency: 'EUR', entries: 8, totalMinor: 1_800 }
		]);
	});

	it('tells all that finance asks for: original money, reason, duty, loss, codes, receipts', async () => {
		owner = await newLedger();
		await owner.books(BOOKS);
		const original = { amountMinor: 1_234_500, currency: 'KWD', rate: '8.1', rateOn: '2026-06-14' };
		const details = { original, reason: '=cmd|x!A1', legallyOwed: true, lossMinor: 5_000 };
		await owner.attach(await owner.spend(999_945, 0, details));
		const text = await owner.file({ format: 'csv', decimal: 'comma', bom: true }, '2026-06');
		const [head, row = ''] = text.split('\r\n');
		expect(head?.startsWith('\uFEFFposition;entry_id;')).toBe(true);
		const cells = row.split(';');
		expect(cells.slice(8, 14)).toEqual(['9999,45', 'EUR', '1234,500', 'KWD', '8,1', '2026-06-14']);
		expect(cells.slice(14, 19)).toEqual(['company_card', 'wow', `"'=cmd|x!A1"`, 'yes', '50,00']);
		expect(cells.slice(20, 25)).toEqual(['6271', '4711', 'V0', '1', '1']);
		const [entry] = (await owner.json('2026-06')).entries;
		expect(entry).toMatchObject({ reason: '=cmd|x!A1', glAccount: '6271', receipts: 1, rate: '8.1' });
	});

	it('[rule 18] what comes after the close is posted late in the open month, and the closed one stays', async () => {
		owner = await newLedger();
		const may = await owner.spend(1_000, 30);
		await owner.close('2026-05');
		const before = await owner.file(CSV_STYLE, '2026-05');
		await owner.spend(500, 31);
		await owner.void(may);
		expect(await owner.file(CSV_STYLE, '2026-05')).toBe(before);
		const late = (await owner.csv('2026-06')).map((row) => [row.type, row.date, row.late_post, row.amount]);
		expect(late).toEqual([
			['spend', '2026-05-15', 'yes', '5.00'],
			['void', '2026-05-16', 'yes', '-10.00']
		]);
	});

	it('a closed month is the same bytes whatever changes after it; opened and closed again it follows', async () => {
		owner = await newLedger();
		await owner.books(BOOKS);
		const may = await owner.spend(1_000, 30);
		await owner.attach(may);
		await owner.close('2026-05');
		const read = async () => [
			await owner.file(CSV_STYLE, '2026-05'),
			await owner.file({ format: 'csv', decimal: 'comma', bom: true }, '2026-05'),
			await owner.file(JSON_STYLE, '2026-05')
		];
		const closed = await read();
		await owner.books({ ...BOOKS, costCentre: '0815' });
		await owner.attach(may);
		await owner.spend(700);
		await owner.refund(may, 100);
		expect(await read()).toEqual(closed);
		expect(closed[0]).toContain(',4711,V0,1,');

		await owner.reopen('2026-05');
		expect((await owner.json('2026-05')).state).toBe('open');
		expect(await owner.file(CSV_STYLE, '2026-05')).toContain(',0815,V0,2,');
		await owner.spend(800, 28);
		await owner.close('2026-05');
		await owner.books(BOOKS);
		const again = await owner.file(CSV_STYLE, '2026-05');
		expect(again).toContain(',0815,V0,2,');
		expect(again.trimEnd().split('\r\n')).toHaveLength(3);
	});

	it('a month in which nothing was ever spent can be closed, opened and exported too', async () => {
		owner = await newLedger();
		await owner.close('2026-04');
		const april = await owner.json('2026-04');
		expect(april).toMatchObject({ state: 'closed', entries: [], upTo: { position: 0, head: owner.space } });
		expect(checkLedger(april, sha256, await owner.json())).toMatchObject({ ok: true, verified: 0 });
		await owner.reopen('2026-04');
	});

	it('ops of one push are frozen in their order: codes and receipts after the close do not count', async () => {
		owner = await newLedger();
		const may = await owner.spend(1_000, 30);
		const photo = { width: 10, height: 10, alt: '', tint: '#aabbcc' };
		const attach = (hash: string) => owner.op('receipt.attach', { ...may, photo: { ...photo, hash } });
		await owner.send(
			attach('a'.repeat(64)),
			owner.op('books.put', { books: BOOKS }),
			owner.op('period.close', { month: '2026-05' }),
			attach('b'.repeat(64)),
			owner.op('books.put', { books: { ...BOOKS, costCentre: '0815' } })
		);
		expect(await owner.csv('2026-05')).toMatchObject([{ cost_centre: '4711', receipts: '1' }]);
	});

	it('for a closed month, the ledger by posting period equals the export to the minor unit', async () => {
		const step = fc.record({
			kind: fc.constantFrom(
				'spend',
				'spend',
				'void',
				'correct',
				'refund',
				'attach',
				'books',
				'close',
				'reopen'
			),
			daysAgo: fc.integer({ min: 0, max: 75 }),
			amountMinor: fc.integer({ min: 1, max: 9_999_999 }),
			pick: fc.nat({ max: 50 })
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
				const book = await newLedger();
				const frozen = new Map<string, string>();
				let open: Entry[] = [];
				for (const { kind, daysAgo, amountMinor, pick } of steps) {
					const entry = open[pick % Math.max(1, open.length)];
					const month = pick % 2 === 0 ? '2026-04' : '2026-05';
					if (kind === 'spend') open.push(await book.spend(amountMinor, daysAgo));
					else if (kind === 'books') await book.books({ ...BOOKS, costCentre: String(amountMinor) });
					else if (kind === 'close') await book.close(month);
					else if (kind === 'reopen') await book.reopen(month);
					else if (entry && kind === 'attach') await book.attach(entry, 'abc'.charAt(pick % 3).repeat(64));
					else if (entry) {
						open = open.filter((known) => known !== entry);
						if (kind === 'void') await book.void(entry);
						if (kind === 'correct') open.push(await book.correct(entry, amountMinor));
						if (kind === 'refund') await book.refund(entry, 1);
					}
					if (kind === 'reopen') frozen.delete(month);
					if (kind === 'close' && !frozen.has(month)) frozen.set(month, await monthFiles(book, month));
				}
				for (const [month, text] of frozen) expect(await monthFiles(book, month)).toBe(text);
				await expectEqualsLedger(book);
			}),
			{ numRuns: 40 }
		);
	});

	async function monthFiles(book: Bookkeeper, month: string): Promise<string> {
		return (await book.file(CSV_STYLE, month)) + (await book.file(JSON_STYLE, month));
	}

	/** Sums of the spend records themselves, against both exports and the check of every file. */
	async function expectEqualsLedger(book: Bookkeeper): Promise<void> {
		const records = await home.database.db
			.selectFrom('record')
			.select('body')
			.where('space_id', '=', book.space)
			.where('kind', '=', 'spend')
			.execute();
		const sums = new Map<string, number>();
		for (const { body } of records) {
			const row = JSON.parse(body ?? '{}') as { postingPeriod: string; amountMinor: number };
			sums.set(row.postingPeriod, (sums.get(row.postingPeriod) ?? 0) + row.amountMinor);
		}
		const whole = await book.json();
		expect(checkLedger(whole, sha256)).toMatchObject({ ok: true, verified: records.length });
		expect(new Map(whole.totals.map(({ month, totalMinor }) => [month, totalMinor]))).toEqual(sums);
		for (const [month, totalMinor] of sums) {
			expect(checkLedger(await book.json(month), sha256, whole)).toMatchObject({ ok: true });
			const cents = (await book.csv(month)).map((row) => Number(row.amount?.replace('.', '')));
			expect(cents.reduce((sum, minor) => sum + minor, 0)).toBe(totalMinor);
		}
	}
});
