import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HERE, PLACE, Records, TENANT, uuid, VERSIONS, wordOf } from '../../../../tests/vectors/ledgerWorld';
import { bookOf, HOUR_MS, NOON } from '../../../../tests/vectors/policyWorld';
import { must } from '../../base/assert';
import { RECENT_ROWS_MAX } from '../limits';
import { openIncident } from '../gesture/incident';
import type { Op } from '../op/op';
import { localDateOf } from '../period/localDate';
import type { BookOp } from '../policy/bookOps';
import { duplicateSuspects, type Deed } from '../policy/duplicates';
import { remainingOf } from '../policy/standing';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import type { Spend } from './ledgerRecords';

const PEOPLE = [uuid(10), uuid(11)];
const GUESTS = [null, uuid(20), uuid(21)];
/** Stays that touch, overlap and lie apart; without one the cap per stay is skipped [rule 11]. */
const STAYS = [
	null,
	{ from: '2026-05-12', to: '2026-05-20' },
	{ from: '2026-05-20', to: '2026-05-26' },
	{ from: '2026-05-01', to: '2026-07-31' }
];
const INCIDENTS = [uuid(30), uuid(31)];
const DEVICES = [uuid(40), uuid(41), uuid(42)];
const CLOCK = { clockOffsetMs: 0, tzOffsetMin: 120, zone: 'Europe/Madrid' };

interface Step {
	kind: 'spend' | 'void' | 'correction' | 'refund_in' | 'grant' | 'close';
	employee: number;
	guest: number;
	stay: number;
	incident: number;
	device: number;
	amountMinor: number;
	hours: number;
	late: number;
	unseen: number;
	entry: number;
}

const step: fc.Arbitrary<Step> = fc.record({
	kind: fc.constantFrom('spend', 'spend', 'spend', 'void', 'correction', 'refund_in', 'grant', 'close'),
	employee: fc.nat(1),
	guest: fc.nat(2),
	stay: fc.nat(3),
	incident: fc.nat(1),
	device: fc.nat(2),
	// Near to each other often enough for two to look like one deed.
	amountMinor: fc.oneof(fc.integer({ min: 1, max: 1_500 }), fc.integer({ min: 100, max: 104 })),
	hours: fc.oneof(fc.integer({ min: 0, max: 24 * 45 }), fc.constantFrom(24, 24.25, 24.5)),
	late: fc.integer({ min: 0, max: 24 * 40 }),
	unseen: fc.nat(4),
	entry: fc.nat(30)
});

function toDeed({ id, row }: { id: string; row: Spend }): Deed {
	const { employee, guest = null, purpose: kind, amountMinor, at } = row;
	return { id, employee, guest, kind, amountMinor, at };
}

/** Plays steps on both ledgers. */
class Both {
	readonly records = new Records();
	readonly book = bookOf(VERSIONS, PLACE);
	/** Entries that may be reversed: id, and whose it is. */
	readonly entries: { id: string; row: Spend; device: string }[] = [];
	#n = 100;

	play(given: Step, seq: number): void {
		const at = NOON + given.hours * HOUR_MS;
		const receivedAt = at + given.late * HOUR_MS;
		if (given.kind === 'spend') this.#spend(given, at, receivedAt, seq);
		else if (given.kind === 'grant') this.#grant(given, at, seq);
		else if (given.kind === 'close') this.#close(given, seq);
		else this.#reverse(given, receivedAt, seq);
	}

	#id(): string {
		return uuid(this.#n++);
	}

	#op(type: string, author: string, device: string, at: number, knownSeq: number, args: Op['args']): Op {
		const op = { id: this.#id(), type, v: 1, tenant: TENANT, space: HERE, author, device, capturedAt: at };
		return {
			...op,
			...CLOCK,
			businessDate: localDateOf(at, CLOCK.zone),
			knownSeq,
			args,
			hash: '0'.repeat(64)
		};
	}

