/** Answers told by word of mouth, where neither phone has a camera: making the code, and taking it [C5]. */
import { shortCodeOf } from '../../domain/consent/scanCode';
import { markOf, readWordCode, wordCode, wordText, type Word } from '../../domain/consent/word';
import { leadsPlace } from '../../domain/org/role';
import type { App, AskRow, SaveFailure } from '../types';
import type { KeyShelf } from './keys';

/** What somebody says they were told. `typed`: the code, as it was written. */
export type Heard = Pick<Word, 'by' | 'grantMinor' | 'hours'> & { typed: string };

/** What became of it. `bad_code`: the code does not fit who, how much or how long. */
export type HeardOutcome = { ok: true } | { ok: false; error: 'bad_code' | 'may_not' | SaveFailure };

/**
 * The code by which who asked can take this answer with no camera; null where this phone has no key for it yet, or its key
 * was ended. Minor units.
 */
export async function codeOfWord(
	{ session, queries }: Pick<App, 'session'> & { queries: Pick<App['queries'], 'signer'> },
	keys: KeyShelf,
	told: Omit<Word, 'by'>
): Promise<string | null> {
	const key = await keys.load();
	if (!key?.word || (await queries.signer(key.id))?.endedAt !== undefined) return null;
	const text = wordText(session.tenant.id, { ...told, by: session.person.id });
	const hmac = await crypto.subtle.sign('HMAC', key.word, new TextEncoder().encode(text));
	return wordCode(text, markOf(new Uint8Array(hmac)));
}

/** Takes an answer to an own ask by its code: kept here at once; whether it was really said, the server looks. */
export async function takeWord(
	app: Pick<App, 'session' | 'record'> & { queries: Pick<App['queries'], 'people'> },
	{ id, space, body }: Pick<AskRow, 'id' | 'space' | 'body'>,
	{ typed, ...told }: Heard
): Promise<HeardOutcome> {
	const { session, queries } = app;
	const person = (await queries.people()).find((one) => one.id === told.by)?.body;
	if (!person || told.by === session.person.id || !leadsPlace(person, space))
		return { ok: false, error: 'may_not' };
	const word = { ...told, ask: shortCodeOf(id), askedBy: session.person.id };
	const mark = readWordCode(typed, wordText(session.tenant.id, word));
	if (mark === null) return { ok: false, error: 'bad_code' };
	const args = { ask: id, incident: body.incident, ...told, mark };
	const saved = await app.record('ask.word@1', space, args);
	return saved.ok ? { ok: true } : saved;
}
