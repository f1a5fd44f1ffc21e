import type { Transaction } from 'kysely';
import { err, ok, type Result } from '../../base/result';
import {
	PHOTO_BYTES_PER_DAY_MAX,
	PHOTOS_PER_DAY_MAX,
	UPLOADS_OPEN_MAX,
	type PhotoRefusal,
	type UploadAnswer
} from '../../protocol/media';
import type { Schema, SyncSchema } from '../db/schema';
import type { Actor } from '../sync/actor';
import { sha256 } from '../sync/examine';
import { readEpoch, type Home } from '../sync/home';
import { developPhoto, type DevelopedPhoto } from './develop';

/** A chunk as sent; `bytes` empty = look again at what is there. */
export interface Chunk {
	hash: string;
	size: number;
	offset: number;
	bytes: Uint8Array;
}

type Upload = SyncSchema['media_upload'];
type Tx = Pick<Transaction<Schema>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom'>;
const DAY_MS = 86_400_000;

/** Where a person's own upload stands. What others sent says nothing: knowing a hash gives nothing [I21]. */
export async function uploadStanding(
	home: Home,
	actor: Actor,
	wanted: { hash: string; size: number }
): Promise<UploadAnswer> {
	const row = await own(home.database.db, actor, wanted.hash).executeTakeFirst();
	const has = row && (row.state !== 'open' || row.size === wanted.size);
	return answerOf(home, has ? row : { hash: wanted.hash, state: 'open', have: 0, reason: null });
}

/**
 * Takes one chunk and answers where the upload stands then. The last one makes the photo: hashed [I21], decoded and
 * written anew [I22]. Idempotent: a chunk sent twice, or elsewhere than where the upload stands, changes nothing.
 * `too_many`: the person has sent enough for a day; nothing is lost, the phone tries again.
 */
export async function takeChunk(
	home: Home,
	actor: Actor,
	chunk: Chunk
): Promise<Result<UploadAnswer, 'too_many'>> {
	const row = await home.database.db.transaction().execute(async (tx) => {
		const upload = await openUpload(home, tx, actor, chunk);
		const fits = upload?.state === 'open' && chunk.offset === upload.have && chunk.bytes.length > 0;
		return upload && fits ? append(home, tx, upload, chunk.bytes) : upload;
	});
	if (!row) return err('too_many');
	const isWhole = row.state === 'open' && row.have === row.size;
	return ok(await answerOf(home, isWhole ? await finish(home, actor, row) : row));
}

function own(db: Tx, { tenant, person }: Actor, hash: string) {
	return db
		.selectFrom('media_upload')
		.selectAll()
		.where('tenant_id', '=', tenant)
		.where('hash', '=', hash)
		.where('person_id', '=', person);
}

function change(tx: Tx, row: Upload, values: Partial<Upload>) {
	return tx
		.updateTable('media_upload')
		.set(values)
		.where('tenant_id', '=', row.tenant_id)
		.where('hash', '=', row.hash)
		.where('person_id', '=', row.person_id)
		.where('state', '=', 'open')
		.execute();
}

/** The row of this upload, locked; a new one when it may start; null when the person has sent enough for a day. */
async function openUpload(home: Home, tx: Tx, actor: Actor, { hash, size }: Chunk): Promise<Upload | null> {
	const find = own(tx, actor, hash);
	// On SQLite `begin immediate` holds the only write lock already.
	const known = await (home.database.dialect === 'postgres' ? find.forUpdate() : find).executeTakeFirst();
	const now = home.clock.now();
	if (known && (known.state !== 'open' || known.size === size)) return known;
	if (known) {
		await dropChunks(tx, known);
		await change(tx, known, { size, have: 0, updated_at: now });
		return { ...known, size, have: 0 };
	}
	if (await isOverQuota(tx, actor, size, now)) return null;
	await makeRoom(tx, actor);
	const fresh: Upload = {
		tenant_id: actor.tenant,
		person_id: actor.person,
		hash,
		size,
		have: 0,
		state: 'open',
		reason: null,
		stored_hash: null,
		updated_at: now
	};
	await tx.insertInto('media_upload').values(fresh).execute();
	return fresh;
}

