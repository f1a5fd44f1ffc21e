import { must } from '../../base/assert';
import type { Home } from '../sync/home';
import { createToken } from './tokens';

const KEY = 'auth_secret';

/** The secret that signs this instance's cookies: made once, also with several processes starting together. */
export async function prepareSecret({ database, rng }: Pick<Home, 'database' | 'rng'>): Promise<string> {
	const { token } = await createToken(rng);
	await database.db
		.insertInto('instance')
		.values({ key: KEY, value: token })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const row = await database.db
		.selectFrom('instance')
		.select('value')
		.where('key', '=', KEY)
		.executeTakeFirst();
	return must(row, 'it was just made').value;
}
