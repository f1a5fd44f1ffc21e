import type { Photo, RecordBody, RecordKind } from '../../domain/records';

/** Kinds of records that show photos. */
export const PHOTO_KINDS = [
	'gesture',
	'withheld',
	'shared_story',
	'standing'
] as const satisfies RecordKind[];

/** The story that a record holds: in its location's feed, withheld from it, or shared with the organisation. */
function storyIn(kind: string, body: object): RecordBody<'gesture'> | undefined {
	if (kind === 'gesture') return body as RecordBody<'gesture'>;
	if (kind === 'withheld') return (body as RecordBody<'withheld'>).gesture;
	return kind === 'shared_story' ? (body as RecordBody<'shared_story'>).story : undefined;
}

/** The photos that a record shows: of a story, or the receipts of an entry. */
export function photosOf(kind: string, body: object | null): readonly Photo[] {
	if (body === null) return [];
	if (kind === 'standing') return (body as RecordBody<'standing'>).receipts;
	return storyIn(kind, body)?.photos ?? [];
}

/** Whose record it is: their photos may be shown through it. */
export function ownersOf(kind: string, body: object): readonly string[] {
	if (kind === 'standing') return [(body as RecordBody<'standing'>).employee];
	const story = storyIn(kind, body);
	return story ? [story.author, ...story.contributors] : [];
}
