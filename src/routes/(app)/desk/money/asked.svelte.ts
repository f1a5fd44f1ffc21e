import type * as z from 'zod/mini';
import { doorRequest, type DoorFailure } from '$lib/ui/door/doorApi';
import { dropAnswer, keepAnswer, keptAnswer } from './lastAnswers';

/** Refusals after which what this phone kept must not be shown either. */
const NOT_THEIRS: readonly DoorFailure[] = ['not_allowed', 'not_found'];

/**
 * One answer of the desk: what this phone kept at once, then what the server says now. `current` null and `busy`:
 * loading; `failure` with `current`: an older answer, as of `at` (device UTC ms).
 */
export class Asked<T extends object> {
	current = $state.raw<T | null>(null);
	at = $state<number | null>(null);
	failure = $state<DoorFailure | null>(null);
	busy = $state(false);
	#path = '';
	#turn = 0;
	readonly #person: string;
	readonly #schema: z.ZodMiniType<T>;

	constructor(person: string, schema: z.ZodMiniType<T>) {
		this.#person = person;
		this.#schema = schema;
	}

	/** Asks for an address. The last one asked wins, in whatever order answers come. */
	async ask(path: string): Promise<void> {
		const turn = ++this.#turn;
		if (path !== this.#path) {
			const kept = keptAnswer(localStorage, this.#person, path, this.#schema);
			this.#path = path;
			this.current = kept?.body ?? null;
			this.at = kept?.at ?? null;
			this.failure = null;
		}
		this.busy = true;
		const answer = await doorRequest('GET', path, this.#schema);
		if (turn !== this.#turn) return;
		this.busy = false;
		this.failure = answer.ok ? null : answer.error;
		if (answer.ok) this.#show(answer.value, Date.now());
		else if (NOT_THEIRS.includes(answer.error)) {
			dropAnswer(localStorage, this.#person, path);
			this.current = null;
		}
	}

	/** Shows what somebody just did, before the server has said so; `at` stays what it was. */
	amend(change: (body: T) => T): void {
		if (this.current) this.#show(change(this.current), this.at ?? Date.now());
	}

	#show(body: T, at: number): void {
		this.current = body;
		this.at = at;
		keepAnswer(localStorage, this.#person, this.#path, at, body);
	}
}
