import type { Proof } from '../../domain/op/mutator';
import { signerSchema, type Signer } from '../../domain/consent/consent';
import { sessionOf } from '../db/session';
import type { Actor } from './actor';
import type { Examined } from './examine';
import type { Home } from './home';
import { loadRecords } from './spaceRows';

const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** The public half of a key as WebCrypto takes it; null for 65 bytes that are no point of the curve. */
export async function importSigner({ publicKey }: Pick<Signer, 'publicKey'>): Promise<CryptoKey | null> {
	const bytes = Buffer.from(publicKey, 'base64url');
	return crypto.subtle.importKey('raw', bytes, CURVE, false, ['verify']).catch(() => null);
}

/** Whether a published key signed this text. Never throws: whatever was sent is one op's matter. */
async function isSigned({ signature, text }: Proof, signer: Signer | undefined): Promise<boolean> {
	const key = signer && (await importSigner(signer));
	if (!key) return false;
	const [bytes, told] = [Buffer.from(signature, 'base64url'), new TextEncoder().encode(text)];
	return crypto.subtle.verify(SIGNING, key, bytes, told).catch(() => false);
}

/** Published keys by id. They never change, so reading them before the commit is as good as inside it [C2]. */
async function loadSigners(
	home: Home,
	{ tenant }: Actor,
	ids: Iterable<string>
): Promise<Map<string, Signer>> {
	const { db, dialect } = home.database;
	const rows = await loadRecords(sessionOf(db), dialect, tenant, ids);
	const signers = rows.flatMap(({ space_id, kind, id, body }): [string, Signer][] => {
		if (kind !== 'signer' || space_id !== tenant || body === null) return [];
		return [[id, signerSchema.parse(JSON.parse(body))]];
	});
	return new Map(signers);
}

/**
 * Verifies what ops claim beside their sender's session, before any of them runs: mutators are synchronous and cannot.
 * One whose signature does not hold is set aside; its neighbours go on [C3].
 */
export async function proveOps(
	home: Home,
	actor: Actor,
	examined: readonly Examined[]
): Promise<readonly Examined[]> {
	const keys = examined.flatMap((one) => (one.kind === 'good' && one.prepared.proof?.key) || []);
	if (keys.length === 0) return examined;
	const signers = await loadSigners(home, actor, new Set(keys));
	return Promise.all(
		examined.map(async (one): Promise<Examined> => {
			const proof = one.kind === 'good' ? one.prepared.proof : null;
			if (one.kind === 'bad' || !proof || (await isSigned(proof, signers.get(proof.key)))) return one;
			return { kind: 'bad', sent: one.sent, reason: 'bad_consent', space: one.prepared.op.space };
		})
	);
}
