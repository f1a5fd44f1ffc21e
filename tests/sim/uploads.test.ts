import { describe, expect, it, vi } from 'vitest';
import { CHUNK_BYTES_MAX } from '../../src/lib/protocol/media';
import { hashOf, html, json, UploadWorld, type Fault } from './world/uploads';

describe('[P17] sending photos', () => {
	it('sends what waits, oldest first, in chunks, and nothing that is only held', async () => {
		const world = new UploadWorld();
		const [first, second] = [await world.photo('a', CHUNK_BYTES_MAX * 2 + 5), await world.photo('b')];
		const held = new Uint8Array([9]);
		await world.store.add(
			'ana',
			{ hash: hashOf(held), width: 1, height: 1, alt: '', tint: '#000000' },
			held,
			1
		);
		world.uploads.kick('launch');
		await world.rest();
		const sent = world.asked.map(({ hash, offset, length }) => [hash === first ? 'a' : 'b', offset, length]);
		expect(sent).toEqual([
			['a', 0, CHUNK_BYTES_MAX],
			['a', CHUNK_BYTES_MAX, CHUNK_BYTES_MAX],
			['a', CHUNK_BYTES_MAX * 2, 5],
			['b', 0, 10]
		]);
		expect([await world.place(first), await world.place(second), await world.place(hashOf(held))]).toEqual([
			'sent',
			'sent',
			'held'
		]);
		expect(world.timers).toEqual([]);
	});

	it('goes on where it broke off, in smaller pieces', async () => {
		const world = new UploadWorld();
		const hash = await world.photo('a', CHUNK_BYTES_MAX * 2);
		world.fault = ({ offset }) => (offset === CHUNK_BYTES_MAX ? null : 'proceed');
		world.uploads.kick('save');
		await world.rest();
		expect(await world.place(hash)).toBe('waiting');
		expect((await world.store.rows('ana', [hash]))[0]?.have).toBe(CHUNK_BYTES_MAX);
		world.fault = () => 'proceed';
		world.asked.length = 0;
		world.uploads.kick('online');
		await world.rest();
		const half = CHUNK_BYTES_MAX / 2;
		expect(world.asked.map(({ offset, length }) => [offset, length])).toEqual([
			[null, 0],
			[CHUNK_BYTES_MAX, half],
			[CHUNK_BYTES_MAX + half, half]
		]);
		expect(await world.place(hash)).toBe('sent');
	});

	it.each<[string, Fault]>([
		['no answer', () => null],
		['a portal’s page with 200', () => html(200)],
		['the platform’s own 404', () => html(404)],
		['422 of somebody else', () => html(422)],
		[
			'a refusal of another photo',
			() => json({ state: 'refused', hash: 'e'.repeat(64), reason: 'truncated' }, 422)
		],
		['a refusal that comes with 200', ({ hash }) => json({ state: 'refused', hash, reason: 'truncated' })],
		['another photo is stored', () => json({ state: 'stored', hash: 'e'.repeat(64), epoch: 'e1' })],
		['more than there is', ({ hash }) => json({ state: 'open', hash, have: 11, epoch: 'e1' })],
		['half an answer', ({ hash }) => ({ ...json(''), text: `{"state":"stored","hash":"${hash}"` })],
		['401', () => json({ error: 'not_signed_in' }, 401)],
		['500', () => json({ error: 'server_trouble' }, 500)]
	])('[I2] %s means that nothing happened: it waits and tries again', async (_, fault) => {
		const world = new UploadWorld();
		const hash = await world.photo('a');
		world.fault = fault;
		world.uploads.kick('launch');
		await world.rest();
		expect(await world.place(hash)).toBe('waiting');
		expect(await world.store.bytes('ana', hash)).not.toBeNull();
		expect(world.timers).toHaveLength(1);
		world.fault = () => 'proceed';
		world.timers.splice(0)[0]?.run();
		await world.rest();
		expect(await world.place(hash)).toBe('sent');
	});

	it('[P21] never asks before Retry-After is over, whoever kicks', async () => {
		const world = new UploadWorld();
		await world.photo('a');
		world.fault = () => ({ ...json({ error: 'too_many_tries' }, 429), retryAfter: '120' });
		world.uploads.kick('launch');
		await world.rest();
		expect(world.timers.map(({ ms }) => ms)).toEqual([120_000]);
		const before = world.asked.length;
		for (const trigger of ['save', 'online', 'visible', 'poke'] as const) world.uploads.kick(trigger);
		// A kick that starts a round takes the timer away at once.
		expect(world.timers.map(({ ms }) => ms)).toEqual([120_000]);
		expect(world.asked).toHaveLength(before);
	});

	it('[L7] what cannot be used is marked, kept and never sent again; its neighbours go on', async () => {
		const world = new UploadWorld();
		const [bad, good] = [await world.photo('a'), await world.photo('b')];
		world.refused.set(bad, 'truncated');
		world.uploads.kick('launch');
		await world.rest();
		expect((await world.store.rows('ana', [bad]))[0]).toMatchObject({
			state: 'unusable',
			reason: 'truncated'
		});
		expect(await world.store.bytes('ana', bad)).not.toBeNull();
		expect(await world.place(good)).toBe('sent');
		world.asked.length = 0;
		world.uploads.kick('online');
		await world.rest();
		expect(world.asked.filter(({ hash }) => hash === bad)).toEqual([]);
	});

	it('a server that stumbles over one photo still gets the others', async () => {
		const world = new UploadWorld();
		const [bad, good] = [await world.photo('a'), await world.photo('b')];
		world.fault = ({ hash }) => (hash === bad ? json({ error: 'server_trouble' }, 500) : 'proceed');
		world.uploads.kick('launch');
		await world.rest();
		expect([await world.place(bad), await world.place(good)]).toEqual(['waiting', 'sent']);
	});

	it('bytes that arrive otherwise than they left are sent anew, but not for ever', async () => {
		const world = new UploadWorld();
		const hash = await world.photo('a');
		world.fault = ({ offset }) =>
			offset === null ? 'proceed' : json({ state: 'refused', hash, reason: 'hash_mismatch' }, 422);
		world.uploads.kick('launch');
		for (let tries = 1; tries < 3; tries++) {
			await world.rest();
			expect(await world.place(hash)).toBe('waiting');
			world.timers.splice(0)[0]?.run();
		}
		await world.rest();
		expect((await world.store.rows('ana', [hash]))[0]).toMatchObject({
			state: 'unusable',
			reason: 'hash_mismatch'
		});
	});

	it('[L19] what storage lost or bent is said, not sent', async () => {
		const world = new UploadWorld();
		const [lost, bent] = [await world.photo('a'), await world.photo('b')];
		await world.store.connection.db.bytes.delete(`ana/${lost}`);
		await world.store.connection.db.bytes.put({ id: `ana/${bent}`, bytes: new Uint8Array([1]).buffer });
		world.uploads.kick('launch');
		await world.rest();
		for (const hash of [lost, bent]) {
			expect((await world.store.rows('ana', [hash]))[0]).toMatchObject({
				state: 'unusable',
				reason: 'lost_on_phone'
			});
		}
		expect(world.asked).toEqual([]);
	});

	it('[L29] sends nobody else’s', async () => {
		const world = new UploadWorld();
		await world.photo('x', 10, 'berta');
		const own = await world.photo('a');
		world.uploads.kick('launch');
		await world.rest();
		expect(new Set(world.asked.map(({ hash, person }) => `${hash} ${person}`))).toEqual(
			new Set([`${own} ana`])
		);
	});

	it.each([
		['of another life', 'e2', true],
		['that forgot to change its epoch', 'e1', true],
		['that still has it', 'e1', false]
	])('[I15] a restored server %s gets again what it lost', async (_, epoch, isLost) => {
		const world = new UploadWorld();
		const hash = await world.photo('a');
		world.uploads.kick('launch');
		await world.rest();
		world.epoch = epoch;
		if (isLost) {
			world.stored.clear();
			world.have.clear();
		}
		world.asked.length = 0;
		world.uploads.kick('online');
		await vi.waitFor(() => expect(world.asked.length).toBeGreaterThan(0));
		await world.rest();
		await vi.waitFor(async () => expect(await world.place(hash)).toBe('sent'));
		expect(world.stored.has(hash)).toBe(true);
		expect(world.asked.some(({ offset }) => offset !== null)).toBe(isLost);
	});

	it('lets go of what the server has had for two weeks, and of nothing that waits', async () => {
		const world = new UploadWorld();
		const [old, waits] = [await world.photo('a'), await world.photo('b')];
		world.fault = ({ hash }) => (hash === waits ? json({ error: 'server_trouble' }, 500) : 'proceed');
		world.uploads.kick('launch');
		await world.rest();
		world.now += 15 * 86_400_000;
		world.uploads.kick('online');
		await vi.waitFor(async () => expect(await world.place(old)).toBeUndefined());
		expect(await world.place(waits)).toBe('waiting');
	});

	it('[P16] two tabs without a lock: both may send, and it is sent once', async () => {
		const world = new UploadWorld();
		const hash = await world.photo('a', CHUNK_BYTES_MAX + 5);
		const other = world.open();
		world.uploads.kick('launch');
		other.kick('launch');
		await vi.waitFor(async () => expect(await world.place(hash)).toBe('sent'));
		expect(hashOf(world.have.get(hash) ?? new Uint8Array())).toBe(hash);
	});

	it('[L15] a store that fails is told, and it goes on later', async () => {
		const world = new UploadWorld();
		const hash = await world.photo('a');
		const waiting = vi.spyOn(world.store, 'waiting').mockRejectedValueOnce(new Error('gone'));
		world.uploads.kick('launch');
		await vi.waitFor(() => expect(world.timers).toHaveLength(1));
		expect(world.troubles).toHaveLength(1);
		waiting.mockRestore();
		world.timers.splice(0)[0]?.run();
		await world.rest();
		expect(await world.place(hash)).toBe('sent');
	});

	it('stops at once, and is not started again', async () => {
		const world = new UploadWorld();
		const hash = await world.photo('a', CHUNK_BYTES_MAX * 3);
		world.fault = ({ offset }) => {
			if (offset === 0) world.uploads.stop();
			return 'proceed';
		};
		world.uploads.kick('launch');
		await vi.waitFor(() => expect(world.asked.some(({ offset }) => offset === 0)).toBe(true));
		await vi.waitFor(() => expect(world.sending.at(-1)).toBe(null));
		world.uploads.kick('online');
		expect(await world.place(hash)).toBe('waiting');
		expect(world.timers).toEqual([]);
	});
});
