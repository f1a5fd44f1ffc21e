/**
 * What a story should not carry, found before it is published: names of guests this phone knows, telephone numbers,
 * e-mail addresses, rooms [003-5]. It only points; who tells decides.
 */
import { nameWords } from '../gesture/alias';
import type { Language } from '../language';

export type PrivateKind = 'name' | 'phone' | 'email' | 'room';

/** A stretch of a text, in UTF-16 units, and what could stand there instead. */
export interface PrivateWord {
	kind: PrivateKind;
	at: number;
	text: string;
	instead: string;
}

/** A guest as the phone knows them. `alias`: what stands for the name in stories. */
export interface KnownGuest {
	/** The gesture whose guest this is, where the name was typed for one. */
	gesture?: string;
	name: string;
	alias: string;
}

const TEXT_CHARS_MAX = 5_000;
const NAME_LETTERS_MIN = 3;
const PHONE_DIGITS_MIN = 8;
const PHONE_DIGITS_MAX = 15;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const DIGITS = /(?<![\p{L}\p{N}.,])\+?\(?\d[\d ().\-/]{6,24}\d(?![\p{L}\p{N}]|[.,]\d)/gu;
const DATE = /^(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})$/;
const ROOM =
	/(?<![\p{L}\p{N}])(habitación|habitacion|hab\.?|cuarto|suite|room|rm\.?)[ \t]*(?:(?:núm(?:ero)?|num|nº|n\.º|number|no)\.?[ \t]*)?#?[ \t]*\d{1,5}\p{L}?(?![\p{L}\p{N}])/giu;
/** "la 214" is how a house says it; years and hours are not rooms. */
const THE_ROOM =
	/(?<![\p{L}\p{N}])(la)[ \t]+(?!19\d\d|20\d\d)\d{3,4}(?![\p{L}\p{N}]|[.,:]\d|[ \t]*(?:€|\$|%|h\b))/giu;

const INSTEAD: Record<Language, Record<'phone' | 'email' | 'room', string>> = {
	es: { phone: 'su teléfono', email: 'su correo', room: 'habitación' },
	en: { phone: 'their phone number', email: 'their e-mail', room: 'room' }
};

function found(
	text: string,
	pattern: RegExp,
	kind: PrivateKind,
	instead: (match: RegExpMatchArray) => string
) {
	return Array.from(text.matchAll(pattern), (match): PrivateWord => {
		const word = match[0].trimEnd();
		return { kind, at: match.index, text: word, instead: instead(match) };
	});
}

function phonesIn(text: string, language: Language): PrivateWord[] {
	return found(text, DIGITS, 'phone', () => INSTEAD[language].phone).filter(({ text: word }) => {
		const digits = word.replace(/\D/g, '').length;
		return digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX && !DATE.test(word);
	});
}

function roomsIn(text: string, language: Language): PrivateWord[] {
	const said = found(text, ROOM, 'room', ([, word = '']) =>
		/^(hab|rm)\.?$/i.test(word) ? INSTEAD[language].room : word
	);
	return language === 'es'
		? [...said, ...found(text, THE_ROOM, 'room', ([, the]) => `${the} habitación`)]
		: said;
}

/** Words of a name, written as names are: "Rosa" is found, "rosa" is a flower. */
function namesIn(text: string, guests: readonly KnownGuest[]): PrivateWord[] {
	const aliases = new Map<string, string>();
	for (const { name, alias } of guests) {
		for (const word of nameWords(name)) {
			const bare = word.replace(/[^\p{L}\p{M}'’-]/gu, '');
			const isName = [...bare].length >= NAME_LETTERS_MIN && /^\p{Lu}/u.test(bare);
			if (isName && !aliases.has(bare.normalize())) aliases.set(bare.normalize(), alias);
		}
	}
	const words = Array.from(text.matchAll(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu));
	return words.flatMap((match): PrivateWord[] => {
		const alias = aliases.get(match[0].normalize());
		return alias === undefined ? [] : [{ kind: 'name', at: match.index, text: match[0], instead: alias }];
	});
}

/** Names that follow each other are one guest: "Ana Gold" → one alias. */
function joined(words: readonly PrivateWord[], text: string): PrivateWord[] {
	const whole: PrivateWord[] = [];
	for (const word of words) {
		const last = whole.at(-1);
		const end = last ? last.at + last.text.length : 0;
		const isNext =
			last &&
			last.kind === 'name' &&
			last.instead === word.instead &&
			/^[ \t]+$/.test(text.slice(end, word.at));
		if (isNext) last.text = text.slice(last.at, word.at + word.text.length);
		else whole.push({ ...word });
	}
	return whole;
}

/** Private words of a text in the order of the text, none inside another. */
export function privateWords(
	text: string,
	{ guests, language }: { guests: readonly KnownGuest[]; language: Language }
): PrivateWord[] {
	const looked = text.slice(0, TEXT_CHARS_MAX);
	const all = [
		...found(looked, EMAIL, 'email', () => INSTEAD[language].email),
		...phonesIn(looked, language),
		...roomsIn(looked, language),
		...joined(namesIn(looked, guests), looked)
	].sort((a, b) => a.at - b.at || b.text.length - a.text.length);
	let end = 0;
	return all.filter((word) => {
		if (word.at < end) return false;
		end = word.at + word.text.length;
		return true;
	});
}

/** `text` with one of its private words replaced. */
export function replaceWord(text: string, { at, text: word, instead }: PrivateWord): string {
	return text.slice(0, at) + instead + text.slice(at + word.length);
}
