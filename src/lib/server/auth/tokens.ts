import type { Rng } from '../../base/clock';
import { sha256Hex } from '../../base/sha256';

/** 256 bits, as 43 characters of base64url. */
const TOKEN_BYTES = 32;

/** A new secret to give away once, and what may be kept of it: only its SHA-256 [T3, ASVS 11.5.1]. */
export async function createToken(rng: Rng): Promise<{ token: string; hash: string }> {
	const token = Buffer.from(rng.bytes(TOKEN_BYTES)).toString('base64url');
	return { token, hash: await sha256Hex(token) };
}
