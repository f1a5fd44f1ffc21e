/** Answers told by word of mouth: what their marks are made and checked with [C5]. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signer } from '../../domain/consent/consent';
import { markOf } from '../../domain/consent/word';
import { keptOnce } from '../db/instanceValue';
import type { Database } from '../db/open';
import type { Home } from './home';

const KEY = 'word_secret';
const SECRET_BYTES = 32;
const secrets = new WeakMap<Database, Promise<string>>();

/** The secret of this instance for marks: made once, also with several processes at the same moment. */
function readSecret({ database, rng }: Pick<Home, 'database' | 'rng'>): Promise<string> {
	return keptOnce(database, KEY, Buffer.from(rng.bytes(SECRET_BYTES)).toString('hex'));
}

function secretOf(home: Pick<Home, 'database' | 'rng'>): Promise<string> {
	const known = secrets.get(home.database);
	if (known) return known;
	const reading = readSecret(home);
	secrets.set(home.database, reading);
	reading.catch(() => secrets.delete(home.database));
	return reading;
}

/** The key of one phone for marks, 32 bytes: only that phone and the server have it. */
export async function wordKeyOf(
	home: Pick<Home, 'database' | 'rng'>,
	tenant: string,
	id: string,
	{ person, publicKey }: Pick<Signer, 'person' | 'publicKey'>
): Promise<Buffer> {
	const secret = Buffer.from(await secretOf(home), 'hex');
	return createHmac('sha256', secret).update([tenant, id, person, publicKey].join('\n')).digest();
}

/** Whether one of the keys made this mark over this text. */
export function isMarkOf(keys: readonly Buffer[], text: string, mark: string): boolean {
	return keys.some((key) => {
		const made = Buffer.from(markOf(createHmac('sha256', key).update(text).digest()));
		const told = Buffer.from(mark);
		return made.length === told.length && timingSafeEqual(made, told);
	});
}
