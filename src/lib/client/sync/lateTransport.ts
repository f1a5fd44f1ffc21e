/** The transport of a phone that opens: what reads answers weighs much, and is loaded by the first that needs it. */
import type { Clock } from '../../base/clock';
import { err, ok } from '../../base/result';
import type { PullRequest } from '../../protocol/pull';
import type { Reader } from './known';
import { nothingNew } from './nothingNew';
import type { NoVerdict, Post, Timed, Transport } from './transport';

type Reading = Pick<typeof import('./transport'), 'createTransport' | 'readPulled'> & { reader: Reader };
type LoadReading = () => Promise<Reading>;

/** An answer that cannot be read yet is none: it is asked for again. */
const UNREAD: NoVerdict = { kind: 'no_answer' };
const tried = (load: LoadReading) => load().catch(() => null);

/** What an answer to a pull is worth; without schemas where it says nothing new. */
export async function readLate(request: PullRequest, timed: Timed, load: LoadReading) {
	const { raw, ...times } = timed;
	if (!raw) return err(UNREAD);
	const value = nothingNew(request, raw);
	if (value) return ok({ value, ...times });
	const reading = await tried(load);
	return reading ? reading.readPulled(request, timed, reading.reader) : err(UNREAD);
}

export function createLateTransport(post: Post, clock: Clock, load: LoadReading): Transport {
	let whole: Transport | null = null;
	const open = async () => {
		const reading = await tried(load);
		if (reading) whole ??= reading.createTransport(post, clock, reading.reader);
		return whole;
	};
	return {
		prepare(request) {
			// What is about to be sent is a reason to load what reads its answer.
			if (whole) whole.prepare?.(request);
			else void open();
		},
		async push(request) {
			return (await open())?.push(request) ?? err(UNREAD);
		},
		async pull(request) {
			const sentAt = clock.now();
			const raw = await post('/api/sync/pull', JSON.stringify(request));
			return readLate(request, { raw, sentAt, receivedAt: clock.now() }, load);
		}
	};
}
