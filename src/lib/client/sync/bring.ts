/**
 * Brings one story of the past to this phone, with what stands around it, as if it had been pulled [P6b]. From then on
 * it is a story like others: screens find it, ops show on it at once, changes of it arrive by the ordinary cursor.
 */
import { recordSchemas } from '../../domain/records';
import { storiesResponseSchema, type WholeStory } from '../../protocol/stories';
import type { MirrorStore } from '../store/mirrorStore';
import { incomingRows, settle } from './mirrorSteps';
import { readAnswer, type Post } from './transport';

/** `gone`: there is no such story for this person; `failed`: nobody answered, or not as this build understands. */
export type Brought = 'here' | 'gone' | 'failed';

const TRIES_MAX = 3;

/** `behind`: this phone has pulled more by now. `elsewhere`: another history, or other rights. */
type Kept = 'kept' | 'behind' | 'elsewhere';

/**
 * Stores the records that are as old as where this phone stands; what is younger comes with the next pull. So that the
 * phone holds what it would hold, had it pulled all: nothing is beyond its cursor, and nothing that was deleted comes
 * back [I6, I8].
 */
export function keepWhole(mirror: MirrorStore, whole: WholeStory): Promise<Kept> {
	return mirror.atomic(async (tx) => {
		const meta = await tx.meta();
		const space = await tx.space(whole.space);
		if (!space || meta.epoch !== whole.epoch || space.scope !== whole.scope) return 'elsewhere';
		if (whole.seq < space.seq) return 'behind';
		const records = whole.records.filter(({ seq }) => seq <= space.seq);
		const incoming = incomingRows(mirror.person, { space: whole.space, records });
		await settle(tx, mirror, await tx.overlay(), incoming, []);
		return 'kept';
	});
}

function isKnown({ records }: WholeStory): boolean {
	return records.every(({ kind, body }) => recordSchemas[kind].safeParse(body).success);
}

/** Asks for a story and keeps it. `sync`: this phone has not pulled all yet, or stands elsewhere. */
export async function bring(
	{ post, mirror, sync }: { post: Post; mirror: MirrorStore; sync(): void },
	id: string
): Promise<Brought> {
	for (let tries = 0; tries < TRIES_MAX; tries++) {
		const answer = readAnswer(await post('/api/stories', JSON.stringify({ id })), storiesResponseSchema);
		if (!answer.ok) return 'failed';
		const { whole } = answer.value;
		if (!whole) return 'gone';
		if (!isKnown(whole)) return 'failed';
		const kept = await keepWhole(mirror, whole);
		if (kept !== 'behind') sync();
		if (kept === 'kept') return 'here';
		if (kept === 'elsewhere') return 'failed';
	}
	return 'failed';
}
