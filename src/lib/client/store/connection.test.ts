import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { Connection, StorageTrouble, troubleOf, watchConnections } from './connection';
import { DexieMirror } from './dexieMirror';
import { DexieOutbox, OutboxDatabase } from './dexieOutbox';
import type { Op } from '../../domain/op/op';

const op = (n: number) => ({ id: `op-${n}`, author: 'ana', tenant: 't', space: 's', capturedAt: n }) as Op;

function failing(error: Error) {
	return () => Promise.reject(error);
}

describe('[L15] lost connections', () => {
	it('reopens and tries again, three times at most, then says so', async () => {
		const connection = new Connection(new OutboxDatabase('lost-1'), 1);
		let tries = 0;
		const recovers = await connection.use((db) => {
			tries += 1;
			if (tries < 3)
				return Promise.reject(new Dexie.UnknownError('Connection to Indexed Database server lost'));
			return db.ops.count();
		});
		expect(recovers).toBe(0);
		const error = new Dexie.UnknownError('Internal error opening backing store');
		await expect(connection.use(failing(error))).rejects.toMatchObject({ failure: 'storage_lost' });
		connection.close();
		await expect(connection.use((db) => db.ops.count())).rejects.toThrow(StorageTrouble);
	});

	it('[L16] tells live queries when it has been opened again', async () => {
		const connection = new Connection(new OutboxDatabase('lost-2'), 1);
		let told = 0;
		const unwatch = watchConnections(() => (told += 1));
		let fails = true;
		await connection.use((db) => {
			if (!fails) return db.ops.count();
			fails = false;
			return Promise.reject(new Dexie.DatabaseClosedError());
		});
		expect(told).toBeGreaterThan(0);
		unwatch();
		connection.close();
	});

	it('[I1] a save whose commit failed is never called saved', async () => {
		const outbox = new DexieOutbox('lost-3');
		const { db } = outbox.connection;
		db.ops.hook('creating', () => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		expect(await outbox.add(op(1))).toEqual({ ok: false, error: 'storage_full' });
		expect(await outbox.pending('ana', 9)).toEqual([]);
		outbox.close();
	});

	it('a bug is not a storage failure', async () => {
		expect(troubleOf(new TypeError('x is not a function'))).toBeNull();
		const inner = new DOMException('full', 'QuotaExceededError');
		expect(troubleOf(Object.assign(new Error('aborted'), { name: 'AbortError', inner }))).toBe(
			'storage_full'
		);
	});
});

describe('[L18] durability', () => {
	it('every transaction of the outbox is strict', async () => {
		const outbox = new DexieOutbox('strict-1');
		const seen: (string | undefined)[] = [];
		const { transaction } = IDBDatabase.prototype;
		const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			if (args[1] === 'readwrite') seen.push(args[2]?.durability);
			return transaction.apply(this, args);
		});
		await outbox.add(op(2));
		const log = { space: 'here', seq: 1, head: 'h' };
		await outbox.settle([{ id: 'op-2', kind: 'committed', seq: 1, log }], 'e', 1);
		expect(seen.length).toBeGreaterThan(0);
		expect(seen.every((durability) => durability === 'strict')).toBe(true);
		spy.mockRestore();
		outbox.close();
	});
});

describe('[L13] a database of a newer build', () => {
	async function makeNewer(name: string, stores: Record<string, string>): Promise<void> {
		const newer = new Dexie(name);
		newer.version(99).stores(stores);
		await newer.open();
		newer.close();
	}

	it('the mirror is not written', async () => {
		await makeNewer('newer-mirror', {
			records: 'key',
			shadow: 'key',
			overlay: 'id',
			spaces: 'space',
			meta: 'id'
		});
		const mirror = new DexieMirror('ana', new Map(), 'newer-mirror');
		const write = mirror.atomic((tx) => tx.putMeta({ epoch: 'e', lastSyncAt: null }));
		await expect(write).rejects.toMatchObject({ failure: 'newer_database' });
		mirror.close();
	});

	it('the outbox still takes entries', async () => {
		await makeNewer('newer-outbox', {
			ops: '++n, &id, [author+state+epoch], state, [space+seq], later',
			drafts: 'id, author',
			settings: 'key'
		});
		const outbox = new DexieOutbox('newer-outbox');
		expect((await outbox.add(op(1))).ok).toBe(true);
		expect(outbox.connection.newer).toBe(true);
		outbox.close();
	});
});
