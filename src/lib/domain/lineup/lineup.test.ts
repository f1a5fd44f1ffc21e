import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { MemoryTx, type HeldRecord } from '../memoryTx';
import { prepareOp } from '../mutators';
import type { Op, OpArgs } from '../op/op';
import { recordSchemas, type RecordBody, type RecordKind } from '../records';
import { keyToText } from '../tx';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [TENANT, PALMA, MANAGER, STAFF, OTHER] = [id(1), id(2), id(3), id(4), id(5)];
const [LINEUP, STORY, SECOND, ACTION, GONE] = [id(10), id(11), id(12), id(13), id(14)];
const NOON = Date.UTC(2026, 4, 12, 12);

/** A home of one location: records by key, the real mutators. */
class Home {
	readonly rows = new Map<string, HeldRecord>();
	#ops = 100;

	constructor() {
		const person = (role: string) => ({ name: 'P', role, locations: [PALMA], active: true });
		for (const [who, role] of [
			[MANAGER, 'manager'],
			[STAFF, 'staff'],
			[OTHER, 'staff']
		] as const) {
			this.#set({ space: TENANT, kind: 'person', id: who }, person(role));
		}
		for (const story of [STORY, SECOND]) this.put('gesture', story, gesture(STAFF));
	}

	#set(key: HeldRecord['key'], body: object | null) {
		this.rows.set(keyToText(key), { key, body, audience: null });
	}

	put(kind: RecordKind, recordId: string, body: object | null) {
		this.#set({ space: PALMA, kind, id: recordId }, body);
	}

	get<K extends RecordKind>(kind: K, recordId: string): RecordBody<K> | undefined {
		const body = this.rows.get(`${PALMA}/${kind}/${recordId}`)?.body;
		return body ? (recordSchemas[kind].parse(body) as RecordBody<K>) : undefined;
	}

	apply(type: string, args: OpArgs, { author = MANAGER, on = '2026-05-12', at = NOON } = {}) {
		const op: Op = {
			id: id(++this.#ops),
			type,
			v: 1,
			tenant: TENANT,
			space: PALMA,
			author,
			device: id(99),
			capturedAt: at,
			clockOffsetMs: 0,
			tzOffsetMin: 0,
			zone: 'Europe/Madrid',
			businessDate: on,
			knownSeq: 0,
			args,
			hash: ''
		};
		const prepared = prepareOp(op);
		if (!prepared.ok) return prepared.error;
		const held = prepared.value.touches.map(
			(key) => this.rows.get(keyToText(key)) ?? { key, body: null, audience: null }
		);
		const tx = new MemoryTx(PALMA, held);
		const refusal = prepared.value.run(tx, { receivedAt: at + 1_000, seq: 1 });
		if (!refusal) for (const row of tx.written()) this.rows.set(keyToText(row.key), row);
		return refusal;
	}
}

function gesture(author: string): RecordBody<'gesture'> {
	return {
		author,
		contributors: [],
		incident: id(50),
		purpose: 'wow',
		scale: 20,
		parts: { what: 'Doce latas para doce gatos' },
		photos: [],
		at: NOON,
		businessDate: '2026-05-11',
		language: 'es'
	};
}

const action = { id: ACTION, text: 'Pedir bombillas', owner: STAFF, dueOn: '2026-05-14' };
const plan = (over: OpArgs = {}): OpArgs => ({
	lineup: LINEUP,
	shiftDate: '2026-05-12',
	shift: 'Mañana',
	lengthMin: 10,
	topic: 'Recordar los nombres',
	stories: [STORY, SECOND],
	yesterdayDefects: ['Ascensor lento'],
	guestsToday: ['Sra. G.'],
	actions: [action],
	...over
});
const told = (over: OpArgs = {}): OpArgs => ({
	lineup: LINEUP,
	stories: [STORY, SECOND],
	attended: [STAFF],
	...over
});

describe('lineup.put', () => {
	it('keeps the whole plan, and who planned it', () => {
		const home = new Home();
		expect(home.apply('lineup.put', plan())).toBeNull();
		expect(home.get('lineup', LINEUP)).toMatchObject({
			topic: 'Recordar los nombres',
			attended: [],
			by: MANAGER
		});
	});

	it('planned again after it was told: what was told, who came and what is done stay', () => {
		const home = new Home();
		home.apply('lineup.put', plan());
		home.apply('lineup.told', told({ attendedCount: 7 }));
		home.apply('lineup.action', { lineup: LINEUP, action: ACTION, done: true }, { author: STAFF });
		home.apply('lineup.put', plan({ topic: 'Otro' }));
		expect(home.get('lineup', LINEUP)).toMatchObject({
			topic: 'Otro',
			attended: [STAFF],
			attendedCount: 7,
			toldAt: NOON,
			actions: [{ doneAt: NOON }]
		});
	});

	it.each([
		['three stories', { stories: [STORY, SECOND, GONE] }],
		['six defects', { yesterdayDefects: ['a', 'b', 'c', 'd', 'e', 'f'] }],
		['eleven guests', { guestsToday: Array.from({ length: 11 }, () => 'Sra. G.') }],
		['[M18] an action without an owner', { actions: [{ id: ACTION, text: 'x', dueOn: '2026-05-14' }] }],
		['[M18] an action without a due date', { actions: [{ id: ACTION, text: 'x', owner: STAFF }] }],
		['a line-up of an hour', { lengthMin: 60 }],
		['a topic of 81 characters', { topic: 'a'.repeat(81) }]
	])('%s does not fit', (_, over) => {
		expect(new Home().apply('lineup.put', plan(over))).toBe('bad_args');
	});
});

