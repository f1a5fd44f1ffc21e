/**
 * Entry of a process of its own, bundled by the tests that start it: `node child.mjs migrate|push <json>`.
 * `push` commits batch after batch and prints a line only after the server's verdicts: what a phone would believe.
 */
import { writeSync } from 'node:fs';
import { migrateToLatest } from '../../src/lib/server/db/migrate';
import { openDatabase } from '../../src/lib/server/db/open';
import type { Actor } from '../../src/lib/server/sync/actor';
import { sha256 } from '../../src/lib/server/sync/examine';
import { prepareInstance, readEpoch, type Home } from '../../src/lib/server/sync/home';
import { pushOps } from '../../src/lib/server/sync/push';
import { opHashText, type Op } from '../../src/lib/domain/op/op';

export const BATCH_OPS = 8;

export interface ChildTask {
	options: { url?: string; file?: string };
	actor: Actor;
	firstBatch: number;
}

const [mode, text] = process.argv.slice(2);
const task = JSON.parse(text ?? '{}') as ChildTask;
const database = openDatabase(task.options);
const home: Home = {
	database,
	clock: { now: () => Date.now() },
	rng: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
	durable: 'backup',
	changed: () => undefined,
	report: (what, error) => process.stderr.write(`${what}: ${String(error)}\n`)
};

if (mode === 'migrate') {
	await migrateToLatest(database);
	await prepareInstance(home);
	writeSync(1, `${await readEpoch(database.db)}\n`);
	await database.close();
} else {
	for (let batch = task.firstBatch; ; batch++) {
		const ops = Array.from({ length: BATCH_OPS }, (_, i) => opOf(batch, i));
		const request = { protocol: 1, person: task.actor.person, device: idOf('device'), ops };
		const { verdicts } = await pushOps(home, task.actor, request);
		const isAcknowledged = verdicts.every(({ kind }) => kind === 'committed' || kind === 'duplicate');
		if (!isAcknowledged) throw new Error(JSON.stringify(verdicts));
		writeSync(1, `${batch}\n`);
	}
}

/** Same seed, same id: a batch that is sent again after a crash is the same ops. */
function idOf(seed: string): string {
	const hex = sha256(seed);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function opOf(batch: number, i: number): Op {
	const seed = `${batch}/${i}`;
	const spend = {
		id: idOf(`spend ${seed}`),
		amountMinor: 1,
		currency: 'EUR',
		method: 'petty_cash',
		leftShownMinor: null
	};
	const op: Omit<Op, 'hash'> = {
		id: idOf(`op ${seed}`),
		type: 'gesture.log',
		v: 1,
		tenant: task.actor.tenant,
		space: task.actor.spaces[0] ?? '',
		author: task.actor.person,
		device: idOf('device'),
		capturedAt: 1_780_000_000_000,
		clockOffsetMs: 0,
		tzOffsetMin: 120,
		zone: 'Europe/Madrid',
		businessDate: '2026-06-15',
		knownSeq: 0,
		args: {
			gesture: idOf(`gesture ${seed}`),
			incident: idOf('incident'),
			purpose: 'fix',
			scale: 10,
			parts: { what: `Cambié la bombilla ${seed}` },
			photos: [],
			language: 'es',
			spend
		}
	};
	return { ...op, hash: sha256(opHashText(op)) };
}
