import type { RecordBody } from '../records';
import { fold, searchWords, termsOf, type SearchWord } from './terms';

/**
 * What cannot be typed: a question is brought to its plain letters first. So the terms of people and tags are never
 * mistaken for words that somebody looks for.
 */
const [PERSON, TAG] = ['ᵖ', 'ᵗ'];

/** The term of a person who took part in a story. */
export function personTerm(id: string): string {
	return PERSON + id.replaceAll('-', '');
}

/** The term of a tag, whole. */
export function tagTerm(tag: string): string {
	return TAG + fold(tag).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Every term under which a story is found: its words, its tags, and the people who did it [003-2]. */
export function storyTerms(story: RecordBody<'gesture'>): string[] {
	const { parts, guestAlias, quote, value, tags = [], author, contributors, language } = story;
	const texts = [...Object.values(parts), guestAlias, quote?.text, value, ...tags];
	const text = texts.filter((part) => part !== undefined).join('\n');
	const people = [author, ...contributors].map(personTerm);
	return [...new Set([...termsOf(text, language), ...people, ...tags.map(tagTerm)])];
}

/** The words of a question; a word that is in somebody's name finds their stories too. */
export function storyQuestion(
	question: string,
	people: readonly { id: string; name: string }[]
): SearchWord[] {
	const words = searchWords(question);
	if (words.length === 0) return words;
	const named = people.map(({ id, name }) => ({ id, words: fold(name).split(/[^\p{L}\p{N}]+/u) }));
	return words.map(({ prefix, exact }) => {
		const meant = named.filter((person) => person.words.some((word) => word.startsWith(prefix)));
		return { prefix, exact: [...exact, ...meant.map(({ id }) => personTerm(id))] };
	});
}
