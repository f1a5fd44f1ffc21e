import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReads, type PhoneReads } from '../../../tests/support/phoneReads';
import type { PulledRecord } from '../protocol/pull';
import { storePage } from './sync/mirrorSteps';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [tenant, place, ana, ben] = [id(1), id(2), id(4), id(5)];
const NOW = Date.UTC(2026, 4, 1, 10);

let mirror: PhoneReads['mirror'];
let queries: PhoneReads['queries'];
let close: PhoneReads['close'];

beforeEach(async () => {
	({ mirror, queries, close } = await openReads({
		person: ana,
		tenant,
		now: NOW,
		clockOffsetMs: 5_000
	}));
});

afterEach(() => {
	close();
});

function fill(records: Omit<PulledRecord, 'seq'>[]) {
	const state = { space: place, seq: 100, head: 'h', before: null, scope: 's' };
	const numbered = records.map((record, i): PulledRecord => ({ ...record, seq: i + 1 }));
	const page = { space: place, reset: true, records: numbered, state, more: false, durableSeq: 0 };
	return storePage(mirror, page, null, 'e');
}

const ask = (n: number, askedBy: string, askedAt: number) =>
	({
		kind: 'ask',
		id: id(n),
		body: {
			incident: id(900),
			askedBy,
			amountMinor: 300,
			excessMinor: 100,
			askedAt,
			expiresAt: askedAt + 1,
			state: 'open',
			answers: []
		}
	}) as const;

const spend = (n: number, employee: string) =>
	({
		kind: 'spend',
		id: id(n),
		body: {
			type: 'spend',
			gesture: id(n + 1_000),
			incident: id(900),
			employee,
			amountMinor: 9_000,
			currency: 'EUR',
			method: 'out_of_pocket',
			purpose: 'wow',
			at: n,
			businessDate: '2026-05-01',
			postingPeriod: '2026-05',
			policyVersion: null,
			policySeen: null,
			leftShownMinor: null
		}
	}) as const;

const ofEntry = (n: number, employee: string) => [
	{
		kind: 'reimbursement' as const,
		id: id(n),
		body: { employee, amountMinor: 9_000, currency: 'EUR', state: 'submitted', submittedAt: 1 }
	},
	{
		kind: 'standing' as const,
		id: id(n),
		body: { employee, leftMinor: 9_000, receipts: [] }
	}
];

describe('reads about money', () => {
	it('[rule 7] asks come newest first, each with until when its raise holds', async () => {
		const grant = { id: id(11), amountMinor: 100, by: ben, at: 1, expiresAt: NOW + 7 };
		await fill([
			ask(10, ben, 50),
			ask(11, ana, 60),
			{
				kind: 'incident',
				id: id(900),
				body: {
					usedMinor: 0,
					byEmployee: {},
					openedAt: 1,
					openedBy: ana,
					shared: false,
					grants: [grant],
					recent: []
				}
			}
		]);
		const asks = await queries.asks();
		expect(asks.map(({ id, mine, raisedUntil }) => [id, mine, raisedUntil])).toEqual([
			[id(11), true, NOW + 7],
			[id(10), false, null]
		]);
	});

	it('[rule 28] own entries only, also on a manager’s phone that holds everybody’s', async () => {
		await fill([spend(20, ana), spend(21, ben), ...ofEntry(20, ana), ...ofEntry(21, ben)]);
		const entries = await queries.myMoney(50);
		expect(entries.map((entry) => entry.id)).toEqual([id(20)]);
		expect(entries[0]?.owed.map(({ state }) => state)).toEqual(['submitted']);
		const listed = await mirror.connection.db.records.where('list').equals('reimbursement').count();
		expect(listed).toBe(1);
	});

	it('[rule 14] asks and raises end by the server’s clock', async () => {
		expect(await queries.serverNow()).toBe(NOW + 5_000);
	});
});
