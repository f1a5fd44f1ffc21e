import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../base/canonical';
import { fileText, type ExportRow } from './exportFile';
import { chainAnchor, chainLink, lineText, type LedgerLine } from './ledgerChain.mjs';
import { checkLedger } from './ledgerCheck.mjs';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const HERE = '0198f000-0000-7000-8000-00000000000a';
const MONTHS = ['2026-04', '2026-05', '2026-06'];
const style = { format: 'json', decimal: 'point', bom: false } as const;

interface Wish {
	month: string;
	amountMinor: number;
	reason: string | null;
	/** Takes the entry this far back, if that one is still whole. */
	voids: number;
}

const anyLedger = fc.array(
	fc.record({
		month: fc.constantFrom(...MONTHS),
		amountMinor: fc.integer({ min: 1, max: 9_999_999_999 }),
		reason: fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })),
		voids: fc.integer({ min: 0, max: 4 })
	}),
	{ maxLength: 30 }
);

function lineOf({ month, amountMinor, reason }: Wish, position: number): LedgerLine {
	return {
		position,
		id: `0198f000-0000-7000-8000-${String(position).padStart(12, '0')}`,
		type: 'spend',
		ref: null,
		date: `${month}-03`,
		postingPeriod: month,
		recordedAt: 1_780_000_000_000 + position,
		amountMinor,
		currency: 'EUR',
		originalAmountMinor: null,
		originalCurrency: null,
		rate: null,
		rateOn: null,
		method: 'company_card',
		purpose: 'fix',
		reason,
		legallyOwed: false,
		lossMinor: null,
		employee: HERE,
		policyVersion: 1
	};
}

function rowsOf(wishes: readonly Wish[]): ExportRow[] {
	const rows: ExportRow[] = [];
	const taken = new Set<string>();
	for (const [index, wish] of wishes.entries()) {
		const previous = rows.at(-1)?.chain ?? chainAnchor(HERE);
		const target = wish.voids === 0 ? undefined : rows.at(-wish.voids)?.line;
		const own = lineOf(wish, index + 1);
		const isVoid = target?.type === 'spend' && !taken.has(target.id);
		if (isVoid) taken.add(target.id);
		const line = isVoid ? { ...own, type: 'void', ref: target.id, amountMinor: -target.amountMinor } : own;
		rows.push({ line, previous, chain: chainLink(previous, line, sha256), receipts: index % 3 });
	}
	return rows;
}

type LedgerJson = {
	entries: (LedgerLine & { chain: string })[];
	totals: { entries: number; totalMinor: number }[];
	upTo: { position: number; head: string };
};

/** The file as it would be read again. */
function exported(rows: readonly ExportRow[], month: string | null): LedgerJson {
	const last = rows.at(-1);
	const head = {
		scope: month === null ? 'ledger' : 'month',
		location: HERE,
		month,
		state: month === null ? null : 'open',
		upTo: { position: rows.length, head: last?.chain ?? chainAnchor(HERE) },
		seals: []
	} as const;
	const file = fileText(head, style, () => null);
	const own = rows.filter(({ line }) => month === null || line.postingPeriod === month);
	return JSON.parse(file.begin() + own.map((row) => file.row(row)).join('') + file.end()) as LedgerJson;
}

const fixed = rowsOf(
	Array.from({ length: 9 }, (_, i) => ({
		month: MONTHS[i % 3] ?? '',
		amountMinor: 1_000 + i,
		reason: `reason ${i}`,
		voids: i === 6 ? 3 : 0
	}))
);

describe('the chain', () => {
	it('hashes canonical JSON of the line', () => {
		for (const { line } of fixed) expect(lineText(line)).toBe(canonicalJson(line));
	});

	it('is another one at another location', () => {
		const [first] = fixed;
		expect(first && chainLink(chainAnchor(HERE.replace(/a$/, 'b')), first.line, sha256)).not.toBe(
			first?.chain
		);
	});
});

