import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../open';

/** Tables of {@link AccountsSchema}. Released migrations never change. */
export function accountsMigration(dialect: Dialect): Migration {
	return {
		async up(db) {
			await createUsers(db, dialect);
			await createCredentials(db, dialect);
			await createMembers(db);
			await createInvites(db);
		}
	};
}

/** Column types as better-auth's adapter expects them. */
function typesOf(dialect: Dialect) {
	return dialect === 'postgres'
		? ({ instant: 'timestamptz', flag: 'boolean' } as const)
		: ({ instant: 'date', flag: 'integer' } as const);
}

async function createUsers(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	const { instant, flag } = typesOf(dialect);
	await db.schema
		.createTable('auth_user')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull().unique())
		.addColumn('emailVerified', flag, (column) => column.notNull())
		.addColumn('image', 'text')
		.addColumn('createdAt', instant, (column) => column.notNull())
		.addColumn('updatedAt', instant, (column) => column.notNull())
		.addColumn('username', 'text', (column) => column.notNull().unique())
		.execute();
	await db.schema
		.createTable('auth_session')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('expiresAt', instant, (column) => column.notNull())
		.addColumn('token', 'text', (column) => column.notNull().unique())
		.addColumn('createdAt', instant, (column) => column.notNull())
		.addColumn('updatedAt', instant, (column) => column.notNull())
		.addColumn('ipAddress', 'text')
		.addColumn('userAgent', 'text')
		.addColumn('userId', 'text', (column) => column.notNull().references('auth_user.id').onDelete('cascade'))
		.execute();
	await db.schema.createIndex('auth_session_by_user').on('auth_session').column('userId').execute();
}

async function createCredentials(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	const { instant, flag } = typesOf(dialect);
	await db.schema
		.createTable('auth_account')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('accountId', 'text', (column) => column.notNull())
		.addColumn('providerId', 'text', (column) => column.notNull())
		.addColumn('userId', 'text', (column) => column.notNull().references('auth_user.id').onDelete('cascade'))
		.addColumn('accessToken', 'text')
		.addColumn('refreshToken', 'text')
		.addColumn('idToken', 'text')
		.addColumn('accessTokenExpiresAt', instant)
		.addColumn('refreshTokenExpiresAt', instant)
		.addColumn('scope', 'text')
		.addColumn('password', 'text')
		.addColumn('createdAt', instant, (column) => column.notNull())
		.addColumn('updatedAt', instant, (column) => column.notNull())
		// One password per person, also when two requests set the first one together.
		.addUniqueConstraint('auth_account_one', ['userId', 'providerId'])
		.execute();
	await db.schema
		.createTable('auth_verification')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('identifier', 'text', (column) => column.notNull())
		.addColumn('value', 'text', (column) => column.notNull())
		.addColumn('expiresAt', instant, (column) => column.notNull())
		.addColumn('createdAt', instant, (column) => column.notNull())
		.addColumn('updatedAt', instant, (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('auth_verification_by_identifier')
		.on('auth_verification')
		.column('identifier')
		.execute();
	await db.schema
		.createTable('auth_passkey')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text')
		.addColumn('publicKey', 'text', (column) => column.notNull())
		.addColumn('userId', 'text', (column) => column.notNull().references('auth_user.id').onDelete('cascade'))
		.addColumn('credentialID', 'text', (column) => column.notNull().unique())
		.addColumn('counter', 'integer', (column) => column.notNull())
		.addColumn('deviceType', 'text', (column) => column.notNull())
		.addColumn('backedUp', flag, (column) => column.notNull())
		.addColumn('transports', 'text')
		.addColumn('createdAt', instant)
		.addColumn('aaguid', 'text')
		.execute();
	await db.schema.createIndex('auth_passkey_by_user').on('auth_passkey').column('userId').execute();
}

async function createMembers(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('member')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('person_id', 'text', (column) => column.notNull())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('active', 'integer', (column) => column.notNull())
		.addColumn('joined_at', 'bigint', (column) => column.notNull())
		.addColumn('ended_at', 'bigint')
		.addPrimaryKeyConstraint('member_pk', ['tenant_id', 'person_id'])
		.execute();
	await db.schema.createIndex('member_by_person').on('member').column('person_id').execute();
	await db.schema
		.createTable('member_location')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('person_id', 'text', (column) => column.notNull())
		.addColumn('location_id', 'text', (column) => column.notNull())
		.addColumn('since', 'bigint', (column) => column.notNull())
		.addColumn('until', 'bigint')
		.addPrimaryKeyConstraint('member_location_pk', ['tenant_id', 'person_id', 'location_id'])
		.execute();
	await db.schema
		.createTable('demo_person')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('job', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('demo_person_pk', ['tenant_id', 'id'])
		.execute();
}

async function createInvites(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('invite')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('token_hash', 'text', (column) => column.notNull())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('location_id', 'text', (column) => column.notNull())
		.addColumn('uses', 'integer', (column) => column.notNull())
		.addColumn('uses_left', 'integer', (column) => column.notNull().check(sql`uses_left >= 0`))
		.addColumn('created_by', 'text', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('ended_at', 'bigint')
		.addPrimaryKeyConstraint('invite_pk', ['tenant_id', 'id'])
		.execute();
	await db.schema.createIndex('invite_by_token').on('invite').column('token_hash').execute();
	await db.schema
		.createTable('invite_redemption')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('invite_id', 'text', (column) => column.notNull())
		.addColumn('attempt', 'text', (column) => column.notNull())
		.addColumn('person_id', 'text', (column) => column.notNull())
		.addColumn('redeemed_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('invite_redemption_pk', ['tenant_id', 'invite_id', 'attempt'])
		.execute();
}
