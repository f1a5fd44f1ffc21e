import { expect } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { Reimbursement } from '../../src/lib/domain/ledger/ledgerRecords';
import { MemoryTx, type HeldRecord } from '../../src/lib/domain/memoryTx';
import { prepareOp } from '../../src/lib/domain/mutators';
import type { Op } from '../../src/lib/domain/op/op';
import { recordSchemas } from '../../src/lib/domain/records';
import { keyToText, type RecordKey } from '../../src/lib/domain/tx';
import { recordsFor } from '../support/recordsFor';

export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const TENANT = uuid(1);
const HERE = uuid(2);
export const [ANA, BOSS] = [uuid(10), uuid(11)];
const DEVICE = uuid(40);
export const NOON = Date.parse('2026-05-12T10:00:00Z');
export const DAY_MS = 86_400_000;

/** What later ops have to say of a spend. */
export interface Spent {
	entry: string;
	gesture: string;
	incident: string;
	employee: string;
}

/** One location's records, moved by ops as a server moves them. */
export class House {
	readonly rows = new Map<string, HeldRecord>();
	now = NOON;
	#n = 100;
	#seq = 0;

	constructor() {
		const place = { name: 'Palma', zone: 'Europe/Madrid', currency: 'EUR', receiptFromMinor: 500 };
		const person = (name: string, role: string) => ({ name, role, locations: [HERE], active: true });
		this.#put({ space: TENANT, kind: 'location', id: HERE }, place);
		this.#put({ space: TENANT, kind: 'policies', id: TENANT }, { versions: [] });
		this.#put({ space: TENANT, kind: 'person', id: ANA }, person('Ana', 'staff'));
		this.#put({ space: TENANT, kind: 'person', id: BOSS }, person('Bea', 'manager'));
	}

	id(): string {
		return uuid(this.#n++);
	}

	#put(key: RecordKey, body: object): void {
		this.rows.set(keyToText(key), { key, body, audience: null });
	}

	get<T>(kind: RecordKey['kind'], id: string): T | undefined {
		return (this.rows.get(keyToText({ space: HERE, kind, id }))?.body ?? undefined) as T | undefined;
	}

	owed(entry: string): Reimbursement {
		return must(this.get<Reimbursement>('reimbursement', entry), 'something is owed');
	}

	/** Commits an op; its refusal, or null. Whatever it writes fits the schemas. */
	do(type: string, author: string, args: object): string | null {
		const clock = { capturedAt: this.now, clockOffsetMs: 0, tzOffsetMin: 120, zone: 'Europe/Madrid' };
		const op: Op = {
			...{ id: this.id(), type, v: 1, tenant: TENANT, space: HERE, author, device: DEVICE },
			...{ ...clock, businessDate: '2026-05-12', knownSeq: 0 },
			args: args as Op['args'],
			hash: '0'.repeat(64)
		};
		const prepared = prepareOp(op);
		if (!prepared.ok) return prepared.error;
		const context = { receivedAt: this.now, seq: ++this.#seq };
		const tx = new MemoryTx(HERE, recordsFor(prepared.value, this.rows, context));
		const refusal = prepared.value.run(tx, context);
		if (refusal) return refusal;
		for (const row of tx.written()) {
			if (row.body) recordSchemas[row.key.kind].parse(row.body);
			this.rows.set(keyToText(row.key), row);
		}
		return null;
	}

	spend(employee: string, amountMinor: number, method = 'out_of_pocket'): Spent {
		const [entry, gesture, incident] = [this.id(), this.id(), this.id()];
		const spend = { id: entry, amountMinor, currency: 'EUR', method, leftShownMinor: null };
		const story = { purpose: 'fix', scale: 9, parts: { what: 'Un taxi' }, photos: [], language: 'es' };
		expect(this.do('gesture.log', employee, { gesture, incident, ...story, spend })).toBeNull();
		return { entry, gesture, incident, employee };
	}

	/** Corrects an entry; what names it from then on. */
	correct(spent: Spent, amountMinor: number, author = spent.employee): Spent {
		const to = this.id();
		const args = { ...spent, reversal: this.id(), to, amountMinor };
		expect(this.do('spend.correct', author, args)).toBeNull();
		return { ...spent, entry: to };
	}

	repaid({ entry }: Spent, amountMinor: number, author = BOSS): string | null {
		return this.do('reimbursement.repaid', author, { entry, amountMinor });
	}

	settle(to: string, spents: readonly Spent[], more: object = {}, author = BOSS): string | null {
		const entries = spents.map(({ entry }) => entry);
		return this.do('reimbursement.settle', author, { entries, to, ...more });
	}
}
