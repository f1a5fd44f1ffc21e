/**
 * Words that tell of health, faith, politics, origin, sexuality, a union or a conviction. What a guest card keeps are facts
 * of service; these need the guest's own consent, so they are caught before they leave the phone [003-4]. The lists look for
 * words, not for meaning: they catch what colleagues write in good faith, and ask for other words.
 */
import { fold } from './fold';

export type SensitiveTopic =
	'allergy' | 'health' | 'faith' | 'politics' | 'origin' | 'intimacy' | 'union' | 'law';

/** Folded, both languages together, as people mix them. `*`: any ending. Several words: in this order. */
const WORDS: Record<SensitiveTopic, string> = {
	allergy: `alergi*, allerg*, anafila*, anaphyla*, intoleran*, intolerant, epipen, celiac*, celiaqu*, coeliac*`,
	health: `diabet*, insulin*, cancer*, tumor*, tumour*, vih, hiv, sida, aids, epilep*, asma, asmatic*, asthma*, depresi*,
		depressi*, depressed, deprimid*, ansiedad, anxiety, autis*, asperger, tdah, adhd, bipolar*, esquizo*, schizo*,
		parkinson, alzheimer, demencia, dementia, ictus, stroke, infarto, heart attack, marcapasos, pacemaker, embaraz*,
		pregnan*, aborto*, abort*, miscarriage, menopaus*, enferm*, illness*, disease*, ill, sick, medicacion, medicament*,
		medication*, pastillas, antidepres*, quimio*, chemo*, cirugia, surgery, operado, operada, discapa*, disab*, minusval*,
		handicap*, silla de ruedas, wheelchair*, ciego, ciega, invidente*, sordo, sorda, deaf, blind man, blind woman,
		is blind, es cojo, es coja, obes*, anorex*, bulimi*, alcoholic, alcoholico, alcoholica, alcoholism*, adicto, adicta,
		addict*, drogadict*, covid*, hepatitis, lesion*, injur*, migran*, migraine*, fibromialgia, fibromyalgia, psiquiatr*,
		psychiatr*, suicid*, terminally ill, dialisis, dialysis, protesis, prosthe*`,
	faith: `catolic*, catholic*, musulman*, muslim*, islam*, judio, judia, judios, judias, jew, jews, jewish, budis*, buddhis*,
		hindu*, evangelic*, protestante*, protestant*, testigo de jehova, testigos de jehova, jehovah*, mormon*, ateo, atea,
		ateos, atheis*, religio*, kosher, halal, ramadan, creyente*, sikh*, va a misa, goes to mass, goes to church, reza,
		rezan, prays, praying, cristiano, cristiana, is christian, are christian`,
	politics: `politic*, socialista*, socialist*, comunista*, communist*, republicano*, republicana*, republican*, democrat*,
		de izquierdas, de derechas, left wing, right wing, votante*, vota a, votes for, voted for, partido popular, psoe, vox,
		labour party, conservative party, tory, tories, independentis*, separatis*, fascis*, monarquic*, royalist*`,
	origin: `gitano, gitana, gitanos, gitanas, gypsy, gypsies, etnia*, etnic*, ethnic*, racial*, de raza, her race, his race,
		mulato*, mulata*, mestizo*, mestiza*, caucasic*, caucasian*, inmigrante*, immigrant*, migrante*, refugiad*, refugee*,
		asylum*, indigena*, latino, latina, latinos, latinas, hispanic*, es negro, es negra, is black, person of colour,
		person of color, sin papeles, undocumented`,
	intimacy: `gay, gays, lesbian*, lesbiana*, bisexual*, homosexual*, heterosexual*, transexual*, transgender*, transsexual*,
		es trans, is trans, queer, lgbt*, sexual*, amante, su amante, mistress, is having an affair, infiel, unfaithful`,
	union: `sindica*, trade union*, labor union*, labour union*, union member*, union rep*, in a union, in the union, unionist*,
		unionised, unionized, afiliado, afiliada, ugt, ccoo, comisiones obreras`,
	law: `condenad*, convict*, antecedentes penales, criminal*, delincuente*, carcel, in prison, in jail, on probation,
		libertad condicional, detenido por, arrested`
};

const LETTER = '[\\p{L}\\p{N}]';

function patternOf(words: string): RegExp {
	const one = words
		.split(',')
		.map((word) => word.trim().replace(/\s+/g, ' '))
		.map((word) => word.replace(/\*/g, `${LETTER}*`).replace(/ /g, `[^\\p{L}\\p{N}]+`))
		.join('|');
	return new RegExp(`(?<!${LETTER})(?:${one})(?!${LETTER})`, 'u');
}

const topics = Object.keys(WORDS) as SensitiveTopic[];
let patterns: [SensitiveTopic, RegExp][] | null = null;

/** Facts of service that sound like more: "non-alcoholic" is a drink. */
const HARMLESS = /(?<![\p{L}\p{N}])(?:non|no|sin)[^\p{L}\p{N}]+alcoholi[\p{L}]*/gu;

/** A folded text, and where in the original each of its UTF-16 units comes from. */
function foldedWithPlaces(text: string): { folded: string; places: number[] } {
	let folded = '';
	const places: number[] = [];
	let at = 0;
	for (const char of text) {
		const plain = fold(char);
		folded += plain;
		for (let i = 0; i < plain.length; i++) places.push(at);
		at += char.length;
	}
	places.push(at);
	return { folded, places };
}

/** What a text would tell of a guest that only the guest may, and the word as typed; null when it is a fact of service. */
export function findSensitive(text: string): { topic: SensitiveTopic; word: string } | null {
	patterns ??= topics.map((topic) => [topic, patternOf(WORDS[topic])]);
	const typed = text.normalize();
	const { folded, places } = foldedWithPlaces(typed);
	const looked = folded.replace(HARMLESS, (drink) => ' '.repeat(drink.length));
	for (const [topic, pattern] of patterns) {
		const found = pattern.exec(looked);
		if (found) {
			const end = found.index + found[0].length;
			return { topic, word: typed.slice(places[found.index], places[end]) };
		}
	}
	return null;
}
