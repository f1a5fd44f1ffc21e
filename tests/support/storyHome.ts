import { expect } from 'vitest';
import { MemoryTx, type HeldRecord } from '../../src/lib/domain/memoryTx';
import { prepareOp, type OpName } from '../../src/lib/domain/mutators';
import type { Op } from '../../src/lib/domain/op/op';
import { recordSchemas, type RecordBody, type RecordKind } from '../../src/lib/domain/records';
import { keyToText, type Audience } from '../../src/lib/domain/tx';
import { recordsFor } from './recordsFor';

export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const [TENANT, PALMA, CADIZ, ANA, BEA, CARO, MARIO, ELSA] = [1, 2, 3, 4, 5, 6, 7, 8].map(id) as [
	string,
	string,
	string,
	string,
	string,
	string,
	string,
	string
];
export const NOON = Date.UTC(2026, 4, 12, 12);
export const STORY = id(101);

let ops = 0;

/** A server small enough to hold in the hand: a map and the real mutators. Ana, Bea and Caro work in Palma, Mario leads it, Elsa works elsewhere. */
export class StoryHome {
	readonly rows = new Map<string, HeldRecord>();

	constructor() {
		const people: [string, string, string][] = [
			[ANA, 'staff', PALMA],
			[BEA, 'staff', PALMA],
			[CARO, 'staff', PALMA],
			[MARIO, 'manager', PALMA],
			[ELSA, 'staff', CADIZ]
		];
		for (const [person, role, location] of people) {
			this.#set('person', person, { name: 'X', role, locations: [location], active: true });
		}
		this.#set('location', PALMA, { name: 'Palma', zone: 'Europe/Madrid', currency: 'EUR' });
		this.#set('policies', TENANT, { versions: [] });
	}

	#set(kind: RecordKind, recordId: string, body: object) {
		const key = { space: TENANT, kind, id: recordId };
		this.rows.set(keyToText(key), { key, body, audience: null });
	}

	/** Applies an op; null, or why it has no effect. What it writes is checked as phones check it. */
	apply(name: OpName, author: string, args: Op['args'], over: Partial<Op> = {}): string | null {
		const [type = '', v] = name.split('@');
		const op: Op = {
			id: id(900_000 + ops++),
			type,
			v: Number(v),
			tenant: TENANT,
			space: ['story.share', 'story.copy'].includes(type) ? TENANT : PALMA,
			author,
			device: id(9),
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
		const prepared = prepareOp(op);
		if (!prepared.ok) return prepared.error;
		const context = { receivedAt: op.capturedAt, seq: 1 };
		const tx = new MemoryTx(op.space, recordsFor(prepared.value, this.rows, context));
		const refusal = prepared.value.run(tx, context);
		if (refusal) expect(tx.written()).toEqual([]);
		for (const row of tx.written()) {
			if (row.body) recordSchemas[row.key.kind].parse(row.body);
			this.rows.set(keyToText(row.key), row);
		}
		return refusal;
	}

	log(author = ANA, over: Op['args'] = {}): string | null {
		return this.apply('gesture.log@1', author, {
			gesture: STORY,
			incident: id(50),
			purpose: 'wow',
			scale: 10,
			parts: { what: 'Le subí un té a Gold' },
			photos: [],
			language: 'es',
			...over
		});
	}

	get<K extends RecordKind>(kind: K, recordId = STORY, space = PALMA): RecordBody<K> | null {
		return (this.rows.get(keyToText({ space, kind, id: recordId }))?.body ?? null) as RecordBody<K> | null;
	}

	/** Who may read a living record: null = all of the space. */
	audience(kind: RecordKind, recordId = STORY): Audience | undefined {
		const row = this.rows.get(keyToText({ space: PALMA, kind, id: recordId }));
		return row?.body ? row.audience : undefined;
	}

	/** What somebody of the space who is neither `person` nor a manager reads, as one text. */
	readBy(person: string): string {
		const seen = [...this.rows.values()].filter(
			({ key, body, audience }) => key.space === PALMA && body && (audience === null || audience === person)
		);
		return JSON.stringify(seen);
	}
}

export const told = (over: Op['args'] = {}): Op['args'] => ({
	gesture: STORY,
	parts: { what: 'Té con miel' },
	scale: 40,
	contributors: [],
	photos: [],
	...over
});
