import type { Role } from '../../domain/records';

/** An instant of better-auth: ISO text on SQLite, timestamptz on PostgreSQL. */
export type AuthInstant = string | Date;
/** A flag of better-auth: 0 or 1 on SQLite, boolean on PostgreSQL. */
export type AuthFlag = number | boolean;

/**
 * Tables of accounts, sessions, invites and members. The `auth_` ones are laid out as better-auth reads and writes
 * them (camel case, its own instants); all others are ours: tenant first, UTC ms, flags 0 or 1.
 */
export interface AccountsSchema {
	/** `email` is made up and cannot be delivered to: nobody here has to have one. */
	auth_user: {
		id: string;
		name: string;
		email: string;
		emailVerified: AuthFlag;
		image: string | null;
		createdAt: AuthInstant;
		updatedAt: AuthInstant;
		username: string;
	};
	auth_session: {
		id: string;
		expiresAt: AuthInstant;
		token: string;
		createdAt: AuthInstant;
		updatedAt: AuthInstant;
		ipAddress: string | null;
		userAgent: string | null;
		userId: string;
	};
	/** A password, as better-auth's hash of it; `providerId` is `credential`. */
	auth_account: {
		id: string;
		accountId: string;
		providerId: string;
		userId: string;
		accessToken: string | null;
		refreshToken: string | null;
		idToken: string | null;
		accessTokenExpiresAt: AuthInstant | null;
		refreshTokenExpiresAt: AuthInstant | null;
		scope: string | null;
		password: string | null;
		createdAt: AuthInstant;
		updatedAt: AuthInstant;
	};
	auth_verification: {
		id: string;
		identifier: string;
		value: string;
		expiresAt: AuthInstant;
		createdAt: AuthInstant;
		updatedAt: AuthInstant;
	};
	auth_passkey: {
		id: string;
		name: string | null;
		publicKey: string;
		userId: string;
		credentialID: string;
		counter: number;
		deviceType: string;
		backedUp: AuthFlag;
		transports: string | null;
		createdAt: AuthInstant | null;
		aaguid: string | null;
	};
	/** What a person may do in a tenant; `person_id` is the id of the user and of the person record. */
	member: {
		tenant_id: string;
		person_id: string;
		role: Role;
		active: number;
		joined_at: number;
		ended_at: number | null;
	};
	/** Where a member works, or has worked until `until`. */
	member_location: {
		tenant_id: string;
		person_id: string;
		location_id: string;
		since: number;
		until: number | null;
	};
	/** `token_hash`: SHA-256; the token itself is known only to who holds the link [T3]. */
	invite: {
		tenant_id: string;
		id: string;
		token_hash: string;
		role: Role;
		location_id: string;
		uses: number;
		uses_left: number;
		created_by: string;
		created_at: number;
		expires_at: number;
		ended_at: number | null;
	};
	/** Who came by an invite; the phone's `attempt` makes a repeated request the same person. */
	invite_redemption: {
		tenant_id: string;
		invite_id: string;
		attempt: string;
		person_id: string;
		redeemed_at: number;
	};
	/** Jobs of the people of a demo database, for its list of people. */
	demo_person: { tenant_id: string; id: string; job: string };
}
