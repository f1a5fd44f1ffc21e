import * as z from 'zod/mini';
import { amountField, idField, instantField, textField } from '../fields';
import { GRANT_MS_MAX, NOTE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey, leadsPlace } from '../org/role';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import { giveWord } from './answering';
import { excessField, sameSubjects, subjectsField, type Ask } from './askRecord';

const here = <K extends RecordKey['kind']>(op: Op, kind: K, id: string) => ({ space: op.space, kind, id });

const openArgs = z.strictObject({
	ask: idField,
	incident: idField,
	gesture: z.optional(idField),
	amountMinor: amountField,
	excessMinor: excessField,
	subjects: z.optional(subjectsField),
	why: z.optional(textField(NOTE_CHARS_MAX)),
	expiresAt: instantField
});

/** A consent brought this very ask before: what it said of it stays, what it left out is filled in [C1]. */
function isSameWish(
	known: Ask,
	author: string,
	wish: Pick<Ask, 'incident' | 'amountMinor' | 'excessMinor' | 'subjects'>
): boolean {
	return (
		known.early === true &&
		known.askedBy === author &&
		known.incident === wish.incident &&
		known.amountMinor === wish.amountMinor &&
		known.excessMinor === wish.excessMinor &&
		(known.subjects === undefined || sameSubjects(known.subjects, wish.subjects))
	);
}

/**
 * `ask.open` 1: may I go over the cap, or do what nobody decides alone [rule 26]? It holds no money and locks nothing
 * [rule 4].
 */
export const askOpen: Mutator<z.infer<typeof openArgs>> = {
	args: openArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [here(op, 'ask', args.ask)],
	run(tx, op, { ask: id, expiresAt, ...wish }, context) {
		if (wish.excessMinor === 0 && wish.subjects === undefined) return 'bad_args';
		const key = here(op, 'ask', id);
		const known = tx.get<Ask>(key);
		const { at } = effectiveInstant(op, context.receivedAt);
		if (known) {
			if (!isSameWish(known, op.author, wish)) return 'not_yours';
			const { early: _, ...told } = known;
			tx.put(key, { ...told, ...wish, askedAt: Math.min(at, told.askedAt) }, op.author);
			return null;
		}
		const ask: Ask = {
			...wish,
			askedBy: op.author,
			askedAt: at,
			expiresAt: Math.min(expiresAt, at + GRANT_MS_MAX),
			state: 'open',
			answers: []
		};
		tx.put(key, ask, op.author);
		return null;
	}
};

const withdrawArgs = z.strictObject({ ask: idField });

/** `ask.withdraw` 1: not needed any more. An ask that was answered stays as it is. */
export const askWithdraw: Mutator<z.infer<typeof withdrawArgs>> = {
	args: withdrawArgs,
	may: 'staff',
	home: 'location',
	touches: (op, { ask }) => [here(op, 'ask', ask)],
	run(tx, op, { ask: id }) {
		const ask = tx.get<Ask>(here(op, 'ask', id));
		if (!ask) return 'unknown_ref';
		if (ask.askedBy !== op.author) return 'not_yours';
		if (ask.state === 'open') tx.put(here(op, 'ask', id), { ...ask, state: 'withdrawn' }, ask.askedBy);
		return null;
	}
};

const answerArgs = z.strictObject({
	ask: idField,
	incident: idField,
	answer: z.enum(['yes', 'up_to', 'no']),
	/** Raise in minor units; 0 with `no`, and where nothing is over the cap. */
	grantMinor: z.union([z.literal(0), amountField]),
	expiresAt: instantField
});
type AnswerArgs = z.infer<typeof answerArgs>;

/**
 * `ask.answer` 1: yes, up to an amount, or no, by somebody else than who asks. The first answer counts; another one,
 * or one after the ask has lapsed, is kept beside it and changes nothing. A raise helps this incident only [rule 7].
 */
export const askAnswer: Mutator<AnswerArgs> = {
	args: answerArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { ask, incident }) => [here(op, 'ask', ask), here(op, 'incident', incident), authorKey(op)],
	run(tx, op, { ask: id, incident: incidentId, answer, grantMinor, expiresAt }, context) {
		const ask = tx.get<Ask>(here(op, 'ask', id));
		if (!ask || ask.incident !== incidentId) return 'unknown_ref';
		if (ask.askedBy === op.author) return 'not_yours';
		// Within the cap a yes raises nothing.
		const raises = answer !== 'no' && ask.excessMinor > 0;
		if (raises !== grantMinor > 0) return 'bad_args';
		const { at } = effectiveInstant(op, context.receivedAt);
		// That they might when they gave it, the server has checked.
		const person = tx.get<RecordBody<'person'>>(authorKey(op));
		const formerly = person && !leadsPlace(person, op.space) ? { formerly: true as const } : {};
		const word = { by: op.author, answer, grantMinor, at, ...formerly };
		giveWord(tx, here(op, 'ask', id), ask, { ...word, until: expiresAt });
		return null;
	}
};
