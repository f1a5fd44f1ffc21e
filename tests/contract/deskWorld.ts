import type { Op } from '../../src/lib/domain/op/op';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { gestureOp, hashed, newId, openHome, push } from './world';
import type { Dialect } from '../../src/lib/server/db/open';

/** A home whose clock a test moves. */
export async function openDeskHome(dialect: Dialect, at: number): Promise<Home & { at: number }> {
	const home = { ...(await openHome(dialect)), at };
	return Object.assign(home, { clock: { now: () => home.at } });
}

/** What a later op has to say of a spend. */
export interface Spent {
	entry: string;
	gesture: string;
	incident: string;
	employee: string;
}

export interface Wish {
	space: string;
	amountMinor: number;
	/** UTC ms of the phone; without it a minute before it arrives. */
	at?: number;
	purpose?: 'fix' | 'wow' | 'both';
	method?: string;
	incident?: string;
	what?: string;
	leftShownMinor?: number;
	lossMinor?: number;
	guest?: string;
	guestName?: string;
}

/** The op of a spend, and how to name it later. */
export function spendOp(home: Home, actor: Actor, wish: Wish): { op: Op; spent: Spent } {
	const { space, amountMinor, purpose = 'fix', method = 'house_comp', what } = wish;
	const [entry, gesture, incident] = [newId(), newId(), wish.incident ?? newId()];
	const spend = {
		id: entry,
		amountMinor,
		currency: 'EUR',
		method,
		leftShownMinor: wish.leftShownMinor ?? 200_000,
		...(wish.guest === undefined ? {} : { guest: wish.guest }),
		...(wish.lossMinor === undefined ? {} : { lossMinor: wish.lossMinor })
	};
	const op = gestureOp(actor, {
		space,
		...(what === undefined ? {} : { what }),
		...(wish.guestName === undefined ? {} : { guestName: wish.guestName }),
		over: { capturedAt: wish.at ?? home.clock.now() - 60_000 },
		args: { gesture, incident, purpose, spend }
	});
	return { op, spent: { entry, gesture, incident, employee: actor.person } };
}

/** Any op of an actor, captured just now; its verdict is returned as `committed` or `quarantined:reason`. */
export async function act(
	home: Home,
	actor: Actor,
	space: string,
	type: string,
	args: object
): Promise<string> {
	const template = gestureOp(actor, { space, over: { capturedAt: home.clock.now() - 1_000 } });
	const { hash: _, ...op } = template;
	return outcomeOf(home, actor, hashed({ ...op, type, args: args as Op['args'] }));
}

async function outcomeOf(home: Home, actor: Actor, op: Op): Promise<string> {
	const [verdict] = (await push(home, actor, [op])).verdicts;
	return verdict?.kind === 'quarantined' ? `quarantined:${verdict.reason}` : String(verdict?.kind);
}

/** Records a spend; throws unless it was taken. */
export async function spend(home: Home, actor: Actor, wish: Wish): Promise<Spent> {
	const { op, spent } = spendOp(home, actor, wish);
	const outcome = await outcomeOf(home, actor, op);
	if (outcome !== 'committed') throw new Error(`a spend was ${outcome}`);
	return spent;
}
