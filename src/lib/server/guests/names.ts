import { guestAliasOf, hideGuestName, nameWords } from '../../domain/gesture/alias';
import { fold, foldedWords } from '../../domain/guest/fold';

/** Takes names out of a text. */
export type Hide = (text: string) => string;

const MARKS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** A shorter word alone may be anybody, or no name at all. */
const ALONE_CHARS_MIN = 4;

/** The words by which a name is known, without titles and marks. */
function wordsOf(name: string): string[] {
	return nameWords(name)
		.map((word) => word.replace(MARKS, ''))
		.filter((word) => LETTER.test(word));
}

/** Never longer than a word it stands for: what phones accept of a text stays acceptable. */
const shortAlias = (name: string) => guestAliasOf(wordsOf(name).join(' '));

const isName = (name: string) => wordsOf(name).some((word) => [...word].length > 1);

/** For what is told of the guest: every word of the names goes. */
export function hideAll(names: readonly string[]): Hide {
	const known = names.filter(isName);
	return (text) => known.reduce((told, name) => hideGuestName(told, name, shortAlias(name)), text);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const alone = (alternatives: readonly string[], flags: string) =>
	alternatives.length === 0
		? null
		: new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, flags);

/** A word as it is written when it is a name. */
function writtenAsName(word: string): string[] {
	const [first = '', ...rest] = word;
	return [first.toLocaleUpperCase() + rest.join(''), word.toLocaleUpperCase()].map(escaped);
}

/**
 * For what is told of something else: the whole name goes, and its last words where they are written as a name, unless
 * somebody else is called so (`borne`: folded words). "Rosa" the guest is not the rose somebody brought.
 */
export function hideStray(names: readonly string[], borne: ReadonlySet<string>): Hide {
	const steps = names.filter(isName).map((name) => {
		const words = wordsOf(name);
		const whole = [escaped(name.trim()), ...(words.length > 1 ? [words.map(escaped).join('\\s+')] : [])];
		const last = (words.length > 1 ? words.slice(1) : words)
			.filter((word) => [...word].length >= ALONE_CHARS_MIN && !borne.has(fold(word)))
			.flatMap(writtenAsName);
		const isOneWord = name.trim() === words[0];
		return { alias: shortAlias(name), whole: alone(isOneWord ? [] : whole, 'giu'), last: alone(last, 'gu') };
	});
	return (text) =>
		steps.reduce((told, { alias, whole, last }) => {
			const rest = whole ? told.replace(whole, () => alias) : told;
			return last ? rest.replace(last, () => alias) : rest;
		}, text);
}

/** Words of names of others, by which a stray word may mean them. */
export function borneBy(others: readonly string[]): Set<string> {
	return new Set(others.flatMap(foldedWords));
}

/**
 * What a database can look for, whose own lower case knows plain letters only: of each word the longest run of them. Empty:
 * there is none, and every text has to be looked at.
 */
export function fragmentsOf(names: readonly string[]): string[] {
	const words = names.filter(isName).flatMap(wordsOf);
	return words.flatMap((word) => {
		if ([...word].length < 2) return [];
		const runs = word.toLowerCase().match(/[a-z0-9]+/g) ?? [];
		const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
		return [longest.length > 1 ? longest : ''];
	});
}
