import type { BreathingRoom } from '$lib/client/types';
import type { CapRule } from '$lib/domain/policy/types';
import { formatDay, formatTime, intlTag, t } from '$lib/i18n/index.svelte';
import { ruleSense } from './bindingRule';

/** What was heard longer ago than this is told with its time, with or without a network [rule 27]. */
export const FRESH_MS = 15 * 60_000;

/** What a cap counts, in plain words: "for this guest today", "in this month's pool". */
export function ruleText(rule: Pick<CapRule, 'dims' | 'window'>): string {
	const { of, when, days } = ruleSense(rule);
	const words = t.room.of[of];
	if (typeof words === 'string') return words;
	const time = t.room.when[when];
	return words(typeof time === 'string' ? time : time(days));
}

/** Whether the figure may lag behind what colleagues did: offline, or heard of a while ago. */
export function isOld(asOf: number | null, online: boolean, now: number): boolean {
	return asOf !== null && (!online || now - asOf > FRESH_MS);
}

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toLocaleDateString('sv');

/** A moment as a sentence has it, by the clock of this phone: "14:05", with its day when that is not today's. */
export function timeText(at: number, now: number): string {
	const { moment } = t.room;
	const time = formatTime(at);
	const [day, today] = [dayOf(at), dayOf(now)];
	if (day === today) return moment.today(time);
	const ahead = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
	if (Math.abs(ahead) > 1) return moment.far(formatDay(day, today), time);
	return moment.near(new Intl.RelativeTimeFormat(intlTag(), { numeric: 'auto' }).format(ahead, 'day'), time);
}

/** What a raise adds to the cap that binds; 0 without one. Minor units. */
export function raiseOf({ binding }: Pick<BreathingRoom, 'binding'>): number {
	return Math.max(0, binding.capMinor - binding.rule.amountMinor);
}
