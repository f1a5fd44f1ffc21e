import { createFetchPost } from './browser/fetchPost';
import { StorageTrouble } from './store/connection';
import type { MirrorStore } from './store/mirrorStore';
import { bring, type Brought } from './sync/bring';
import { thisBuild } from './thisBuild';

/** {@link bring} over the network of this browser; a store that cannot be written keeps nothing. */
export async function bringStory(mirror: MirrorStore, sync: () => void, story: string): Promise<Brought> {
	try {
		return await bring({ post: createFetchPost(), mirror, sync, reader: thisBuild }, story);
	} catch (error) {
		if (error instanceof StorageTrouble) return 'failed';
		throw error;
	}
}
