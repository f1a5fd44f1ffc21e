import type { Role } from '../../domain/records';

/**
 * Who asks, from the session and the member tables, never from a body [P20].
 * `spaces`: locations the person may read and write now; for owners all of the tenant. `pastSpaces`: locations they
 * could once write: what was captured then is still accepted [I12, I19]. The organisation's own space is implied.
 */
export interface Actor {
	tenant: string;
	person: string;
	role: Role;
	spaces: readonly string[];
	pastSpaces: readonly string[];
}

const RANK: Record<Role, number> = { staff: 0, manager: 1, owner: 2 };

/** Whether a role is at least another one. */
export function isAtLeast(role: Role, least: Role): boolean {
	return RANK[role] >= RANK[least];
}

/** Every space the person may read: the organisation first. */
export function readableSpaces(actor: Actor): string[] {
	return [...new Set([actor.tenant, ...actor.spaces])];
}
