import { describe, expect, it } from 'vitest';
import type { PullRequest, PullResponse } from '../../protocol/pull';
import type { PushResponse } from '../../protocol/push';
import { POLL_MS } from '../../protocol/limits';
import { pushResponseSchema } from '../../protocol/push';
import { knowsRecord } from './known';
import { readReceipts } from './receipts';
import { createTransport, readAnswer, type RawAnswer } from './transport';
import type { Op } from '../../domain/op/op';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const clock = { now: () => 1_000 };
const reader = { build: 'this', knows: knowsRecord };
const op = (n: number) => ({ id: id(n), space: id(9), hash: String(n).repeat(64).slice(0, 64) }) as Op;
const verdict = (n: number, index: number) => ({
	kind: 'committed',
	index,
	id: id(n),
	hash: op(n).hash,
	seq: n
});
const good: PushResponse = pushResponseSchema.parse({
	protocol: 1,
	epoch: 'e',
	serverTime: 5,
	verdicts: [verdict(1, 0), verdict(2, 1)],
	logs: [{ space: id(9), seq: 2, head: 'h' }]
});

const bodies: Record<string, Pick<RawAnswer, 'contentType' | 'text'>> = {
	'a good reply': { contentType: 'application/json; charset=utf-8', text: JSON.stringify(good) },
	'our error': { contentType: 'application/json', text: '{"error":"not_signed_in"}' },
	'half a reply': { contentType: 'application/json', text: JSON.stringify(good).slice(0, 80) },
	'a page of a portal': { contentType: 'text/html', text: '<!doctype html><p>Welcome' },
	'good JSON called HTML': { contentType: 'text/html', text: JSON.stringify(good) },
	nothing: { contentType: '', text: '' },
	'a newer protocol': { contentType: 'application/json', text: '{"protocol":99,"news":[]}' }
};

describe('[L8] status × body', () => {
	const cases = [200, 204, 302, 400, 401, 403, 404, 413, 429, 500, 502, 503].flatMap((status) =>
		Object.keys(bodies).map((body) => [status, body] as const)
	);
	it.each(cases)('%i with %s is an answer only if it is ours', (status, name) => {
		const body = bodies[name];
		const raw = { status, retryAfter: null, contentType: body?.contentType ?? '', text: body?.text ?? '' };
		const answer = readAnswer(raw, pushResponseSchema);
		expect(answer.ok).toBe(status === 200 && name === 'a good reply');
		if (answer.ok) return;
		const isJson = ['a good reply', 'our error', 'a newer protocol'].includes(name);
		const isRefusal = status === 401 || status === 403;
		if (isRefusal) expect(answer.error.kind).toBe(isJson ? 'signed_out' : 'not_respiro');
		else if (status === 200) {
			expect(answer.error.kind).toBe(name === 'a newer protocol' ? 'update_needed' : 'not_respiro');
		} else if (status >= 400 || status === 204) expect(answer.error.kind).toBe('server_trouble');
	});

	it('no answer at all is no verdict', () => {
		expect(readAnswer(null, pushResponseSchema)).toEqual({ ok: false, error: { kind: 'no_answer' } });
	});

	it.each([
		['7', 7_000],
		['999999', 300_000],
		['soon', null],
		['-1', null]
	])('[P10] Retry-After %s waits %s ms', (retryAfter, retryAfterMs) => {
		const raw = { status: 503, contentType: 'text/plain', retryAfter, text: '' };
		expect(readAnswer(raw, pushResponseSchema)).toEqual({
			ok: false,
			error: { kind: 'server_trouble', retryAfterMs }
		});
	});
});

describe('receipts', () => {
	const sent = [op(1), op(2)];
	it('[P3] reads one verdict for every op', () => {
		expect(readReceipts(sent, good)?.receipts.map((receipt) => receipt.id)).toEqual([id(1), id(2)]);
	});

	it.each([
		['one is missing', [verdict(1, 0)]],
		['one is twice', [verdict(1, 0), verdict(1, 0)]],
		['an id is foreign', [verdict(1, 0), verdict(3, 1)]],
		['a hash is wrong', [verdict(1, 0), { ...verdict(2, 1), hash: 'x' }]],
		['places are swapped', [verdict(1, 1), verdict(2, 0)]],
		['there is one too many', [verdict(1, 0), verdict(2, 1), verdict(3, 2)]]
	])('[L10] the whole reply is no verdict when %s', (_, verdicts) => {
		expect(readReceipts(sent, { ...good, verdicts } as PushResponse)).toBeNull();
	});

	it('an op told to come later has no receipt, its neighbour has', () => {
		const later = { kind: 'later', index: 1, id: id(2), hash: op(2).hash, retryAfterMs: 1_500 };
		const read = readReceipts(sent, { ...good, verdicts: [verdict(1, 0), later] } as PushResponse);
		expect(read).toMatchObject({ laterMs: 1_500, receipts: [{ id: id(1) }] });
	});
});

