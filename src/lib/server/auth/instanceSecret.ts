import { keptOnce } from '../db/instanceValue';
import type { Home } from '../sync/home';
import { createToken } from './tokens';

const KEY = 'auth_secret';

/** The secret that signs this instance's cookies: made once, also with several processes starting together. */
export async function prepareSecret({ database, rng }: Pick<Home, 'database' | 'rng'>): Promise<string> {
	const { token } = await createToken(rng);
	return keptOnce(database, KEY, token);
}
