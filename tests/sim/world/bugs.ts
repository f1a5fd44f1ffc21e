/** Planted bugs: each is a known way to lose or double entries, put around the real core. The checks must see all. */
import { must } from '../../../src/lib/base/assert';
import { opHashText, type Op } from '../../../src/lib/domain/op/op';
import type { MirrorStore, MirrorTx } from '../../../src/lib/client/store/mirrorStore';
import type { Post } from '../../../src/lib/client/sync/transport';
import type { PullRequest, PullResponse } from '../../../src/lib/protocol/pull';
import type { PushRequest, PushResponse } from '../../../src/lib/protocol/push';
import type { StoriesResponse } from '../../../src/lib/protocol/stories';
import type { RawAnswer } from '../../../src/lib/client/sync/transport';
import { sha256Sync } from '../stores/fixtures';
import type { Faults } from '../stores/faults';
import type { MirrorDisk } from '../stores/memoryMirror';
import type { Phone } from './phone';
import type { World } from './world';

/** Long enough for others to change what was read. */
const SLOW_MS = 15_000;

export const plantedBugs = [
	'cursor_skip',
	'resent_under_new_id',
	'deleted_on_401',
	'rows_without_cursor',
	'duplicate_counted',
	'receipts_believed',
	'story_from_behind',
	'left_out_forgotten'
] as const;
export type PlantedBug = (typeof plantedBugs)[number];

/** A copy of an op as a careless client would make it anew for a second try. */
function reborn(op: Op, freshId: () => string): Op {
	const args = structuredClone(op.args) as Record<string, unknown> & { spend?: { id: string } };
	if (op.type === 'gesture.log') args.gesture = freshId();
	if (op.type === 'gesture.log' && args.spend) args.spend.id = freshId();
	const copy = { ...op, id: freshId(), args };
	return { ...copy, hash: sha256Sync(opHashText(copy)) };
}

/** L4: where this phone stands is asked about, what it was promised is not. */
function believeReceipts(post: Post): Post {
	return (path, body) => {
		if (!path.endsWith('pull')) return post(path, body);
		const { receipts: _, ...request } = JSON.parse(body) as PullRequest;
		return post(path, JSON.stringify(request));
	};
}

/** A mirror whose transactions run through `atomic`. */
function withAtomic(mirror: MirrorStore, atomic: MirrorStore['atomic']): MirrorStore {
	const { person, seeds } = mirror;
	return { person, seeds, close: () => mirror.close(), read: (work) => mirror.read(work), atomic };
}

/** L3: rows go in first, the cursor a moment later. */
function rowsFirst(mirror: MirrorStore, disk: MirrorDisk, faults: Faults): MirrorStore {
	return withAtomic(mirror, async (work) => {
		const before = new Map(disk.spaces);
		const result = await mirror.atomic(work);
		const after = disk.spaces;
		disk.spaces = before;
		faults('mirror:before-commit');
		disk.spaces = after;
		return result;
	});
}

/** A build that passes over what it does not know, and leaves no word of it to the next. */
function forgetting(mirror: MirrorStore): MirrorStore {
	return withAtomic(mirror, (work) =>
		mirror.atomic((tx) => {
			const putSpace: MirrorTx['putSpace'] = ({ leftOut: _, ...space }) => tx.putSpace(space);
			return work(new Proxy(tx, { get: (own, name) => (name === 'putSpace' ? putSpace : bound(own, name)) }));
		})
	);
}

function bound(tx: MirrorTx, name: string | symbol): unknown {
	const member: unknown = Reflect.get(tx, name);
	return typeof member === 'function' ? member.bind(tx) : member;
}

export class Bugs {
	private readonly unanswered = new Set<string>();

	constructor(
		private readonly world: World,
		readonly planted: PlantedBug | null
	) {}

	wrapMirror(mirror: MirrorStore, disk: MirrorDisk, faults: Faults): MirrorStore {
		if (this.planted === 'rows_without_cursor') return rowsFirst(mirror, disk, faults);
		if (this.planted === 'left_out_forgotten') return forgetting(mirror);
		return mirror;
	}

