import type { RecordBody } from '../../domain/records';
import type { Cell } from '../sync/cells';
import type { RecordRow } from '../sync/spaceRows';

/** A copy for the organisation that may not be what its location reads any more [S8]. */
export interface CopyDue {
	gesture: string;
	location: string;
	by: string;
	/** Who wrote what makes it due. */
	author: string;
}

type Shared = RecordBody<'shared_story'>;

/**
 * Copies that a batch of one space makes due: in the organisation's, those that were wished for; in a location's, those of
 * stories that were written there. `rows`: what the database held of the touched ids, of every space.
 */
export function copiesDue(
	{ tenant, space }: { tenant: string; space: string },
	rows: readonly RecordRow[],
	written: readonly Cell[]
): CopyDue[] {
	if (space === tenant) {
		return written.flatMap(({ key, body, author }) => {
			if (key.kind !== 'shared_story' || body === null) return [];
			const { location, by } = body as Shared;
			return [{ gesture: key.id, location, by, author }];
		});
	}
	const copies = rows.filter(({ kind, space_id }) => kind === 'shared_story' && space_id === tenant);
	return copies.flatMap(({ id, body }) => {
		const shared = body === null ? null : (JSON.parse(body) as Shared);
		const story = written.find(({ key }) => key.id === id && key.kind === 'gesture');
		const withheld = written.find(({ key }) => key.id === id && key.kind === 'withheld');
		const author = (story ?? withheld)?.author;
		if (shared?.location !== space || author === undefined) return [];
		return [{ gesture: id, location: space, by: shared.by, author }];
	});
}
