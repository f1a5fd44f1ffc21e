/** CSV as RFC 4180 has it, for spreadsheets that take what begins like a formula for one. */

/** Decimals as the reader's spreadsheet expects them; with a comma, cells are parted by semicolons. */
export type DecimalMark = 'comma' | 'point';

const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/** A cell of text that no spreadsheet runs: what begins with = + - @ tab or a line end gets an apostrophe before it. */
export function textCell(text: string): string {
	const isFormula = FORMULA_START.test(text);
	if (!isFormula && !NEEDS_QUOTES.test(text)) return text;
	return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** A cell of a number that we wrote ourselves, as decimal text with a point: its minus stays a minus. */
export function numberCell(text: string, mark: DecimalMark): string {
	return mark === 'comma' ? text.replace('.', ',') : text;
}

/** One line of finished cells with its line end. */
export function csvLine(cells: readonly string[], mark: DecimalMark): string {
	return `${cells.join(mark === 'comma' ? ';' : ',')}\r\n`;
}
