/** The server's records of one location, moved by the mutators of ops: what has to agree with the law's own ledger. */
import { MemoryTx, type HeldRecord } from '../../src/lib/domain/memoryTx';
import { prepareOp } from '../../src/lib/domain/mutators';
import type { Op } from '../../src/lib/domain/op/op';
import { Accounts } from '../../src/lib/domain/ledger/accounts';
import type { Spend } from '../../src/lib/domain/ledger/ledgerRecords';
import { policiesFor } from '../../src/lib/domain/policy/authority';
import { remainingOf, standingOf } from '../../src/lib/domain/policy/standing';
import { recordSchemas, type RecordBody } from '../../src/lib/domain/records';
import { keyToText, type RecordKey } from '../../src/lib/domain/tx';
import { MADRID, rule, version } from './policyWorld';
import { recordsFor } from '../support/recordsFor';

export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const TENANT = uuid(1);
export const HERE = uuid(2);

export const VERSIONS = [
	version(
		1,
		'2026-01-01',
		rule('INC', 'incident', 'none', 1_000),
		rule('GST', 'guest location', 'day', 900),
		rule('EMPD', 'employee location', 'day', 1_200),
		rule('EMPM', 'employee location', 'month', 3_000),
		rule('STAY', 'guest location', 'stay', 1_800),
		rule('WEEK', 'guest location', 'iso_week', 1_500),
		rule('ROLL', 'employee location', 'rolling_10', 2_000),
		rule('OWN', 'incident employee', 'none', 700),
		rule('POOL', 'location', 'posting', 4_000)
	)
];
export const PLACE = { ...MADRID, receiptThresholdMinor: 300 };

export class Records {
	rows = new Map<string, HeldRecord>();

	constructor() {
		this.put({ space: TENANT, kind: 'policies', id: TENANT }, { versions: VERSIONS });
		const place = { name: 'Palma', zone: 'Europe/Madrid', currency: 'EUR', receiptFromMinor: 300 };
		this.put({ space: TENANT, kind: 'location', id: HERE }, place);
	}

	put(key: RecordKey, body: object) {
		this.rows.set(keyToText(key), { key, body, audience: null });
	}

	get<T>(kind: RecordKey['kind'], id: string): T | undefined {
		return this.rows.get(keyToText({ space: HERE, kind, id }))?.body as T | undefined;
	}

	apply(op: Op, receivedAt: number, seq: number) {
		const prepared = prepareOp(op);
		if (!prepared.ok) return prepared.error;
		const context = { receivedAt, seq };
		const tx = new MemoryTx(HERE, recordsFor(prepared.value, this.rows, context));
		const refusal = prepared.value.run(tx, context);
		if (refusal) return refusal;
		for (const row of tx.written()) {
			if (row.body) recordSchemas[row.key.kind].parse(row.body);
			this.rows.set(keyToText(row.key), row);
		}
		return null;
	}

	/** Every row's view after an op, seen with the same eyes as the law's ledger. */
	remaining(row: Spend): Record<string, number> {
		const policies = policiesFor(VERSIONS, {
			employee: row.employee,
			roles: [],
			location: HERE,
			currency: 'EUR'
		});
		const ground = { tenant: TENANT, space: HERE, author: row.employee };
		const tx = { get: <T>(key: RecordKey) => this.rows.get(keyToText(key))?.body as T | undefined };
		const view = {
			employee: row.employee,
			guest: row.guest ?? null,
			incident: row.incident,
			at: row.at,
			localDate: row.businessDate,
			postingPeriod: row.postingPeriod,
			...(row.stay ? { stay: row.stay } : {})
		};
		return remainingOf(standingOf(view, policies.on(row.businessDate), new Accounts(tx, ground, row)));
	}

	openFlags(id: string): string[] {
		const flags = this.get<RecordBody<'flags'>>('flags', id)?.flags ?? [];
		return flags
			.filter((flag) => flag.state === 'open')
			.map(wordOf)
			.sort();
	}
}

export const wordOf = (flag: { code: string; rule?: string | undefined; amountMinor?: number | undefined }) =>
	[flag.code, flag.rule, flag.amountMinor].filter((part) => part !== undefined).join(' ');

