import { employeeTally, hasWideCap } from '../../domain/ledger/elsewhere';
import { bindingOf, factsOf, occasionKeys, standingFrom, type Occasion } from '../../domain/ledger/occasion';
import type { RecordBody } from '../../domain/records';
import { isSameKey } from '../../domain/tx';
import type { DoorRoom } from '../../protocol/accounts';
import { sessionOf } from '../db/session';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { loadRecords } from '../sync/spaceRows';

type Rows = Awaited<ReturnType<typeof loadRecords>>;
const heldOf = ({ space_id: space, kind, id, body }: Rows[number]) => ({
	key: { space, kind, id },
	body: body === null ? null : (JSON.parse(body) as object)
});

/** The person's totals at the other locations, and those locations, where a cap counts at all of them. */
async function elsewhereAt(home: Home, { tenant, space, author }: Occasion, rows: Rows) {
	const policies = rows.find(({ kind, body }) => kind === 'policies' && body !== null);
	const versions = policies && (JSON.parse(policies.body ?? '') as RecordBody<'policies'>).versions;
	if (!versions || !hasWideCap(versions)) return [];
	const isTheirs = (row: Rows[number]) => row.kind === 'tally' && row.id === employeeTally(author);
	const totals = rows.filter((row) => isTheirs(row) && row.space_id !== space);
	const { db, dialect } = home.database;
	const ids = new Set(totals.map(({ space_id }) => space_id));
	const places = await loadRecords(sessionOf(db), dialect, tenant, ids);
	return [...totals, ...places.filter(({ kind }) => kind === 'location')].map(heldOf);
}

/**
 * What a person may do for one more guest at a location, by the engine that phones ask. Null: nothing is capped;
 * undefined: there is no such place.
 */
export async function roomAt(
	home: Home,
	actor: Actor,
	location: string | undefined
): Promise<DoorRoom | null | undefined> {
	if (location === undefined) return undefined;
	const { db, dialect } = home.database;
	const { tenant, person } = actor;
	const ground = { tenant, space: location, author: person };
	const occasion: Occasion = { ...ground, now: home.clock.now(), clockOffsetMs: 0 };
	const keys = occasionKeys(occasion);
	const rows = await loadRecords(sessionOf(db), dialect, tenant, new Set(keys.map(({ id }) => id)));
	const held = keys.map((key) => {
		const row = rows.find(({ space_id, kind, id }) => isSameKey({ space: space_id, kind, id }, key));
		return { key, body: row?.body ? (JSON.parse(row.body) as object) : null };
	});
	const facts = factsOf(occasion, [...held, ...(await elsewhereAt(home, occasion, rows))]);
	if (!facts) return undefined;
	const { standing } = standingFrom(facts);
	const binding = bindingOf(standing);
	if (!binding) return null;
	const { dims, window } = binding.rule;
	return {
		leftMinor: standing.availableMinor ?? 0,
		capMinor: binding.capMinor,
		currency: facts.location.currency,
		rule: { dims: [...dims], window }
	};
}
