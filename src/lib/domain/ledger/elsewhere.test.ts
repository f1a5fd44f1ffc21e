import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HERE, Records, TENANT, uuid, wordOf } from '../../../../tests/vectors/ledgerWorld';
import { bookOf, HOUR_MS, MADRID, NOON, rule, version } from '../../../../tests/vectors/policyWorld';
import { recordsFor } from '../../../../tests/support/recordsFor';
import { must } from '../../base/assert';
import { MemoryTx } from '../memoryTx';
import { prepareOp } from '../mutators';
import type { Op } from '../op/op';
import { localDateOf } from '../period/localDate';
import type { RecordBody } from '../records';
import { keyToText } from '../tx';
import { isKept } from './kept';

const THERE = uuid(3);
const PLACES = [HERE, THERE];
const PEOPLE = [uuid(10), uuid(11)];
const VERSIONS = [
	version(
		1,
		'2026-01-01',
		rule('YEAR', 'employee org', 'year', 3_000),
		rule('TEN', 'employee org', 'rolling_10', 1_500)
	)
];

/** Two locations of one organisation, moved by the server's mutators. */
class TwoPlaces extends Records {
	#n = 100;

	constructor() {
		super();
		this.put({ space: TENANT, kind: 'policies', id: TENANT }, { versions: VERSIONS });
		const place = { name: 'Sóller', zone: 'Europe/Madrid', currency: 'EUR', receiptFromMinor: null };
		for (const id of PLACES) this.put({ space: TENANT, kind: 'location', id }, place);
	}

	/** An entry of somebody whose phone knew everything; answers its id. */
	spend(space: string, employee: string, amountMinor: number, at: number, seq: number): string {
		const [entry, gesture, incident] = [uuid(this.#n++), uuid(this.#n++), uuid(this.#n++)];
		const spend = { id: entry, amountMinor, currency: 'EUR', method: 'house_comp', leftShownMinor: null };
		const known = PLACES.map((one) => ({ space: one, seq }));
		const about = { gesture, incident, purpose: 'wow', scale: 1, parts: { what: 'Un té' }, photos: [] };
		const op: Op = {
			...{ id: uuid(this.#n++), type: 'gesture.log', v: 1, tenant: TENANT, space, author: employee },
			...{ device: employee, capturedAt: at, clockOffsetMs: 0, tzOffsetMin: 120, zone: 'Europe/Madrid' },
			...{ businessDate: localDateOf(at, 'Europe/Madrid'), knownSeq: seq, hash: '0'.repeat(64) },
			args: { ...about, language: 'es', spend: { ...spend, known } }
		};
		const prepared = prepareOp(op);
		if (!prepared.ok) throw new Error(prepared.error);
		const context = { receivedAt: at, seq };
		const tx = new MemoryTx(space, recordsFor(prepared.value, this.rows, context));
		expect(prepared.value.run(tx, context)).toBeNull();
		for (const row of tx.written()) this.rows.set(keyToText(row.key), row);
		return entry;
	}

	flags(space: string, id: string): string[] {
		const held = this.rows.get(keyToText({ space, kind: 'flags', id }))?.body as RecordBody<'flags'> | null;
		return (held?.flags ?? []).filter(({ rule: of }) => of !== undefined).map(wordOf);
	}
}

describe('[rule 3] caps at all locations together', () => {
	const step = fc.record({
		place: fc.nat(1),
		person: fc.nat(1),
		amountMinor: fc.integer({ min: 1, max: 1_200 }),
		hours: fc.integer({ min: 0, max: 24 * 300 })
	});

	it('[I13] whichever location each entry is at, the law over all of them flags the same', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
				const [records, book] = [new TwoPlaces(), bookOf(VERSIONS, MADRID)];
				for (const [i, { place, person, amountMinor, hours }] of steps.entries()) {
					const space = must(PLACES[place], 'a place');
					const employee = must(PEOPLE[person], 'a person');
					const at = NOON + hours * HOUR_MS;
					const id = records.spend(space, employee, amountMinor, at, i + 1);
					const told = { employee, guest: null, incident: id, amountMinor, occurredAt: at };
					const answer = book.apply({ op: 'spend', id, ...told, clockOffsetMs: 0 }, i + 1);
					const lawful = answer.flags.filter((flag) => 'rule' in flag).map(wordOf);
					expect(records.flags(space, id)).toEqual(lawful);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('totals are kept for an employee over dates, and for nobody else', () => {
		const kept = (dims: string, window: string) => isKept(rule('X', dims, window, 1));
		expect(['day', 'month', 'year', 'rolling_30'].map((window) => kept('employee org', window))).toEqual(
			Array(4).fill(true)
		);
		expect(['none', 'posting', 'stay'].some((window) => kept('employee org', window))).toBe(false);
		expect(['org', 'guest org', 'incident org'].some((dims) => kept(dims, 'year'))).toBe(false);
	});
});