describe('pulled pages', () => {
	const state = { space: id(9), seq: 10, head: 'h', before: null, scope: 's' };
	const request: PullRequest = { protocol: 1, person: id(8), device: id(7), epoch: 'e', spaces: [state] };
	const location = { name: 'Brisa', zone: 'Europe/Madrid', currency: 'EUR' };
	const page = (seq: number, records: unknown[], more: object = {}) => ({
		space: id(9),
		reset: false,
		records,
		state: { ...state, seq },
		more: false,
		durableSeq: 0,
		...more
	});
	const record = (seq: number, body: object | null = location) => ({
		kind: 'location',
		id: id(3),
		seq,
		body
	});
	async function answerTo(pages: object[]) {
		const response = { protocol: 1, epoch: 'e', serverTime: 1, spaces: [id(9)], pages };
		const raw = {
			status: 200,
			contentType: 'application/json',
			retryAfter: null,
			text: JSON.stringify(response)
		};
		return createTransport(() => Promise.resolve(raw), clock, reader).pull(request);
	}
	async function pull(pages: object[]) {
		const answer = await answerTo(pages);
		return answer.ok ? ('ok' as const) : answer.error.kind;
	}
	async function pages(of: object[]) {
		const answer = await answerTo(of);
		return answer.ok ? answer.value.value.pages : [];
	}

	it('takes news, and a fresh start', async () => {
		expect(await pull([page(11, [record(11)])])).toBe('ok');
		expect(await pull([page(4, [record(4)], { reset: true })])).toBe('ok');
	});

	it('[I6] refuses pages that would move back, repeat, or run ahead of their cursor', async () => {
		expect(await pull([page(9, [])])).toBe('not_respiro');
		expect(await pull([page(11, [record(10)])])).toBe('not_respiro');
		expect(await pull([page(11, [record(12)])])).toBe('not_respiro');
	});

	it('takes the past only where it is still missing', async () => {
		const filling = { ...request, spaces: [{ ...state, before: 6 }] };
		const response = (seq: number): PullResponse =>
			({ protocol: 1, epoch: 'e', serverTime: 1, spaces: [], pages: [page(10, [record(seq)])] }) as never;
		const ask = async (seq: number) => {
			const text = JSON.stringify(response(seq));
			const raw = { status: 200, contentType: 'application/json', retryAfter: null, text };
			return (await createTransport(() => Promise.resolve(raw), clock, reader).pull(filling)).ok;
		};
		expect(await ask(5)).toBe(true);
		expect(await ask(6)).toBe(false);
	});

	it('[P12a] leaves out what this build does not know, says so, and goes on', async () => {
		const known = record(11);
		const later = { kind: 'weather', id: id(4), seq: 12, body: { sky: 'blue' } };
		const more = { ...record(13, { ...location, stars: 5 }), id: id(5) };
		const gone = { kind: 'weather', id: id(6), seq: 14, body: null };
		const [read] = await pages([
			page(14, [known, later, more, gone], { state: { ...state, seq: 14, news: 1 } })
		]);
		expect(read?.records).toEqual([known, gone]);
		expect(read?.leftOut).toEqual({ build: 'this', records: [later, more] });
		expect(read?.state).toEqual({ ...state, seq: 14 });
	});

	it('[P12a] marks nothing where all is known', async () => {
		const [read] = await pages([page(11, [record(11)])]);
		expect(read).not.toHaveProperty('leftOut');
	});

	it('[P12a] takes a name that no kind could have for no answer of ours', async () => {
		expect(await pull([page(11, [{ ...record(11), kind: 'x'.repeat(65) }])])).toBe('not_respiro');
	});
});

describe('[P12a] verdicts of a newer server', () => {
	const pushed = (verdicts: unknown[]) =>
		readReceipts([op(1), op(2)], pushResponseSchema.parse({ ...good, verdicts }));

	it('one that this build does not know is no verdict: the op stays, its neighbour goes on', () => {
		const odd = { kind: 'deferred', index: 1, id: id(2), hash: op(2).hash, until: 'noon' };
		expect(pushed([verdict(1, 0), odd])).toMatchObject({ laterMs: POLL_MS, receipts: [{ id: id(1) }] });
	});

	it('why it was set aside may be for a reason without a word here', () => {
		const odd = { kind: 'quarantined', index: 1, id: id(2), hash: op(2).hash, reason: 'full_moon' };
		expect(pushed([verdict(1, 0), odd])?.receipts[1]).toEqual({
			id: id(2),
			kind: 'quarantined',
			reason: 'unlisted'
		});
	});
});
