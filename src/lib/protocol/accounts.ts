import * as z from 'zod/mini';
import { currencyField, idField, textField, zoneField } from '../domain/fields';
import { NAME_CHARS_MAX } from '../domain/limits';
import { languageSchema, roleSchema } from '../domain/records';
import { AMOUNT_MINOR_MAX } from '../domain/money/amount';

/** Wire shapes of set-up, invites, sign-in and sessions. Every refusal is `{error: code}`. */
export const INVITE_HOURS_MAX = 72;
export const INVITE_USES_MAX = 200;
export const PASSWORD_CHARS_MIN = 10;
export const PASSWORD_CHARS_MAX = 128;

export const doorErrorSchema = z.enum([
	'bad_request',
	'not_signed_in',
	'not_allowed',
	'already_claimed',
	'wrong_token',
	'invite_unknown',
	'invite_expired',
	'invite_used',
	'wrong_credentials',
	'password_too_short',
	'too_many_tries',
	'not_found',
	'server_trouble'
]);
export type DoorError = z.infer<typeof doorErrorSchema>;

export const tokenField = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/));
const passwordField = z.string().check(z.minLength(1), z.maxLength(PASSWORD_CHARS_MAX));
const personName = textField(NAME_CHARS_MAX);

/** `GET /api/door`: what kind of door this server has; tells nothing about who is behind it. */
export const doorSchema = z.object({ claimed: z.boolean(), demo: z.boolean() });

/**
 * What may be done for one more guest, as the server sees it now; minor units. A phone that has read nothing yet shows
 * it. `rule`: the cap that leaves least.
 */
export const doorRoomSchema = z.object({
	leftMinor: z.int(),
	capMinor: z.int(),
	currency: z.string(),
	rule: z.object({
		dims: z.array(z.enum(['incident', 'guest', 'employee', 'location', 'org'])),
		window: z.string()
	})
});
export type DoorRoom = z.infer<typeof doorRoomSchema>;

/** Who is signed in: `GET /api/session`, and the answer of set-up, join and sign-in. */
export const sessionInfoSchema = z.object({
	person: z.object({
		id: idField,
		name: z.string(),
		role: roleSchema,
		username: z.string(),
		hasPasskey: z.boolean(),
		hasPassword: z.boolean()
	}),
	tenant: z.object({ id: idField, name: z.string(), language: languageSchema }),
	locations: z.array(z.object({ id: idField, name: z.string(), zone: z.string(), currency: z.string() })),
	/** At the first of the locations; null: nothing is capped there, absent: there is none. */
	room: z.optional(z.nullable(doorRoomSchema)),
	demo: z.boolean()
});
export type SessionInfo = z.infer<typeof sessionInfoSchema>;

/** `POST /api/setup`. Without `password` the phone registers a passkey right after. */
export const setupRequestSchema = z.strictObject({
	token: tokenField,
	org: z.strictObject({ name: textField(NAME_CHARS_MAX), language: languageSchema }),
	location: z.strictObject({ name: textField(NAME_CHARS_MAX), zone: zoneField, currency: currencyField }),
	/** 0 is allowed; the screen warns [003-13]. */
	capMinor: z.int().check(z.gte(0), z.lte(AMOUNT_MINOR_MAX)),
	name: personName,
	password: z.optional(passwordField)
});

/** `POST /api/invites` (managers). `uses` people may join with it, for a shift. */
export const inviteRequestSchema = z.strictObject({
	role: z.enum(['staff', 'manager']),
	location: idField,
	hours: z.int().check(z.gte(1), z.lte(INVITE_HOURS_MAX)),
	uses: z.int().check(z.gte(1), z.lte(INVITE_USES_MAX))
});
/** The token is shown once and travels in the fragment of `/join#token`. */
export const inviteCreatedSchema = z.object({ id: idField, token: tokenField, expiresAt: z.int() });

/** `GET /api/invites` (managers): open ones, and who used them. */
export const inviteListSchema = z.object({
	invites: z.array(
		z.object({
			id: idField,
			role: roleSchema,
			location: idField,
			uses: z.int(),
			usesLeft: z.int(),
			expiresAt: z.int(),
			redeemedBy: z.array(z.string())
		})
	)
});

/** `POST /api/join/look`: what an invite leads to. */
export const joinLookRequestSchema = z.strictObject({ token: tokenField });
export const joinLookSchema = z.object({
	org: z.string(),
	location: z.string(),
	role: roleSchema,
	language: languageSchema,
	expiresAt: z.int()
});

/** `POST /api/join`. `attempt` is made once by the phone: a repeated request is the same person, not a second. */
export const joinRequestSchema = z.strictObject({
	token: tokenField,
	attempt: idField,
	name: personName,
	password: z.optional(passwordField)
});

/** `POST /api/sign-in`; passkeys use `/api/auth/passkey/*`, then `GET /api/session`. */
export const signInRequestSchema = z.strictObject({
	username: z.string().check(z.minLength(1), z.maxLength(60)),
	password: passwordField
});

/** `POST /api/account/password`: sets a first password, or changes one (then `current` is needed). */
export const passwordRequestSchema = z.strictObject({
	password: passwordField,
	current: z.optional(passwordField)
});

/** `GET /api/sessions`: one's own; `DELETE /api/sessions/[id]` ends one. */
export const sessionListSchema = z.object({
	sessions: z.array(
		z.object({
			id: z.string(),
			device: z.string(),
			createdAt: z.int(),
			lastSeenAt: z.int(),
			current: z.boolean()
		})
	)
});

/** `POST /api/locations` (owners). */
export const locationRequestSchema = z.strictObject({
	name: textField(NAME_CHARS_MAX),
	zone: zoneField,
	currency: currencyField
});

/** `PATCH /api/people/[id]`: owners change roles and locations; managers may end or restore staff of their locations. */
export const personChangeSchema = z.strictObject({
	role: z.optional(roleSchema),
	locations: z.optional(z.array(idField).check(z.maxLength(500))),
	active: z.optional(z.boolean())
});

/** `GET /api/demo` and `POST /api/demo/sign-in`: only on a demo database. */
export const demoPeopleSchema = z.object({
	people: z.array(
		z.object({ id: idField, name: z.string(), role: roleSchema, location: z.string(), job: z.string() })
	)
});
export const demoSignInSchema = z.strictObject({ person: idField });