	#compare(bookOp: BookOp, seq: number, refusal: string | null, id: string): void {
		const answer = this.book.apply(bookOp, seq);
		expect(refusal === null, `${bookOp.op} ${refusal} ${answer.result}`).toBe(answer.result === 'OK');
		if (refusal !== null) return;
		const row = must(this.records.get<Spend>('spend', id), 'row is there');
		expect(this.records.remaining(row)).toEqual(answer.standing && remainingOf(answer.standing));
		expect(row.postingPeriod).toBe(answer.view?.postingPeriod);
		const rows = [...this.records.rows.values()].filter(({ key }) => key.kind === 'spend');
		const sum = rows.reduce((total, { body }) => total + (body as Spend).amountMinor, 0);
		expect(sum).toBe(this.book.rows.reduce((total, { amountMinor }) => total + amountMinor, 0));
	}

	#spend(given: Step, at: number, receivedAt: number, seq: number): void {
		const employee = must(PEOPLE[given.employee], 'a person');
		const device = must(DEVICES[given.device], 'a device');
		const guest = GUESTS[given.guest] ?? null;
		const stay = STAYS[given.stay] ?? null;
		const incident = must(INCIDENTS[given.incident], 'an incident');
		const id = this.#id();
		const knownSeq = Math.max(0, seq - 1 - given.unseen);
		const spend = {
			id,
			amountMinor: given.amountMinor,
			currency: 'EUR',
			method: 'company_card',
			leftShownMinor: null
		};
		const args = {
			gesture: this.#id(),
			incident,
			purpose: 'wow',
			scale: 1,
			parts: { what: 'Un té' },
			photos: [],
			language: 'es',
			spend: { ...spend, ...(guest ? { guest } : {}), ...(stay ? { stay } : {}) }
		};
		const seen = this.#standing(guest);
		const refusal = this.records.apply(
			this.#op('gesture.log', employee, device, at, knownSeq, args),
			receivedAt,
			seq
		);
		const told = {
			employee,
			guest,
			...(stay ? { stay } : {}),
			incident,
			amountMinor: given.amountMinor,
			method: 'company_card' as const
		};
		const clock = { occurredAt: at, clockOffsetMs: 0, receivedAt, knownSeq, device };
		const bookOp: BookOp = { op: 'spend', id, ...told, ...clock, receipt: false };
		this.#compare(bookOp, seq, refusal, id);
		const answer = this.book.apply(bookOp, seq);
		expect(answer.result).toBe('DUPLICATE');
		if (refusal === null) this.#compareDeeds(id, seen);
		if (refusal === null) this.#enter(id, device);
	}

	/** What stands of the entries of a guest, as far back as rows are kept singly. */
	#standing(guest: string | null): Deed[] {
		const rows = [...this.records.rows.values()]
			.filter(({ key }) => key.kind === 'spend')
			.map(({ key, body }) => ({ id: key.id, row: body as Spend }))
			.filter(({ row }) => row.type !== 'refund_in' && guest !== null && row.guest === guest)
			.slice(-RECENT_ROWS_MAX);
		const gone = new Set(rows.flatMap(({ row }) => (row.amountMinor < 0 ? [row.ref] : [])));
		return rows.filter(({ id, row }) => row.amountMinor > 0 && !gone.has(id)).map(toDeed);
	}

	/** The law asks every entry; the ledger only its short tail [rule 9]. */
	#compareDeeds(id: string, before: readonly Deed[]): void {
		const row = must(this.records.get<Spend>('spend', id), 'row is there');
		const isSuspect = duplicateSuspects(toDeed({ id, row }), before).length > 0;
		expect(this.records.openFlags(id).includes('DUP_SUSPECT')).toBe(isSuspect);
	}

	#enter(id: string, device: string): void {
		this.entries.push({ id, device, row: must(this.records.get<Spend>('spend', id), 'row is there') });
	}

	#grant({ amountMinor, incident: n, late }: Step, at: number, seq: number): void {
		const incident = must(INCIDENTS[n], 'an incident');
		const key: RecordKey = { space: HERE, kind: 'incident', id: incident };
		const id = this.#id();
		const expiresAt = at + late * HOUR_MS;
		const known =
			this.records.get<RecordBody<'incident'>>('incident', incident) ?? openIncident(uuid(10), at);
		const grant = { id, amountMinor, by: uuid(11), at, expiresAt };
		this.records.put(key, { ...known, grants: [...known.grants, grant] });
		this.book.apply({ op: 'grant', id, rule: 'INC', incident, amountMinor, expiresAt }, seq);
	}

	#close({ hours }: Step, seq: number): void {
		const period = localDateOf(NOON + hours * HOUR_MS, CLOCK.zone).slice(0, 7);
		const closed = this.records.get<RecordBody<'periods'>>('periods', HERE)?.closed ?? [];
		this.records.put(
			{ space: HERE, kind: 'periods', id: HERE },
			{ closed: [...new Set([...closed, period])], trail: [] }
		);
		this.book.apply({ op: 'close', period }, seq);
	}

	#reverse(given: Step, receivedAt: number, seq: number): void {
		const entry = this.entries[given.entry % Math.max(1, this.entries.length)];
		if (!entry) return;
		const { row } = entry;
		const { gesture, incident, employee, guest } = row;
		const target = { entry: entry.id, gesture, incident, employee, ...(guest ? { guest } : {}) };
		const id = this.#id();
		const { amountMinor } = given;
		// The law knows no other phone for a refund than the one of the entry.
		const other = must(DEVICES[given.device], 'a device');
		const device = given.kind === 'refund_in' ? entry.device : other;
		const knownSeq = Math.max(0, seq - 1 - given.unseen);
		const send = (type: string, args: Op['args']) =>
			this.records.apply(this.#op(type, employee, device, receivedAt, knownSeq, args), receivedAt, seq);
		if (given.kind === 'void') {
			const refusal = send('spend.void', { ...target, reversal: id });
			this.#compare({ op: 'void', id, ref: entry.id, receivedAt, device }, seq, refusal, id);
			if (refusal === null) expect(this.records.openFlags(entry.id)).toEqual([]);
		} else if (given.kind === 'refund_in') {
			const refusal = send('spend.refund', { ...target, refund: id, amountMinor });
			this.#compare({ op: 'refund_in', id, ref: entry.id, amountMinor, receivedAt }, seq, refusal, id);
		} else {
			const refusal = send('spend.correct', { ...target, reversal: this.#id(), to: id, amountMinor });
			const bookOp: BookOp = {
				op: 'correction',
				id,
				ref: entry.id,
				amountMinor,
				receivedAt,
				device,
				knownSeq
			};
			this.#compare(bookOp, seq, refusal, id);
			if (refusal === null) this.#enter(id, device);
		}
	}

	/** Whoever looks like another entry is named by that one too [rule 9]. */
	expectTwins(): void {
		const twinsById = new Map(
			this.entries.map(({ id }) => {
				const flags = this.records.get<RecordBody<'flags'>>('flags', id)?.flags ?? [];
				return [id, flags.flatMap(({ state, twins }) => (state === 'open' ? (twins ?? []) : []))];
			})
		);
		for (const [id, twins] of twinsById) {
			for (const twin of twins) expect(twinsById.get(twin)).toContain(id);
		}
	}

	/** Open flags of all entries; after a correction those of the old row are found on the new one. */
	expectSameFlags(): void {
		const held = this.entries
			.flatMap(({ id }) => this.records.openFlags(id))
			.filter((flag) => flag !== 'DUP_SUSPECT')
			.sort();
		const lawful = this.entries.flatMap(({ id }) => this.book.openFlags(id).map(wordOf)).sort();
		expect(held).toEqual(lawful);
	}
}

describe('the ledger of records', () => {
	it('[rules 2–19, 9][I13] agrees with the law after any sequence of ops', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 18 }), (steps) => {
				const both = new Both();
				steps.forEach((given, i) => both.play(given, i + 1));
				both.expectSameFlags();
				both.expectTwins();
			}),
			{ numRuns: 1_000 }
		);
	});
});
