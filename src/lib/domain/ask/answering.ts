import { incidentAudience, openIncident } from '../gesture/incident';
import { ANSWERS_MAX, GRANT_MS_MAX, GRANTS_MAX } from '../limits';
import type { RecordBody } from '../records';
import type { RecordKey, WriteTx } from '../tx';
import type { Ask, Grant } from './askRecord';

/** One word on an ask. `until`: how long its raise should hold, UTC ms. */
export type Word = Ask['answers'][number] & { until: number };

/** Raises the cap of the incident; the same ask never raises it twice. */
function withGrant(incident: RecordBody<'incident'>, grant: Grant): RecordBody<'incident'> {
	if (incident.grants.some((known) => known.id === grant.id)) return incident;
	return { ...incident, grants: [...incident.grants, grant].slice(-GRANTS_MAX) };
}

/**
 * Gives a word on an ask. The first one in time counts; another one, or one after the ask has lapsed, is kept beside it
 * and changes nothing; the same person's second is nothing. A raise helps this incident only [rule 7].
 */
export function giveWord(
	tx: WriteTx,
	key: RecordKey & { kind: 'ask' },
	ask: Ask,
	{ until, ...word }: Word
): void {
	if (ask.answers.some((known) => known.by === word.by) || ask.answers.length === ANSWERS_MAX) return;
	const counts = ask.state === 'open' && word.at < ask.expiresAt;
	const state = !counts ? ask.state : word.answer === 'no' ? 'declined' : 'granted';
	tx.put(key, { ...ask, answers: [...ask.answers, word], state }, ask.askedBy);
	if (state !== 'granted' || !counts || word.grantMinor === 0) return;
	const incidentKey: RecordKey = { space: key.space, kind: 'incident', id: ask.incident };
	const known = tx.get<RecordBody<'incident'>>(incidentKey) ?? openIncident(ask.askedBy, word.at);
	const expiresAt = Math.min(until, word.at + GRANT_MS_MAX);
	const raise = { id: key.id, amountMinor: word.grantMinor, by: word.by, at: word.at, expiresAt };
	const raised = withGrant(known, raise);
	tx.put(incidentKey, raised, incidentAudience(raised));
}
