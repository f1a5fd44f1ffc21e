import { hasFields } from '$lib/client/session';

/** Away for less than this is no absence. */
const AWAY_MS_MIN = 36 * 3_600_000;
const FEW = 3;

/** `at` of the newest story that was there to be read, and when that was; UTC ms, the second by the device. */
export interface Visit {
	newestAt: number;
	visitedAt: number;
}

const isWhole = hasFields({ newestAt: Number.isSafeInteger, visitedAt: Number.isSafeInteger });
const isVisit = (value: unknown): value is Visit => isWhole(value);

const keyOf = (person: string) => `respiro.feed.${person}`;

/** When this person last read the feed on this phone; null: never, or it cannot be read. */
export function lastVisit(storage: Pick<Storage, 'getItem'>, person: string): Visit | null {
	try {
		const visit: unknown = JSON.parse(storage.getItem(keyOf(person)) ?? 'null');
		return isVisit(visit) ? visit : null;
	} catch {
		return null;
	}
}

/** Notes that the feed was read. A phone that cannot keep it only shows no catch-up next time. */
export function noteVisit(storage: Pick<Storage, 'setItem'>, person: string, visit: Visit): void {
	try {
		storage.setItem(keyOf(person), JSON.stringify(visit));
	} catch {
		return;
	}
}

/** Whether somebody was away for days. */
export function wasAway(visit: Visit | null, now: number): visit is Visit {
	return visit !== null && now - visit.visitedAt >= AWAY_MS_MIN;
}

/** Stories that came while somebody was away for days, newest first; none when they were hardly away, or missed few. */
export function missedSince<T extends { mine: boolean; body: { at: number } }>(
	visit: Visit | null,
	now: number,
	stories: readonly T[]
): T[] {
	if (!wasAway(visit, now)) return [];
	const missed = stories.filter((story) => !story.mine && story.body.at > visit.newestAt);
	return missed.length > FEW ? missed : [];
}
