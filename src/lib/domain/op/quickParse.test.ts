import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { gestureLogArgs } from '../gesture/gestureLog';
import { recordSchemas } from '../records';
import { opSchema } from './op';
import { quickParse } from './quickParse';

const ID = '01890000-0000-7000-8000-00000000000a';
const args = {
	language: 'es',
	photos: [{ hash: 'a'.repeat(64), width: 1, height: 10_000, alt: '', tint: '#00ff00' }],
	parts: { what: '  Té a la 214 ', lesson: 'e\u0301' },
	scale: 0,
	purpose: 'wow',
	incident: ID,
	gesture: ID,
	guestName: 'Ana',
	spend: { id: ID, amountMinor: 1, currency: 'EUR', method: 'points', leftShownMinor: null }
};
const op = {
	id: ID,
	type: 'gesture.log',
	v: 1,
	tenant: ID,
	space: ID,
	author: ID,
	device: ID,
	capturedAt: 1_780_000_000_000,
	clockOffsetMs: null,
	tzOffsetMin: 120,
	zone: 'Europe/Madrid',
	businessDate: '2026-06-15',
	knownSeq: 0,
	args,
	hash: 'f'.repeat(64)
};

/** Values that a field may meet in its place, good and bad. */
const STRANGE: unknown[] = [
	undefined,
	null,
	'',
	' ',
	'\0',
	'x',
	'😀',
	'😀'.repeat(700),
	'x'.repeat(1_201),
	'EUR',
	ID,
	ID.toUpperCase(),
	-1,
	0,
	1,
	-0,
	1.5,
	NaN,
	1e16,
	true,
	[],
	[1],
	{},
	{ what: 'x', extra: 1 },
	new Date(0),
	JSON.parse('{"__proto__": {"a": 1}}'),
	Array.from({ length: 9 }, () => args.photos[0])
];

/** Every value that comes of putting something strange in one place of `value`, or a strange key beside it. */
function* bent(value: unknown): Generator<unknown> {
	yield* STRANGE;
	if (typeof value !== 'object' || value === null) return;
	if (Array.isArray(value)) {
		for (const one of bent(value[0])) yield [one];
		return;
	}
	const entries = Object.entries(value);
	yield { ...value, extra: 1 };
	yield JSON.parse(`{"__proto__": 1, ${JSON.stringify(value).slice(1)}`);
	yield Object.fromEntries(entries.toReversed());
	for (const [key, inner] of entries) {
		yield Object.fromEntries(entries.filter(([name]) => name !== key));
		for (const one of bent(inner)) yield { ...value, [key]: one };
	}
}

function expectSame<T extends object>(
	schema: z.ZodMiniType<T>,
	good: unknown
): { parsed: number; refused: number } {
	const counts = { parsed: 0, refused: 0 };
	for (const input of [good, ...bent(good)]) {
		const slow = schema.safeParse(input);
		const text = (value: unknown) => JSON.stringify(value) ?? 'undefined';
		const value = quickParse(schema, input);
		expect(value, text(input)).toStrictEqual(slow.success ? slow.data : null);
		// The order of keys too: it is that of stored texts.
		expect(text(value)).toBe(text(slow.success ? slow.data : null));
		counts[slow.success ? 'parsed' : 'refused']++;
	}
	return counts;
}

describe('the quick parser', () => {
	it('answers as zod does, for ops and their args bent in every place', () => {
		for (const counts of [expectSame(opSchema, op), expectSame(gestureLogArgs, args)]) {
			expect(counts.parsed).toBeGreaterThan(20);
			expect(counts.refused).toBeGreaterThan(200);
		}
	});

	it('answers as zod does for pages with more in them than their schema names', () => {
		const body = z.nullable(z.record(z.string(), z.unknown()));
		const records = z.array(z.object({ kind: z.enum(['gesture', 'person']), id: z.string(), body }));
		const state = z.object({
			seq: z.int(),
			past: z.optional(z.literal('vital')),
			since: z.optional(z.int())
		});
		const schema = z.object({ records, state, more: z.boolean() });
		const record = { kind: 'gesture', id: ID, body: { author: ID }, extra: 1 };
		const counts = expectSame(schema, {
			records: [record],
			state: { seq: 1, past: 'vital', news: 1 },
			more: true
		});
		expect(counts.parsed).toBeGreaterThan(20);
		expect(counts.refused).toBeGreaterThan(100);
	});

	it.each(Object.keys(recordSchemas))('answers as zod does for what is not a %s', (kind) => {
		expectSame(recordSchemas[kind as keyof typeof recordSchemas] as z.ZodMiniType<unknown> as never, op);
	});

	it('leaves to zod what it does not know', () => {
		const schema = z.strictObject({ kind: z.union([z.literal('a'), z.email()]), n: z.number() });
		expectSame(schema, { kind: 'a', n: 0.5 });
		expectSame(z.object({ a: z.optional(z.string()) }), { a: 'x', b: 1 });
		expectSame(z.strictObject({ a: z.literal(['b', 1]), c: z.optional(z.literal(null)) }), { a: 'b' });
		expectSame(z.array(z.string()).check(z.minLength(2)), ['a', 'b']);
	});
});
