import { err, ok, type Result } from '../../base/result';
import type { Signer } from '../../domain/consent/consent';
import type { PublishedSigner, PublishSigner } from '../../protocol/signers';
import type { Actor } from './actor';
import type { Home } from './home';
import { importSigner } from './proofs';
import { commitServerOps } from './serverOps';
import { wordKeyOf } from './words';

/** Phones of one person that may sign; far more than anybody uses, since every phone of the house reads them. */
export const SIGNERS_MAX = 50;

/**
 * Tells every phone of the organisation a key of the asker's own phone [C2], and that phone the key for its marks [C5]. The
 * person is that of the session. The same key again is fine; somebody else's, an ended one, or one that is none, is refused.
 */
export async function publishSigner(
	home: Home,
	{ tenant, person }: Actor,
	{ id, publicKey }: PublishSigner
): Promise<Result<PublishedSigner, 'bad_request' | 'not_allowed'>> {
	if (!(await importSigner({ publicKey }))) return err('bad_request');
	const published = async () => ({
		wordKey: (await wordKeyOf(home, tenant, id, { person, publicKey })).toString('base64url')
	});
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
		return isSame && signer.endedAt === undefined ? ok(await published()) : err('not_allowed');
	}
	if (rows.length >= SIGNERS_MAX) return err('not_allowed');
	const signer: Signer = { person, publicKey, at: home.clock.now() };
	const op = { tenant, space: tenant, type: 'signer.put' as const, args: { id, signer }, author: person };
	await commitServerOps(home, [op]);
	return ok(await published());
}
