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

const openFlag = (records: Records, { id }: { id: string }) =>
	records
		.get<RecordBody<'flags'>>('flags', id)
		?.flags.find(({ code, state }) => code === 'DUP_SUSPECT' && state === 'open');
const twinsOf = (records: Records, entry: { id: string }) => openFlag(records, entry)?.twins;
const audienceOf = (records: Records, { id }: { id: string }) =>
	records.rows.get(`${HERE}/flags/${id}`)?.audience;
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
		expect([suspected(records, one), suspected(records, two)]).toEqual([expected, expected]);
		if (expected) expect([twinsOf(records, one), twinsOf(records, two)]).toEqual([[two.id], [one.id]]);
	});

	it('[rule 28] each of the two reads only of their own entry that there is another one', () => {
		const records = new Records();
		const [one, two] = [log(records, 1, { guest: uuid(20) }), log(records, 2, { by: BEN, guest: uuid(20) })];
		expect([audienceOf(records, one), audienceOf(records, two)]).toEqual([ANA, BEN]);
		expect(records.get<RecordBody<'flags'>>('flags', one.id)).toMatchObject({ employee: ANA, at: NOON });
	});

	it('the first keeps what else was odd about it, and looks like every other one', () => {
		const records = new Records();
		const guest = uuid(20);
		const [one, two] = [log(records, 1, { guest }), log(records, 2, { by: BEN, guest })];
		const three = log(records, 3, { by: uuid(12), guest });
		expect(twinsOf(records, one)).toEqual([two.id, three.id]);
		expect(twinsOf(records, two)).toEqual([one.id, three.id]);
		expect(records.openFlags(one.id).filter((flag) => flag === 'DUP_SUSPECT')).toHaveLength(1);
		expect(records.openFlags(one.id)).toContain('NEEDS_RECEIPT');
	});

	it.each<[string, Wish]>([
		['of a card', { guest: uuid(20) }],
		['of a typed name', { guestName: 'Sra. Gold' }]
	])('merging is a void of one: it clears both, %s', (_, wish) => {
		const records = new Records();
		const [one, two] = [log(records, 1, wish), log(records, 2, { ...wish, by: BEN })];
		const undo = (given: typeof one, by: string) => {
			const args = { ...given.target, ...(wish.guest ? { guest: wish.guest } : {}), reversal: uuid(ids++) };
			return records.apply(opOf(by, 'spend.void', NOON, args), NOON, 3);
		};
		expect(undo(two, BEN)).toBeNull();
		expect([suspected(records, one), suspected(records, two)]).toEqual([false, false]);
		// What was taken back is no twin of the next one either.
		const three = log(records, 4, { ...wish, by: uuid(12) });
		expect(twinsOf(records, three)).toEqual([one.id]);
		expect(twinsOf(records, one)).toEqual([three.id]);
		expect(suspected(records, two)).toBe(false);
	});

	it('a gesture that is taken back leaves its twin alone', () => {
		const records = new Records();
		const guest = uuid(20);
		const [one, two] = [log(records, 1, { guest }), log(records, 2, { by: BEN, guest })];
		const spend = { id: one.id, reversal: uuid(ids++), guest };
		const args = { gesture: one.gesture, incident: one.incident, spend };
		expect(records.apply(opOf(ANA, 'gesture.retract', NOON, args), NOON, 3)).toBeNull();
		expect(suspected(records, two)).toBe(false);
	});

	it('after a correction the twin names the row that took its place', () => {
		const records = new Records();
		const guest = uuid(20);
		const [one, two] = [log(records, 1, { guest }), log(records, 2, { by: BEN, guest })];
		const to = uuid(ids++);
		const fix = { ...one.target, guest, reversal: uuid(ids++), to, amountMinor: 4_100 };
		expect(records.apply(opOf(ANA, 'spend.correct', NOON, fix), NOON, 3)).toBeNull();
		expect(twinsOf(records, two)).toEqual([to]);
		expect(twinsOf(records, { id: to })).toEqual([two.id]);
		const undo = { ...two.target, guest, reversal: uuid(ids++) };
		expect(records.apply(opOf(BEN, 'spend.void', NOON, undo), NOON, 4)).toBeNull();
		expect(records.openFlags(to)).not.toContain('DUP_SUSPECT');
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
