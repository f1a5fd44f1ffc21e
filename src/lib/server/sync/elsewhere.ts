/** What ops read of other locations: the totals of an employee, for caps that count at all of them. */
import { MemoryTx } from '../../domain/memoryTx';
import type { PreparedOp } from '../../domain/mutators';
import type { Dialect } from '../db/open';
import type { Session } from '../db/session';
import type { Cell, Cells } from './cells';
import { loadRecords, lockSpace, type RecordRow } from './spaceRows';

interface Asked {
	tenant: string;
	space: string;
	ops: readonly PreparedOp[];
}

/**
 * Cells of each op, in the order of the ops: an employee's totals at the other locations, and those locations. Nearly
 * always there is none, and then no statement either. Else the organisation's counter is locked, after the location's own:
 * who asks for the totals of all locations at one of them waits for who does so at another, and sees what they wrote.
 */
export async function fillElsewhere(
	session: Session,
	dialect: Dialect,
	{ tenant, space, ops }: Asked,
	cells: Cells,
	touched: readonly (readonly Cell[])[]
): Promise<Cell[][]> {
	const ids = ops.map(({ elsewhere }, i) => idOf(elsewhere, new MemoryTx(space, touched[i] ?? [])));
	const wanted = new Set(ids.filter((id) => id !== null));
	if (wanted.size === 0) return [];
	await lockSpace(session, dialect, tenant, tenant);
	const totals = (await loadRecords(session, dialect, tenant, wanted)).filter(
		({ kind, space_id }) => kind === 'tally' && space_id !== space
	);
	const spaces = new Set(totals.map(({ space_id }) => space_id));
	const places = (await loadRecords(session, dialect, tenant, spaces)).filter(
		({ kind, space_id }) => kind === 'location' && space_id === tenant
	);
	const cellOf = ({ space_id, kind, id }: RecordRow) => cells.of({ space: space_id, kind, id });
	const byId = Map.groupBy(totals.map(cellOf), ({ key }) => key.id);
	const there = places.map(cellOf);
	cells.fill([...totals, ...places]);
	return ids.map((id) => (id === null ? [] : [...(byId.get(id) ?? []), ...there]));
}

function idOf(elsewhere: PreparedOp['elsewhere'], tx: MemoryTx): string | null {
	try {
		return elsewhere?.(tx) ?? null;
	} catch {
		// It throws again when it runs, and is set aside by itself.
		return null;
	}
}
