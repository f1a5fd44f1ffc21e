import { VITAL_KINDS } from '../../protocol/vital';
import { keyQuery, selectByKeys } from '../db/bulk';
import type { Dialect } from '../db/open';
import type { Session } from '../db/session';

/**
 * Whether a row of `record` is vital to a person [P6a]: of a vital kind, their own, a gesture that names them, one of
 * the legends, or a matter that is everybody's. Read from the text of the body: what somebody typed has its quotes
 * escaped there, so that it cannot pass for a key.
 */
export function isVitalText(dialect: Dialect, person: string): string {
	const kinds = VITAL_KINDS.map((kind) => `'${kind}'`).join(', ');
	const has = dialect === 'postgres' ? 'strpos' : 'instr';
	return `(kind in (${kinds}) or audience = ${person}
		or (kind = 'gesture' and (${has}(body, ${person}) > 0 or ${has}(body, '"legend":') > 0))
		or (kind = 'incident' and audience is null))`;
}

const arrivalsOfKeys = keyQuery<{ received_at: number }>(
	['space', 'seq'],
	1,
	`select op.received_at from :keys join op on op.tenant_id = $1
		and op.space_id = keys.space and op.seq = cast(keys.seq as bigint)`
);

/** When the op at a place of a log arrived, UTC ms of the server; undefined when there is none. */
export async function arrivalAt(
	session: Session,
	dialect: Dialect,
	tenant: string,
	place: { space: string; seq: number }
): Promise<number | undefined> {
	const keys = [[place.space, String(place.seq)]];
	const [row] = await selectByKeys(session, dialect, arrivalsOfKeys, [tenant], keys);
	return row?.received_at;
}
