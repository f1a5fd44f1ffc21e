/** What an employee has spent at the other locations, for caps that count at all of them [rule 3]. */
import type { Ground } from '../op/op';
import type { PolicyVersion } from '../policy/policy';
import type { RecordBody } from '../records';
import type { ReadTx } from '../tx';
import type { Tally } from './ledgerRecords';

/** The last seq of other locations that a phone had; one that is not named it did not have [rule 8]. */
export type KnownElsewhere = { space: string; seq: number }[];

/** Whether a cap counts what somebody spends at all locations. */
export function hasWideCap(versions: readonly Pick<PolicyVersion, 'rules'>[]): boolean {
	return versions.some(({ rules }) => rules.some(({ dims }) => dims.includes('org')));
}

/** Id of an employee's totals, in the space of each location. */
export const employeeTally = (employee: string): string => `employee:${employee}`;

/** The id for a mutator's `elsewhere`; null where no cap counts at all locations, so that others pay nothing. */
export function tallyElsewhere(
	tx: ReadTx,
	{ tenant }: Pick<Ground, 'tenant'>,
	employee: string
): string | null {
	const held = tx.get<RecordBody<'policies'>>({ space: tenant, kind: 'policies', id: tenant });
	return hasWideCap(held?.versions ?? []) ? employeeTally(employee) : null;
}

/** An employee's totals at another location. */
export interface Elsewhere {
	space: string;
	tally: Tally;
}

/** The totals of an employee at the other locations that spend the same currency: others cannot be added up [rule 22]. */
export function elsewhereOf(tx: ReadTx, { tenant, space }: Ground, employee: string): Elsewhere[] {
	const currencyAt = (id: string) =>
		tx.elsewhere?.<RecordBody<'location'>>('location', id).at(0)?.body.currency;
	const own = tx.get<RecordBody<'location'>>({ space: tenant, kind: 'location', id: space })?.currency;
	const found = tx.elsewhere?.<Tally>('tally', employeeTally(employee)) ?? [];
	return found.flatMap(({ space: there, body }) =>
		currencyAt(there) === own ? [{ space: there, tally: body }] : []
	);
}
