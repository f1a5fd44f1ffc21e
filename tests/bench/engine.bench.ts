import { policiesFor } from '../../src/lib/domain/policy/authority';
import { shapesOf } from '../../src/lib/domain/policy/buckets';
import { judge } from '../../src/lib/domain/policy/judge';
import { MemoryLedger } from '../../src/lib/domain/policy/memoryLedger';
import type { PolicyVersion } from '../../src/lib/domain/policy/policy';
import { standingOf } from '../../src/lib/domain/policy/standing';
import { presetRule, type Preset } from '../../src/lib/domain/policy/template';
import type { Entry, Row } from '../../src/lib/domain/policy/types';
import { judge as judgeFigure, quantile, type Report } from './support/figures';

const BUCKET_ROWS = 10_000;
/** The phone profile of these benches: a processor four times slower; measured here, multiplied. */
const PHONE_SLOWDOWN = 4;
const WARM_UPS = 2_000;
const JUDGED = 2_000;
const NOW = Date.parse('2026-05-12T10:00:00Z');
const PLACE = { zone: 'Europe/Madrid', cutoverHour: 4, receiptThresholdMinor: 7_500 };
const PRESETS: Preset[] = ['incident', 'guestDay', 'guestYear', 'employeeDay', 'employeeMonth', 'pool'];

const versions: PolicyVersion[] = [
	{
		version: 1,
		effectiveFrom: '2026-01-01',
		location: null,
		rules: PRESETS.map((preset) => presetRule(preset, 200_000, 'EUR'))
	}
];

/** A ledger whose rows all lie in the buckets of the entry to be judged; some of them that phone has not seen. */
function ledgerOf(rows: number): MemoryLedger {
	const ledger = new MemoryLedger(shapesOf(versions.flatMap((version) => version.rules)));
	for (let seq = 1; seq <= rows; seq++) {
		const row: Row = {
			id: `row${seq}`,
			type: 'spend',
			employee: 'ana',
			guest: 'guest',
			incident: 'incident',
			at: NOW - 60_000,
			localDate: '2026-05-12',
			postingPeriod: '2026-05',
			amountMinor: 5_000 + (seq % 50),
			seq,
			device: seq % 2 === 0 ? 'ana' : 'ben'
		};
		ledger.add(row);
	}
	return ledger;
}

/** Milliseconds of each of many judgements, with the state seen after it, as a phone does at every keystroke. */
function judgements(ledger: MemoryLedger, rows: number): number[] {
	const taken: number[] = [];
	for (let i = 0; i < WARM_UPS + JUDGED; i++) {
		const entry: Entry = {
			employee: 'ana',
			guest: 'guest',
			incident: 'incident',
			amountMinor: 1_000 + i,
			occurredAt: NOW + i,
			clockOffsetMs: 0,
			receivedAt: NOW + i,
			knownSeq: rows - 20,
			device: 'ana',
			policySeen: 1,
			policySeenAt: NOW,
			method: 'house_comp',
			receipt: true
		};
		const since = performance.now();
		const policies = policiesFor(versions, {
			employee: 'ana',
			roles: ['waiter'],
			location: 'here',
			currency: 'EUR'
		});
		const { view, flags } = judge(entry, policies, ledger, PLACE);
		const { binding } = standingOf(view, policies.on(view.localDate), ledger);
		taken.push(performance.now() - since);
		if (flags.length === 0 || binding === null) throw new Error('the entry is over every cap');
	}
	return taken.slice(WARM_UPS);
}

export default async function engineBench(report: Report): Promise<void> {
	const few = judgements(ledgerOf(100), 100);
	const many = judgements(ledgerOf(BUCKET_ROWS), BUCKET_ROWS);
	const line = (what: string, share: number) => ({
		what: `one entry judged by ${PRESETS.length} rules, ${what}`,
		value: quantile(many, share) * PHONE_SLOWDOWN,
		unit: 'ms',
		floor: quantile(few, share) * PHONE_SLOWDOWN
	});
	report({
		what: 'each bucket holds 10,000 rows; the floor: 100 rows',
		value: BUCKET_ROWS,
		unit: 'rows'
	});
	judgeFigure(report, line('median ×4', 0.5), { atMost: 1, ratioAtMost: 1.5 });
	judgeFigure(report, line('p95 ×4', 0.95), { atMost: 1 });
}
