import webpush from 'web-push';
import * as z from 'zod/mini';
import { must } from '../../base/assert';
import type { Home } from '../sync/home';

const KEY = 'vapid';
const keysSchema = z.strictObject({ publicKey: z.string(), privateKey: z.string() });
export type VapidKeys = z.infer<typeof keysSchema>;

/** The keys by which push services know this instance: made once, also with several processes starting together. */
export async function prepareVapid({ database }: Pick<Home, 'database'>): Promise<VapidKeys> {
	const known = await readKeys(database);
	if (known) return known;
	await database.db
		.insertInto('instance')
		.values({ key: KEY, value: JSON.stringify(webpush.generateVAPIDKeys()) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return must(await readKeys(database), 'they were just made');
}

async function readKeys({ db }: Home['database']): Promise<VapidKeys | null> {
	const row = await db.selectFrom('instance').select('value').where('key', '=', KEY).executeTakeFirst();
	return row ? keysSchema.parse(JSON.parse(row.value)) : null;
}

/** Who answers for the notices: the address of this server, when it is one that push services accept. */
export function vapidSubject(origin: string, contact: string | undefined): string {
	if (contact) return contact;
	return origin.startsWith('https:') ? origin : 'mailto:respiro@localhost';
}
