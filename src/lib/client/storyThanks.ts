import type { RecordBody } from '../domain/records';
import { keyToText } from '../domain/tx';
import type { MirrorRow } from './store/mirrorStore';
import type { Story } from './types';

/** Rows of keys wherever they are kept. */
export interface HeldRows {
	held(keys: string[]): Promise<MirrorRow[]>;
}

/** Thanks by story id; a story that nobody thanked is missing. */
export async function thanksOf(
	{ held }: HeldRows,
	stories: readonly Pick<Story, 'id' | 'space'>[]
): Promise<ReadonlyMap<string, RecordBody<'thanks'>['from']>> {
	const rows = await held(stories.map(({ id, space }) => keyToText({ space, kind: 'thanks', id })));
	return new Map(rows.map(({ id, body }) => [id, (body as RecordBody<'thanks'>).from]));
}
