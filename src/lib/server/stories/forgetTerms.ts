import type { Dialect } from '../db/open';
import type { Session } from '../db/session';
import { keysOf, textOf, type Place } from '../guests/statements';

/**
 * Takes stories out of the index of terms, at once and to the last byte; they come back with what is left of them before
 * the next answer. On SQLite the engine keeps terms of removed rows until it puts its parts together.
 */
export async function forgetTerms(
	session: Session,
	dialect: Dialect,
	{ tenant, space }: Place,
	stories: readonly string[]
): Promise<void> {
	if (stories.length === 0) return;
	const isOne = dialect === 'postgres' ? '= any($3::text[])' : 'in (select value from json_each(?3))';
	// With the copies that the organisation reads.
	const where = textOf(dialect, `where tenant_id = $1 and space_id in ($2, $1) and id ${isOne}`);
	const values = [tenant, space, keysOf(dialect, stories)];
	if (dialect === 'sqlite')
		await session.query(`delete from story_terms where rowid in (select doc from story ${where})`, values);
	await session.query(`delete from story ${where}`, values);
	if (dialect === 'sqlite')
		await session.query("insert into story_terms (story_terms) values ('optimize')", []);
}
