/**
 * Requests and what may be believed of their answers. Only JSON of our own protocol is an answer; whatever else comes
 * back – nothing, an error, a captive portal's page with status 200, half a body – means that nothing happened and
 * everything stays [I2, L8].
 */
import type * as z from 'zod/mini';
import type { Clock } from '../../base/clock';
import { err, ok, type Result } from '../../base/result';
import { quickParse } from '../../domain/op/quickParse';
import { pullResponseSchema, type PullRequest, type WireResponse } from '../../protocol/pull';
import { pushResponseSchema, type PushRequest, type PushResponse } from '../../protocol/push';
import { RETRY_MS_MAX } from '../../protocol/limits';
import { PROTOCOL_VERSION } from '../../protocol/version';
import { knownPage, type KnownResponse, type Reader } from './known';

export interface RawAnswer {
	status: number;
	contentType: string;
	/** The `retry-after` header as it came. */
	retryAfter: string | null;
	text: string;
}

/** Sends a JSON body; null = no answer (offline, cut off, timed out). Never throws. */
export interface Post {
	(path: string, body: string): Promise<RawAnswer | null>;
	/** Packs a body that will be sent soon. */
	pack?(body: string): void;
}

export type NoVerdict =
	| { kind: 'no_answer' }
	| { kind: 'signed_out' }
	| { kind: 'server_trouble'; retryAfterMs: number | null }
	| { kind: 'not_respiro' }
	| { kind: 'update_needed' };

/** An answer with the device times around it, to measure the clock. */
export interface Answer<T> {
	value: T;
	sentAt: number;
	receivedAt: number;
}

export interface Transport {
	push(request: PushRequest): Promise<Result<Answer<PushResponse>, NoVerdict>>;
	/** Puts the next push into words while something else is on its way. */
	prepare?(request: PushRequest): void;
	pull(request: PullRequest): Promise<Result<Answer<KnownResponse>, NoVerdict>>;
}

function retryAfterMsOf(header: string | null): number | null {
	const seconds = header === null ? NaN : Number(header);
	return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1_000, RETRY_MS_MAX) : null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isNewerProtocol(json: unknown): boolean {
	if (typeof json !== 'object' || json === null || !('protocol' in json)) return false;
	return typeof json.protocol === 'number' && json.protocol > PROTOCOL_VERSION;
}

/** What a raw answer is worth. */
export function readAnswer<T extends object>(
	raw: RawAnswer | null,
	schema: z.ZodMiniType<T>
): Result<T, NoVerdict> {
	if (!raw) return err({ kind: 'no_answer' });
	const isJson = /^application\/json\b/i.test(raw.contentType);
	const json = isJson ? parseJson(raw.text) : undefined;
	if (raw.status === 401 || raw.status === 403) {
		// A portal's refusal is no word about the session; ours speaks JSON.
		return err({ kind: json === undefined ? 'not_respiro' : 'signed_out' });
	}
	if (raw.status !== 200) {
		if (raw.status >= 300 && raw.status < 400) return err({ kind: 'not_respiro' });
		return err({ kind: 'server_trouble', retryAfterMs: retryAfterMsOf(raw.retryAfter) });
	}
	if (json === undefined) return err({ kind: 'not_respiro' });
	const parsed = quickParse(schema, json);
	if (parsed) return ok(parsed);
	return err({ kind: isNewerProtocol(json) ? 'update_needed' : 'not_respiro' });
}

/** Whether pages are what was asked for: states and records that fit where this phone stands. */
function checkPages(request: PullRequest, response: WireResponse): NoVerdict | null {
	const fromById = new Map(request.spaces.map((state) => [state.space, state]));
	for (const page of response.pages) {
		const from = page.reset ? undefined : fromById.get(page.space);
		if (page.state.space !== page.space) return { kind: 'not_respiro' };
		if (from && page.state.seq < from.seq) return { kind: 'not_respiro' };
		for (const record of page.records) {
			if (record.seq > page.state.seq) return { kind: 'not_respiro' };
			const isNews = !from || record.seq > from.seq;
			const isPast = from !== undefined && from.before !== null && record.seq < from.before;
			if (!isNews && !isPast) return { kind: 'not_respiro' };
		}
	}
	return null;
}

/** A raw answer with the device times (UTC ms) around it. */
export interface Timed {
	raw: RawAnswer | null;
	sentAt: number;
	receivedAt: number;
}

function readTimed<T extends object>(
	{ raw, sentAt, receivedAt }: Timed,
	schema: z.ZodMiniType<T>
): Result<Answer<T>, NoVerdict> {
	const answer = readAnswer(raw, schema);
	return answer.ok ? ok({ value: answer.value, sentAt, receivedAt }) : answer;
}

/** What the answer to a pull is worth, and what of it `reader` can store. */
export function readPulled(
	request: PullRequest,
	timed: Timed,
	reader: Reader
): Result<Answer<KnownResponse>, NoVerdict> {
	const answer = readTimed(timed, pullResponseSchema);
	if (!answer.ok) return answer;
	const { value, ...times } = answer.value;
	const wrong = checkPages(request, value);
	if (wrong) return err(wrong);
	const pages = value.pages.map((page) => knownPage(page, reader));
	return ok({ ...times, value: { ...value, pages } });
}

export function createTransport(post: Post, clock: Clock, reader: Reader): Transport {
	async function ask(path: string, body: object): Promise<Timed> {
		const sentAt = clock.now();
		const known = ready?.request === body ? ready.text : null;
		if (known !== null) ready = null;
		const raw = await post(path, known ?? JSON.stringify(body));
		return { raw, sentAt, receivedAt: clock.now() };
	}
	let ready: { request: PushRequest; text: string } | null = null;
	return {
		prepare(request) {
			ready = { request, text: JSON.stringify(request) };
			post.pack?.(ready.text);
		},
		push: async (request) => readTimed(await ask('/api/sync/push', request), pushResponseSchema),
		pull: async (request) => readPulled(request, await ask('/api/sync/pull', request), reader)
	};
}
