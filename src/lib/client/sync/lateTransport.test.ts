import { describe, expect, it } from 'vitest';
import type { PullRequest, PullResponse } from '../../protocol/pull';
import { createLateTransport } from './lateTransport';
import { nothingNew } from './nothingNew';
import { knowsRecord } from './known';
import * as transport from './transport';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const reader = { build: 'this', knows: knowsRecord };
const reading = { ...transport, reader };
const clock = { now: () => 1_000 };
const states = [8, 9].map((n) => ({ space: id(n), seq: n, head: `h${n}`, before: null, scope: 'staff' }));
const request: PullRequest = { protocol: 1, person: id(1), device: id(2), epoch: 'e', spaces: states };
const quiet = (): PullResponse => ({
	protocol: 1,
	epoch: 'e',
	serverTime: 5,
	spaces: states.map(({ space }) => space),
	pages: states.map((state) => ({
		space: state.space,
		reset: false,
		records: [],
		state: { ...state },
		more: false,
		durableSeq: 3
	}))
});
const raw = (value: unknown, status = 200) => ({
	status,
	contentType: 'application/json',
	retryAfter: null,
	text: JSON.stringify(value)
});

/** Every place of a JSON value, as a way to put something else there. */
function placesIn(value: unknown): ((other: unknown) => void)[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		(other: unknown) => void Reflect.set(value, key, other),
		...placesIn(inner)
	]);
}

describe('an answer that says nothing new', () => {
	it('is believed without loading what reads news, and is the answer that the schemas read', async () => {
		const load = () => Promise.reject(new Error('nothing is to be loaded'));
		const late = createLateTransport(() => Promise.resolve(raw(quiet())), clock, load);
		const timed = { raw: raw(quiet()), sentAt: 1_000, receivedAt: 1_000 };
		const read = reading.readPulled(request, timed, reader);
		expect(await late.pull(request)).toEqual(read);
		expect(read).toMatchObject({ ok: true, value: { value: quiet() } });
	});

	it('[L8] lets nothing in that the schemas keep out, whatever is put where', () => {
		const others = [
			undefined,
			null,
			'',
			'x',
			0,
			-1,
			1.5,
			1e20,
			true,
			false,
			[],
			{},
			[{}],
			id(7),
			id(8),
			[id(8)]
		];
		const timed = { sentAt: 0, receivedAt: 0 };
		for (const other of others) {
			for (let place = 0; place < placesIn(quiet()).length; place++) {
				const changed = quiet();
				placesIn(changed)[place]?.(other);
				const light = nothingNew(request, raw(changed));
				const whole = reading.readPulled(request, { raw: raw(changed), ...timed }, reader);
				if (light) expect(whole).toMatchObject({ ok: true, value: { value: light } });
			}
		}
	});

	it('is not one with records, a reset, more to come, another epoch, a space not held, or another status', () => {
		const record = { kind: 'location', id: id(3), seq: 9, body: null };
		const [first, second] = quiet().pages;
		const withFirst = (more: object) => ({ ...quiet(), pages: [{ ...first, ...more }, second] });
		const loud = [
			withFirst({ records: [record] }),
			withFirst({ reset: true }),
			withFirst({ more: true }),
			withFirst({ state: { ...states[0], seq: 9 } }),
			{ ...quiet(), epoch: 'f' },
			{ ...quiet(), spaces: [id(7)] }
		];
		expect(nothingNew(request, raw(quiet()))).toEqual(quiet());
		for (const value of loud) expect(nothingNew(request, raw(value))).toBeNull();
		expect(nothingNew(request, raw(quiet(), 500))).toBeNull();
		expect(nothingNew(request, { ...raw(quiet()), contentType: 'text/html' })).toBeNull();
	});
});

describe('what reads news', () => {
	it('is loaded by the first answer that needs it', async () => {
		const changed = { ...quiet(), spaces: [] };
		const late = createLateTransport(
			() => Promise.resolve(raw(changed)),
			clock,
			async () => reading
		);
		expect(await late.pull(request)).toMatchObject({ ok: true, value: { value: changed } });
	});

	it('[I2] that cannot be loaded means no answer', async () => {
		const load = () => Promise.reject(new Error('cut off'));
		const late = createLateTransport(() => Promise.resolve(raw({})), clock, load);
		const none = { ok: false, error: { kind: 'no_answer' } };
		expect(await late.pull(request)).toEqual(none);
		const push = { protocol: 1, person: id(1), device: id(2), ops: [] };
		expect(await late.push(push)).toEqual(none);
	});
});
