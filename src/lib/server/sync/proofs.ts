import type { Proof } from '../../domain/op/mutator';
import { signerSchema, type Signer } from '../../domain/consent/consent';
import type { Actor } from './actor';
import type { Examined } from './examine';
import type { Home } from './home';
import { isMarkOf, wordKeyOf } from './words';

const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** The public half of a key as WebCrypto takes it; null for 65 bytes that are no point of the curve. */
export async function importSigner({ publicKey }: Pick<Signer, 'publicKey'>): Promise<CryptoKey | null> {
	const bytes = Buffer.from(publicKey, 'base64url');
	return crypto.subtle.importKey('raw', bytes, CURVE, false, ['verify']).catch(() => null);
}

type Signers = ReadonlyMap<string, Signer>;

/** Whether a published key signed this text. Never throws: whatever was sent is one op's matter. */
async function isSigned(
	{ signature, text }: Extract<Proof, { by: 'signature' }>,
	signer: Signer | undefined
): Promise<boolean> {
	const key = signer && (await importSigner(signer));
	if (!key) return false;
	const [bytes, told] = [Buffer.from(signature, 'base64url'), new TextEncoder().encode(text)];
	return crypto.subtle.verify(SIGNING, key, bytes, told).catch(() => false);
}

/**
 * The living keys of the organisation that proofs speak of, by id. One that ends before the commit is looked at again
 * there; otherwise they never change [C2].
 */
async function loadSigners(home: Home, { tenant }: Actor, proofs: readonly Proof[]): Promise<Signers> {
	const ids = proofs.flatMap((proof) => (proof.by === 'signature' ? [proof.key] : []));
	const people = proofs.flatMap((proof) => (proof.by === 'word' ? [`%"${proof.person}"%`] : []));
	const rows = await home.database.db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', 'signer')
		.where('deleted', '=', 0)
		.where((where) =>
			where.or([
				...[...new Set(ids)].map((id) => where('id', '=', id)),
				...[...new Set(people)].map((person) => where('body', 'like', person))
			])
		)
		.execute();
	const signers = rows.map(({ id, body }): [string, Signer] => [
		id,
		signerSchema.parse(JSON.parse(body ?? 'null'))
	]);
	return new Map(signers.filter(([, { endedAt }]) => endedAt === undefined));
}

async function holds(home: Home, { tenant }: Actor, proof: Proof, signers: Signers): Promise<boolean> {
	if (proof.by === 'signature') return isSigned(proof, signers.get(proof.key));
	const theirs = [...signers].filter(([, { person }]) => person === proof.person);
	const keys = await Promise.all(theirs.map(([id, signer]) => wordKeyOf(home, tenant, id, signer)));
	return isMarkOf(keys, proof.text, proof.mark);
}

/**
 * Verifies what ops claim beside their sender's session, before any of them runs: mutators are synchronous and cannot.
 * One whose proof does not hold is set aside; its neighbours go on [C3].
 */
export async function proveOps(
	home: Home,
	actor: Actor,
	examined: readonly Examined[]
): Promise<readonly Examined[]> {
	const proofs = examined.flatMap((one) => (one.kind === 'good' && one.prepared.proof) || []);
	if (proofs.length === 0) return examined;
	const signers = await loadSigners(home, actor, proofs);
	return Promise.all(
		examined.map(async (one): Promise<Examined> => {
			const proof = one.kind === 'good' ? one.prepared.proof : null;
			if (one.kind === 'bad' || !proof || (await holds(home, actor, proof, signers))) return one;
			return { kind: 'bad', sent: one.sent, reason: 'bad_consent', space: one.prepared.op.space };
		})
	);
}
