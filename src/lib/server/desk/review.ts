/** Entries to look at, kindly: those over a cap, those that lack something, and a few drawn by lot [M21, rule 25, 28]. */
import { sql } from 'kysely';
import { ok, type Result } from '../../base/result';
import type { Flag } from '../../domain/ledger/ledgerRecords';
import type { RecordBody } from '../../domain/records';
import type { DoorError } from '../../protocol/accounts';
import { REVIEW_ITEMS_MAX, type ReviewItem, type ReviewList, type ReviewQuery } from '../../protocol/desk';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { bodiesOf, ledgerOf, openDesk, recordsOf, rulesOn, windowOf, type Desk } from './desk';
import { isWorthALook, readStats, REVIEW_DAYS } from './reviewStats';

/**
 * Five in a hundred: the first digits of an entry's link in the ledger's chain are below this. The link is a hash of
 * the entry and of all before it, made on the server: the draw stays as it is, and nobody can steer it.
 */
const DRAWN_BELOW = '0ccd';
/** Flags read at most; `more` counts the rest. */
const FLAGGED_MAX = 1_000;

/** What is to be looked at, or what was; `not_found` for a location that is not the asker's. */
export async function readReview(
	home: Home,
	actor: Actor,
	{ location, state }: ReviewQuery
): Promise<Result<ReviewList, DoorError>> {
	const opened = await openDesk(home, actor, location);
	if (!opened.ok) return opened;
	const desk = opened.value;
	const ids = state === 'open' ? await openIds(desk) : await doneIds(desk);
	const all = await readItems(desk, ids, state);
	return ok({
		location,
		currency: desk.place.currency,
		today: desk.today,
		items: all.slice(0, REVIEW_ITEMS_MAX),
		more: Math.max(0, all.length - REVIEW_ITEMS_MAX),
		stats: await readStats(desk)
	});
}

/** Entries with an open flag, newest first, then those that were drawn. */
async function openIds(desk: Desk): Promise<string[]> {
	const flagged = await recordsOf(desk, 'flags')
		.select('id')
		.where('body', 'like', '%"state":"open"%')
		.orderBy('seq', 'desc')
		.limit(FLAGGED_MAX)
		.execute();
	return [...flagged.map(({ id }) => id), ...(await drawnIds(desk))];
}

async function doneIds(desk: Desk): Promise<string[]> {
	const rows = await recordsOf(desk, 'review')
		.select('id')
		.orderBy('seq', 'desc')
		.limit(REVIEW_ITEMS_MAX)
		.execute();
	return rows.map(({ id }) => id);
}

/** Entries of the last 30 days whose gesture was drawn: a correction neither leaves nor enters the draw. */
async function drawnIds(desk: Desk): Promise<string[]> {
	const { from } = windowOf(desk, REVIEW_DAYS);
	const drawn = ledgerOf(desk)
		.select('gesture')
		.where('business_date', '>=', from)
		.where('business_date', '<=', desk.today)
		.where('type', '=', 'spend')
		.where(sql<string>`substr(chain, 1, 4)`, '<', DRAWN_BELOW);
	const rows = await ledgerOf(desk)
		.select('id')
		.where('business_date', '>=', from)
		.where('business_date', '<=', desk.today)
		.where('amount_minor', '>', 0)
		.where('gesture', 'in', drawn)
		.orderBy('position', 'desc')
		.execute();
	return rows.map(({ id }) => id);
}

/** Everything that is shown of the entries, by a fixed handful of reads. */
interface Known {
	/** Those asked for, and their twins. */
	spends: Map<string, RecordBody<'spend'>>;
	standings: Map<string, RecordBody<'standing'>>;
	flags: Map<string, RecordBody<'flags'>>;
	reviews: Map<string, RecordBody<'review'>>;
	gestures: Map<string, RecordBody<'gesture'>>;
	people: Map<string, RecordBody<'person'>>;
}

