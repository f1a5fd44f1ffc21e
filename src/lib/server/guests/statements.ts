import type { Dialect } from '../db/open';

/** Where somebody is forgotten: guests are of one location [G1]. */
export interface Place {
	tenant: string;
	space: string;
}

/** A list of texts as one parameter. */
export function keysOf(dialect: Dialect, keys: Iterable<string>): string | string[] {
	return dialect === 'postgres' ? [...keys] : JSON.stringify([...keys]);
}

/** A statement as the engine counts its parameters. */
export function textOf(dialect: Dialect, text: string): string {
	return dialect === 'postgres' ? text : text.replace(/\$(?=\d)/g, '?');
}

/** Whether a column holds one of the texts of parameter `n`, in lower case. */
export function holdsOne(dialect: Dialect, column: string, n = 3): string {
	return dialect === 'postgres'
		? `exists (select 1 from unnest($${n}::text[]) as one(word) where strpos(lower(${column}), one.word) > 0)`
		: `exists (select 1 from json_each(?${n}) as one where instr(lower(${column}), one.value) > 0)`;
}
