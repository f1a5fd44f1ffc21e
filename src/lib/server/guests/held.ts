/** What the house holds of a guest besides the card: every gesture for them, in its words, and what it cost. */
import { sql } from 'kysely';
import { err, ok, type Result } from '../../base/result';
import { guestViews } from '../../domain/guest/cards';
import type { Met } from '../../domain/guest/guestRecord';
import type { RecordBody } from '../../domain/records';
import type { DoorError } from '../../protocol/accounts';
import { HELD_GESTURES_MAX, type Held } from '../../protocol/guests';
import { bodiesOf, ledgerOf, openDesk, recordsOf, sumMinor, type Desk } from '../desk/desk';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';

/**
 * All of a guest's gestures at a location [003-4]. `guest`: any card of theirs. `not_found` for a location that is not
 * the asker's, as for a guest that is not there or was forgotten [I18].
 */
export async function readHeld(
	home: Home,
	actor: Actor,
	{ location, guest }: { location: string; guest: string }
): Promise<Result<Held, DoorError>> {
	const opened = await openDesk(home, actor, location);
	if (!opened.ok) return opened;
	const desk = opened.value;
	const view = (await readGuests(desk)).find(({ cards }) => cards.includes(guest));
	if (!view) return err('not_found');
	const met = await allMet(desk, view.cards, view.gestures);
	const newest = met.slice(0, HELD_GESTURES_MAX);
	const ids = newest.map(({ id }) => id);
	const [stories, costs] = [await bodiesOf(desk, 'gesture', ids), await readCosts(desk, ids)];
	const gestures = newest.map(({ id, on }) => ({
		id,
		on,
		story: stories.get(id) ?? null,
		spentMinor: costs.get(id) ?? 0
	}));
	return ok({
		currency: desk.place.currency,
		// Taken back with what it cost: nothing of it is held.
		gestures: gestures.filter(({ story, spentMinor }) => story !== null || spentMinor !== 0),
		more: met.length - newest.length
	});
}

async function readGuests(desk: Desk) {
	const rows = await recordsOf(desk, 'guest').select(['id', 'body']).execute();
	return guestViews(
		rows.map(({ id, body }) => ({ id, body: JSON.parse(body ?? 'null') as RecordBody<'guest'> }))
	);
}

/** Gestures of the cards, which keep the last ones only, and those that the ledger has for them; newest first. */
async function allMet(desk: Desk, cards: readonly string[], noted: readonly Met[]): Promise<Met[]> {
	const field = (name: string) =>
		desk.home.database.dialect === 'postgres'
			? sql<string>`body::jsonb ->> ${sql.lit(name)}`
			: sql<string>`body ->> ${sql.lit(name)}`;
	const spent = await recordsOf(desk, 'spend')
		.select([field('gesture').as('id'), field('businessDate').as('on')])
		.where(field('guest'), 'in', cards)
		.execute();
	const met = new Map([...spent, ...noted].map(({ id, on }) => [id, { id, on }]));
	return [...met.values()].sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1));
}

async function readCosts(desk: Desk, gestures: readonly string[]): Promise<Map<string, number>> {
	if (gestures.length === 0) return new Map();
	const rows = await ledgerOf(desk)
		.select(['gesture', sumMinor.as('minor')])
		.where('gesture', 'in', gestures)
		.groupBy('gesture')
		.execute();
	return new Map(rows.map(({ gesture, minor }) => [gesture, minor]));
}