async function readKnown(desk: Desk, ids: readonly string[]): Promise<Known> {
	const flags = await bodiesOf(desk, 'flags', ids);
	const all = [...new Set([...ids, ...[...flags.values()].flatMap((held) => twinsIn(held.flags))])];
	const spends = await bodiesOf(desk, 'spend', all);
	const rows = [...spends.values()];
	const employees = rows.map((row) => row.employee);
	return {
		spends,
		standings: await bodiesOf(desk, 'standing', all),
		flags,
		reviews: await bodiesOf(desk, 'review', ids),
		gestures: await bodiesOf(
			desk,
			'gesture',
			rows.map((row) => row.gesture)
		),
		people: await bodiesOf(desk, 'person', employees, desk.scope.tenant)
	};
}

function twinsIn(flags: readonly Flag[]): string[] {
	return flags.flatMap(({ state, twins }) => (state === 'cleared' ? [] : (twins ?? [])));
}

const RANK: Record<ReviewItem['group'], number> = { look: 0, sample: 1, soft: 2 };

async function readItems(
	desk: Desk,
	ids: readonly string[],
	state: ReviewQuery['state']
): Promise<ReviewItem[]> {
	const wanted = [...new Set(ids)];
	const known = await readKnown(desk, wanted);
	const items = wanted.flatMap((id) => toItem(desk, known, id) ?? []);
	if (state === 'done') return items;
	return items
		.filter((item) => item.flags.some((flag) => flag.state === 'open') || item.review === null)
		.sort((a, b) => RANK[a.group] - RANK[b.group] || b.at - a.at);
}

/** The entry itself; null for what is none any more: voided, replaced, or a reversal. */
function standingSpend({ spends, standings }: Known, id: string): RecordBody<'spend'> | null {
	const [spend, standing] = [spends.get(id), standings.get(id)];
	if (!spend || spend.amountMinor <= 0) return null;
	const isGone = standing && (standing.replacedBy !== undefined || standing.leftMinor === 0);
	return isGone ? null : spend;
}

function toTwin(known: Known, id: string): ReviewItem['twins'][number] | null {
	const spend = standingSpend(known, id);
	if (!spend) return null;
	const { employee, gesture, amountMinor } = spend;
	return { employee, gesture, amountMinor, what: known.gestures.get(gesture)?.parts.what ?? null };
}

/** One entry as it is shown; null for what is no entry any more: voided, replaced, or a reversal itself. */
function toItem(desk: Desk, known: Known, id: string): ReviewItem | null {
	const spend = standingSpend(known, id);
	if (!spend) return null;
	const flags = (known.flags.get(id)?.flags ?? []).filter((flag) => flag.state !== 'cleared');
	const review = known.reviews.get(id);
	return {
		entry: id,
		group: groupOf(flags),
		employee: spend.employee,
		mine: spend.employee === desk.actor.person,
		gesture: spend.gesture,
		what: known.gestures.get(spend.gesture)?.parts.what ?? null,
		at: spend.at,
		businessDate: spend.businessDate,
		amountMinor: spend.amountMinor,
		method: spend.method,
		purpose: spend.purpose,
		capMinor: capOf(desk, known, spend, flags),
		overMinor: flags.reduce((sum, flag) => sum + (flag.amountMinor ?? 0), 0),
		leftShownMinor: spend.leftShownMinor,
		flags,
		twins: twinsIn(flags).flatMap((twin) => toTwin(known, twin) ?? []),
		review: review
			? {
					outcome: review.outcome,
					...(review.note ? { note: review.note } : {}),
					by: review.by,
					at: review.at
				}
			: null
	};
}

function groupOf(flags: readonly Flag[]): ReviewItem['group'] {
	if (flags.length === 0) return 'sample';
	return isWorthALook(flags) ? 'look' : 'soft';
}

/** The cap that was exceeded, as it bound that person on that day; without one, that of the matter. Raises aside. */
function capOf(
	desk: Desk,
	{ people }: Known,
	spend: RecordBody<'spend'>,
	flags: readonly Flag[]
): number | null {
	const role = people.get(spend.employee)?.role ?? 'staff';
	const rules = rulesOn(desk, spend.businessDate, { employee: spend.employee, role });
	const exceeded = flags.find((flag) => flag.rule !== undefined)?.rule;
	const rule =
		exceeded === undefined
			? rules.find(({ dims, window }) => dims.includes('incident') && window === 'none')
			: rules.find(({ id }) => id === exceeded);
	return rule?.amountMinor ?? null;
}
