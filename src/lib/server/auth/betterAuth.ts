import { passkey } from '@better-auth/passkey';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import { createId } from '../../base/ids';
import type { Clock, Rng } from '../../base/clock';
import type { Dialect } from '../db/open';
import type { Schema } from '../db/schema';

const SESSION_IDLE_S_MAX = 30 * 86_400;
/** How often a session in use is prolonged; also how exact "last seen" is. */
const SESSION_RENEW_S = 3_600;
/** A way to sign in may be added this long after signing in; later only after signing in again [ASVS 7.5.1]. */
export const FRESH_S_MAX = 86_400;

export interface AuthOptions {
	db: Kysely<Schema>;
	dialect: Dialect;
	/** Public address, e.g. `https://respiro.hotel.example`; its host is the passkeys' relying party. */
	origin: string;
	secret: string;
	clock: Clock;
	rng: Rng;
}

const openSessionBody = z.object({ person: z.string() });

/** Opens a session for somebody whose right was checked by the caller. It has no path, so no request reaches it. */
const door = {
	id: 'door',
	endpoints: {
		openSession: createAuthEndpoint(
			{ method: 'POST', body: openSessionBody, requireHeaders: true },
			async (ctx) => {
				const user = await ctx.context.internalAdapter.findUserById(ctx.body.person);
				if (!user) throw new APIError('NOT_FOUND');
				const session = await ctx.context.internalAdapter.createSession(user.id);
				await setSessionCookie(ctx, { session, user });
				return { session: session.id };
			}
		)
	}
} satisfies BetterAuthPlugin;

/** Two factors in one only when the phone has checked its owner [ASVS 6.3.3]. */
function requireVerified(verified: boolean | undefined): void {
	if (!verified) throw new APIError('UNAUTHORIZED');
}

function passkeys(origin: string, cookie: string) {
	return passkey({
		rpID: new URL(origin).hostname,
		rpName: 'Respiro',
		origin,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		advanced: { webAuthnChallengeCookie: cookie },
		schema: { passkey: { modelName: 'auth_passkey' } },
		registration: {
			afterVerification({ verification }) {
				requireVerified(verification.registrationInfo?.userVerified);
				return Promise.resolve();
			}
		},
		authentication: {
			afterVerification({ verification }) {
				requireVerified(verification.authenticationInfo.userVerified);
				return Promise.resolve();
			}
		}
	});
}

/**
 * Credentials and sessions, by better-auth on the one Kysely instance of this process. Never call it inside a
 * transaction: on SQLite it would wait for the very connection that waits for it.
 * No e-mail, no address of anybody outside, no request of its own to the network.
 */
export function createAuth({ db, dialect, origin, secret, clock, rng }: AuthOptions) {
	const secure = origin.startsWith('https:');
	const cookieName = (name: string) => (secure ? `__Host-respiro.${name}` : `respiro.${name}`);
	return betterAuth({
		appName: 'Respiro',
		baseURL: origin,
		basePath: '/api/auth',
		trustedOrigins: [origin],
		secret,
		database: { db, type: dialect },
		telemetry: { enabled: false },
		logger: { disabled: true },
		rateLimit: { enabled: false },
		emailAndPassword: { enabled: false },
		user: {
			modelName: 'auth_user',
			additionalFields: { username: { type: 'string', required: true, unique: true, input: false } }
		},
		session: {
			modelName: 'auth_session',
			expiresIn: SESSION_IDLE_S_MAX,
			updateAge: SESSION_RENEW_S,
			freshAge: FRESH_S_MAX
		},
		account: { modelName: 'auth_account' },
		verification: { modelName: 'auth_verification' },
		advanced: {
			useSecureCookies: false,
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
			cookies: {
				session_token: { name: cookieName('session') },
				passkey: { name: cookieName('passkey') }
			},
			database: { generateId: () => createId(clock, rng) },
			ipAddress: { disableIpTracking: true }
		},
		plugins: [door, passkeys(origin, 'passkey')]
	});
}

export type Auth = ReturnType<typeof createAuth>;
