import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { MemoryTx, type HeldRecord } from '../memoryTx';
import { prepareOp } from '../mutators';
import type { Op } from '../op/op';
import { recordSchemas, type RecordBody, type RecordKind } from '../records';
import { keyToText, type RecordKey } from '../tx';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const TENANT = id(1);
const PALMA = id(2);
const ANA = id(3);
const BEA = id(4);
const NOON = Date.UTC(2026, 4, 12, 12);

/** A home small enough to hold in the hand: a map, the real mutators, and what the server adds. */
class Home {
	rows = new Map<string, HeldRecord>();
	#seq = 0;
	constructor(capMinor = 200_000) {
		const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: capMinor, currency: 'EUR' };
		const versions = [{ version: 1, effectiveFrom: '2026-01-01', location: null, rules: [rule] }];
		this.#set({ space: TENANT, kind: 'policies', id: TENANT }, { versions });
		this.#set(
			{ space: TENANT, kind: 'location', id: PALMA },
			{ name: 'Palma', zone: 'Europe/Madrid', currency: 'EUR' }
		);
	}

	#set(key: RecordKey, body: object) {
		this.rows.set(keyToText(key), { key, body, audience: null });
	}

	apply(op: Op, receivedAt: number | null = NOON) {
		const prepared = prepareOp(op);
		if (!prepared.ok) return prepared.error;
		const loaded = prepared.value.touches.map(
			(key) => this.rows.get(keyToText(key)) ?? { key, body: null, audience: null }
		);
		const tx = new MemoryTx(op.space, loaded);
		const refusal = prepared.value.run(tx, { receivedAt, seq: receivedAt === null ? null : this.#seq + 1 });
		if (refusal) expect(tx.written()).toEqual([]);
		for (const row of tx.written()) {
			if (row.body) recordSchemas[row.key.kind].parse(row.body);
			this.rows.set(keyToText(row.key), row);
		}
		if (!refusal) this.#seq++;
		return refusal;
	}

	/** Open flags of an entry: code → minor units. */
	open(entry: string) {
		const flags = this.get('flags', entry)?.flags ?? [];
		return Object.fromEntries(
			flags.filter((flag) => flag.state === 'open').map((flag) => [flag.code, flag.amountMinor])
		);
	}

	get<K extends RecordKind>(kind: K, recordId: string): RecordBody<K> | null {
		return (this.rows.get(keyToText({ space: PALMA, kind, id: recordId }))?.body ??
			null) as RecordBody<K> | null;
	}

	audience(kind: RecordKind, recordId: string) {
		return must(this.rows.get(keyToText({ space: PALMA, kind, id: recordId })), 'row is there').audience;
	}
}

function op(type: string, args: Op['args'], over: Partial<Op> = {}): Op {
	return {
		id: id(900),
		type,
		v: 1,
		tenant: TENANT,
		space: PALMA,
		author: ANA,
		device: id(5),
		capturedAt: NOON,
		clockOffsetMs: 0,
		tzOffsetMin: 120,
		zone: 'Europe/Madrid',
		businessDate: '2026-05-12',
		knownSeq: 0,
		args,
		hash: '0'.repeat(64),
		...over
	};
}

function logArgs(n: number, over: Op['args'] = {}): Op['args'] {
	return {
		gesture: id(100 + n),
		incident: id(50),
		purpose: 'wow',
		scale: 10,
		parts: { what: 'Le subí un té a Gold' },
		photos: [],
		language: 'es',
		...over
	};
}

function spend(n: number, amountMinor: number, leftShownMinor: number | null) {
	return { id: id(200 + n), amountMinor, currency: 'EUR', method: 'house_comp', leftShownMinor };
}

describe('gesture.log', () => {
	it('[003-3] takes one line and no money', () => {
		const home = new Home();
		expect(home.apply(op('gesture.log', logArgs(1)))).toBeNull();
		expect(home.get('gesture', id(101))).toMatchObject({ author: ANA, at: NOON, businessDate: '2026-05-12' });
		expect(home.get('incident', id(50))).toBeNull();
	});

	it('[003-5] keeps the guest name from everyone but the author and managers', () => {
		const home = new Home();
		home.apply(op('gesture.log', logArgs(1, { guestName: 'Sra. Ana Gold' })));
		expect(home.get('gesture', id(101))).toMatchObject({
			guestAlias: 'Sra. G.',
			parts: { what: 'Le subí un té a Sra. G.' }
		});
		expect(home.audience('gesture', id(101))).toBeNull();
		expect(home.audience('guest_name', id(101))).toBe(ANA);
	});

	it('[003-7][rule 6] lets anybody spend to the cap, and over it records and flags the part over', () => {
		const home = new Home();
		home.apply(op('gesture.log', logArgs(1, { spend: spend(1, 200_000, 200_000), guestName: 'Gold' })));
		expect(home.get('flags', id(201))).toBeNull();
		expect(home.apply(op('gesture.log', logArgs(2, { spend: spend(2, 500, 0) })))).toBeNull();
		expect(home.get('incident', id(50))?.usedMinor).toBe(200_500);
		expect(home.open(id(202))).toEqual({ OVER_CAP: 500 });
		expect(home.get('spend', id(202))).toMatchObject({
			postingPeriod: '2026-05',
			policyVersion: 1,
			leftShownMinor: 0
		});
		expect(home.audience('flags', id(202))).toBe(ANA);
	});

	it('[rule 28] tells colleagues the total of a matter only once a second person acts on it', () => {
		const home = new Home();
		home.apply(op('gesture.log', logArgs(1, { spend: spend(1, 700, null) })));
		expect(home.audience('incident', id(50))).toBe(ANA);
		home.apply(op('gesture.log', logArgs(2, { spend: spend(2, 300, null) }), { author: BEA }));
		expect(home.audience('incident', id(50))).toBeNull();
		const back = { gesture: id(102), incident: id(50), spend: { id: id(202), reversal: id(302) } };
		expect(home.apply(op('gesture.retract', back, { author: BEA }))).toBeNull();
		home.apply(op('gesture.log', logArgs(3, { spend: spend(3, 100, null) })));
		expect(home.audience('incident', id(50))).toBeNull();
		expect(home.get('incident', id(50))).toMatchObject({ usedMinor: 800, openedBy: ANA });
	});

	it('[rule 8] blames nobody for what the phone could not know', () => {
		const home = new Home(10_000);
		home.apply(op('gesture.log', logArgs(1, { spend: spend(1, 7_000, 10_000) })));
		const bea = { author: BEA, device: id(6) };
		home.apply(op('gesture.log', logArgs(2, { spend: spend(2, 11_000, 10_000) }), bea));
		expect(home.open(id(202))).toEqual({ OVER_CAP_CONCURRENT: 7_000, OVER_CAP: 1_000 });
	});

	it('[I5] never overwrites a gesture or an entry that is there', () => {
		const home = new Home();
		home.apply(op('gesture.log', logArgs(1, { spend: spend(1, 100, null) })));
		expect(home.apply(op('gesture.log', logArgs(1)))).toBe('not_yours');
		expect(home.apply(op('gesture.log', logArgs(3, { spend: spend(1, 900, null) })))).toBe('not_yours');
		expect(home.get('spend', id(201))?.amountMinor).toBe(100);
	});

	it('[I23] sorts a clock nobody could check by arrival', () => {
		const home = new Home();
		const wrong = { capturedAt: NOON - 3_650 * 86_400_000, clockOffsetMs: null };
		home.apply(op('gesture.log', logArgs(1), wrong));
		expect(home.get('gesture', id(101))?.at).toBe(NOON);
		expect(home.open(id(101))).toEqual({ CLOCK_SUSPECT: undefined });
	});

	it('refuses another currency than the location has', () => {
		const args = logArgs(1, { spend: { ...spend(1, 100, null), currency: 'USD' } });
		expect(new Home().apply(op('gesture.log', args))).toBe('bad_currency');
	});

	it.each([
		['a story of 100,000 characters', { parts: { what: 'a'.repeat(100_000) } }],
		['an empty line', { parts: { what: '   ' } }],
		['a negative amount', { spend: spend(1, -5, null) }],
		['no amount', { spend: spend(1, 0, null) }],
		['half a cent', { spend: spend(1, 0.5, null) }],
		['16 digits', { spend: spend(1, 1_234_567_890_123_456, null) }],
		['an unknown field', { role: 'owner' }]
	])('answers bad_args to %s', (_, over) => {
		expect(new Home().apply(op('gesture.log', logArgs(1, over)))).toBe('bad_args');
	});

	it.each(['<script>alert(1)</script>', '‏שלום עולם‏', '👩‍🍳🎂', 'x'.repeat(200)])(
		'keeps %s as typed',
		(what) => {
			const home = new Home();
			home.apply(op('gesture.log', logArgs(1, { parts: { what } })));
			expect(home.get('gesture', id(101))?.parts.what).toBe(what);
		}
	);
});

describe('gesture.tell', () => {
	const told = { gesture: id(101), scale: 80, parts: { what: 'Té', reaction: 'Gold lloró de risa' } };
	it('tells more, still under the alias, and keeps the dates', () => {
		const home = new Home();
		home.apply(op('gesture.log', logArgs(1, { guestName: 'Gold' })));
		expect(home.apply(op('gesture.tell', told), NOON + 5_000)).toBeNull();
		expect(home.get('gesture', id(101))).toMatchObject({
			scale: 80,
			at: NOON,
			parts: { what: 'Té', reaction: 'G. lloró de risa' }
		});
	});
	it('is for the author alone', () => {
		const home = new Home();
		home.apply(op('gesture.log', logArgs(1)));
		expect(home.apply(op('gesture.tell', told, { author: BEA }))).toBe('not_yours');
		expect(new Home().apply(op('gesture.tell', told))).toBe('unknown_ref');
	});
});

describe('gesture.retract [rule 15]', () => {
	const args = { gesture: id(101), incident: id(50), spend: { id: id(201), reversal: id(301) } };
	function withSpend() {
		const home = new Home(1_000);
		home.apply(op('gesture.log', logArgs(1, { spend: spend(1, 1_500, 1_000), guestName: 'Gold' })));
		return home;
	}
	it('reverses the money by a new row, clears its flags and leaves the feed', () => {
		const home = withSpend();
		expect(home.apply(op('gesture.retract', args))).toBeNull();
		expect(home.get('gesture', id(101))).toBeNull();
		expect(home.get('guest_name', id(101))).toBeNull();
		expect(home.get('spend', id(201))?.amountMinor).toBe(1_500);
		expect(home.get('spend', id(301))).toMatchObject({ type: 'void', ref: id(201), amountMinor: -1_500 });
		expect(home.get('incident', id(50))?.usedMinor).toBe(0);
		expect(home.get('flags', id(201))?.flags).toMatchObject([{ code: 'OVER_CAP', state: 'cleared' }]);
	});
	it('[rule 17] reverses once', () => {
		const home = withSpend();
		home.apply(op('gesture.retract', args));
		expect(home.apply(op('gesture.retract', args))).toBe('unknown_ref');
		expect(home.get('incident', id(50))?.usedMinor).toBe(0);
	});
	it('is for the author alone, and only of its own entry', () => {
		expect(withSpend().apply(op('gesture.retract', args, { author: BEA }))).toBe('not_yours');
		const other = { ...args, spend: { id: id(299), reversal: id(301) } };
		expect(withSpend().apply(op('gesture.retract', other))).toBe('unknown_ref');
	});
});

describe('prepareOp', () => {
	it('[I14] names what this build does not know', () => {
		expect(new Home().apply(op('gesture.fly', {}))).toBe('unknown_type');
		expect(new Home().apply(op('gesture.log', logArgs(1), { v: 99 }))).toBe('unknown_type');
		expect(new Home().apply(op('constructor.log', {}))).toBe('unknown_type');
	});
});
