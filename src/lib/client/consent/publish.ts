import { fromBase64Url } from '../../domain/consent/bytes';
import { publishedSignerSchema } from '../../protocol/signers';
import type { Post } from '../sync/transport';
import { ownKey } from './consents';
import type { KeyShelf } from './keys';

interface PublishPorts {
	keys: KeyShelf;
	post: Post;
	newId(): string;
	/** Whether this phone has heard back of a key with this id. */
	isKnown(id: string): Promise<boolean>;
}

const MARKING = { name: 'HMAC', hash: 'SHA-256' };

/** The key for marks out of the server's answer; null when it has none. */
async function wordKeyIn(text: string): Promise<CryptoKey | null> {
	try {
		const { wordKey } = publishedSignerSchema.parse(JSON.parse(text));
		return await crypto.subtle.importKey('raw', fromBase64Url(wordKey), MARKING, false, ['sign']);
	} catch {
		return null;
	}
}

/**
 * Tells the house the key of this phone, so that others believe it offline [C2], and takes the key for its marks [C5].
 * Nothing anybody waits for: what does not work now (false) is tried again, also after a server was restored from before.
 */
export async function publishOwnKey({ keys, post, newId, isKnown }: PublishPorts): Promise<boolean> {
	const { id, publicKey, word } = await ownKey(keys, newId);
	const isPublished = await isKnown(id);
	if (word && isPublished) return true;
	const answer = await post('/api/signers', JSON.stringify({ id, publicKey }));
	if (answer?.status !== 200) return false;
	const given = await wordKeyIn(answer.text);
	if (given) await keys.addWord(id, given);
	return true;
}
