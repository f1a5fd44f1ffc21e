import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { AMOUNT_MINOR_MAX } from '../money/amount';
import { subjectSchema, type Subject } from '../policy/policy';
import { fromBase45, fromBase64Url, toBase45, toBase64Url } from './bytes';
import { shortWhy } from './consent';
import {
	askCodeText,
	readAskCode,
	readReplyCode,
	readShortCode,
	replyCodeText,
	shortCodeOf,
	type ScannedAsk,
	type ScannedReply
} from './scanCode';

const id = fc.uuid({ version: 7 });
const amount = fc.integer({ min: 1, max: AMOUNT_MINOR_MAX });
const excess = fc.oneof(fc.constant(0 as const), amount);
const inOrder = (subjects: Subject[]) => subjectSchema.options.filter((one) => subjects.includes(one));
const instant = fc.integer({ min: -2_208_988_800_000, max: 7_258_118_400_000 });
const why = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
	.map(shortWhy)
	.filter((text) => text !== undefined && text.isWellFormed() && !text.includes('\0'));
const asks: fc.Arbitrary<ScannedAsk> = fc.record(
	{
		ask: id,
		space: id,
		incident: id,
		askedBy: id,
		amountMinor: amount,
		excessMinor: excess,
		subjects: fc.uniqueArray(fc.constantFrom(...subjectSchema.options), { minLength: 1 }).map(inOrder),
		currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
		expiresAt: instant,
		why: why as fc.Arbitrary<string>
	},
	{
		requiredKeys: [
			'ask',
			'space',
			'incident',
			'askedBy',
			'amountMinor',
			'excessMinor',
			'currency',
			'expiresAt'
		]
	}
);
const replies: fc.Arbitrary<ScannedReply> = fc.record({
	ask: id,
	by: id,
	key: id,
	signature: fc.uint8Array({ minLength: 64, maxLength: 64 }).map(toBase64Url),
	answer: fc.constantFrom('yes', 'up_to', 'no'),
	grantMinor: fc.oneof(fc.constant(0 as const), amount),
	amountMinor: amount,
	excessMinor: excess,
	expiresAt: instant,
	at: instant,
	until: instant
});

describe('codes that one phone shows another', () => {
	it('tell what was put into them, and a part of one never tells the same', () => {
		fc.assert(
			fc.property(asks, (ask) => {
				expect(readAskCode(askCodeText(ask))).toEqual(ask);
			})
		);
		fc.assert(
			fc.property(replies, fc.integer({ min: 1, max: 30 }), (reply, cut) => {
				const text = replyCodeText(reply);
				expect(readReplyCode(text)).toEqual(reply);
				expect(readReplyCode(text.slice(0, -cut))).not.toEqual(reply);
				expect(readReplyCode(`${text}00`)).toBeNull();
				expect(readAskCode(text)).toBeNull();
			})
		);
	});

	it('anything else is none, and never throws', () => {
		const marks = fc.constantFrom('', 'RESPIRO.Q1.', 'RESPIRO.R1.');
		fc.assert(
			fc.property(marks, fc.string({ maxLength: 400 }), fc.uint8Array(), (mark, text, bytes) => {
				for (const tail of [text, toBase45(bytes)]) {
					readReplyCode(mark + tail);
					readAskCode(mark + tail);
				}
			})
		);
		expect(readAskCode('https://example.org')).toBeNull();
		expect(readAskCode(`RESPIRO.Q1.${'0'.repeat(3_000)}`)).toBeNull();
	});

	it('are coarse enough for any camera: the longest reason, in a wide script, and a reply', () => {
		const [ask] = fc.sample(asks, 1);
		const [reply] = fc.sample(replies, 1);
		const longest = { ...ask!, why: shortWhy('क'.repeat(280))!, amountMinor: AMOUNT_MINOR_MAX };
		expect(encode(askCodeText(longest), { ecc: 'M' }).version).toBeLessThanOrEqual(16);
		expect(
			encode(askCodeText({ ...longest, why: 'Viaje de bodas' }), { ecc: 'M' }).version
		).toBeLessThanOrEqual(8);
		expect(encode(replyCodeText(reply!), { ecc: 'M' }).version).toBeLessThanOrEqual(9);
	});

	it('bytes come back from both texts', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				expect(fromBase45(toBase45(bytes))).toEqual(bytes);
				expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
			})
		);
		// RFC 9285, and values that no two bytes have.
		expect(toBase45(new TextEncoder().encode('ietf!'))).toBe('QED8WEX0');
		expect([fromBase45('GGW'), fromBase45('::'), fromBase45('A'), fromBase45('aa')]).toEqual([
			null,
			null,
			null,
			null
		]);
	});
});

describe('the short code', () => {
	it('is eight characters of the random end of the id, read as people type it', () => {
		const code = shortCodeOf('01890000-0000-7000-8000-00ffffffffff');
		expect(code).toBe('ZZZZZZZZ');
		expect(shortCodeOf('01890000-0000-7000-8000-000000000001')).toBe('00000001');
		expect(readShortCode(' zzzz-zzzz ')).toBe('ZZZZZZZZ');
		expect(readShortCode('oil0 0000')).toBe('01100000');
		expect([readShortCode('ZZZZ'), readShortCode('ZZZZ ZZZU'), readShortCode('')]).toEqual([
			null,
			null,
			null
		]);
	});
});

describe('shortWhy', () => {
	it('keeps a short reason, cuts a long one, never through a sign', () => {
		expect(shortWhy('  Viaje de bodas ')).toBe('Viaje de bodas');
		expect(shortWhy('   ')).toBeUndefined();
		const long = shortWhy(`${'a'.repeat(78)}🎈🎈🎈`);
		expect(long).toBe(`${'a'.repeat(78)}…`);
		expect(shortWhy('ñ'.repeat(280))).toHaveLength(80);
	});
});
