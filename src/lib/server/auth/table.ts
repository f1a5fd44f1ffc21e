import type { Actor } from '../sync/actor';
import { isAtLeast } from '../sync/actor';
import type { DoorError } from '../../protocol/accounts';

/**
 * Who may call a route: anybody (`public`); anybody with the one-time link (`setup`, checked by the token);
 * anybody, on a demo database only (`demo`); whoever is signed in; or that and a role as least.
 * Which records and spaces within, the called functions decide from the actor. Op types carry their own `may`.
 */
export type Access = 'public' | 'setup' | 'demo' | 'signed_in' | 'manager' | 'owner';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Every route of the API; what is not here is not answered. `route id` → method → who. */
export const routeAccess: Readonly<Record<string, Partial<Record<Method, Access>>>> = {
	'/api/health': { GET: 'public' },
	'/api/door': { GET: 'public' },
	'/api/setup': { POST: 'setup' },
	'/api/join': { POST: 'public' },
	'/api/join/look': { POST: 'public' },
	'/api/sign-in': { POST: 'public' },
	'/api/sign-out': { POST: 'public' },
	'/api/auth/[...all]': { GET: 'public', POST: 'public' },
	'/api/demo': { GET: 'demo' },
	'/api/demo/sign-in': { POST: 'demo' },
	'/api/session': { GET: 'signed_in' },
	'/api/sessions': { GET: 'signed_in' },
	'/api/sessions/[id]': { DELETE: 'signed_in' },
	'/api/account/password': { POST: 'signed_in' },
	'/api/invites': { GET: 'manager', POST: 'manager' },
	'/api/invites/[id]': { DELETE: 'manager' },
	'/api/people/[id]': { PATCH: 'manager' },
	'/api/quarantine': { GET: 'manager' },
	'/api/quarantine/[id]': { POST: 'manager' },
	'/api/signers': { POST: 'manager' },
	'/api/locations': { POST: 'owner' },
	'/api/policies': { POST: 'owner' },
	'/api/policies/preview': { POST: 'owner' },
	'/api/desk/export': { GET: 'manager' },
	'/api/desk/export/months': { GET: 'manager' },
	'/api/desk/budget': { GET: 'manager' },
	'/api/desk/review': { GET: 'manager' },
	'/api/desk/reach': { GET: 'manager' },
	'/api/desk/guest': { GET: 'manager' },
	'/api/desk/reimbursements': { GET: 'manager' },
	'/api/sync/push': { POST: 'signed_in' },
	'/api/sync/pull': { POST: 'signed_in' },
	'/api/sync/poke': { GET: 'signed_in' },
	'/api/stories': { POST: 'signed_in' },
	'/api/push/subscribe': { GET: 'signed_in', POST: 'signed_in', DELETE: 'signed_in' },
	'/api/media/[hash]': { GET: 'signed_in' },
	'/api/media/[hash]/upload': { GET: 'signed_in', PUT: 'signed_in' }
};

/** Why a request to a route is refused before anything of it is read, or null. Fails closed [ASVS 8.1.1]. */
export function refusalOf(
	route: string | null,
	method: string,
	actor: Actor | null,
	demo: boolean
): DoorError | null {
	const methods = route !== null && Object.hasOwn(routeAccess, route) ? routeAccess[route] : undefined;
	const name = method === 'HEAD' ? 'GET' : method;
	const access = methods && Object.hasOwn(methods, name) ? methods[name as Method] : undefined;
	if (!access || (access === 'demo' && !demo)) return 'not_found';
	if (access === 'public' || access === 'setup' || access === 'demo') return null;
	if (!actor) return 'not_signed_in';
	if (access === 'signed_in') return null;
	return isAtLeast(actor.role, access) ? null : 'not_allowed';
}
