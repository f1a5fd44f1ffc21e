import { describe, expect, it } from 'vitest';
import { HERE, Records, TENANT, uuid } from '../../../../tests/vectors/ledgerWorld';
import { HOUR_MS, NOON } from '../../../../tests/vectors/policyWorld';
import type { Op, OpArgs } from '../op/op';
import { recordSchemas, type RecordBody } from '../records';

const [ANA, MANAGER, ASK, INCIDENT] = [uuid(10), uuid(11), uuid(50), uuid(30)];
let ids = 100;

function opOf(author: string, type: string, args: OpArgs): Op {
	const place = { tenant: TENANT, space: HERE, zone: 'Europe/Madrid', tzOffsetMin: 120 };
	const when = { capturedAt: NOON, clockOffsetMs: 0, businessDate: '2026-05-11', knownSeq: 0 };
	return {
		id: uuid(ids++),
		type,
		v: 1,
		author,
		device: author,
		args,
		...place,
		...when,
		hash: '0'.repeat(64)
	};
}

/** Asks; answers what became of the op. */
function open(records: Records, wish: OpArgs) {
	const args = { ask: ASK, incident: INCIDENT, amountMinor: 500, expiresAt: NOON + HOUR_MS, ...wish };
	return records.apply(opOf(ANA, 'ask.open', args), NOON, 1);
}

function answer(records: Records, word: string, grantMinor: number) {
	const args = { ask: ASK, incident: INCIDENT, answer: word, grantMinor, expiresAt: NOON + HOUR_MS };
	return records.apply(opOf(MANAGER, 'ask.answer', args), NOON, 2);
}

const held = (records: Records) => records.get<RecordBody<'ask'>>('ask', ASK);

describe('an ask about what nobody decides alone [rule 26]', () => {
	it('is asked within the cap too, and names the subject', () => {
		const records = new Records();
		expect(open(records, { excessMinor: 0, subjects: ['health', 'cash_to_guest'] })).toBeNull();
		expect(held(records)).toMatchObject({ excessMinor: 0, subjects: ['health', 'cash_to_guest'] });
		expect(recordSchemas.ask.safeParse(held(records)).success).toBe(true);
	});

	it.each([
		['nothing over the cap and no subject', { excessMinor: 0 }],
		['an empty list of subjects', { excessMinor: 0, subjects: [] }],
		['an unknown subject', { excessMinor: 0, subjects: ['weather'] }],
		['a negative excess', { excessMinor: -1, subjects: ['health'] }]
	])('refused: %s', (_, wish) => {
		expect(open(new Records(), wish)).toBe('bad_args');
	});

	it('a yes within the cap raises nothing, and a raise there is refused', () => {
		const records = new Records();
		open(records, { excessMinor: 0, subjects: ['health'] });
		expect(answer(records, 'yes', 100)).toBe('bad_args');
		expect(answer(records, 'yes', 0)).toBeNull();
		expect(held(records)?.state).toBe('granted');
		expect(records.get('incident', INCIDENT)).toBeUndefined();
	});

	it('[rule 7] over the cap it is answered as ever: a yes raises, or it is none', () => {
		const records = new Records();
		open(records, { excessMinor: 200, subjects: ['health'] });
		expect(answer(records, 'yes', 0)).toBe('bad_args');
		expect(answer(records, 'yes', 200)).toBeNull();
		expect(records.get<RecordBody<'incident'>>('incident', INCIDENT)?.grants).toHaveLength(1);
	});

	it('a no says no', () => {
		const records = new Records();
		open(records, { excessMinor: 0, subjects: ['health'] });
		expect(answer(records, 'no', 0)).toBeNull();
		expect(held(records)?.state).toBe('declined');
	});
});
