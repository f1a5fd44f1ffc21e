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

/**
 * Tells the house the key of this phone, so that others believe it offline [C2]. Nothing anybody waits for: what does
 * not work now (false) is tried again, also after a server was restored from before.
 */
export async function publishOwnKey({ keys, post, newId, isKnown }: PublishPorts): Promise<boolean> {
	const { id, publicKey } = await ownKey(keys, newId);
	if (await isKnown(id)) return true;
	const answer = await post('/api/signers', JSON.stringify({ id, publicKey }));
	return answer?.status === 200;
}