describe('checkLedger', () => {
	it('finds every true export good: the whole ledger, each month, and each month in the whole', () => {
		fc.assert(
			fc.property(anyLedger, (wishes) => {
				const rows = rowsOf(wishes);
				const whole = exported(rows, null);
				expect(checkLedger(whole, sha256)).toMatchObject({ ok: true, verified: rows.length });
				for (const month of MONTHS) {
					const count = rows.filter(({ line }) => line.postingPeriod === month).length;
					const verdict = checkLedger(exported(rows, month), sha256, whole);
					expect(verdict).toMatchObject({ ok: true, verified: count });
				}
			}),
			{ numRuns: 1_000 }
		);
	});

	it('names the entry in which anything at all was changed', () => {
		const fields = Object.keys(fixed[0]?.line ?? {}) as (keyof LedgerLine)[];
		const anyChange = fc.record({
			index: fc.integer({ min: 0, max: fixed.length - 1 }),
			field: fc.constantFrom(...fields.filter((name) => name !== 'position')),
			value: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null))
		});
		fc.assert(
			fc.property(anyChange, ({ index, field, value }) => {
				const file = exported(fixed, null);
				const entry = file.entries[index] as unknown as Record<string, unknown>;
				fc.pre(JSON.stringify(entry[field]) !== JSON.stringify(value));
				entry[field] = value;
				expect(checkLedger(file, sha256)).toMatchObject({ ok: false, position: index + 1, verified: index });
			}),
			{ numRuns: 1_000 }
		);
	});

	it.each([
		['taken out', (file: LedgerJson) => void file.entries.splice(3, 1), 5, /gap before it: 4 is missing/],
		['cut off', (file: LedgerJson) => void file.entries.pop(), 8, /ends at position 9, the entries at 8/],
		['in another order', (file: LedgerJson) => void file.entries.reverse(), 9, /gap before it: 1 to 8 are/],
		['doubled', (file: LedgerJson) => void file.entries.splice(3, 0, file.entries[3]!), 4, /out of order/],
		['mis-summed', (file: LedgerJson) => void (file.totals[0]!.totalMinor += 1), null, /total of 2026-04/],
		[
			'with a month left out of the sums',
			(file: LedgerJson) => void file.totals.pop(),
			null,
			/total of 2026-06/
		]
	])('finds a ledger that was %s', (_, change, position, fault) => {
		const file = exported(fixed, null);
		change(file);
		const verdict = checkLedger(file, sha256);
		expect(verdict).toMatchObject({ ok: false, position });
		expect(verdict.ok ? '' : verdict.fault).toMatch(fault);
	});

	it('finds a row re-made with a fitting link by the link of the next', () => {
		const file = exported(fixed, null);
		const entry = file.entries[3]!;
		entry.amountMinor += 100;
		entry.chain = chainLink(file.entries[2]!.chain, entry, sha256);
		expect(checkLedger(file, sha256)).toMatchObject({ ok: false, position: 5 });
	});

	it('finds a whole ledger that was made anew by what it was when a month was closed', () => {
		const seals = [{ month: '2026-04', position: 5, head: fixed[4]!.chain }];
		const forged = rowsOf(
			fixed.map(({ line }) => ({ ...line, month: line.postingPeriod, amountMinor: 1, voids: 0 }))
		);
		expect(checkLedger({ ...exported(fixed, null), seals }, sha256)).toMatchObject({ ok: true });
		expect(checkLedger({ ...exported(forged, null), seals }, sha256)).toMatchObject({
			ok: false,
			position: 5
		});
	});

	it('a month that leaves an entry out, or tells of it otherwise, does not fit the whole ledger', () => {
		const whole = exported(fixed, null);
		const shorter = fixed.filter(({ line }) => line.position !== 5);
		const month = { ...exported(shorter, '2026-05'), upTo: whole.upTo };
		expect(checkLedger(month, sha256)).toMatchObject({ ok: true });
		expect(checkLedger(month, sha256, whole)).toMatchObject({ ok: false, position: 5 });
	});

	it.each([
		['nothing', undefined],
		['a list', []],
		['another format', { format: 'other', version: 1 }],
		['a later version', { ...exported(fixed, null), version: 2 }],
		['no location', { ...exported(fixed, null), location: 5 }],
		['an entry that is none', { ...exported(fixed, null), entries: [null] }],
		['a month without a name', { ...exported(fixed, null), scope: 'month' }]
	])('says what is wrong with %s', (_, value) => {
		expect(checkLedger(value, sha256)).toMatchObject({ ok: false, position: null, verified: 0 });
	});
});
