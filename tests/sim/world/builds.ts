import { knowsRecord, type Reader } from '../../../src/lib/client/sync/known';

/** Kinds that came with the newer build. */
const LATER_KINDS: ReadonlySet<string> = new Set(['guest_name', 'holding', 'thanks']);

/** Bodies that the newer build gave one more field. */
function isExtended(kind: string, body: object): boolean {
	if (kind === 'gesture') return 'reaction' in (body as { parts: object }).parts;
	if (kind === 'incident') return (body as { shared: boolean }).shared;
	return kind === 'standing';
}

/** A build that does not know all that the server's knows [P12a]. */
export const olderBuild: Reader = {
	build: 'older',
	knows: (kind, body) => !LATER_KINDS.has(kind) && !isExtended(kind, body) && knowsRecord(kind, body)
};
