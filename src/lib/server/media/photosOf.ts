import type { Photo, RecordBody, RecordKind } from '../../domain/records';

/** Kinds of records that show photos. */
export const PHOTO_KINDS = ['gesture', 'standing'] as const satisfies RecordKind[];

/** The photos that a record shows: of a story, or the receipts of an entry. */
export function photosOf(kind: string, body: object | null): readonly Photo[] {
	if (body === null) return [];
	if (kind === 'gesture') return (body as RecordBody<'gesture'>).photos;
	if (kind === 'standing') return (body as RecordBody<'standing'>).receipts;
	return [];
}

/** Whose record it is: their photos may be shown through it. */
export function ownersOf(kind: string, body: object): readonly string[] {
	if (kind === 'standing') return [(body as RecordBody<'standing'>).employee];
	const { author, contributors } = body as RecordBody<'gesture'>;
	return [author, ...contributors];
}
