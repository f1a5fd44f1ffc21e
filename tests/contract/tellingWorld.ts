import { randomUUID } from 'node:crypto';
import { must } from '../../src/lib/base/assert';
import type { OpName } from '../../src/lib/domain/mutators';
import type { Op } from '../../src/lib/domain/op/op';
import type { PullResponse } from '../../src/lib/protocol/pull';
import type { Dialect } from '../../src/lib/server/db/open';
import { join } from './accountsWorld';
import { openMediaWorld, push, type Guest, type MediaWorld } from './mediaWorld';
import { gestureOp, hashed, newId } from './world';

/** The house of the media tests, and Elsa, who works in another one of the organisation. */
export interface TellingWorld extends MediaWorld {
	elsa: Guest;
	everybody: Record<'ana' | 'berta' | 'mario' | 'olga' | 'elsa' | 'stranger', Guest>;
}

export async function openTellingWorld(dialect: Dialect): Promise<TellingWorld> {
	const at = await openMediaWorld(dialect);
	const { olga } = at.people;
	const place = { name: 'Casa del Bosque', zone: 'Europe/Madrid', currency: 'EUR' };
	const other = (await olga.browser.send('POST', '/api/locations', place)).body.id as string;
	const joined = await join(at.world, olga.browser, other, 'Elsa Eco');
	const elsa: Guest = {
		browser: joined.browser,
		actor: { ...olga.actor, person: joined.info.person.id, role: 'staff', spaces: [other] }
	};
	return { ...at, elsa, everybody: { ...at.people, elsa } };
}

/** An op of `guest`, as their phone makes it. */
export function opOf(guest: Guest, name: OpName, space: string, args: Op['args']): Op {
	const { hash: _, ...op } = gestureOp(guest.actor, { space });
	return hashed({ ...op, id: newId(), type: must(name.split('@')[0], 'a type'), args });
}

/** Pushes one op; `committed`, or why not. */
export async function say(guest: Guest, name: OpName, space: string, args: Op['args']): Promise<string> {
	return must((await push(guest, [opOf(guest, name, space, args)]))[0], 'a verdict');
}

/** A gesture of `guest` in the feed; its id and incident. */
export async function logStory(guest: Guest, space: string, args: Record<string, unknown> = {}) {
	const op = gestureOp(guest.actor, { space, args });
	const verdicts = await push(guest, [op]);
	const { gesture, incident } = op.args as { gesture: string; incident: string };
	return { gesture, incident, verdict: verdicts[0] };
}

/** Everything that a new phone of `guest` is given, newest state of each record: `kind/id` → body. */
export async function pulledBy(guest: Guest): Promise<Map<string, Record<string, unknown>>> {
	const records = new Map<string, { seq: number; body: Record<string, unknown> | null }>();
	const device = randomUUID();
	let spaces: object[] = [];
	let epoch = '';
	for (;;) {
		const sent = { protocol: 1, person: guest.actor.person, device, epoch, spaces };
		const answer = await guest.browser.send('POST', '/api/sync/pull', sent);
		const pulled = answer.body as unknown as PullResponse;
		epoch = pulled.epoch;
		const states = new Map(
			(spaces as { space: string }[]).map((state): [string, object] => [state.space, state])
		);
		for (const page of pulled.pages) {
			states.set(page.space, page.state);
			for (const { kind, id, seq, body } of page.records) {
				const known = records.get(`${kind}/${id}`);
				if (!known || known.seq <= seq) records.set(`${kind}/${id}`, { seq, body });
			}
		}
		spaces = [...states.values()];
		if (!pulled.pages.some((page) => page.more)) break;
	}
	return new Map([...records].flatMap(([key, { body }]) => (body ? [[key, body] as const] : [])));
}
