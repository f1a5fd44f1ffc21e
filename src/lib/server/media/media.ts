import { assert } from '../../base/assert';
import { isAtLeast, readableSpaces, type Actor } from '../sync/actor';
import { sha256 } from '../sync/examine';
import type { Home } from '../sync/home';
import { ownersOf, PHOTO_KINDS, photosOf } from './photosOf';

export interface StoredPhoto {
	type: string;
	/** Null: the reader has them already. */
	bytes: Uint8Array<ArrayBuffer> | null;
	/** Names the bytes; what a cache has under another tag is another picture. */
	tag: string;
	/** Shown to some of a space only: no cache may keep it [I20]. */
	isPrivate: boolean;
}

/** The only types that are stored and served; never anything a browser would run. */
export const PHOTO_TYPES = ['image/webp', 'image/jpeg', 'image/png', 'image/avif'] as const;

/**
 * Stores a photo of the house's own under the SHA-256 of its bytes, which is answered [I21]. The same one twice is one
 * row. What people send comes by `takeChunk`.
 */
export async function storePhoto(
	home: Home,
	tenant: string,
	photo: { type: (typeof PHOTO_TYPES)[number]; bytes: Uint8Array; width: number; height: number }
): Promise<string> {
	const hash = sha256(photo.bytes);
	await home.database.db
		.insertInto('media')
		.values({ tenant_id: tenant, hash, created_at: home.clock.now(), ...photo })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return hash;
}

/**
 * A photo by the hash that records name it with, only through a living record that shows it and that the reader may
 * see; else null, whether it exists or not [I21]. A record shows only what its own people sent, or who brought it there:
 * naming somebody else's photo in an entry of one's own opens nothing. `has`: tags of what the reader's cache holds; of
 * one of them the bytes are not read again.
 */
export async function readPhoto(
	home: Home,
	actor: Actor,
	hash: string,
	has: (tag: string) => boolean = () => false
): Promise<StoredPhoto | null> {
	const { db } = home.database;
	const shownBy = await readableUses(home, actor, hash);
	if (shownBy.length === 0) return null;
	const people = new Set(shownBy.flatMap(({ by }) => by));
	const uploads = await db
		.selectFrom('media_upload')
		.select(['person_id', 'stored_hash'])
		.where('tenant_id', '=', actor.tenant)
		.where('hash', '=', hash)
		.where('state', '=', 'stored')
		.execute();
	const sent = uploads.find((upload) => people.has(upload.person_id))?.stored_hash ?? null;
	const tag = sent ?? hash;
	const isPrivate = shownBy.every((use) => use.isPrivate);
	const stored = db
		.selectFrom('media')
		.where('tenant_id', '=', actor.tenant)
		.where('hash', '=', tag)
		.where('uploaded', '=', sent === null ? 0 : 1);
	if (has(tag)) {
		const held = await stored.select('type').executeTakeFirst();
		return held ? { ...held, bytes: null, tag, isPrivate } : null;
	}
	const photo = await stored.select(['type', 'bytes']).executeTakeFirst();
	if (!photo) return null;
	assert(sha256(photo.bytes) === tag, `photo ${tag} is not what its name says`);
	return { type: photo.type, bytes: new Uint8Array(photo.bytes), tag, isPrivate };
}

/** Records that show the photo to the reader: whose they are and who brought it there. */
async function readableUses(home: Home, actor: Actor, hash: string) {
	const rows = await home.database.db
		.selectFrom('media_use')
		.innerJoin('record', (join) =>
			join
				.onRef('record.tenant_id', '=', 'media_use.tenant_id')
				.onRef('record.space_id', '=', 'media_use.space_id')
				.onRef('record.id', '=', 'media_use.gesture_id')
				.on('record.kind', 'in', PHOTO_KINDS)
		)
		.select(['record.kind', 'record.audience', 'record.body', 'media_use.person_id'])
		.where('media_use.tenant_id', '=', actor.tenant)
		.where('media_use.hash', '=', hash)
		.where('media_use.space_id', 'in', readableSpaces(actor))
		.where('record.deleted', '=', 0)
		.execute();
	return rows.flatMap(({ kind, audience, body: text, person_id }) => {
		const mayRead = audience === null || audience === actor.person || isAtLeast(actor.role, 'manager');
		const body = text === null ? null : (JSON.parse(text) as object);
		if (!mayRead || body === null || !photosOf(kind, body).some((photo) => photo.hash === hash)) return [];
		return [{ by: [person_id, ...ownersOf(kind, body)], isPrivate: audience !== null }];
	});
}
