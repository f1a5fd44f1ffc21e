import { setImmediate } from 'node:timers/promises';
import { must } from '../../base/assert';
import { hasWideCap } from '../../domain/ledger/elsewhere';
import { addDays } from '../../domain/period/calendar';
import { ROLLING_DAYS_MAX } from '../../domain/period/window';
import { localDateOf } from '../../domain/period/localDate';
import { latestVersion, type PolicyVersion } from '../../domain/policy/policy';
import { previewPolicy, type PreviewRow } from '../../domain/policy/preview';
import type { RecordBody } from '../../domain/records';
import type { PolicyDraft, PreviewAnswer } from '../../protocol/policies';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { locationsOf, peopleOf, problemsOf } from './publish';

export const PREVIEW_DAYS = 90;
/** Rows of so many days fill the buckets: the longest window looks back a year. */
const CONTEXT_DAYS = PREVIEW_DAYS + ROLLING_DAYS_MAX;
/** Enough for the busiest location; a preview is an impression, not an audit. */
const PREVIEW_ROWS_MAX = 20_000;

/** Whoever is no longer known counts as one of the team, as in the ledger itself. */
const STAFF = ['staff'];

/** Ledger rows of a location since a local date, in the order of their seq, with the roles people have today. */
async function rowsOf(
	home: Home,
	{ tenant, space, since }: { tenant: string; space: string; since: string },
	roles: ReadonlyMap<string, readonly string[]>
): Promise<PreviewRow[]> {
	const rows = await home.database.db
		.selectFrom('record')
		.select(['id', 'seq', 'body', 'device_id'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('kind', '=', 'spend')
		.where('deleted', '=', 0)
		.orderBy('seq', 'desc')
		.limit(PREVIEW_ROWS_MAX)
		.execute();
	return rows.reverse().flatMap(({ id, seq, body, device_id }): PreviewRow[] => {
		const spend = JSON.parse(must(body, 'not deleted')) as RecordBody<'spend'>;
		if (spend.businessDate < since) return [];
		const { type, employee, guest, stay, incident, amountMinor, at, businessDate, postingPeriod, currency } =
			spend;
		return [
			{
				id,
				type,
				...(spend.ref ? { ref: spend.ref } : {}),
				employee,
				guest: guest ?? null,
				...(stay ? { stay } : {}),
				incident,
				amountMinor,
				at,
				localDate: businessDate,
				postingPeriod,
				seq,
				device: device_id,
				roles: roles.get(employee) ?? STAFF,
				location: space,
				currency
			}
		];
	});
}

/** Rows of every place of the reader, where a cap counts at all of them. */
async function rowsOfAll(spaces: readonly string[], read: (space: string) => Promise<PreviewRow[]>) {
	const rows = new Map<string, PreviewRow[]>();
	for (const space of spaces) rows.set(space, await read(space));
	return rows;
}

/**
 * What a draft would have flagged, beside what the caps in force today flag, by location of the reader [003-13].
 * The other scope goes on holding beside both [rule 20].
 */
export async function previewOf(home: Home, actor: Actor, draft: PolicyDraft): Promise<PreviewAnswer> {
	const { db } = home.database;
	const { problems, published } = await problemsOf(home, db, actor.tenant, draft);
	const people = await peopleOf(db, actor.tenant);
	const roles = new Map(people.map(({ id, body }) => [id, [body.role]]));
	const places = (await locationsOf(db, actor.tenant)).filter(
		({ id }) => actor.spaces.includes(id) && (draft.location === null || draft.location === id)
	);
	const now = home.clock.now();
	const to = new Date(now).toISOString().slice(0, 10);
	const from = addDays(to, 1 - PREVIEW_DAYS);
	const version: PolicyVersion = { ...draft, version: 1 };
	const since = addDays(to, 1 - CONTEXT_DAYS);
	const readRows = (space: string) => rowsOf(home, { tenant: actor.tenant, space, since }, roles);
	const rowsByPlace = hasWideCap([version, ...published]) ? await rowsOfAll(actor.spaces, readRows) : null;
	const locations = [];
	for (const { id, body } of places) {
		// Others are served between one location and the next: judging a busy one takes a while.
		await setImmediate();
		const rows = rowsByPlace?.get(id) ?? (await readRows(id));
		const today = localDateOf(now, body.zone, body.cutoverHour);
		const [own, org] = [id, null].map((scope) => latestVersion(published, scope, today));
		const elsewhere = [...(rowsByPlace ?? [])].flatMap(([place, held]) => (place === id ? [] : held));
		const beside = draft.location === null ? own : org;
		const next = previewPolicy(version, rows, { beside, from, elsewhere });
		const inForce = own ?? org;
		const flaggedNow = inForce
			? previewPolicy(inForce, rows, { beside: own && org, from, elsewhere }).flagged
			: 0;
		locations.push({ location: id, currency: body.currency, ...next, flaggedNow });
	}
	return { from, to, problems, locations };
}
