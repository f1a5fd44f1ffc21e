import { daysBetween, monthSpan } from '$lib/domain/period/calendar';
import type { Budget } from '$lib/protocol/desk';

/** So much off the share of the month that is gone is still the pace of other months. */
const STEADY = 0.1;

export type Tone = 'none' | 'unknown' | 'calm' | 'steady' | 'fast';

/** Share of what the month is held against that is used, 0 up; 0 without anything to compare with. */
export function usedShare({ pace }: Pick<Budget, 'pace'>): number {
	return pace.againstMinor > 0 ? Math.max(0, pace.usedMinor) / pace.againstMinor : 0;
}

/** How a month goes, in one word: what is used against what is gone of it. */
export function toneOf(budget: Pick<Budget, 'pace' | 'entries'>): Tone {
	const { against, againstMinor, gone } = budget.pace;
	if (budget.entries === 0) return 'none';
	if (against === null || againstMinor <= 0) return 'unknown';
	const ahead = usedShare(budget) - gone;
	if (Math.abs(ahead) <= STEADY) return 'steady';
	return ahead < 0 ? 'calm' : 'fast';
}

export interface DayBar {
	on: string;
	/** 1 to 31. */
	day: number;
	minor: number;
	/** Of the largest day, 0 to 1. */
	share: number;
	isAhead: boolean;
}

/** Every date of the month, those without spending too; voids posted later may leave a day below nothing: it shows as none. */
export function dayBars({ month, days, today }: Pick<Budget, 'month' | 'days' | 'today'>): DayBar[] {
	const { from, to } = monthSpan(month);
	const byDate = new Map(days.map(({ on, minor }) => [on, minor]));
	const top = Math.max(1, ...days.map(({ minor }) => minor));
	return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => {
		const day = i + 1;
		const on = `${month}-${String(day).padStart(2, '0')}`;
		const minor = byDate.get(on) ?? 0;
		return { on, day, minor, share: Math.max(0, minor) / top, isAhead: on > today };
	});
}
