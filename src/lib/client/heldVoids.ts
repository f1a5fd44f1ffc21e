/**
 * A void takes effect at once on screen and leaves only when nobody can undo it any more: until then it lies among the
 * drafts, so that a killed tab loses neither the wish nor the way back. Ops are never deleted; drafts may be.
 */
import type { Json } from '../base/canonical';
import type { Clock } from '../base/clock';
import type { OpArgs } from '../domain/op/op';
import { voidArgs } from './moneyWishes';
import type { App, MoneyEntry, Queries, SaveOutcome } from './types';

const KEY = 'voids';
const ROWS = 200;
/** Longer than a note with Undo stays on screen. */
export const HELD_MS = 8_000;

export interface HeldPorts extends Pick<App, 'drafts' | 'record'> {
	queries: Pick<Queries, 'mySpends'>;
}

interface Held {
	space: string;
	args: OpArgs;
	/** Device UTC ms. */
	at: number;
}

type HeldByEntry = Record<string, Held>;

/** One after the other: they share a draft. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const next = last.then(work);
	last = next.catch(() => undefined);
	return next;
}

async function read({ drafts }: HeldPorts): Promise<HeldByEntry> {
	return ((await drafts.load(KEY))?.fields ?? {}) as unknown as HeldByEntry;
}

async function write({ drafts }: HeldPorts, held: HeldByEntry, now: number): Promise<void> {
	if (Object.keys(held).length === 0) return drafts.clear(KEY);
	return drafts.save({ key: KEY, updatedAt: now, fields: held as unknown as Record<string, Json> });
}

async function drop(ports: HeldPorts, entry: string, now: number): Promise<void> {
	const { [entry]: _, ...rest } = await read(ports);
	await write(ports, rest, now);
}

/** Keeps the wish on this phone. `reversal`: id of the row that will take the entry back. `now`: device UTC ms. */
export function holdVoid(ports: HeldPorts, entry: MoneyEntry, reversal: string, now: number): Promise<void> {
	const held: Held = { space: entry.space, args: voidArgs(entry, reversal), at: now };
	return inTurn(async () => write(ports, { ...(await read(ports)), [entry.id]: held }, now));
}

/** Undo: forgets the wish. False when it has left already. */
export function releaseVoid(ports: HeldPorts, entry: string, now: number): Promise<boolean> {
	return inTurn(async () => {
		if (!(await read(ports))[entry]) return false;
		await drop(ports, entry, now);
		return true;
	});
}

async function recordNow(ports: HeldPorts, entry: string, { space, args }: Held, now: number) {
	// Killed between the save and the forgetting: the entry is void already, and a second op would be one too many.
	const isDone = (await ports.queries.mySpends(ROWS)).some(({ id }) => id === args['reversal']);
	const outcome = isDone ? null : await ports.record('spend.void@1', space, args);
	if (outcome === null || outcome.ok) await drop(ports, entry, now);
	return outcome;
}

/** Nobody undid it: it is recorded. Null: that had been done. A failure leaves the wish where it is. */
export function recordVoid(ports: HeldPorts, entry: string, now: number): Promise<SaveOutcome | null> {
	return inTurn(async () => {
		const held = (await read(ports))[entry];
		return held ? recordNow(ports, entry, held, now) : null;
	});
}

/** Records what a closed or killed tab left behind, held for longer than anybody could still undo it. */
export function recordHeld(ports: HeldPorts, now: number): Promise<void> {
	return inTurn(async () => {
		for (const [entry, held] of Object.entries(await read(ports))) {
			if (now - held.at >= HELD_MS) await recordNow(ports, entry, held, now);
		}
	});
}

/** {@link recordHeld} once another tab's Undo has surely gone. Returns how to call it off. */
export function recordHeldLater(
	ports: HeldPorts,
	clock: Clock,
	trouble: (error: unknown) => void
): () => void {
	const timer = setTimeout(() => recordHeld(ports, clock.now()).catch(trouble), HELD_MS);
	return () => clearTimeout(timer);
}
