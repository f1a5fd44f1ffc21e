import type { RecordKind } from './records';

/** Where a record lives: its space (a location's id, or the organisation's id), kind and id. */
export interface RecordKey {
	space: string;
	kind: RecordKind;
	id: string;
}

/**
 * Who of the space may read a record: everyone (`null`), or one person and the managers of the space.
 * Flags and amounts are private and kind [rule 28].
 */
export type Audience = string | null;

/** What mutators may read: only records that their `touches` named, loaded beforehand. */
export interface ReadTx {
	get<T>(key: RecordKey): T | undefined;
	/** Records of a kind and id in other spaces, in order of space: those of a mutator's `elsewhere`; absent: none. */
	elsewhere?<T>(kind: RecordKind, id: string): { space: string; body: T }[];
}

/** What mutators may write: only records of the op's own space. */
export interface WriteTx extends ReadTx {
	put(key: RecordKey, body: object, audience: Audience): void;
	remove(key: RecordKey): void;
	/** Writes a record again as it is, under its audience, so that every phone is given it; what is not there stays so. */
	renew(key: RecordKey): void;
}

/** One map key per record, in memory and in stores. */
export function keyToText(key: RecordKey): string {
	return `${key.space}/${key.kind}/${key.id}`;
}

/** Whether two keys name the same record. */
export function isSameKey(a: RecordKey, b: RecordKey): boolean {
	return a.kind === b.kind && a.id === b.id && a.space === b.space;
}
