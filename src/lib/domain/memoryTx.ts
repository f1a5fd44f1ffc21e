import { assert } from '../base/assert';
import { keyToText, type Audience, type RecordKey, type WriteTx } from './tx';

/** A record as a {@link MemoryTx} holds it; `body` null = deleted or never there. */
export interface HeldRecord {
	key: RecordKey;
	body: object | null;
	audience: Audience;
}

/**
 * A tx over records loaded beforehand. Both homes run mutators on it: it refuses to read or write what was not
 * named in `touches`, so that no effect can depend on something the other home did not load.
 */
export class MemoryTx implements WriteTx {
	readonly #held = new Map<string, HeldRecord>();
	readonly #written = new Map<string, HeldRecord>();
	readonly #space: string;

	/** `space`: the only space that may be written, the op's own. */
	constructor(space: string, loaded: Iterable<HeldRecord>) {
		this.#space = space;
		for (const record of loaded) this.#held.set(keyToText(record.key), record);
	}

	get<T>(key: RecordKey): T | undefined {
		const record = this.#written.get(keyToText(key)) ?? this.#held.get(keyToText(key));
		assert(record, `read of ${keyToText(key)}, which touches did not name`);
		return (record.body ?? undefined) as T | undefined;
	}

	put(key: RecordKey, body: object, audience: Audience): void {
		this.#write({ key, body, audience });
	}

	remove(key: RecordKey): void {
		const before = this.#written.get(keyToText(key)) ?? this.#held.get(keyToText(key));
		this.#write({ key, body: null, audience: before?.audience ?? null });
	}

	/** What was written since the beginning, one row per record. */
	written(): HeldRecord[] {
		return [...this.#written.values()];
	}

	#write(record: HeldRecord): void {
		assert(record.key.space === this.#space, 'an op writes only its own space');
		assert(
			this.#held.has(keyToText(record.key)),
			`write of ${keyToText(record.key)}, which touches did not name`
		);
		this.#written.set(keyToText(record.key), record);
	}
}
