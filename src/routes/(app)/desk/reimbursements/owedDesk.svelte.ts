import type { App } from '$lib/client/types';
import {
	reimbursementsSchema,
	type OwedItem,
	type OwedList,
	type Reimbursements
} from '$lib/protocol/deskReimbursements';
import { doorRequest, type DoorFailure } from '$lib/ui/door/doorApi';
import { err, ok, type Result } from '$lib/base/result';
import { Asked } from '../money/asked.svelte';
import { inOps, isListed, withMoves, type Move } from './owedList';

/** Pages of one run that are fetched for its file. */
const RUN_PAGES_MAX = 50;

type SaveFailure = 'storage_full' | 'storage_lost' | 'newer_database' | 'bad_args' | 'too_large';

/** What is owed at one location: the server's answer, and on top of it what this phone has done and not yet sent. */
export class OwedDesk {
	readonly asked: Asked<Reimbursements>;
	busy = $state(false);
	#more = $state.raw<{ items: OwedItem[]; next: string | null } | null>(null);
	#moves = $state.raw<ReadonlyMap<string, Move>>(new Map());
	#list = $state<OwedList>('open');
	#path = '';
	readonly #app: App;

	constructor(app: App) {
		this.#app = app;
		this.asked = new Asked(app.session.person.id, reimbursementsSchema);
	}

	/** Null while nothing is known. */
	readonly current = $derived.by((): Reimbursements | null => {
		const first = this.asked.current;
		if (!first) return null;
		const { items, next } = this.#more ?? { items: [], next: first.next };
		const list = withMoves({ ...first, items: [...first.items, ...items], next }, this.#moves);
		return { ...list, items: list.items.filter((item) => isListed(item, this.#list)) };
	});

	/** Asks for a list. Moves that were sent before the question are in the answer; the others stay on top of it. */
	async ask(location: string, list: OwedList): Promise<void> {
		const path = `/api/desk/reimbursements?location=${location}&state=${list}`;
		if (path !== this.#path) this.#more = null;
		this.#path = path;
		this.#list = list;
		const outbox = await this.#app.queries.outbox();
		const unsent = new Set(outbox.filter(({ state }) => state === 'pending').map(({ id }) => id));
		const known = [...this.#moves].filter(([, move]) => !unsent.has(move.op)).map(([entry]) => entry);
		await this.asked.ask(path);
		if (this.asked.failure || path !== this.#path) return;
		this.#more = null;
		this.#moves = new Map([...this.#moves].filter(([entry]) => !known.includes(entry)));
		this.asked.amend((body) => withMoves(body, this.#moves));
	}

	async more(): Promise<void> {
		const path = this.#path;
		const next = this.current?.next;
		if (!next || this.busy) return;
		this.busy = true;
		const answer = await doorRequest('GET', `${path}&after=${next}`, reimbursementsSchema);
		this.busy = false;
		if (!answer.ok || path !== this.#path) return;
		this.#more = { items: [...(this.#more?.items ?? []), ...answer.value.items], next: answer.value.next };
	}

	/** Saved on this phone first, thirty to an op; a failure is told by its code, and what was saved before stays. */
	async settle(
		location: string,
		entries: readonly string[],
		to: Exclude<Move['to'], 'repaid'>,
		more: { batch?: string; reason?: string }
	): Promise<Result<null, SaveFailure>> {
		for (const some of inOps(entries)) {
			const saved = await this.#app.record('reimbursement.settle@1', location, {
				entries: some,
				to,
				...more
			});
			if (!saved.ok) return err(saved.error);
			this.#move(some, { op: saved.op, to, ...more });
		}
		return ok(null);
	}

	/** What was to be given back came back, all of it. */
	async repaid(
		location: string,
		{ entry, repayMinor: amountMinor }: OwedItem
	): Promise<Result<null, SaveFailure>> {
		const saved = await this.#app.record('reimbursement.repaid@1', location, { entry, amountMinor });
		if (!saved.ok) return err(saved.error);
		this.#move([entry], { op: saved.op, to: 'repaid' });
		return ok(null);
	}

	#move(entries: readonly string[], what: Omit<Move, 'by' | 'at'>): void {
		const move: Move = { ...what, by: this.#app.session.person.id, at: Date.now() };
		this.#moves = new Map([...this.#moves, ...entries.map((entry): [string, Move] => [entry, move])]);
		this.asked.amend((body) => withMoves(body, this.#moves));
	}

	/** All entries of a run from the server; `waiting` while a part of it has not left this phone. */
	async run(location: string, batch: string): Promise<Result<OwedItem[], DoorFailure | 'waiting'>> {
		if ([...this.#moves.values()].some((move) => move.batch === batch)) return err('waiting');
		const items: OwedItem[] = [];
		let next: string | null = null;
		for (let pages = 0; pages < RUN_PAGES_MAX; pages++) {
			const query: URLSearchParams = new URLSearchParams({ location, batch });
			if (next !== null) query.set('after', next);
			const path = `/api/desk/reimbursements?${query.toString()}`;
			const answer: Result<Reimbursements, DoorFailure> = await doorRequest(
				'GET',
				path,
				reimbursementsSchema
			);
			if (!answer.ok) return err(answer.error);
			items.push(...answer.value.items);
			next = answer.value.next;
			if (next === null) break;
		}
		return ok(items);
	}
}
