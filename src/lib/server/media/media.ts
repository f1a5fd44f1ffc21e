import type { RecordBody } from '../../domain/records';
import { assert } from '../../base/assert';
import { readableSpaces, type Actor } from '../sync/actor';
import { sha256 } from '../sync/examine';
import type { Home } from '../sync/home';

export interface StoredPhoto {
	type: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** The only types that are stored and served; never anything a browser would run. */
export const PHOTO_TYPES = ['image/webp', 'image/jpeg', 'image/png', 'image/avif'] as const;

/** Stores a photo under the SHA-256 of its bytes, which is answered [I21]. The same one twice is one row. */
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
 * A photo, only through a living gesture that shows it and that the reader may see; else null, whether it exists or
 * not [I21].
 */
export async function readPhoto(home: Home, actor: Actor, hash: string): Promise<StoredPhoto | null> {
	const { db } = home.database;
	const shownBy = await db
		.selectFrom('media_use')
		.innerJoin('record', (join) =>
			join
				.onRef('record.tenant_id', '=', 'media_use.tenant_id')
				.onRef('record.space_id', '=', 'media_use.space_id')
				.onRef('record.id', '=', 'media_use.gesture_id')
				.on('record.kind', '=', 'gesture')
		)
		.select('record.body')
		.where('media_use.tenant_id', '=', actor.tenant)
		.where('media_use.hash', '=', hash)
		.where('media_use.space_id', 'in', readableSpaces(actor))
		.where('record.deleted', '=', 0)
		.execute();
	const isShown = shownBy.some(({ body }) => {
		const gesture = body === null ? null : (JSON.parse(body) as RecordBody<'gesture'>);
		return gesture?.photos.some((photo) => photo.hash === hash) ?? false;
	});
	if (!isShown) return null;
	const photo = await db
		.selectFrom('media')
		.select(['type', 'bytes'])
		.where('tenant_id', '=', actor.tenant)
		.where('hash', '=', hash)
		.executeTakeFirst();
	if (!photo) return null;
	assert(sha256(photo.bytes) === hash, `photo ${hash} is not what its name says`);
	return { type: photo.type, bytes: new Uint8Array(photo.bytes) };
}
