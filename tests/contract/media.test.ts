import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK_BYTES_MAX, PHOTO_BYTES_MAX, UPLOADS_OPEN_MAX } from '../../src/lib/protocol/media';
import { dialects } from '../support/testDatabase';
import {
	attachOp,
	fetched,
	hashOf,
	openMediaWorld,
	picture,
	push,
	sendChunk,
	spend,
	standing,
	upload,
	uploadPath,
	type Bytes,
	type MediaWorld
} from './mediaWorld';

describe.each(dialects)('[P17] photos on their way, on %s', (dialect) => {
	let at: MediaWorld;
	beforeAll(async () => {
		at = await openMediaWorld(dialect);
	});
	afterAll(() => at.close());

	const rowsOf = async (hash: string) => {
		const { db } = at.world.app.home.database;
		const chunks = await db.selectFrom('media_chunk').select('at').where('hash', '=', hash).execute();
		const uploads = await db.selectFrom('media_upload').selectAll().where('hash', '=', hash).execute();
		return { chunks, uploads };
	};

	it('arrive in chunks and are stored once whole; nothing of the chunks is left', async () => {
		const { ana } = at.people;
		const bytes = await picture('jpeg', 1_200);
		expect(bytes.length).toBeGreaterThan(CHUNK_BYTES_MAX);
		expect((await standing(ana, bytes)).body).toMatchObject({ state: 'open', have: 0 });
		const first = await sendChunk(ana, bytes, 0, CHUNK_BYTES_MAX);
		expect(first.body).toMatchObject({ state: 'open', hash: hashOf(bytes), have: CHUNK_BYTES_MAX });
		expect((await upload(ana, bytes)).body).toMatchObject({ state: 'stored', hash: hashOf(bytes) });
		const { chunks, uploads } = await rowsOf(hashOf(bytes));
		expect(chunks).toEqual([]);
		expect(uploads).toMatchObject([{ state: 'stored', person_id: ana.actor.person }]);
	});

	it('go on where they broke off, also after a restart of the server', async () => {
		const { ana } = at.people;
		const bytes = await picture('webp', 700);
		await sendChunk(ana, bytes, 0, 100_000);
		await at.restart();
		expect((await standing(at.people.ana, bytes)).body).toMatchObject({ state: 'open', have: 100_000 });
		const rest = await sendChunk(at.people.ana, bytes, 100_000, bytes.length);
		expect(rest.body).toMatchObject({ state: 'stored' });
	});

	it('[I4] a chunk sent twice, out of turn or after the end changes nothing', async () => {
		const { ana } = at.people;
		const bytes = await picture();
		await sendChunk(ana, bytes, 0, 5_000);
		expect((await sendChunk(ana, bytes, 0, 5_000)).body).toMatchObject({ have: 5_000 });
		expect((await sendChunk(ana, bytes, 9_000, 12_000)).body).toMatchObject({ have: 5_000 });
		expect((await sendChunk(ana, bytes, 5_000, bytes.length)).body).toMatchObject({ state: 'stored' });
		expect((await upload(ana, bytes)).body).toMatchObject({ state: 'stored' });
		expect((await sendChunk(ana, bytes, bytes.length, bytes.length)).body).toMatchObject({ state: 'stored' });
	});

	it('whole, but not looked at because the server fell: an empty chunk makes it look', async () => {
		const { ana } = at.people;
		const { db } = at.world.app.home.database;
		const bytes = await picture();
		await sendChunk(ana, bytes, 0, bytes.length - 10);
		const { tenant: tenant_id, person: person_id } = ana.actor;
		const tail = { at: bytes.length - 10, bytes: bytes.slice(-10) };
		await db
			.insertInto('media_chunk')
			.values({ tenant_id, person_id, hash: hashOf(bytes), ...tail })
			.execute();
		await db
			.updateTable('media_upload')
			.set({ have: bytes.length })
			.where('hash', '=', hashOf(bytes))
			.execute();
		expect((await standing(ana, bytes)).body).toMatchObject({ state: 'open', have: bytes.length });
		const done = await sendChunk(ana, bytes, bytes.length, bytes.length);
		expect(done.body).toMatchObject({ state: 'stored' });
	});

	it('two tabs at once are one photo', async () => {
		const { ana } = at.people;
		const bytes = await picture('jpeg', 500);
		await sendChunk(ana, bytes, 0, 20_000);
		const answers = await Promise.all([0, 1, 2].map(() => sendChunk(ana, bytes, 20_000, bytes.length)));
		expect(answers.some(({ body }) => body.state === 'stored')).toBe(true);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect((await standing(ana, bytes)).body).toMatchObject({ state: 'stored' });
	});

	describe('[I17] of other people', () => {
		it('[P20a] a session that is not of the person named carries nothing', async () => {
			const { ana, berta } = at.people;
			const bytes = await picture();
			const answer = await upload(berta, bytes, { person: ana.actor.person });
			expect([answer.status, answer.body]).toEqual([401, { error: 'not_signed_in' }]);
			expect((await rowsOf(hashOf(bytes))).uploads).toEqual([]);
		});

		it('[I21] what others sent is neither seen nor continued: everybody starts at nothing', async () => {
			const { ana, berta } = at.people;
			const bytes = await picture();
			await sendChunk(ana, bytes, 0, 8_000);
			expect((await standing(berta, bytes)).body).toMatchObject({ state: 'open', have: 0 });
			expect((await sendChunk(berta, bytes, 8_000, bytes.length)).body).toMatchObject({ have: 0 });
			await upload(ana, bytes);
			await sendChunk(ana, bytes, 8_000, bytes.length);
			expect((await standing(ana, bytes)).body).toMatchObject({ state: 'stored' });
			expect((await standing(berta, bytes)).body).toMatchObject({ state: 'open', have: 0 });
		});

		it('[I18] of another organisation it is as if there were nothing', async () => {
			const { ana, stranger } = at.people;
			const bytes = await picture();
			await upload(ana, bytes);
			const known = await standing(stranger, bytes);
			const unknown = await standing(stranger, bytes, { hash: 'e'.repeat(64) });
			expect({ ...known.body, hash: '' }).toEqual({ ...unknown.body, hash: '' });
		});
	});

	describe('limits', () => {
		it.each([
			['no size', (path: string) => path.replace(/&size=\d+/, '')],
			['a size of nothing', (path: string) => path.replace(/size=\d+/, 'size=0')],
			['a size too large', (path: string) => path.replace(/size=\d+/, `size=${PHOTO_BYTES_MAX + 1}`)],
			['an odd size', (path: string) => path.replace(/size=\d+/, 'size=1e3')],
			['an offset beyond', (path: string) => `${path}&offset=999999999`],
			['no offset', (path: string) => path],
			['something else', (path: string) => `${path}&offset=0&role=owner`]
		])('%s: 400, nothing kept', async (_, bend) => {
			const { ana } = at.people;
			const bytes = await picture();
			const type = { 'content-type': 'application/octet-stream' };
			const answer = await ana.browser.send('PUT', bend(uploadPath(ana, bytes)), bytes, type);
			expect([answer.status, answer.body]).toEqual([400, { error: 'bad_request' }]);
			expect((await rowsOf(hashOf(bytes))).uploads).toEqual([]);
		});

		it('a chunk beyond its size is cut off: 413', async () => {
			const { ana } = at.people;
			const bytes = new Uint8Array(CHUNK_BYTES_MAX + 1);
			expect((await sendChunk(ana, bytes, 0, bytes.length)).status).toBe(413);
			expect((await sendChunk(ana, bytes, 0, 10, { size: 5 })).status).toBe(400);
		});

		it('a form or a foreign page can send none: no header of ours, another type [T7]', async () => {
			const { ana } = at.people;
			const bytes = await picture();
			const path = `${uploadPath(ana, bytes)}&offset=0`;
			const send = (headers: Record<string, string>) => ana.browser.send('PUT', path, bytes, headers);
			const foreign: Record<string, string>[] = [
				{ 'content-type': 'text/plain' },
				{ 'content-type': 'multipart/form-data; boundary=x' },
				{ 'content-type': 'application/octet-stream', 'x-respiro': '' },
				{ 'content-type': 'application/octet-stream', origin: 'https://evil.example' }
			];
			for (const headers of foreign) expect((await send(headers)).status).toBe(403);
			expect((await send({ 'content-type': 'application/json' })).status).toBe(400);
			const posted = await ana.browser.send('POST', path, bytes, {
				'content-type': 'application/octet-stream'
			});
			expect(posted.status).toBe(403);
		});

		it('unfinished ones are few: the one untouched for longest starts anew', async () => {
			const { berta } = at.people;
			const many: Bytes[] = [];
			for (let i = 0; i <= UPLOADS_OPEN_MAX; i++) {
				many.push(await picture('webp', 64));
				at.world.advance(1_000);
				await sendChunk(berta, many[i]!, 0, 100);
			}
			expect((await standing(berta, many[0]!)).body).toMatchObject({ have: 0 });
			expect((await standing(berta, many[1]!)).body).toMatchObject({ have: 100 });
			const { db } = at.world.app.home.database;
			const open = await db
				.selectFrom('media_upload')
				.select('hash')
				.where('state', '=', 'open')
				.where('person_id', '=', berta.actor.person)
				.execute();
			expect(open).toHaveLength(UPLOADS_OPEN_MAX);
		});

		it('[P21] too many for one day wait for the next: 429, and nothing is lost', async () => {
			const { mario } = at.people;
			const { db } = at.world.app.home.database;
			const { tenant: tenant_id, person: person_id } = mario.actor;
			const now = at.world.app.home.clock.now();
			const past = Array.from({ length: 399 }, (_, i) => ({
				tenant_id,
				person_id,
				hash: `${i}`.padStart(64, '0'),
				size: 1,
				have: 1,
				state: 'stored' as const,
				reason: null,
				stored_hash: 'x',
				updated_at: now
			}));
			await db.insertInto('media_upload').values(past).execute();
			const [last, over] = [await picture(), await picture()];
			expect((await upload(mario, last)).body).toMatchObject({ state: 'stored' });
			const answer = await upload(mario, over);
			expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '300']);
			at.world.advance(86_400_001);
			expect((await upload(mario, over)).body).toMatchObject({ state: 'stored' });
		});
	});

	it('[I22] what is kept has no Exif, no place, no profile and no words in it', async () => {
		const { ana } = at.people;
		const noise = { type: 'gaussian' as const, mean: 120, sigma: 30 };
		const bytes = new Uint8Array(
			await sharp({ create: { width: 300, height: 200, channels: 3, background: '#777', noise } })
				.withExif({
					IFD0: { Copyright: 'CANARY-EXIF' },
					IFD3: { GPSLatitude: '39/1 34/1 0/1', GPSLatitudeRef: 'N' }
				})
				.withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>CANARY-XMP</rdf></x:xmpmeta>')
				.withIccProfile('p3')
				.withMetadata({ orientation: 6 })
				.jpeg()
				.toBuffer()
		);
		expect(Buffer.from(bytes).includes('CANARY-EXIF')).toBe(true);
		expect((await upload(ana, bytes)).body).toMatchObject({ state: 'stored' });
		const entry = await spend(ana, at.location);
		expect(await push(ana, [attachOp(ana, at.location, entry, hashOf(bytes))])).toEqual(['committed']);
		const read = await fetched(ana, hashOf(bytes));
		const told = await sharp(read.bytes).metadata();
		expect(told).toMatchObject({ format: 'webp', width: 200, height: 300 });
		expect([told.exif, told.xmp, told.icc, told.iptc, told.orientation]).toEqual(Array(5).fill(undefined));
		const { db } = at.world.app.home.database;
		for (const { bytes: kept } of await db.selectFrom('media').select('bytes').execute()) {
			expect(Buffer.from(kept).includes('CANARY')).toBe(false);
		}
	});
});
