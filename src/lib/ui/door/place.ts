import { currencyCodes } from '$lib/domain/money/currency';
import { isZone } from '$lib/domain/period/localDate';

/** Regions (ISO 3166) by the currency most hotels there quote. Only a first guess: the screen lets one choose. */
const REGIONS_BY_CURRENCY =
	'EUR AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT' +
	';USD AS BQ EC FM GU IO MH MP PR PW SV TC TL UM US VG VI;AED AE;AFN AF;ALL AL;AMD AM;AOA AO;ARS AR' +
	';AUD AU CC CX HM KI NF NR TV;AWG AW;AZN AZ;BAM BA;BBD BB;BDT BD;BHD BH;BIF BI;BMD BM;BND BN;BOB BO;BRL BR' +
	';BSD BS;BTN BT;BWP BW;BYN BY;BZD BZ;CAD CA;CDF CD;CHF CH LI;CLP CL;CNY CN;COP CO;CRC CR;CUP CU;CVE CV' +
	';CZK CZ;DJF DJ;DKK DK FO GL;DOP DO;DZD DZ;EGP EG;ERN ER;ETB ET;FJD FJ;FKP FK GS;GBP GB GG IM JE;GEL GE' +
	';GHS GH;GIP GI;GMD GM;GNF GN;GTQ GT;GYD GY;HKD HK;HNL HN;HTG HT;HUF HU;IDR ID;ILS IL PS;INR IN;IQD IQ' +
	';IRR IR;ISK IS;JMD JM;JOD JO;JPY JP;KES KE;KGS KG;KHR KH;KMF KM;KPW KP;KRW KR;KWD KW;KYD KY;KZT KZ;LAK LA' +
	';LBP LB;LKR LK;LRD LR;LSL LS;LYD LY;MAD EH MA;MDL MD;MGA MG;MKD MK;MMK MM;MNT MN;MOP MO;MRU MR;MUR MU' +
	';MVR MV;MWK MW;MXN MX;MYR MY;MZN MZ;NAD NA;NGN NG;NIO NI;NOK BV NO SJ;NPR NP;NZD CK NU NZ PN TK;OMR OM' +
	';PAB PA;PEN PE;PGK PG;PHP PH;PKR PK;PLN PL;PYG PY;QAR QA;RON RO;RSD RS;RUB RU;RWF RW;SAR SA;SBD SB;SCR SC' +
	';SDG SD;SEK SE;SGD SG;SHP AC SH TA;SLE SL;SOS SO;SRD SR;SSP SS;STN ST;SYP SY;SZL SZ;THB TH;TJS TJ;TMT TM' +
	';TND TN;TOP TO;TRY TR;TTD TT;TWD TW;TZS TZ;UAH UA;UGX UG;UYU UY;UZS UZ;VES VE;VND VN;VUV VU;WST WS' +
	';XAF CF CG CM GA GQ TD;XCD AG AI DM GD KN LC MS VC;XCG CW SX;XOF BF BJ CI GW ML NE SN TG;XPF NC PF WF' +
	';YER YE;ZAR ZA;ZMW ZM;ZWG ZW';

const currencyByRegion = new Map<string, string>();
for (const group of REGIONS_BY_CURRENCY.split(';')) {
	const [currency = '', ...regions] = group.split(' ');
	for (const region of regions) currencyByRegion.set(region, currency);
}

type ZonedLocale = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

function zonesOf(region: string): string[] {
	try {
		const locale: ZonedLocale = new Intl.Locale(`und-${region}`);
		return locale.getTimeZones?.() ?? locale.timeZones ?? [];
	} catch {
		return [];
	}
}

function regionOfLanguages(languages: readonly string[]): string | undefined {
	for (const language of languages) {
		try {
			const { region } = new Intl.Locale(language);
			if (region) return region;
		} catch {
			continue;
		}
	}
	return undefined;
}

/** Currency (ISO 4217) to begin with: by who lives in the zone, else by the languages' region, else EUR. */
export function guessCurrency(zone: string, languages: readonly string[]): string {
	const spoken = regionOfLanguages(languages);
	// A zone can belong to several regions; the person's own language decides between them.
	if (spoken && zonesOf(spoken).includes(zone)) return currencyByRegion.get(spoken) ?? 'EUR';
	for (const [region, currency] of currencyByRegion) {
		if (zonesOf(region).includes(zone)) return currency;
	}
	return (spoken && currencyByRegion.get(spoken)) || 'EUR';
}

/** The zone this device is set to. */
export function guessZone(): string {
	const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	return zone && isZone(zone) ? zone : 'UTC';
}

export interface Choice {
	value: string;
	label: string;
	/** Second, quieter part of the line. */
	hint: string;
}

function zoneLabel(zone: string): string {
	return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Every zone this device knows, the given one first even if the list lacks it. */
export function zoneChoices(first: string): Choice[] {
	const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
	const zones = [first, ...[...known, 'UTC'].filter((zone) => zone !== first)];
	return [...new Set(zones)].map((zone) => ({ value: zone, label: zoneLabel(zone), hint: zone }));
}

/** Every currency of the pinned table, with its name in the language; the given one first. */
export function currencyChoices(first: string, language: string): Choice[] {
	const names = new Intl.DisplayNames([language], { type: 'currency' });
	const codes = [first, ...currencyCodes().filter((code) => code !== first)];
	return codes.map((code) => ({ value: code, label: names.of(code) ?? code, hint: code }));
}

/** Lower case without marks, for searching. */
export function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('_', ' ');
}

/** Choices that hold every word typed, at most `max`. */
export function matching(choices: readonly Choice[], typed: string, max: number): Choice[] {
	const words = folded(typed).split(/\s+/).filter(Boolean);
	const found: Choice[] = [];
	for (const choice of choices) {
		const text = folded(`${choice.label} ${choice.hint}`);
		if (words.every((word) => text.includes(word))) found.push(choice);
		if (found.length === max) break;
	}
	return found;
}
