import { assert } from '../base/assert';
import { isSameKey, keyToText, type Audience, type RecordKey, type WriteTx } from './tx';

/** A record as a {@link MemoryTx} holds it; `body` null = deleted or never there. */
export interface HeldRecord {
	key: RecordKey;
	body: object | null;
	audience: Audience;
}

/**
 * A tx over records loaded beforehand. Both homes use it to run mutators: it refuses to read or write what was not
 * named in `touches`, so that no effect can depend on something the other home did not load.
 */
export class MemoryTx implements WriteTx {
	// A dozen records at most: walking them costs less than a text key for each.
	readonly #held: readonly HeldRecord[];
	readonly #written: HeldRecord[] = [];
	readonly #space: string;

	/** `space`: the only space that may be written, the op's own. */
	constructor(space: string, loaded: Iterable<HeldRecord>) {
		this.#space = space;
		this.#held = Array.isArray(loaded) ? (loaded as readonly HeldRecord[]) : [...loaded];
	}

	get<T>(key: RecordKey): T | undefined {
		const record = find(this.#written, key) ?? find(this.#held, key);
		if (!record) assert(false, `read of ${keyToText(key)}, which touches did not name`);
		return (record.body ?? undefined) as T | undefined;
	}

	elsewhere<T>(kind: RecordKey['kind'], id: string): { space: string; body: T }[] {
		return this.#held
			.flatMap(({ key, body }) => {
				const isThere = key.kind === kind && key.id === id && key.space !== this.#space && body !== null;
				return isThere ? [{ space: key.space, body: body as T }] : [];
			})
			.sort((a, b) => (a.space < b.space ? -1 : 1));
	}

	put(key: RecordKey, body: object, audience: Audience): void {
		this.#write({ key, body, audience });
	}

	remove(key: RecordKey): void {
		const before = find(this.#written, key) ?? find(this.#held, key);
		this.#write({ key, body: null, audience: before?.audience ?? null });
	}

	renew(key: RecordKey): void {
		const held = find(this.#written, key) ?? find(this.#held, key);
		if (held?.body) this.#write({ key, body: held.body, audience: held.audience });
	}

	/** What was written since the beginning, one row per record. */
	written(): HeldRecord[] {
		return [...this.#written];
	}

	#write(record: HeldRecord): void {
		const { key } = record;
		assert(key.space === this.#space, 'an op writes only its own space');
		if (!find(this.#held, key)) assert(false, `write of ${keyToText(key)}, which touches did not name`);
		const at = this.#written.findIndex((one) => isSameKey(one.key, key));
		if (at < 0) this.#written.push(record);
		else this.#written[at] = record;
	}
}

function find(records: readonly HeldRecord[], key: RecordKey): HeldRecord | undefined {
	for (const record of records) if (isSameKey(record.key, key)) return record;
	return undefined;
}
