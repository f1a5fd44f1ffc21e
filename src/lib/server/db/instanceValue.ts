import { must } from '../../base/assert';
import type { Database } from './open';

/**
 * A value of this instance that is made once, also by several processes at the same moment: whoever is first decides, and
 * all get that one. `proposed`: what it becomes if nobody was.
 */
export async function keptOnce({ db }: Pick<Database, 'db'>, key: string, proposed: string): Promise<string> {
	await db
		.insertInto('instance')
		.values({ key, value: proposed })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const row = await db.selectFrom('instance').select('value').where('key', '=', key).executeTakeFirst();
	return must(row, 'it was just made').value;
}
