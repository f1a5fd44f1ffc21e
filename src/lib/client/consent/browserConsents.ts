/** Consents of a browser: the key of its person, and the network to publish it by. */
import { browserClock, browserRng, browserTimers } from '../browser/world';
import { createFetchPost } from '../browser/fetchPost';
import { createId } from '../../base/ids';
import type { Word } from '../../domain/consent/word';
import { follow } from '../follow';
import type { App, AskRow, Queries, Session } from '../types';
import { Consents } from './consents';
import { browserKeys } from './keys';
import { keepPromises, promise, promisesOf, type Promised } from './promises';
import { publishOwnKey } from './publish';
import { codeOfWord } from './words';

/** Nobody waits for it, and a phone that was just opened has better things to do. */
const CALM_MS = 3_000;

type Waking = Pick<App, 'drafts' | 'record'> & {
	queries: Pick<Queries, 'asks' | 'people' | 'serverNow' | 'signer'>;
};

const newId = () => createId(browserClock, browserRng);

export function openConsents(app: App): Consents {
	return new Consents(app, browserKeys(app.session.person.id));
}

/** Id of the key that this browser keeps for somebody; null while it has none. */
export async function ownKeyId(person: string): Promise<string | null> {
	return (
		(
			await browserKeys(person)
				.load()
				.catch(() => null)
		)?.id ?? null
	);
}

/** {@link codeOfWord} by the key of this browser. */
export function wordCodeHere(app: App, told: Omit<Word, 'by'>): Promise<string | null> {
	return codeOfWord(app, browserKeys(app.session.person.id), told).catch(() => null);
}

/** Keeps an answer to an ask that this phone has not heard of yet. */
export async function promiseAnswer(app: App, word: Omit<Promised, 'at'>): Promise<void> {
	await promise(app.drafts, { ...word, at: await app.queries.serverNow() });
	followPromises(app.session, app);
}

const telling = new Set<string>();

/** Publishes the key of this phone once it is calm and online; called at every wake, it works once until it failed. */
function tellKey(person: string, queries: Pick<Queries, 'signer'>): void {
	if (telling.has(person)) return;
	telling.add(person);
	const ports = {
		keys: browserKeys(person),
		post: createFetchPost(),
		newId,
		isKnown: async (id: string) => (await queries.signer(id)) !== null
	};
	const tell = async () => navigator.onLine && (await publishOwnKey(ports));
	browserTimers.after(CALM_MS, () => {
		tell().then(
			(told) => told || telling.delete(person),
			() => telling.delete(person)
		);
	});
}

const following = new Set<string>();

/** Follows the asks of this phone while answers wait that know them only by their codes. */
function followPromises(session: Session, phone: Waking): void {
	const { id } = session.person;
	if (following.has(id)) return;
	following.add(id);
	const record: App['record'] = (name, space, args) => phone.record(name, space, args);
	const { queries, drafts } = phone;
	const consents = new Consents({ session, queries, record, newId }, browserKeys(id));
	let stop: (() => void) | null = null;
	let last = Promise.resolve(1);
	const end = () => {
		stop?.();
		following.delete(id);
	};
	const look = (asks: AskRow[]) => {
		const keep = async () => keepPromises({ session, drafts }, consents, asks, await queries.serverNow());
		last = last.then(keep);
		last.then((left) => left > 0 || end(), end);
	};
	stop = follow(() => queries.asks(), look, end);
}

/** What a phone does of itself for whoever may answer asks, whenever it wakes. */
export function wakeConsents(session: Session, phone: Waking): void {
	tellKey(session.person.id, phone.queries);
	promisesOf(phone.drafts).then(
		(words) => words.length > 0 && followPromises(session, phone),
		() => undefined
	);
}
