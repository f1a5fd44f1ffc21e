import type { RecordBody } from '../domain/records';
import { keyToText } from '../domain/tx';
import type { MirrorRow } from './store/mirrorStore';
import type { Story } from './types';

/** Rows of keys wherever they are kept. */
export interface HeldRows {
	tenant: string;
	held(keys: string[]): Promise<MirrorRow[]>;
}

type From = RecordBody<'thanks'>['from'];

/** Of the colleagues, then of other locations; of one person the first word. */
export function united(...lists: (From | undefined)[]): From {
	const byPerson = new Map<string, From[number]>();
	for (const one of lists.flatMap((from) => from ?? [])) if (!byPerson.has(one.by)) byPerson.set(one.by, one);
	return [...byPerson.values()];
}

/** Thanks by story id, those of other locations with them; a story that nobody thanked is missing. */
export async function thanksOf(
	{ held, tenant }: HeldRows,
	stories: readonly Pick<Story, 'id' | 'space'>[]
): Promise<ReadonlyMap<string, From>> {
	const keys = stories.flatMap(({ id, space }) =>
		[space, tenant].map((place) => keyToText({ space: place, kind: 'thanks', id }))
	);
	const found = new Map<string, From>();
	for (const { id, body } of await held(keys))
		found.set(id, united(found.get(id), (body as RecordBody<'thanks'>).from));
	return found;
}
