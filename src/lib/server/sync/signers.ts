import { err, ok, type Result } from '../../base/result';
import type { Signer } from '../../domain/consent/consent';
import type { PublishSigner } from '../../protocol/signers';
import type { Actor } from './actor';
import type { Home } from './home';
import { importSigner } from './proofs';
import { commitServerOps } from './serverOps';

/** Phones of one person that may sign; far more than anybody uses, since every phone of the house reads them. */
export const SIGNERS_MAX = 50;

/**
 * Tells every phone of the organisation a key of the asker's own phone [C2]. The person is that of the session. The same
 * key again is fine; somebody else's, or one that is none, is refused.
 */
export async function publishSigner(
	home: Home,
	{ tenant, person }: Actor,
	{ id, publicKey }: PublishSigner
): Promise<Result<null, 'bad_request' | 'not_allowed'>> {
	if (!(await importSigner({ publicKey }))) return err('bad_request');
	const rows = await home.database.db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', 'signer')
		.where((where) => where.or([where('id', '=', id), where('body', 'like', `%"${person}"%`)]))
		.where('deleted', '=', 0)
		.execute();
	const known = rows.find((row) => row.id === id);
	if (known) {
		const signer = JSON.parse(known.body ?? 'null') as Signer;
		const isSame = signer.person === person && signer.publicKey === publicKey;
		return isSame ? ok(null) : err('not_allowed');
	}
	if (rows.length >= SIGNERS_MAX) return err('not_allowed');
	const signer: Signer = { person, publicKey, at: home.clock.now() };
	const op = { tenant, space: tenant, type: 'signer.put' as const, args: { id, signer }, author: person };
	await commitServerOps(home, [op]);
	return ok(null);
}
