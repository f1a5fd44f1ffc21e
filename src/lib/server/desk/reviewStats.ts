/** How soon flagged entries are looked at, and what came of it [M21]. */
import type { FlagCode } from '../../domain/ledger/ledgerRecords';
import type { RecordBody } from '../../domain/records';
import { outcomeSchema, type Outcome, type ReviewList } from '../../protocol/desk';
import { recordsOf, seqBefore, windowOf, type Desk } from './desk';

export const REVIEW_DAYS = 30;
const IN_TIME_MS = 7 * 86_400_000;

/** What a flag must be about to be worth a look; the others say that something is missing, no more. */
const LOOK_CODES: ReadonlySet<FlagCode> = new Set<FlagCode>([
	'OVER_CAP',
	'OVER_CAP_CONCURRENT',
	'STALE_POLICY',
	'OVER_POOL',
	'NEVER_ALONE',
	'DUP_SUSPECT'
]);

/** Whether one of the flags is worth a look. */
export function isWorthALook(flags: readonly { code: FlagCode }[]): boolean {
	return flags.some((flag) => LOOK_CODES.has(flag.code));
}

/** Reviews of the last 30 local dates. Time runs from the entry's arrival: before, nobody could have looked. */
export async function readStats(desk: Desk): Promise<ReviewList['stats']> {
	const { from, fromAt } = windowOf(desk, REVIEW_DAYS);
	const entries = (await readFlagged(desk, from)).filter(({ flags }) => isWorthALook(flags));
	const inTime = entries.filter(
		({ receivedAt, review }) => review !== null && review.at - receivedAt <= IN_TIME_MS
	);
	return {
		days: REVIEW_DAYS,
		flagged: entries.length,
		inTime: inTime.length,
		outcomes: await countOutcomes(desk, fromAt)
	};
}

/** Entries of the window with flags that still stand, looked at or not. */
async function readFlagged({ home, scope, today }: Desk, from: string) {
	const rows = await home.database.db
		.selectFrom('ledger_entry as entry')
		.innerJoin('record as flags', (join) =>
			join
				.onRef('flags.tenant_id', '=', 'entry.tenant_id')
				.onRef('flags.space_id', '=', 'entry.space_id')
				.onRef('flags.id', '=', 'entry.id')
				.on('flags.kind', '=', 'flags')
				.on('flags.deleted', '=', 0)
		)
		.leftJoin('record as review', (join) =>
			join
				.onRef('review.tenant_id', '=', 'entry.tenant_id')
				.onRef('review.space_id', '=', 'entry.space_id')
				.onRef('review.id', '=', 'entry.id')
				.on('review.kind', '=', 'review')
		)
		.select(['entry.received_at', 'flags.body as flags', 'review.body as review'])
		.where('entry.tenant_id', '=', scope.tenant)
		.where('entry.space_id', '=', scope.space)
		.where('entry.business_date', '>=', from)
		.where('entry.business_date', '<=', today)
		.where('entry.amount_minor', '>', 0)
		.execute();
	return rows.map((row) => ({
		receivedAt: row.received_at,
		flags: (JSON.parse(row.flags ?? '{"flags":[]}') as RecordBody<'flags'>).flags.filter(
			(flag) => flag.state !== 'cleared'
		),
		review: JSON.parse(row.review ?? 'null') as RecordBody<'review'> | null
	}));
}

async function countOutcomes(desk: Desk, fromAt: number): Promise<Record<Outcome, number>> {
	const rows = await recordsOf(desk, 'review')
		.select('body')
		.where('seq', '>', await seqBefore(desk, fromAt))
		.execute();
	const counts = Object.fromEntries(outcomeSchema.options.map((outcome) => [outcome, 0])) as Record<
		Outcome,
		number
	>;
	for (const { body } of rows) {
		const review = JSON.parse(body ?? 'null') as RecordBody<'review'> | null;
		if (review && review.at >= fromAt) counts[review.outcome]++;
	}
	return counts;
}
