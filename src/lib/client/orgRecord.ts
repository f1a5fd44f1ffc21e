import type { RecordBody, RecordKind } from '../domain/records';
import { keyToText } from '../domain/tx';
import type { MirrorDatabase } from './store/dexieMirror';

/** A record of the organisation's space that is kept singly; null: not on this phone. */
export async function orgRecord<K extends RecordKind>(
	{ mirror, tenant }: { mirror: MirrorDatabase; tenant: string },
	kind: K,
	id: string
): Promise<RecordBody<K> | null> {
	const row = await mirror.records.get(keyToText({ space: tenant, kind, id }));
	return (row?.body as RecordBody<K> | undefined) ?? null;
}
