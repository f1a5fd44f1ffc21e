/** How long a room stands by itself: until then it changes only by what people do. */
import { addDays } from '../domain/period/calendar';
import { firstInstantOf } from '../domain/period/dayStart';
import { localDateOf } from '../domain/period/localDate';
import type { PolicyVersion } from '../domain/policy/policy';
import type { RuleStanding } from '../domain/policy/types';

const DAYS_MAX = 30;

/** UTC ms before which no cap begins a new period and no other version of the caps applies [rule 10, 12]. */
export function roomHoldsUntil(
	rules: readonly Pick<RuleStanding, 'rule'>[],
	versions: readonly Pick<PolicyVersion, 'effectiveFrom' | 'location'>[],
	place: { id: string; zone: string },
	now: number
): number {
	const today = localDateOf(now, place.zone);
	const isTimed = rules.some(({ rule }) => rule.window !== 'none');
	const ahead = versions
		.filter(({ location, effectiveFrom }) => effectiveFrom > today && (location ?? place.id) === place.id)
		.map(({ effectiveFrom }) => effectiveFrom);
	const [first = today] = [addDays(today, isTimed ? 1 : DAYS_MAX), ...ahead].sort();
	return firstInstantOf(first, place.zone);
}

/** The same where only the binding rule is known: the end of the day. */
export function roomHoldsToday(zone: string, now: number): number {
	return firstInstantOf(addDays(localDateOf(now, zone), 1), zone);
}
