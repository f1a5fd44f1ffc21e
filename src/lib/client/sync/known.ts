/**
 * What this build understands of what a newer server sends [P12a]. A record of a kind it does not know, or with a body
 * that its schema refuses, is left out, and nothing else waits for it; leftOut.ts sees to it that it comes in the end.
 */
import type * as z from 'zod/mini';
import { quickParse } from '../../domain/op/quickParse';
import { recordSchemas, type RecordKind } from '../../domain/records';
import type { PulledRecord, PullPage, PullResponse, WirePage, WireRecord } from '../../protocol/pull';

/** Who left something out of a page, and what. */
export interface LeftOut {
	build: string;
	records: Pick<WireRecord, 'kind' | 'id' | 'seq'>[];
}

/** A page with the records that can be stored here. */
export type KnownPage = PullPage & { leftOut?: LeftOut };
export type KnownResponse = Omit<PullResponse, 'pages'> & { pages: KnownPage[] };

/** What reads an answer: a build, and which records it understands. */
export interface Reader {
	build: string;
	knows(kind: string, body: object): boolean;
}

function isKind(kind: string): kind is RecordKind {
	return Object.hasOwn(recordSchemas, kind);
}

/** The records that this build understands. */
export function knowsRecord(kind: string, body: object): boolean {
	if (!isKind(kind)) return false;
	const schema: z.ZodMiniType<object> = recordSchemas[kind];
	return quickParse(schema, body) !== null;
}

/**
 * Of records those that a reader can store, and those it cannot. A deletion is understood whatever was deleted: another
 * build may have stored it here.
 */
export function knownRecords(
	all: readonly WireRecord[],
	{ knows }: Reader
): { records: PulledRecord[]; others: WireRecord[] } {
	const records: PulledRecord[] = [];
	const others: WireRecord[] = [];
	const isKnown = (record: WireRecord): record is PulledRecord =>
		record.body === null || knows(record.kind, record.body);
	for (const record of all) {
		if (isKnown(record)) records.push(record);
		else others.push(record);
	}
	return { records, others };
}

/** A page without what its reader cannot store. */
export function knownPage(page: WirePage, reader: Reader): KnownPage {
	const { records, others } = knownRecords(page.records, reader);
	if (others.length === 0) return { ...page, records };
	return { ...page, records, leftOut: { build: reader.build, records: others } };
}
