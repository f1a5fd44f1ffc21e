/** A story as it is kept: shown to its location, or withheld from all but its author and the managers. */
import { isLeader } from '../org/role';
import type { Gesture } from '../gesture/gestureRecord';
import type { Op } from '../op/op';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import type { Thanks, Withheld } from './storyRecords';

const here = (op: Op, kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });

/** Every record under which a story lies, shown or not. */
export function storyKeys(op: Op, gesture: string): RecordKey[] {
	return [here(op, 'gesture', gesture), here(op, 'withheld', gesture), here(op, 'thanks', gesture)];
}

/** A story, wherever it lies. `held`: what says why it is not shown; null when it is. */
export interface FoundStory {
	body: Gesture;
	held: Withheld | null;
	thanks: Thanks['from'];
}

/** Undefined: there is no such story, or its author took it back. */
export function findStory(tx: ReadTx, op: Op, gesture: string): FoundStory | undefined {
	const held = tx.get<Withheld>(here(op, 'withheld', gesture));
	if (held?.gesture) return { body: held.gesture, held, thanks: held.thanks ?? [] };
	const body = tx.get<Gesture>(here(op, 'gesture', gesture));
	const thanks = tx.get<Thanks>(here(op, 'thanks', gesture))?.from ?? [];
	return body && { body, held: null, thanks };
}

/** Puts a story where it belongs: into the feed, or out of it, whole, as a tombstone to everybody else. */
export function putStory(tx: WriteTx, op: Op, id: string, { body, held, thanks }: FoundStory): void {
	const [gesture, withheld, thanked] = storyKeys(op, id) as [RecordKey, RecordKey, RecordKey];
	const removeIfThere = (key: RecordKey) => {
		if (tx.get(key)) tx.remove(key);
	};
	if (held?.isPrivate || held?.hidden) {
		const kept = thanks.length > 0 ? { thanks } : {};
		const { isPrivate, hidden } = held;
		const why = { ...(isPrivate ? { isPrivate } : {}), ...(hidden ? { hidden } : {}) };
		tx.put(withheld, { gesture: body, ...kept, ...why } satisfies Withheld, body.author);
		removeIfThere(gesture);
		removeIfThere(thanked);
		return;
	}
	tx.put(gesture, body, null);
	if (thanks.length > 0) tx.put(thanked, { from: thanks } satisfies Thanks, null);
	else removeIfThere(thanked);
	removeIfThere(withheld);
}

/** Whether somebody may tell it: who did it, alone or with others [003-2]. */
export function isTeller(person: string, { author, contributors }: Gesture): boolean {
	return person === author || contributors.includes(person);
}

/** Those of {@link isTeller}, and managers. `touches` must name the author's person (`authorKey`). */
export function isTellerOrLeader(tx: ReadTx, op: Op, story: Gesture): boolean {
	return isTeller(op.author, story) || isLeader(tx, op);
}
