import { locale, t } from './index.svelte';

/** BCP 47 tag for Intl: the browser's own region when it speaks the language of the screen. */
export function intlTag(): string {
	const own = navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === locale.current);
	return own ?? locale.current;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = intlTag() + JSON.stringify(options);
	const format = formats.get(key) ?? new Intl.DateTimeFormat(intlTag(), options);
	formats.set(key, format);
	return format;
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** Made once: a list asks for one with every row. */
function relativeFormat(): Intl.RelativeTimeFormat {
	const tag = intlTag();
	const format = relatives.get(tag) ?? new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
	relatives.set(tag, format);
	return format;
}

const DAY_MS = 86_400_000;

function noonOf(localDate: string): number {
	return Date.parse(`${localDate}T12:00:00Z`);
}

/** Where the month goes first. */
const MONTH_FIRST = /^en(-(US|CA|PH))?$/i;

/** Without `Intl`, whose first formatter takes a slow phone longer than all the cards of a screen. */
function shortDay(localDate: string): string {
	const [, month = 1, day = 1] = localDate.split('-').map(Number);
	const name = t.common.day.months.split(' ')[month - 1] ?? '';
	return MONTH_FIRST.test(intlTag()) ? `${name} ${day}` : `${day} ${name}`;
}

/** Local date `YYYY-MM-DD` as people say it: "today", "Friday 20 November"; the year when it is not `today`'s. */
export function formatDay(localDate: string, today: string, style: 'long' | 'short' = 'short'): string {
	const at = noonOf(localDate);
	const daysAgo = Math.round((noonOf(today) - at) / DAY_MS);
	if (daysAgo === 0 || daysAgo === 1) return daysAgo === 0 ? t.common.day.today : t.common.day.yesterday;
	const otherYear = localDate.slice(0, 4) !== today.slice(0, 4);
	if (style === 'short' && !otherYear) return shortDay(localDate);
	return dateFormat({
		timeZone: 'UTC',
		day: 'numeric',
		month: style === 'long' ? 'long' : 'short',
		...(style === 'long' ? { weekday: 'long' } : {}),
		...(otherYear ? { year: 'numeric' } : {})
	}).format(at);
}

/** Month `YYYY-MM` in words: "November 2026". */
export function formatMonth(month: string): string {
	return dateFormat({ timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
		Date.parse(`${month}-15T12:00:00Z`)
	);
}

/** Clock time of an instant (UTC ms) on this phone: "14:05"; in an IANA zone when given. */
export function formatTime(instantMs: number, zone?: string): string {
	return dateFormat({ timeStyle: 'short', ...(zone ? { timeZone: zone } : {}) }).format(instantMs);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
	['day', DAY_MS],
	['hour', 3_600_000],
	['minute', 60_000]
];

/** How long ago, in one unit: "3 hours ago", "yesterday", "now". */
export function formatAgo(instantMs: number, nowMs: number): string {
	const format = relativeFormat();
	const past = nowMs - instantMs;
	for (const [unit, unitMs] of STEPS) {
		if (Math.abs(past) >= unitMs) return format.format(-Math.trunc(past / unitMs), unit);
	}
	return format.format(0, 'second');
}
