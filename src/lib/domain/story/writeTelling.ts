import type { Gesture } from '../gesture/gestureRecord';
import { canonicalJson, type Json } from '../../base/canonical';
import { TELLINGS_CHARS_MAX, TELLINGS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import type { RecordBody } from '../records';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import { findStory, putStory, storyKeys } from './shown';
import type { Telling } from './storyRecords';
import { storyWithoutName, type Hidden } from './withoutName';

type Version = Telling['versions'][number];

const ofStory = (op: Op, kind: 'guest_name' | 'telling', id: string): RecordKey => ({
	space: op.space,
	kind,
	id
});

/** Every record that a telling may read or write. */
export function tellingTouches(op: Op, gesture: string): RecordKey[] {
	const own = [ofStory(op, 'guest_name', gesture), ofStory(op, 'telling', gesture)];
	return [...storyKeys(op, gesture), ...own];
}

/** The typed name of the guest of a story, where this home knows it, and what stands for it. */
function hiddenName(tx: ReadTx, op: Op, id: string, { guestAlias }: Gesture): Hidden | null {
	const guest = tx.get<RecordBody<'guest_name'>>(ofStory(op, 'guest_name', id));
	return guest && guestAlias ? { name: guest.name, alias: guestAlias } : null;
}

function versionOf({ author, at, editedAt, editedBy, scale, parts, quote, tags }: Gesture): Version {
	return {
		by: editedBy ?? author,
		at: editedAt ?? at,
		scale,
		parts,
		...(quote ? { quote } : {}),
		...(tags ? { tags } : {})
	};
}

const textOf = (value: object) => canonicalJson(value as Record<string, Json>);

/** Whether two tellings say the same, whoever told them. */
function isSameTelling(a: Gesture, b: Gesture): boolean {
	const { at: _at, by: _by, ...one } = versionOf(a);
	const { at: _otherAt, by: _otherBy, ...other } = versionOf(b);
	return textOf(one) === textOf(other);
}

/** The latest versions that may be kept together. */
function latest(versions: readonly Version[]): Version[] {
	const kept = versions.slice(-TELLINGS_MAX);
	while (kept.length > 1 && textOf({ kept }).length > TELLINGS_CHARS_MAX) kept.shift();
	return kept;
}

/**
 * Takes over what `tell` makes of a story (null: not theirs to tell), under the guest's alias, wherever the story lies.
 * How it was told before is kept for its author and the managers. The same telling again changes nothing.
 */
export function writeTelling(
	tx: WriteTx,
	op: Op,
	id: string,
	tell: (story: Gesture) => Gesture | null,
	context: MutatorContext
): Refusal | null {
	const found = findStory(tx, op, id);
	if (!found) return 'unknown_ref';
	const { body } = found;
	const telling = tell(body);
	if (!telling) return 'not_yours';
	const told = storyWithoutName(telling, hiddenName(tx, op, id, body));
	if (textOf(told) === textOf(body)) return null;
	const { at } = effectiveInstant(op, context.receivedAt);
	const { editedBy: _, ...whole } = told;
	const by = op.author === body.author ? {} : { editedBy: op.author };
	putStory(tx, op, id, { ...found, body: { ...whole, editedAt: at, ...by } });
	if (isSameTelling(told, body)) return null;
	const key = ofStory(op, 'telling', id);
	const before = tx.get<Telling>(key)?.versions ?? [];
	tx.put(key, { versions: latest([...before, versionOf(body)]) } satisfies Telling, body.author);
	return null;
}
