import { PAST_ROLES_MS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Ground, Op } from '../op/op';
import type { RecordBody, Role } from '../records';
import type { ReadTx, RecordKey } from '../tx';

/** No person has this id: only managers read what is addressed to it. */
export const LEADERS_ONLY = 'leaders';

type Person = RecordBody<'person'>;
export type Rights = Pick<Person, 'role' | 'locations' | 'active'>;

/** The author's own record in the organisation's space: mutators that ask for the role name it in `touches`. */
export function authorKey(op: Ground): RecordKey {
	return { space: op.tenant, kind: 'person', id: op.author };
}

/**
 * What somebody was allowed at an instant `at` that a phone tells of at `now` (UTC ms; null = on the phone itself): what
 * was made is judged by the rights of then, if they ended no longer ago than a phone may be away [I19]. A clock may lie
 * about `at`, so that what counts by former rights alone is marked where it can be seen.
 */
export function rightsAt(person: Person, at: number, now: number | null): Rights {
	const past = person.before?.find(({ until }) => at < until);
	if (!past || (now !== null && now - past.until > PAST_ROLES_MS_MAX)) return person;
	return past;
}

const leads = ({ role }: { role: Role }) => role === 'manager' || role === 'owner';

/**
 * Whether the author is a manager or more, by the organisation's records; the server has checked the space. With
 * `receivedAt`, who was one when the op was made counts as well [I19].
 */
export function isLeader(tx: ReadTx, op: Op, receivedAt?: number | null): boolean {
	const person = tx.get<Person>(authorKey(op));
	if (!person || leads(person) || receivedAt === undefined) return person !== undefined && leads(person);
	return leads(rightsAt(person, effectiveInstant(op, receivedAt).at, receivedAt));
}

/** Whether these rights let somebody answer for a place: an active manager of it, or an owner. */
export function leadsPlace({ role, locations, active }: Rights, space: string): boolean {
	return active && leads({ role }) && (role === 'owner' || locations.includes(space));
}
