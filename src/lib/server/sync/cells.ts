import type { HeldRecord } from '../../domain/memoryTx';
import type { Op } from '../../domain/op/op';
import { isSameKey, type RecordKey } from '../../domain/tx';
import type { RecordRow } from './spaceRows';

/** One record of a batch while its ops run: the state after the last op, and who wrote that. `seq` 0: nobody here. */
export interface Cell extends HeldRecord {
	seq: number;
	device: string;
	author: string;
}

/** The records that a batch touches, one cell each. */
export class Cells {
	// By id, for which JSON gives flat texts, and not by a text key that would be put together for each look-up.
	readonly #byId = new Map<string, Cell[]>();
	readonly #written: Cell[] = [];

	/** The cell of a record, made empty when it is new. */
	of(key: RecordKey): Cell {
		const same = this.#byId.get(key.id);
		const known = same?.find((cell) => isSameKey(cell.key, key));
		if (known) return known;
		const cell: Cell = { key, body: null, audience: null, seq: 0, device: '', author: '' };
		if (same) same.push(cell);
		else this.#byId.set(key.id, [cell]);
		return cell;
	}

	ids(): Iterable<string> {
		return this.#byId.keys();
	}

	/** What the database holds; rows that nobody touches are left alone. */
	fill(rows: readonly RecordRow[]): void {
		for (const { space_id: space, kind, id, body, audience } of rows) {
			const cell = this.#byId.get(id)?.find(({ key }) => isSameKey(key, { space, kind, id }));
			if (!cell) continue;
			cell.body = body === null ? null : (JSON.parse(body) as object);
			cell.audience = audience;
		}
	}

	/** Takes over what an op wrote under `seq`. */
	store(
		records: readonly HeldRecord[],
		seq: number,
		{ device, author }: Pick<Op, 'device' | 'author'>
	): void {
		for (const { key, body, audience } of records) {
			const cell = this.of(key);
			if (cell.seq === 0) this.#written.push(cell);
			Object.assign(cell, { body, audience, seq, device, author });
		}
	}

	/** Every written record once, in its last state. */
	written(): readonly Cell[] {
		return this.#written;
	}
}
