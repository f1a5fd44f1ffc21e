import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../open';

/**
 * Finds the comments of one story. The key is read from the text of the body, where `gesture` is the only key of that
 * name; expressions over JSON are not allowed in an index on PostgreSQL. Released migrations never change.
 */
export function commentsMigration(dialect: Dialect): Migration {
	return {
		async up(db: Kysely<unknown>) {
			const gesture =
				dialect === 'postgres'
					? sql`substring(body from '"gesture":"([0-9a-f-]{36})"')`
					: sql`substr(body, instr(body, '"gesture":"') + 11, 36)`;
			await sql`create index record_comment on record (tenant_id, space_id, (${gesture}))
				where kind = 'comment' and deleted = 0`.execute(db);
		}
	};
}
