import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReads, type PhoneReads } from '../../../tests/support/phoneReads';
import type { PulledRecord } from '../protocol/pull';
import { keyToText } from '../domain/tx';
import { buildOp } from './ops';
import { saveOp } from './save';
import { storePage } from './sync/mirrorSteps';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [tenant, here, there, dollars, ana] = [id(1), id(2), id(3), id(4), id(5)];
const NOW = Date.UTC(2026, 4, 1, 10);
const CAP = 10_000;
const cap = { id: 'EMPY', dims: ['employee', 'org'], window: 'year', amountMinor: CAP, currency: 'EUR' };

let nextId = 1_000;
let phone: PhoneReads;
let queries: PhoneReads['queries'];

beforeEach(async () => {
	const place = (currency: string) => ({ name: 'Brisa', zone: 'Europe/Madrid', currency });
	const seeds = new Map<string, object>(
		Object.entries({ [here]: 'EUR', [there]: 'EUR', [dollars]: 'USD' }).map(([space, currency]) => [
			keyToText({ space: tenant, kind: 'location', id: space }),
			place(currency)
		])
	);
	phone = await openReads({ person: ana, tenant, now: NOW, seeds });
	({ queries } = phone);
});

afterEach(() => phone.close());

async function fill(space: string, records: PulledRecord[], seq: number) {
	const state = { space, seq, head: 'h', before: null, scope: 's' };
	await storePage(
		phone.mirror,
		{ space, reset: true, records, state, more: false, durableSeq: 0 },
		null,
		'e'
	);
}

const policies = (rules: object[]): PulledRecord => ({
	...{ kind: 'policies', id: tenant, seq: 1 },
	body: { versions: [{ version: 1, effectiveFrom: '2026-01-01', location: null, rules }] }
});
const tally = (minor: number): PulledRecord => ({
	...{ kind: 'tally', id: `employee:${ana}`, seq: 3 },
	body: { days: { '2026-02-01': minor, '2025-12-31': 9_999 }, openedBy: ana, shared: false, recent: [] }
});

async function spendUnsent(space: string, amountMinor: number, currency = 'EUR') {
	const spend = { id: id(nextId++), amountMinor, currency, method: 'house_comp', leftShownMinor: null };
	const about = { purpose: 'wow', scale: 0, parts: { what: 'mío' }, photos: [], language: 'es' };
	const built = await buildOp(
		{
			...{ clock: { now: () => NOW }, tenant, author: ana, device: id(6), clockOffsetMs: 0 },
			rng: { bytes: (length) => Uint8Array.from({ length }, (_, i) => (nextId * 31 + i * 7) & 0xff) },
			hash: (text) => Promise.resolve(String(text.length).padStart(64, 'a')),
			tzOffsetMin: () => 0
		},
		{
			...{ name: 'gesture.log@1', space, zone: 'Europe/Madrid', knownSeq: 0 },
			args: { gesture: id(nextId++), incident: id(nextId++), ...about, spend }
		}
	);
	if (!built.ok) throw new Error(built.error);
	const saved = await saveOp(phone.outbox, phone.mirror, built.value);
	if (!saved.ok) throw new Error(saved.error);
	await saved.value.shown;
}

describe('[rule 27] a cap that counts at all locations', () => {
	it('is told less what one spent at each of them, unsent entries included, whichever one works at', async () => {
		await fill(tenant, [policies([cap])], 1);
		await fill(here, [tally(1_000)], 7);
		await fill(there, [tally(2_000)], 9);
		await fill(dollars, [tally(5_000)], 4);
		expect(await queries.room(here)).toMatchObject({ leftMinor: 7_000, binding: { rule: { id: 'EMPY' } } });
		await spendUnsent(there, 3_000);
		await spendUnsent(dollars, 4_000, 'USD');
		expect(await queries.room(here)).toMatchObject({ leftMinor: 4_000 });
		expect(await queries.room(there)).toMatchObject({ leftMinor: 4_000 });
		await spendUnsent(here, 4_500);
		expect(await queries.room(there)).toMatchObject({ leftMinor: 0 });
		expect(await queries.mayI(there, 1_000)).toMatchObject({ result: 'ASK', allowedMinor: 0 });
	});

	it('[rule 8] what the phone knew of the other locations goes with the entry', async () => {
		await fill(tenant, [policies([cap])], 1);
		await fill(here, [], 7);
		await fill(there, [tally(2_000)], 9);
		expect((await queries.room(here))?.known).toEqual([{ space: there, seq: 9 }]);
	});

	it('where no such cap is, nobody asks for other locations', async () => {
		await fill(tenant, [policies([{ ...cap, dims: ['employee', 'location'] }])], 1);
		await fill(here, [], 7);
		await fill(there, [tally(2_000)], 9);
		const room = await queries.room(here);
		expect([room?.known, room?.leftMinor]).toEqual([undefined, CAP]);
	});
});
