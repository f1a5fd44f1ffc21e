import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, numberCell, textCell } from './csv';

/** A reader of RFC 4180, written apart from the writer. */
function readCsv(text: string, separator: string): string[][] {
	const rows: string[][] = [];
	let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
	for (let i = 0; i < text.length; i++) {
		const char = text[i] ?? '';
		if (quoted) {
			if (char === '"' && text[i + 1] === '"') cell += text[++i];
			else if (char === '"') quoted = false;
			else cell += char;
		} else if (char === '"' && cell === '') quoted = true;
		else if (char === separator) [row, cell] = [[...row, cell], ''];
		else if (char === '\r' && text[i + 1] === '\n') {
			rows.push([...row, cell]);
			[row, cell] = [[], ''];
			i++;
		} else cell += char;
	}
	return rows;
}

describe('CSV [RFC 4180]', () => {
	it.each([
		['plain', 'plain'],
		['', ''],
		['a,b', '"a,b"'],
		['a;b', '"a;b"'],
		['say "hi"', '"say ""hi"""'],
		['two\r\nlines', '"two\r\nlines"'],
		[' edge ', '" edge "']
	])('quotes %j', (text, cell) => expect(textCell(text)).toBe(cell));

	it.each([
		'=1+1',
		'+34 600',
		'-5',
		'@SUM(A1)',
		'\tx',
		'\rx',
		'\nx',
		'＝1',
		'＋1',
		'－1',
		'＠a',
		'=HYPERLINK("x","y")'
	])('makes %j harmless', (text) => {
		const [[cell = ''] = []] = readCsv(csvLine([textCell(text)], 'point'), ',');
		expect(cell).toBe(`'${text}`);
	});

	it('leaves the minus of our own numbers, with the decimal mark of choice', () => {
		expect(numberCell('-12.50', 'point')).toBe('-12.50');
		expect(numberCell('-12.50', 'comma')).toBe('-12,50');
		expect(csvLine(['a', '-12,50'], 'comma')).toBe('a;-12,50\r\n');
		expect(csvLine(['a', '-12.50'], 'point')).toBe('a,-12.50\r\n');
	});

	it('gives back every text, and never a cell that begins like a formula', () => {
		const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+\-@\t\r\n",; a]{0,8}$/));
		fc.assert(
			fc.property(fc.array(anyText, { minLength: 1 }), fc.constantFrom('comma', 'point'), (texts, mark) => {
				const [row = []] = readCsv(csvLine(texts.map(textCell), mark), mark === 'comma' ? ';' : ',');
				expect(row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(
					texts.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))
				);
				expect(row.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
			}),
			{ numRuns: 1_000 }
		);
	});
});
