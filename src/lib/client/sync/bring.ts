/**
 * Brings one story of the past to this phone, with what stands around it, as if it had been pulled [P6b]. From then on
 * it is a story like others: screens find it, ops show on it at once, changes of it arrive by the ordinary cursor.
 */
import type { PulledRecord } from '../../protocol/pull';
import { storiesResponseSchema, type WholeStory } from '../../protocol/stories';
import type { MirrorStore } from '../store/mirrorStore';
import { knownRecords, type Reader } from './known';
import { markOfStory } from './leftOut';
import { atomicReplay } from './replayer';
import { incomingRows, settle } from './settle';
import { readAnswer, type Post } from './transport';

/** `gone`: there is no such story for this person; `failed`: nobody answered, or not as this build understands. */
export type Brought = 'here' | 'gone' | 'failed';

const TRIES_MAX = 3;

/** `behind`: this phone has pulled more by now. `elsewhere`: another history, or other rights. */
type Kept = 'kept' | 'behind' | 'elsewhere';

/** What is stored of an answer. `lacks`: the build could not read all that stands around the story. */
export interface KnownStory extends Omit<WholeStory, 'records'> {
	records: PulledRecord[];
	lacks?: { build: string; story: string };
}

/** Null: the shape of the story itself is not known here. */
function knownStory(whole: WholeStory, story: string, reader: Reader): KnownStory | null {
	const { records, others } = knownRecords(whole.records, reader);
	if (!records.some(({ kind, id }) => kind === 'gesture' && id === story)) return null;
	const { build } = reader;
	return { ...whole, records, ...(others.length > 0 && { lacks: { build, story } }) };
}

/**
 * Stores the records that are as old as where this phone stands; what is younger comes with the next pull. So that the
 * phone holds what it would hold, had it pulled all: nothing is beyond its cursor, and nothing that was deleted comes
 * back [I6, I8].
 */
export function keepWhole(mirror: MirrorStore, whole: KnownStory): Promise<Kept> {
	return atomicReplay(mirror, async (tx) => {
		const meta = await tx.meta();
		const space = await tx.space(whole.space);
		if (!space || meta.epoch !== whole.epoch || space.scope !== whole.scope) return 'elsewhere';
		if (whole.seq < space.seq) return 'behind';
		const records = whole.records.filter(({ seq }) => seq <= space.seq);
		const incoming = incomingRows(mirror.person, { space: whole.space, records });
		const { lacks } = whole;
		if (lacks) await tx.putSpace({ ...space, leftOut: markOfStory(space.leftOut, lacks.build, lacks.story) });
		await settle(tx, mirror, await tx.overlay(), incoming, []);
		return 'kept';
	});
}

/** Asks for a story and keeps it. `sync`: this phone has not pulled all yet, or stands elsewhere. */
export async function bring(
	{ post, mirror, sync, reader }: { post: Post; mirror: MirrorStore; sync(): void; reader: Reader },
	id: string
): Promise<Brought> {
	for (let tries = 0; tries < TRIES_MAX; tries++) {
		const answer = readAnswer(await post('/api/stories', JSON.stringify({ id })), storiesResponseSchema);
		if (!answer.ok) return 'failed';
		const { whole } = answer.value;
		if (!whole) return 'gone';
		const known = knownStory(whole, id, reader);
		if (!known) return 'failed';
		const kept = await keepWhole(mirror, known);
		if (kept !== 'behind') sync();
		if (kept === 'kept') return 'here';
		if (kept === 'elsewhere') return 'failed';
	}
	return 'failed';
}
