/** What people paid out of their own pocket: what to pay now, what was paid, and how long it took [003-11, M20]. */
import { ok, type Result } from '../../base/result';
import { lacksReceipt } from '../../domain/ledger/owed';
import type { RecordBody } from '../../domain/records';
import type { DoorError } from '../../protocol/accounts';
import {
	OWED_PAGE_MAX,
	type OwedItem,
	type OwedList,
	type Reimbursements,
	type ReimbursementsQuery
} from '../../protocol/deskReimbursements';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { bodiesOf, openDesk, recordsOf, type Desk } from './desk';
import { readSums } from './reimbursementSums';

/** One person's debt as the house holds it. */
export interface Owed {
	id: string;
	body: RecordBody<'reimbursement'>;
}

const OPEN_STATES = ['submitted', 'needs_receipt', 'ready'] as const;

/** A page of a location's reimbursements with its sums; `not_found` for a location that is not the asker's. */
export async function readReimbursements(
	home: Home,
	actor: Actor,
	query: ReimbursementsQuery
): Promise<Result<Reimbursements, DoorError>> {
	const opened = await openDesk(home, actor, query.location);
	if (!opened.ok) return opened;
	const desk = opened.value;
	const rows = await readPage(desk, query);
	const page = rows.slice(0, OWED_PAGE_MAX);
	return ok({
		location: query.location,
		currency: desk.place.currency,
		today: desk.today,
		items: await readItems(desk, page),
		next: rows.length > OWED_PAGE_MAX ? (page.at(-1)?.id ?? null) : null,
		...(await readSums(desk))
	});
}

/** Texts that the body of a list's records holds; written by `JSON.stringify`, so without spaces. */
const LIST_TEXTS: Record<OwedList, readonly string[]> = {
	open: OPEN_STATES.map((state) => `"state":"${state}"`),
	paid: ['"state":"paid"'],
	declined: ['"state":"declined"'],
	repay: ['"repayMinor":']
};

/**
 * One more record than a page holds. Ids are made with the time, and no state changes them: nothing is skipped or
 * shown twice while others pay [P9].
 */
async function readPage(desk: Desk, { state, batch, after }: ReimbursementsQuery): Promise<Owed[]> {
	const isNewestFirst = batch === undefined && (state === 'paid' || state === 'declined');
	const texts = batch === undefined ? LIST_TEXTS[state] : ['"batch":'];
	const found: Owed[] = [];
	let from = after;
	for (;;) {
		const rows = await recordsOf(desk, 'reimbursement')
			.select(['id', 'body'])
			.where((where) => where.or(texts.map((text) => where('body', 'like', `%${text}%`))))
			.$if(from !== undefined, (rest) => rest.where('id', isNewestFirst ? '<' : '>', from ?? ''))
			.orderBy('id', isNewestFirst ? 'desc' : 'asc')
			.limit(OWED_PAGE_MAX + 1)
			.execute();
		for (const { id, body } of rows) {
			const owed = { id, body: JSON.parse(body ?? 'null') as Owed['body'] };
			if (belongs(owed.body, state, batch)) found.push(owed);
		}
		if (found.length > OWED_PAGE_MAX || rows.length <= OWED_PAGE_MAX) return found;
		from = rows.at(-1)?.id;
	}
}

/** The texts only narrow the search: the body itself decides. What is nothing any more is in no list. */
function belongs(body: Owed['body'], state: OwedList, batch: string | undefined): boolean {
	if (state === 'repay' && batch === undefined) return body.repayMinor !== undefined;
	if (body.amountMinor === 0) return false;
	if (batch !== undefined) return body.batch === batch;
	return state === 'open' ? OPEN_STATES.some((open) => open === body.state) : body.state === state;
}

async function readItems(desk: Desk, page: readonly Owed[]): Promise<OwedItem[]> {
	const ids = page.map(({ id }) => id);
	const spends = await bodiesOf(desk, 'spend', ids);
	const standings = await bodiesOf(desk, 'standing', ids);
	const flags = await bodiesOf(desk, 'flags', ids);
	const gestures = await bodiesOf(
		desk,
		'gesture',
		[...spends.values()].map(({ gesture }) => gesture)
	);
	return page.map(({ id, body }): OwedItem => {
		const spend = spends.get(id);
		return {
			entry: id,
			employee: body.employee,
			mine: body.employee === desk.actor.person,
			state: body.state,
			amountMinor: body.amountMinor,
			beforeMinor: body.beforeMinor ?? 0,
			repayMinor: body.repayMinor ?? 0,
			givenBack: body.givenBack ?? [],
			gesture: spend?.gesture ?? null,
			what: gestures.get(spend?.gesture ?? '')?.parts.what ?? null,
			businessDate: spend?.businessDate ?? null,
			submittedAt: body.submittedAt,
			settledAt: body.settledAt ?? null,
			settledBy: body.settledBy ?? null,
			batch: body.batch ?? null,
			reason: body.reason ?? null,
			receipts: standings.get(id)?.receipts ?? [],
			lacksReceipt: lacksReceipt(flags.get(id))
		};
	});
}