async function isOverQuota(tx: Tx, actor: Actor, size: number, now: number): Promise<boolean> {
	const sum = await tx
		.selectFrom('media_upload')
		.select(({ fn }) => [fn.countAll().as('photos'), fn.sum('size').as('bytes')])
		.where('tenant_id', '=', actor.tenant)
		.where('person_id', '=', actor.person)
		.where('updated_at', '>', now - DAY_MS)
		.where('state', '!=', 'open')
		.executeTakeFirst();
	const photos = Number(sum?.photos ?? 0);
	const bytes = Number(sum?.bytes ?? 0);
	return photos >= PHOTOS_PER_DAY_MAX || bytes + size > PHOTO_BYTES_PER_DAY_MAX;
}

/** Unfinished ones are few: the one untouched for longest makes room, and starts anew should it ever come back. */
async function makeRoom(tx: Tx, actor: Actor): Promise<void> {
	const open = await tx
		.selectFrom('media_upload')
		.selectAll()
		.where('tenant_id', '=', actor.tenant)
		.where('person_id', '=', actor.person)
		.where('state', '=', 'open')
		.orderBy('updated_at', 'desc')
		.offset(UPLOADS_OPEN_MAX - 1)
		.limit(UPLOADS_OPEN_MAX)
		.execute();
	for (const row of open) await forget(tx, row);
}

async function append(home: Home, tx: Tx, row: Upload, bytes: Uint8Array): Promise<Upload> {
	const have = row.have + bytes.length;
	if (have > row.size) return row;
	const { tenant_id, person_id, hash } = row;
	await tx.insertInto('media_chunk').values({ tenant_id, person_id, hash, at: row.have, bytes }).execute();
	await change(tx, row, { have, updated_at: home.clock.now() });
	return { ...row, have };
}

async function dropChunks(tx: Tx, { tenant_id, person_id, hash }: Upload): Promise<void> {
	await tx
		.deleteFrom('media_chunk')
		.where('tenant_id', '=', tenant_id)
		.where('hash', '=', hash)
		.where('person_id', '=', person_id)
		.execute();
}

async function forget(tx: Tx, row: Upload): Promise<void> {
	await dropChunks(tx, row);
	await tx
		.deleteFrom('media_upload')
		.where('tenant_id', '=', row.tenant_id)
		.where('hash', '=', row.hash)
		.where('person_id', '=', row.person_id)
		.where('state', '=', 'open')
		.execute();
}

/** Decodes outside of any transaction: nobody's entries wait for a picture. */
async function finish(home: Home, actor: Actor, row: Upload): Promise<Upload> {
	const { db } = home.database;
	const chunks = await db
		.selectFrom('media_chunk')
		.select('bytes')
		.where('tenant_id', '=', row.tenant_id)
		.where('hash', '=', row.hash)
		.where('person_id', '=', row.person_id)
		.orderBy('at')
		.execute();
	const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
	const isTrue = sha256(bytes) === row.hash;
	const made: Result<DevelopedPhoto, PhotoRefusal> = isTrue
		? await developPhoto(bytes)
		: err('hash_mismatch');
	await db.transaction().execute(async (tx) => {
		// What came is not what was announced: the road may be to blame, so it may come again.
		if (!isTrue) return forget(tx, row);
		await settle(home, tx, row, made);
	});
	// Another tab may have brought it to its end meanwhile.
	const settled = await own(db, actor, row.hash).executeTakeFirst();
	if (settled && settled.state !== 'open') return settled;
	return made.ok ? { ...row, have: 0 } : { ...row, state: 'refused', reason: made.error };
}

async function settle(home: Home, tx: Tx, row: Upload, made: Result<DevelopedPhoto, PhotoRefusal>) {
	const updated_at = home.clock.now();
	await dropChunks(tx, row);
	if (!made.ok) {
		await change(tx, row, { state: 'refused', reason: made.error, updated_at });
		return;
	}
	const stored_hash = sha256(made.value.bytes);
	await tx
		.insertInto('media')
		.values({
			tenant_id: row.tenant_id,
			hash: stored_hash,
			created_at: updated_at,
			uploaded: 1,
			...made.value
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await change(tx, row, { state: 'stored', stored_hash, updated_at });
}

async function answerOf(
	home: Home,
	row: Pick<Upload, 'hash' | 'state' | 'have' | 'reason'>
): Promise<UploadAnswer> {
	const { hash, state, have } = row;
	if (state === 'refused') return { state, hash, reason: row.reason ?? 'not_a_photo' };
	const epoch = await readEpoch(home.database.db);
	return state === 'stored' ? { state, hash, epoch } : { state, hash, have, epoch };
}
