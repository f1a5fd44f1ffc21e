import { describe, expect, it } from 'vitest';
import { HERE, Records, TENANT, uuid } from '../../../../tests/vectors/ledgerWorld';
import { NOON } from '../../../../tests/vectors/policyWorld';
import type { Op, OpArgs } from '../op/op';
import type { RecordBody } from '../records';
import type { Spend } from './ledgerRecords';

const [ANA, BEN] = [uuid(10), uuid(11)];
const MINUTE_MS = 60_000;
let ids = 100;

function opOf(author: string, type: string, at: number, args: OpArgs): Op {
	return {
		id: uuid(ids++),
		type,
		v: 1,
		tenant: TENANT,
		space: HERE,
		author,
		device: author,
		capturedAt: at,
		clockOffsetMs: 0,
		tzOffsetMin: 120,
		zone: 'Europe/Madrid',
		businessDate: '2026-05-11',
		knownSeq: 0,
		args,
		hash: '0'.repeat(64)
	};
}

interface Wish {
	by?: string;
	minor?: number;
	at?: number;
	guestName?: string;
	guest?: string;
	purpose?: string;
	original?: OpArgs;
	hasReceipt?: boolean;
}

/** Logs a spend; answers its ids and why it was refused. */
function log(records: Records, seq: number, wish: Wish) {
	const {
		by = ANA,
		minor = 4_000,
		at = NOON,
		guestName,
		guest,
		purpose = 'wow',
		original,
		hasReceipt
	} = wish;
	const [id, gesture, incident] = [uuid(ids++), uuid(ids++), uuid(ids++)];
	const spend = {
		id,
		amountMinor: minor,
		currency: 'EUR',
		method: 'company_card',
		leftShownMinor: null,
		...(guest ? { guest } : {}),
		...(original ? { original } : {}),
		...(hasReceipt ? { hasReceipt } : {})
	};
	const parts = { what: 'Un té' };
	const told = { gesture, incident, purpose, scale: 1, parts, photos: [], language: 'es', spend };
	const args = { ...told, ...(guestName ? { guestName } : {}) } as OpArgs;
	const refusal = records.apply(opOf(by, 'gesture.log', at, args), at, seq);
	return { id, gesture, incident, refusal, target: { entry: id, gesture, incident, employee: by } };
}

const suspected = (records: Records, { id }: { id: string }) => records.openFlags(id).includes('DUP_SUSPECT');

describe('one deed written down by two people [rule 9]', () => {
	it.each<[string, Wish, Wish, boolean]>([
		['the same name', { guestName: 'Sra. Ana Gold' }, { by: BEN, guestName: 'sra Gold', minor: 4_100 }, true],
		['the same card', { guest: uuid(20) }, { by: BEN, guest: uuid(20) }, true],
		['another guest', { guestName: 'Sra. Gold' }, { by: BEN, guestName: 'Sra. Roca' }, false],
		['no guest', {}, { by: BEN }, false],
		['the same person', { guestName: 'Sra. Gold' }, { guestName: 'Sra. Gold' }, false],
		['6 % more', { guestName: 'Sra. Gold' }, { by: BEN, guestName: 'Sra. Gold', minor: 4_260 }, false],
		['31 min later', { guest: uuid(20) }, { by: BEN, guest: uuid(20), at: NOON + 31 * MINUTE_MS }, false],
		['another kind', { guest: uuid(20) }, { by: BEN, guest: uuid(20), purpose: 'fix' }, false]
	])('%s', (_, first, second, expected) => {
		const records = new Records();
		const one = log(records, 1, first);
		const two = log(records, 2, second);
		expect([one.refusal, two.refusal]).toEqual([null, null]);
		expect(suspected(records, two)).toBe(expected);
		expect(suspected(records, one)).toBe(false);
	});

	it('an entry that was taken back, or corrected to another amount, is no twin', () => {
		const records = new Records();
		const guest = uuid(20);
		const gone = log(records, 1, { guest });
		const target = { ...gone.target, guest };
		const undo = opOf(ANA, 'spend.void', NOON, { ...target, reversal: uuid(ids++) });
		expect(records.apply(undo, NOON, 2)).toBeNull();
		expect(suspected(records, log(records, 3, { by: BEN, guest }))).toBe(false);
		const other = log(records, 4, { guest, minor: 9_000 });
		const fix = { ...other.target, guest, reversal: uuid(ids++), to: uuid(ids++), amountMinor: 7_000 };
		expect(records.apply(opOf(ANA, 'spend.correct', NOON, fix), NOON, 5)).toBeNull();
		expect(suspected(records, log(records, 6, { by: BEN, guest, minor: 9_000 }))).toBe(false);
		expect(suspected(records, log(records, 7, { by: BEN, guest, minor: 7_000 }))).toBe(true);
	});

	it('[rule 28] what is kept of a typed name is for managers only', () => {
		const records = new Records();
		log(records, 1, { guestName: 'Sra. Gold' });
		const kept = [...records.rows.values()].filter(({ key }) => key.id.startsWith('alias:'));
		expect(kept).toHaveLength(1);
		expect(kept[0]?.audience).not.toBeNull();
		expect(kept[0]?.audience).not.toBe(ANA);
		expect(JSON.stringify(kept[0])).not.toContain('Gold');
	});
});

describe('money paid in another currency [rule 22]', () => {
	const original = { amountMinor: 4_000, currency: 'USD', rate: '0.92', rateOn: '2026-05-11' };

	it('is kept beside what it is here; the rate of the day raises no flag', () => {
		const records = new Records();
		const { id, refusal } = log(records, 1, {
			minor: 3_680,
			original,
			guestName: 'Sra. Gold',
			hasReceipt: true
		});
		expect(refusal).toBeNull();
		expect(records.get<Spend>('spend', id)).toMatchObject({ amountMinor: 3_680, original });
		expect(records.openFlags(id).filter((flag) => flag.startsWith('FX'))).toEqual([]);
	});

	it('a rate of another day is to be confirmed', () => {
		const records = new Records();
		const { id } = log(records, 1, { minor: 3_680, original: { ...original, rateOn: '2026-05-08' } });
		expect(records.get<RecordBody<'flags'>>('flags', id)?.flags.map(({ code }) => code)).toContain(
			'FX_PENDING'
		);
	});

	it.each([
		['in the currency of the house', { ...original, currency: 'EUR', rate: '1' }, 4_000, 'bad_currency'],
		['an unknown currency', { ...original, currency: 'ZZZ' }, 3_680, 'bad_args'],
		['another amount than its rate makes it', original, 3_681, 'bad_args'],
		['no rate', { ...original, rate: '0' }, 3_680, 'bad_args']
	])('refused: %s', (_, wrong, minor, expected) => {
		expect(log(new Records(), 1, { minor, original: wrong }).refusal).toBe(expected);
	});
});
