import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from './schema';

/**
 * One connection for statements whose text never changes: prepared once, sent as they are. Several that do not wait
 * for each other's answers run in the order sent, and PostgreSQL gets them in one go.
 */
export interface Session {
	query<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
}

/** The connection of a Kysely transaction, or any connection of the whole database. */
export function sessionOf(tx: Kysely<Schema>): Session {
	return {
		async query<Row>(text: string, parameters: readonly unknown[]) {
			const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...parameters]));
			return rows as Row[];
		}
	};
}

const names = new Map<string, string>();

/** Lets PostgreSQL prepare a statement once per connection. Only for a fixed set of texts: it never forgets one. */
export function prepared(text: string): string {
	if (!names.has(text)) names.set(text, `respiro_${names.size}`);
	return text;
}

/** Name of a {@link prepared} statement. */
export function preparedName(text: string): string | undefined {
	return names.get(text);
}
