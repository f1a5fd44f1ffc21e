/** A house with years behind it: its rows are written straight into the database of a server that is not running. */
import { createHash, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createId } from '../../src/lib/base/ids';
import type { GestureLogArgs } from '../../src/lib/domain/gesture/gestureLog';
import { opHashText, type Op } from '../../src/lib/domain/op/op';
import type { Photo } from '../../src/lib/domain/photo';
import type { RecordBody } from '../../src/lib/domain/records';

export interface House {
	/** The SQLite file of the server. */
	file: string;
	tenant: string;
	/** The location. */
	space: string;
	/** Who did it all. */
	author: string;
	/** Stories that lie below what phones pull whole. */
	old: number;
	/** Ops since then that changed no record, as when somebody thanks again with the same word. */
	quiet: number;
	/** Stories since then. */
	fresh: number;
	/** UTC ms of the last one; they are a minute apart. */
	until: number;
	tell(n: number): string;
	photosOf?(n: number): Photo[];
}

const MINUTE_MS = 60_000;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const rng = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

function opOf(house: House, type: string, at: number, args: Op['args']): Op {
	const { tenant, space, author } = house;
	const op: Omit<Op, 'hash'> = {
		id: createId({ now: () => at }, rng),
		type,
		v: 1,
		tenant,
		space,
		author,
		device: author,
		capturedAt: at,
		clockOffsetMs: 0,
		tzOffsetMin: 0,
		zone: 'Europe/Madrid',
		businessDate: new Date(at).toISOString().slice(0, 10),
		knownSeq: 0,
		args
	};
	return { ...op, hash: sha256(opHashText(op)) };
}

function storyOf(house: House, at: number, n: number): { op: Op; id: string; body: RecordBody<'gesture'> } {
	const id = createId({ now: () => at }, rng);
	const incident = createId({ now: () => at }, rng);
	const photos = house.photosOf?.(n) ?? [];
	const told = { purpose: 'wow' as const, scale: n % 100, parts: { what: house.tell(n) }, photos };
	const args: GestureLogArgs = { gesture: id, incident, ...told, language: 'es' };
	const op = opOf(house, 'gesture.log', at, args);
	const { author } = house;
	const { businessDate } = op;
	return { op, id, body: { author, contributors: [], incident, ...told, at, businessDate, language: 'es' } };
}

/** Ids of the stories, oldest first. */
export function writeLargeHouse(house: House): string[] {
	const { file, tenant, space, author, old, quiet, fresh, until } = house;
	const database = new DatabaseSync(file);
	const putOp = database.prepare('insert into op values (?,?,?,?,?,?,?,?,?,?,?,?)');
	const putRecord = database.prepare('insert into record values (?,?,?,?,?,?,?,?,?)');
	const putUse = database.prepare('insert into media_use values (?,?,?,?,?) on conflict do nothing');
	const total = old + quiet + fresh;
	const ids: string[] = [];
	const place = database
		.prepare('select seq, head from space where tenant_id = ? and id = ?')
		.get(tenant, space);
	const first = Number(place?.seq ?? 0) + 1;
	let head = String(place?.head ?? '');
	database.exec('begin');
	for (let n = 0; n < total; n++) {
		const at = until - (total - n) * MINUTE_MS;
		const seq = first + n;
		const isStory = n < old || n >= old + quiet;
		const story = isStory ? storyOf(house, at, ids.length) : null;
		const again = { gesture: ids[n % Math.max(1, ids.length)] ?? author, kind: 'thanks' };
		const op = story?.op ?? opOf(house, 'thanks.give', at, again);
		head = sha256(head + op.hash);
		const { id, device, type, v, hash } = op;
		putOp.run(tenant, id, space, seq, author, device, type, v, hash, head, at, JSON.stringify(op));
		if (!story) continue;
		ids.push(story.id);
		const text = JSON.stringify(story.body);
		putRecord.run(tenant, space, 'gesture', story.id, seq, null, text, 0, device);
		for (const { hash } of story.body.photos) putUse.run(tenant, hash, space, story.id, author);
	}
	database
		.prepare('update space set seq = ?, head = ?, durable_seq = ? where tenant_id = ? and id = ?')
		.run(first + total - 1, head, first + total - 1, tenant, space);
	database.exec('commit');
	database.close();
	return ids;
}
