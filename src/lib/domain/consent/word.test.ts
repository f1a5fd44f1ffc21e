import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, readWordCode, wordCode, wordSchema, wordText, type Word } from './word';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [TENANT, ANA, EVA] = [uuid(1), uuid(2), uuid(3)];
const word: Word = { ask: '4K7P9XQM', askedBy: ANA, by: EVA, grantMinor: 25_000, hours: 24 };
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('[C5] an answer told by word of mouth', () => {
	it('is read as it was told: in small letters, with spaces, O for 0 and l for 1', () => {
		fc.assert(
			fc.property(bytes, (hmac) => {
				const text = wordText(TENANT, word);
				const code = wordCode(text, markOf(hmac));
				expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
				const typed = ` ${code.slice(0, 5)}-${code.slice(5)} `.toLowerCase();
				expect(readWordCode(typed.replaceAll('0', 'o').replaceAll('1', 'l'), text)).toBe(markOf(hmac));
			})
		);
	});

	it('a slip of the finger shows at once: in the code, the amount, the hours or who said it', () => {
		const code = wordCode(wordText(TENANT, word), markOf(new Uint8Array(32).fill(7)));
		const others: Word[] = [
			{ ...word, grantMinor: 52_000 },
			{ ...word, hours: 72 },
			{ ...word, by: uuid(4) },
			{ ...word, ask: '4K7P9XQN' }
		];
		for (const other of others) expect(readWordCode(code, wordText(TENANT, other))).toBeNull();
		const swapped = `${code[1]}${code[0]}${code.slice(2)}`;
		if (swapped !== code) expect(readWordCode(swapped, wordText(TENANT, word))).toBeNull();
		for (const typed of ['', code.slice(1), `${code}0`, 'UUUUUUUUUU'])
			expect(readWordCode(typed, wordText(TENANT, word))).toBeNull();
	});

	it('says all that it is about, and its organisation', () => {
		const texts = [
			wordText(TENANT, word),
			wordText(uuid(9), word),
			...(['ask', 'askedBy', 'by'] as const).map((key) => wordText(TENANT, { ...word, [key]: uuid(8) }))
		];
		expect(new Set(texts).size).toBe(texts.length);
		expect(wordSchema.safeParse(word).success).toBe(true);
		for (const bad of [{ hours: 73 }, { hours: 0 }, { grantMinor: -1 }, { ask: 'ILOU0000' }])
			expect(wordSchema.safeParse({ ...word, ...bad }).success).toBe(false);
	});
});
