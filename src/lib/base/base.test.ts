import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical';
import { createId } from './ids';
import { sha256Hex } from './sha256';

describe('createId', () => {
	const bytes = (fill: number) => ({ bytes: (length: number) => new Uint8Array(length).fill(fill) });
	it('is a UUID of version 7 that sorts by time', () => {
		const early = createId({ now: () => 1_000 }, bytes(0xff));
		const late = createId({ now: () => Date.UTC(2026, 10, 22) }, bytes(0));
		expect(late).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(early < late).toBe(true);
	});
	it('[I23] survives clocks before 1970 and far in the future', () => {
		expect(createId({ now: () => -5 }, bytes(1)).startsWith('00000000-0000-7')).toBe(true);
		expect(createId({ now: () => 2 ** 60 }, bytes(1)).startsWith('ffffffff-ffff-7')).toBe(true);
	});
});

describe('canonicalJson', () => {
	it('gives equal text for equal values, whatever the order of keys, and reads back', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonicalJson(value);
				const read: unknown = JSON.parse(text);
				expect(canonicalJson(read)).toBe(text);
			}),
			{ numRuns: 1_000 }
		);
		expect(canonicalJson({ b: [1, { d: 'ñ', c: undefined }], a: null })).toBe('{"a":null,"b":[1,{"d":"ñ"}]}');
	});
});

describe('sha256Hex', () => {
	it('is the SHA-256 of the UTF-8 bytes', async () => {
		expect(await sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(await sha256Hex('ñ')).toBe(await sha256Hex(new TextEncoder().encode('ñ')));
	});
});
