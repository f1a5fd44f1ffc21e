import * as z from 'zod/mini';
import { amountField, idField, instantField, textField } from '../fields';
import { incidentAudience, openIncident } from '../gesture/incident';
import { ANSWERS_MAX, GRANT_MS_MAX, GRANTS_MAX, NOTE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import type { Ask, Grant } from './askRecord';

const here = (op: Op, kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });

const openArgs = z.strictObject({
	ask: idField,
	incident: idField,
	gesture: z.optional(idField),
	amountMinor: amountField,
	excessMinor: amountField,
	why: z.optional(textField(NOTE_CHARS_MAX)),
	expiresAt: instantField
});

/** `ask.open` 1: may I go over the cap? It holds no money and locks nothing [rule 4]. */
export const askOpen: Mutator<z.infer<typeof openArgs>> = {
	args: openArgs,
	may: 'staff',
	home: 'location',
	touches: (op, args) => [here(op, 'ask', args.ask)],
	run(tx, op, { ask: id, expiresAt, ...wish }, context) {
		const key = here(op, 'ask', id);
		if (tx.get(key)) return 'not_yours';
		const { at } = effectiveInstant(op, context.receivedAt);
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
	/** Raise in minor units; 0 with `no`. */
	grantMinor: z.union([z.literal(0), amountField]),
	expiresAt: instantField
});
type AnswerArgs = z.infer<typeof answerArgs>;

/** Raises the cap of the incident; the same ask never raises it twice. */
function withGrant(incident: RecordBody<'incident'>, grant: Grant): RecordBody<'incident'> {
	if (incident.grants.some((known) => known.id === grant.id)) return incident;
	return { ...incident, grants: [...incident.grants, grant].slice(-GRANTS_MAX) };
}

/**
 * `ask.answer` 1: yes, up to an amount, or no, by somebody else than who asks. The first answer counts; another one,
 * or one after the ask has lapsed, is kept beside it and changes nothing. A raise helps this incident only [rule 7].
 */
export const askAnswer: Mutator<AnswerArgs> = {
	args: answerArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { ask, incident }) => [here(op, 'ask', ask), here(op, 'incident', incident)],
	run(tx, op, { ask: id, incident: incidentId, answer, grantMinor, expiresAt }, context) {
		const ask = tx.get<Ask>(here(op, 'ask', id));
		if (!ask || ask.incident !== incidentId) return 'unknown_ref';
		if (ask.askedBy === op.author) return 'not_yours';
		if ((answer === 'no') !== (grantMinor === 0)) return 'bad_args';
		if (ask.answers.some((known) => known.by === op.author) || ask.answers.length === ANSWERS_MAX)
			return null;
		const { at } = effectiveInstant(op, context.receivedAt);
		const answers = [...ask.answers, { by: op.author, answer, grantMinor, at }];
		const counts = ask.state === 'open' && at < ask.expiresAt;
		const state = !counts ? ask.state : answer === 'no' ? 'declined' : 'granted';
		tx.put(here(op, 'ask', id), { ...ask, answers, state }, ask.askedBy);
		if (state !== 'granted' || !counts) return null;
		const key = here(op, 'incident', incidentId);
		const known = tx.get<RecordBody<'incident'>>(key) ?? openIncident(ask.askedBy, at);
		const until = Math.min(expiresAt, at + GRANT_MS_MAX);
		const raised = withGrant(known, { id, amountMinor: grantMinor, by: op.author, at, expiresAt: until });
		tx.put(key, raised, incidentAudience(raised));
		return null;
	}
};
