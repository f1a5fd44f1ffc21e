import 'fake-indexeddb/auto';
import { PhoneQueries } from '../../src/lib/client/queries';
import { DexieMirror } from '../../src/lib/client/store/dexieMirror';
import { DexieOutbox } from '../../src/lib/client/store/dexieOutbox';
import { startEpoch } from '../../src/lib/client/sync/mirrorSteps';

interface Whose {
	person: string;
	tenant: string;
	/** UTC ms of the phone. */
	now: number;
	clockOffsetMs?: number;
	seeds?: ReadonlyMap<string, object>;
}

let opened = 0;

/** Empty databases of one person's phone, at the server's first answer, and what its screens ask of them. */
export async function openReads({ person, tenant, now, clockOffsetMs = 0, seeds = new Map() }: Whose) {
	opened += 1;
	const mirror = new DexieMirror(person, seeds, `mirror-${opened}`);
	const outbox = new DexieOutbox(`outbox-${opened}`);
	const queries = new PhoneQueries({
		mirror: mirror.connection.db,
		outbox: () => outbox.connection.db,
		...{ person, tenant, seeds },
		clock: { now: () => now },
		clockOffsetMs: () => clockOffsetMs
	});
	await startEpoch(mirror, 'e');
	const close = () => {
		mirror.close();
		outbox.close();
	};
	return { mirror, outbox, queries, close };
}
export type PhoneReads = Awaited<ReturnType<typeof openReads>>;
