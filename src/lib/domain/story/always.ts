import { EVENS, NEGATIONS, NEGATIVES, POSITIVES, PROBLEMS, TRIGGERS } from './lexicon';

const BEFORE_TOKENS = 2;
const AFTER_TOKENS = 8;
const EVEN_TOKENS = 4;

function folded(text: string): string {
	return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
}

/** Letters, digits and inner apostrophes. */
function tokensOf(sentence: string): string[] {
	return sentence.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}

/** "siempre que" and "siempre y cuando" are conditions. */
function isCondition(after: readonly string[]): boolean {
	return after[0] === 'que' || (after[0] === 'y' && after[1] === 'cuando');
}

/** A problem is forgiven when they can be counted on even then. */
function isHarmed(after: readonly string[]): boolean {
	return after.some((token, i) => {
		if (NEGATIVES.has(token)) return true;
		return (
			PROBLEMS.has(token) && !after.slice(Math.max(0, i - EVEN_TOKENS), i).some((word) => EVENS.has(word))
		);
	});
}

function isAlways(tokens: readonly string[], at: number): boolean {
	const before = tokens.slice(Math.max(0, at - BEFORE_TOKENS), at);
	if (before.some((token) => NEGATIONS.has(token) || token.endsWith("n't"))) return false;
	const after = tokens.slice(at + 1, at + 1 + AFTER_TOKENS);
	return !isCondition(after) && after.some((token) => POSITIVES.has(token)) && !isHarmed(after);
}

/**
 * Whether a guest's words say "always" and mean something good by it [000-6, M9]: a proposal, which a human confirms.
 * Sentences end at . ! ? ; : … or the end of a line.
 */
export function saysAlways(quote: string): boolean {
	return folded(quote)
		.split(/[.!?;:…\n\r]+/u)
		.map(tokensOf)
		.some((tokens) => tokens.some((token, at) => TRIGGERS.has(token) && isAlways(tokens, at)));
}