describe('lineup.told', () => {
	it('[M19] the stories say where they were told, and the line-up who came', () => {
		const home = new Home();
		home.apply('lineup.put', plan());
		expect(home.apply('lineup.told', told())).toBeNull();
		expect(home.get('gesture', STORY)?.told).toEqual([{ lineup: LINEUP, on: '2026-05-12' }]);
		expect(home.get('gesture', SECOND)?.told).toHaveLength(1);
		expect(home.get('lineup', LINEUP)).toMatchObject({ toldAt: NOON, attended: [STAFF] });
	});

	it('[I4] told twice on one day, by two phones, is told once; the next day counts again', () => {
		const home = new Home();
		home.apply('lineup.put', plan());
		home.apply('lineup.put', plan({ lineup: id(20) }));
		home.apply('lineup.told', told());
		home.apply('lineup.told', told({ attended: [OTHER] }), { at: NOON + 60_000 });
		home.apply('lineup.told', told({ lineup: id(20) }));
		expect(home.get('gesture', STORY)?.told).toHaveLength(1);
		expect(home.get('lineup', LINEUP)).toMatchObject({ toldAt: NOON, attended: [STAFF, OTHER] });
		home.apply('lineup.told', told({ lineup: id(20) }), { on: '2026-05-13' });
		expect(home.get('gesture', STORY)?.told).toHaveLength(2);
	});

	it('[I12] a story that was taken back or hidden meanwhile is passed over, never a reason to refuse', () => {
		const home = new Home();
		home.apply('lineup.put', plan({ stories: [GONE, STORY] }));
		expect(home.apply('lineup.told', told({ stories: [GONE, STORY] }))).toBeNull();
		expect(home.get('gesture', GONE)).toBeUndefined();
		expect(home.get('gesture', STORY)?.told).toHaveLength(1);
		expect(home.get('lineup', LINEUP)?.toldAt).toBe(NOON);
	});

	it('keeps the latest twenty tellings of a story, in the order of days', () => {
		const home = new Home();
		home.apply('lineup.put', plan());
		for (let day = 1; day <= 25; day++) {
			home.apply('lineup.told', told(), { on: `2026-06-${String(26 - day).padStart(2, '0')}` });
		}
		const days = must(home.get('gesture', STORY)?.told, 'was told').map(({ on }) => on);
		expect(days).toHaveLength(20);
		expect(days).toEqual([...days].sort());
		expect(days.at(-1)).toBe('2026-06-25');
	});

	it('a line-up that nobody planned was not held', () => {
		expect(new Home().apply('lineup.told', told())).toBe('unknown_ref');
	});
});

describe('lineup.action', () => {
	it('its owner and managers settle it and open it again; others do not', () => {
		const home = new Home();
		home.apply('lineup.put', plan());
		const args = { lineup: LINEUP, action: ACTION };
		expect(home.apply('lineup.action', { ...args, done: true }, { author: OTHER })).toBe('not_yours');
		expect(home.apply('lineup.action', { ...args, done: true }, { author: STAFF })).toBeNull();
		expect(home.get('lineup', LINEUP)?.actions[0]?.doneAt).toBe(NOON);
		home.apply('lineup.action', { ...args, done: true }, { author: STAFF, at: NOON + 60_000 });
		expect(home.get('lineup', LINEUP)?.actions[0]?.doneAt).toBe(NOON);
		expect(home.apply('lineup.action', { ...args, done: false })).toBeNull();
		expect(home.get('lineup', LINEUP)?.actions[0]).toEqual(action);
	});

	it('one that is not of the line-up is not known', () => {
		const home = new Home();
		home.apply('lineup.put', plan());
		expect(home.apply('lineup.action', { lineup: LINEUP, action: GONE, done: true })).toBe('unknown_ref');
	});
});

describe('legend.put [003-2]', () => {
	it('goes on the shelf with a note, keeps who put it there, and comes off again', () => {
		const home = new Home();
		home.apply('legend.put', { gesture: STORY, on: true, note: 'Se cuenta cada verano' });
		const first = { by: MANAGER, at: NOON };
		expect(home.get('gesture', STORY)?.legend).toEqual({ ...first, note: 'Se cuenta cada verano' });
		home.apply('legend.put', { gesture: STORY, on: true }, { author: OTHER, at: NOON + 60_000 });
		expect(home.get('gesture', STORY)?.legend).toEqual(first);
		home.apply('legend.put', { gesture: STORY, on: false });
		expect(home.get('gesture', STORY)).toEqual(gesture(STAFF));
	});

	it('[I12] of a story that was taken back meanwhile it is nothing, and nobody’s fault', () => {
		const home = new Home();
		expect(home.apply('legend.put', { gesture: GONE, on: true })).toBeNull();
		expect(home.get('gesture', GONE)).toBeUndefined();
	});

	it('planning, telling and legends are for managers', () => {
		for (const type of ['lineup.put', 'lineup.told', 'legend.put'] as const) {
			const args = {
				'lineup.put': plan(),
				'lineup.told': told(),
				'legend.put': { gesture: STORY, on: true }
			}[type];
			const op = { type, v: 1, args, tenant: TENANT, space: PALMA, author: STAFF } as Op;
			expect(prepareOp(op)).toMatchObject({ ok: true, value: { may: 'manager' } });
		}
	});
});
