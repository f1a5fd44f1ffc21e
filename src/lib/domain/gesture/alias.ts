import { ALIAS_CHARS_MAX } from '../limits';

const HONORIFICS = new Set(
	'mr mrs ms miss mx dr sr sra srta dña doña don d dra señor señora señorita familia family'.split(' ')
);
/** Words that are part of many names and of ordinary sentences: never replaced alone. */
const PARTICLES = new Set('de del la las los van von da do dos di el y and the'.split(' '));

function bareWord(word: string): string {
	return word.toLocaleLowerCase().replace(/[.,]/g, '');
}

/** The parts of a typed name that identify somebody: no titles, no particles. */
export function nameWords(name: string): string[] {
	return name.split(/\s+/).filter((word) => {
		const bare = bareWord(word);
		return bare.length > 0 && !HONORIFICS.has(bare) && !PARTICLES.has(bare);
	});
}

/**
 * A stand-in for a guest's name in stories [003-5]: title as typed, then the first letter of the last name word:
 * "Sra. Ana Gold" → "Sra. G.". A name without a usable letter gives "·".
 */
export function guestAliasOf(name: string): string {
	const words = name.trim().split(/\s+/);
	const title = words[0] && HONORIFICS.has(bareWord(words[0])) ? `${words[0]} ` : '';
	const spoken = nameWords(name);
	// "Sra. Prado, 214": the room number is hidden too, but it is not what she is called.
	const last = spoken.findLast((word) => /\p{L}/u.test(word)) ?? spoken.at(-1) ?? '';
	const letter = [...last.normalize('NFC')].find((char) => /\p{L}|\p{N}/u.test(char));
	return `${title}${letter ? `${letter.toLocaleUpperCase()}.` : '·'}`.slice(0, ALIAS_CHARS_MAX);
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * `text` with the guest's whole name, and each of its words of three letters or more, replaced by the alias.
 * "Sra. Ana Gold" typed of a guest "Ana Gold" leaves one alias, not three.
 */
export function hideGuestName(text: string, name: string, alias: string): string {
	const words = nameWords(name)
		.map((word) => word.replace(/^[.,;:()]+|[.,;:()]+$/g, ''))
		.filter((word) => [...word].length >= 3);
	const targets = [name.trim(), ...words].filter((target) => target.length > 0);
	const alternatives = targets.map(escapeRegExp).join('|');
	if (!alternatives) return text;
	const titles = [...HONORIFICS].join('|');
	const title = `(?:(?<![\\p{L}\\p{N}])(?:${titles})\\.?[ \\t]+)?`;
	const one = `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`;
	// Only an alias that has a title of its own swallows the one in the text.
	const before = alias.includes(' ') ? title : '';
	return text.replace(new RegExp(`${before}${one}(?:[ \\t]+${one})*`, 'giu'), () => alias);
}
