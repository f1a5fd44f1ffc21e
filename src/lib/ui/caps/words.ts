/** Caps in plain words, for those who publish them and those who read them. */
import { addDays } from '$lib/domain/period/calendar';
import { rollingDays } from '$lib/domain/period/window';
import type { PolicyVersion, Rule, Subject } from '$lib/domain/policy/policy';
import { roleSchema } from '$lib/domain/records';
import { intlTag, t } from '$lib/i18n/index.svelte';
import { formatMoney } from '../money';
import { capChanges, capGroups, type CapChange, type CapGroup, type CapVariant } from './capGroups';

/** Who reads: the name of a person, and the currencies that mean something to the reader; null = all. */
export interface Reader {
	nameOf(person: string): string | null;
	currencies: readonly string[] | null;
}

/** A local date without its weekday: "1 May", with the year when it is another. */
export function plainDay(localDate: string, today: string, weekday = false): string {
	const format = new Intl.DateTimeFormat(intlTag(), {
		timeZone: 'UTC',
		day: 'numeric',
		month: 'long',
		...(weekday ? { weekday: 'long' } : {}),
		...(localDate.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' })
	});
	return format.format(Date.parse(`${localDate}T12:00:00Z`));
}

/** A local date within a sentence: "today", "tomorrow", "Monday 1 December", "1 May". */
export function dayWords(localDate: string, today: string): string {
	const near = [-1, 0, 1].find((days) => addDays(today, days) === localDate);
	if (near !== undefined) {
		return new Intl.RelativeTimeFormat(intlTag(), { numeric: 'auto' }).format(near, 'day');
	}
	return t.caps.theDay(plainDay(localDate, today, localDate > today));
}

/** The span of a window in words: "a day", "in 30 days". */
export function windowWords(window: string): string {
	const { windows, days, year } = t.caps.lines;
	if (Object.hasOwn(windows, window)) return windows[window as keyof typeof windows];
	const rolling = rollingDays(window) ?? 0;
	return rolling === 365 ? year : days(rolling);
}

/** The name of a role; one that no longer exists by its own word. */
export function roleName(role: string): string {
	const known = roleSchema.safeParse(role);
	return known.success ? t.caps.roles[known.data] : role;
}

/** Amounts of one cap, one for each currency. */
function amountsText(variants: readonly CapVariant[]): string {
	const code = new Set(variants.map(({ currency }) => currency)).size > 1;
	const texts = variants.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency, { code }));
	return new Intl.ListFormat(intlTag(), { type: 'disjunction' }).format(texts);
}

function whoText({ roles, people }: CapVariant, reader: Reader): string {
	const names = [
		...(roles ?? []).map(roleName),
		...(people ?? []).map((id) => reader.nameOf(id) ?? t.caps.history.somebody)
	];
	return new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(names);
}

/** What a cap is called where it is one of several. */
export function capName({ subject, window }: Pick<CapGroup, 'subject' | 'window'>): string {
	const { names } = t.caps;
	if (subject === 'guest' || subject === 'employee' || subject === 'employeeAll')
		return names[subject](windowWords(window));
	return names[subject];
}

function sentenceOf({ subject, window }: CapGroup, variants: readonly CapVariant[]): string {
	const { lines } = t.caps;
	const isZero = variants.every(({ amountMinor }) => amountMinor === 0);
	if (isZero && subject.startsWith('incident')) return lines.zero;
	const amount = amountsText(variants);
	if (subject === 'incident' || subject === 'incidentEach') return lines[subject](amount);
	return lines[subject](amount, windowWords(window)).replace(/ +\./, '.');
}

const isForAll = ({ roles, people }: CapVariant) => roles === null && people === null;

/** One cap: what everybody may, then those who may something else. */
function capLine(group: CapGroup, reader: Reader): string {
	const forAll = group.variants.filter(isForAll);
	const some = new Map<string, CapVariant[]>();
	for (const variant of group.variants) {
		if (isForAll(variant)) continue;
		const who = whoText(variant, reader);
		some.set(who, [...(some.get(who) ?? []), variant]);
	}
	const first = forAll.length > 0 ? sentenceOf(group, forAll) : `${capName(group)}.`;
	const others = [...some].map(([who, variants]) => t.caps.lines.forSome(who, amountsText(variants)));
	return [first, ...others].join(' ');
}

const readable = (rules: readonly Rule[], { currencies }: Reader): Rule[] =>
	rules.filter(({ currency }) => currencies === null || currencies.includes(currency));

/** A rule by itself, for a list of them. */
export function ruleWords(rule: Rule, reader: Reader): string {
	return capGroups([rule])
		.map((group) => capLine(group, reader))
		.join(' ');
}

function aloneLine(version: Pick<PolicyVersion, 'neverAlone'>, reader: Reader): string[] {
	const named = (version.neverAlone ?? []).map(
		({ subject, person }) =>
			`${t.caps.alone.subjects[subject].toLocaleLowerCase(intlTag())} (${reader.nameOf(person) ?? t.caps.alone.gone})`
	);
	return named.length > 0
		? [t.caps.lines.alone(new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(named))]
		: [];
}

/** A version in plain words, a sentence for each cap. */
export function versionLines(version: Pick<PolicyVersion, 'rules' | 'neverAlone'>, reader: Reader): string[] {
	const groups = capGroups(readable(version.rules, reader));
	const lines = groups.map((group) => capLine(group, reader));
	const isFree = groups.some(
		({ subject, variants }) =>
			subject.startsWith('incident') && variants.every(({ amountMinor }) => amountMinor > 0)
	);
	return [
		...(lines.length > 0 ? lines : [t.caps.lines.noCaps]),
		...(isFree ? [t.caps.lines.free] : []),
		...aloneLine(version, reader)
	];
}

function changeLine(change: CapChange, reader: Reader): string {
	const { changes } = t.caps;
	const { group } = change;
	if (!('variant' in change)) {
		return change.what === 'added'
			? changes.added(capName(group), amountsText(group.variants))
			: changes.removed(capName(group));
	}
	const { variant } = change;
	const what = isForAll(variant) ? capName(group) : `${capName(group)}, ${whoText(variant, reader)}`;
	const amount = formatMoney(variant.amountMinor, variant.currency);
	if ('beforeMinor' in change) {
		return changes[change.what](what, formatMoney(change.beforeMinor, variant.currency), amount);
	}
	return change.what === 'variantAdded' ? changes.added(what, amount) : changes.removed(what);
}

type Named = { subject: Subject; person: string }[] | undefined;
const sameNamed = (a: Named, b: Named): boolean => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

type Terms = PolicyVersion['lease'];
const sameTerms = (a: Terms, b: Terms): boolean => a?.shareMinor === b?.shareMinor && a?.hours === b?.hours;

/** What a version changed; `before` null: it was the first. */
export function changeLines(
	before: Pick<PolicyVersion, 'rules' | 'neverAlone' | 'lease'> | null,
	after: Pick<PolicyVersion, 'rules' | 'neverAlone' | 'lease'>,
	reader: Reader
): string[] {
	if (!before) return [t.caps.changes.first];
	const changes = capChanges(readable(before.rules, reader), readable(after.rules, reader));
	const lines = changes.map((change) => changeLine(change, reader));
	if (!sameNamed(before.neverAlone, after.neverAlone)) lines.push(t.caps.changes.alone);
	if (!sameTerms(before.lease, after.lease)) lines.push(t.caps.changes.lease);
	return lines.length > 0 ? lines : [t.caps.changes.same];
}
