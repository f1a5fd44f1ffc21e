/**
 * Words of a text as both homes search them: accents and case folded, and the stem beside the word. Phone, SQLite and
 * PostgreSQL get the same terms, so that they give the same answers.
 */
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import type { Language } from '../records';

const STEMMERS: Record<Language, (word: string) => string> = { es: stemSpanish, en: stemEnglish };

/** Nobody looks for a longer word; what is behind it is left out on both sides. */
const TERM_CHARS_MAX = 40;
export const QUERY_CHARS_MAX = 200;
const QUERY_WORDS_MAX = 8;

/** Words that say nothing alone: a question does not insist on them. */
const EMPTY_WORDS = new Set(
	`a al con de del el ella en es la las le les lo los me mi no o para por que se sin su sus te un una y
	an and at for he her his i in is it its my of on or she that the to was we with you`.split(/\s+/)
);

/** Lower case without accents: "Señora" → "senora". */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}

/** Runs of letters and digits, lower case, accents kept. Compatible signs are taken apart first: "½" is 1 and 2. */
function wordsOf(text: string): string[] {
	const words =
		text
			.normalize('NFKC')
			.toLowerCase()
			.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
	return words.map((word) => word.slice(0, TERM_CHARS_MAX));
}

/** A word as a term: letters and digits only, so that it can be quoted to any engine. */
function toTerm(word: string): string {
	return fold(word).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The word and what is left of it without its endings; with and without accents, as people type both. */
function stemsOf(word: string, language: Language): string[] {
	const stem = STEMMERS[language];
	const folded = toTerm(word);
	return [folded, toTerm(stem(word)), toTerm(stem(folded))].filter((term) => term.length > 0);
}

/** Every term under which a text can be found, each once. */
export function termsOf(text: string, language: Language): string[] {
	return [...new Set(wordsOf(text).flatMap((word) => stemsOf(word, language)))];
}

/** One word of a question: found where a term begins with `prefix`, or is one of `exact`. */
export interface SearchWord {
	prefix: string;
	exact: string[];
}

/**
 * What a question asks for: all of these words. Of a long one only the beginning counts; signs such as `"` and `*` are
 * no words. Empty when nothing is asked.
 */
export function searchWords(question: string): SearchWord[] {
	const words = [...new Set(wordsOf(question.slice(0, QUERY_CHARS_MAX)))];
	const telling = words.filter((word) => !EMPTY_WORDS.has(fold(word)));
	return (telling.length > 0 ? telling : words)
		.map((word) => ({
			prefix: toTerm(word),
			exact: [...new Set([...stemsOf(word, 'es'), ...stemsOf(word, 'en')])].sort()
		}))
		.filter(({ prefix }) => prefix.length > 0)
		.slice(0, QUERY_WORDS_MAX);
}
