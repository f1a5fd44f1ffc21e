import { err, ok, type Result } from '../../base/result';
import { chainAnchor } from '../../domain/finance/ledgerChain.mjs';
import type { BooksOf, ExportHead } from '../../domain/finance/exportFile';
import type { Books } from '../../domain/ledger/ledgerRecords';
import { localDateOf, monthOf } from '../../domain/period/localDate';
import type { RecordBody } from '../../domain/records';
import type { ExportError, ExportQuery } from '../../protocol/deskExport';
import type { SyncSchema } from '../db/schema';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';

/** Where a person's export comes from: their tenant and a location they may see. */
export interface Scope {
	tenant: string;
	space: string;
}

/** What an export is made of, settled before its first byte. */
export interface ExportPlan extends Scope {
	head: ExportHead;
	booksOf: BooksOf;
	/** Receipts of open months count up to this seq. */
	upToSeq: number;
}

/** The location as a scope and its record; `not_found` for one that is not there or not the asker's [I18]. */
export async function openScope(
	home: Home,
	actor: Actor,
	location: string
): Promise<Result<{ scope: Scope; place: RecordBody<'location'> }, 'not_found'>> {
	if (!actor.spaces.includes(location)) return err('not_found');
	const place = await readBody<RecordBody<'location'>>(
		home,
		actor.tenant,
		actor.tenant,
		'location',
		location
	);
	return place ? ok({ scope: { tenant: actor.tenant, space: location }, place }) : err('not_found');
}

/** The body of one record; null when it is not there. */
export async function readBody<T>(
	home: Home,
	tenant: string,
	space: string,
	kind: string,
	id: string
): Promise<T | null> {
	const row = await home.database.db
		.selectFrom('record')
		.select('body')
		.where('tenant_id', '=', tenant)
		.where('id', '=', id)
		.where('kind', '=', kind)
		.where('space_id', '=', space)
		.executeTakeFirst();
	return row?.body ? (JSON.parse(row.body) as T) : null;
}

/** The month it is at a location. */
export function monthOfNow({ clock }: Home, place: RecordBody<'location'>): string {
	return monthOf(localDateOf(clock.now(), place.zone, place.cutoverHour ?? 0));
}

export async function readSpace({ database: { db } }: Home, { tenant, space }: Scope) {
	return db
		.selectFrom('space')
		.select(['seq', 'ledger_count', 'ledger_head'])
		.where('tenant_id', '=', tenant)
		.where('id', '=', space)
		.executeTakeFirst();
}

export function readCloses({ database: { db } }: Home, { tenant, space }: Scope) {
	return db
		.selectFrom('ledger_close')
		.select(['month', 'seq', 'position', 'head'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.orderBy('month')
		.execute();
}

type Close = Pick<SyncSchema['ledger_close'], 'month' | 'seq' | 'position' | 'head'>;

/** Every version of the codes, so that a closed month keeps those it was closed with. */
async function readBooks({ database: { db } }: Home, { tenant, space }: Scope, closes: readonly Close[]) {
	const rows = await db
		.selectFrom('ledger_books')
		.select(['seq', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.orderBy('seq', 'desc')
		.execute();
	const versions = rows.map(({ seq, body }) => ({ seq, books: JSON.parse(body) as Books }));
	const asOf = (seq: number) => versions.find((version) => version.seq <= seq)?.books ?? null;
	const frozen = new Map(closes.map(({ month, seq }) => [month, asOf(seq)]));
	const current = versions[0]?.books ?? null;
	return (month: string) => (frozen.has(month) ? (frozen.get(month) ?? null) : current);
}

/** Whether the file of a month can be made: a closed one always, an open one from the first entry until now. */
async function monthRefusal(
	{ database: { db } }: Home,
	{ tenant, space }: Scope,
	month: string,
	current: string
): Promise<ExportError | null> {
	if (month > current) return 'month_ahead';
	const first = await db
		.selectFrom('ledger_entry')
		.select('posting_period')
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.orderBy('posting_period')
		.limit(1)
		.executeTakeFirst();
	return month < (first?.posting_period ?? current) ? 'month_unknown' : null;
}

/**
 * Settles what an export holds. Closes are read before the codes, so that a month that is closed meanwhile is either
 * open in this file, or frozen with all that froze it: a closed month is the same bytes whenever it is asked for.
 */
export async function planExport(
	home: Home,
	actor: Actor,
	query: Pick<ExportQuery, 'location' | 'month'>
): Promise<Result<ExportPlan, ExportError>> {
	const opened = await openScope(home, actor, query.location);
	if (!opened.ok) return opened;
	const { scope, place } = opened.value;
	const now = await readSpace(home, scope);
	if (!now) return err('not_found');
	const closes = await readCloses(home, scope);
	const month = query.month ?? null;
	const close = closes.find((known) => known.month === month);
	if (month !== null && !close) {
		const refusal = await monthRefusal(home, scope, month, monthOfNow(home, place));
		if (refusal) return err(refusal);
	}
	const state = month === null ? null : close ? 'closed' : 'open';
	const end = close ?? { position: now.ledger_count, head: now.ledger_head, seq: now.seq };
	const anchored = (head: string) => head || chainAnchor(scope.space);
	const head: ExportHead = {
		scope: month === null ? 'ledger' : 'month',
		location: scope.space,
		month,
		state,
		upTo: { position: end.position, head: anchored(end.head) },
		seals: (month === null ? closes : close ? [close] : [])
			.filter(({ position }) => position <= end.position)
			.map((seal) => ({ month: seal.month, position: seal.position, head: anchored(seal.head) }))
	};
	return ok({ ...scope, head, booksOf: await readBooks(home, scope, closes), upToSeq: end.seq });
}