	wrapPost(post: Post, phone: Phone): Post {
		if (this.planted === 'deleted_on_401') return this.deleteOn401(post, phone);
		if (this.planted === 'receipts_believed') return believeReceipts(post);
		if (this.planted === 'story_from_behind') return this.keepWhatIsBehind(post);
		if (this.planted === 'resent_under_new_id') return this.resendUnderNewId(post);
		return post;
	}

	/** L8: a refusal taken for a verdict. */
	private deleteOn401(post: Post, phone: Phone): Post {
		return async (path, body) => {
			const raw = await post(path, body);
			if (raw?.status === 401 && path.endsWith('push')) {
				const sent = new Set((JSON.parse(body) as { ops: Op[] }).ops.map((op) => op.id));
				phone.outboxDisk.entries = phone.outboxDisk.entries.filter((entry) => !sent.has(entry.id));
			}
			return raw;
		};
	}

	/** What was asked for beside pulls is kept, whatever was pulled since. */
	private keepWhatIsBehind(post: Post): Post {
		return async (path, body) => {
			const raw = await post(path, body);
			if (path !== '/api/stories' || raw?.status !== 200 || !raw.text.endsWith('}')) return raw;
			await new Promise<void>((resolve) => this.world.schedule.after(SLOW_MS, resolve));
			const value = JSON.parse(raw.text) as StoriesResponse;
			if (value.whole) value.whole.seq = Number.MAX_SAFE_INTEGER;
			return { ...raw, text: JSON.stringify(value) };
		};
	}

	/** L6: an id made at the send, not at the tap. */
	private resendUnderNewId(post: Post): Post {
		return async (path, body) => {
			if (!path.endsWith('push')) return post(path, body);
			const request = JSON.parse(body) as Omit<PushRequest, 'ops'> & { ops: Op[] };
			const ops = request.ops.map((op) =>
				this.unanswered.has(op.id) ? reborn(op, () => this.world.freshId()) : op
			);
			const raw = await post(path, JSON.stringify({ ...request, ops }));
			if (raw?.status !== 200 || !raw.text.endsWith('}')) {
				for (const op of request.ops) this.unanswered.add(op.id);
				return raw;
			}
			const response = JSON.parse(raw.text) as PushResponse;
			for (const verdict of response.verdicts) {
				const { id, hash } = must(request.ops[verdict.index], 'a verdict has its op');
				Object.assign(verdict, { id, hash });
			}
			return { ...raw, text: JSON.stringify(response) };
		};
	}

	/** What the server does wrong. */
	async wrapServer(path: string, body: string, raw: RawAnswer): Promise<RawAnswer> {
		if (this.planted === 'cursor_skip' && path.endsWith('pull')) return this.skipRecord(raw);
		if (this.planted === 'duplicate_counted' && path.endsWith('push')) await this.countAgain(body, raw);
		return raw;
	}

	/** L1: the cursor passes a row that was not visible yet. */
	private skipRecord(raw: RawAnswer): RawAnswer {
		const response = JSON.parse(raw.text) as PullResponse;
		for (const page of response.pages ?? []) {
			if (page.records.length > 0 && this.world.rng.unit() < 0.2) page.records.pop();
		}
		return { ...raw, text: JSON.stringify(response) };
	}

	private counted = 0;

	/** The effect of a duplicate, booked once more. */
	private async countAgain(body: string, raw: RawAnswer): Promise<void> {
		const { verdicts } = JSON.parse(raw.text) as PushResponse;
		const { ops } = JSON.parse(body) as { ops: Op[] };
		for (const verdict of verdicts ?? []) {
			const spend = ops[verdict.index]?.args.spend as { id?: string; amountMinor?: number } | undefined;
			if (verdict.kind !== 'duplicate' || !spend?.amountMinor) continue;
			const { db } = this.world.server.home.database;
			const entry = await db
				.selectFrom('ledger_entry')
				.selectAll()
				.where('id', '=', spend.id ?? '')
				.executeTakeFirst();
			if (entry)
				await db
					.insertInto('ledger_entry')
					.values({ ...entry, id: this.world.freshId(), position: -++this.counted })
					.execute();
		}
	}
}
