/**
 * Looks for patterns once per location and business day, after the day has ended there [rule 25]:
 *
 *   due (its day has ended) ─ claim ─► find up to yesterday ─► store, due again at the end of today
 *                              └ held by another process, or lost by a crash: it lapses, and somebody claims again
 *
 * Nights that were missed need no looking back: what they would have found is in the window of this one, or too old.
 */
import type { Timers } from '../../base/clock';
import { addDays } from '../../domain/period/calendar';
import { firstInstantOf } from '../../domain/period/dayStart';
import type { RecordBody } from '../../domain/records';
import { groundOf } from '../desk/desk';
import { readBody, type Scope } from '../finance/exportPlan';
import type { Home } from '../sync/home';
import { findPatterns } from './findPatterns';

/** Locations looked at in one round, so that a night never holds up those who are awake elsewhere. */
export const NIGHTS_PER_ROUND_MAX = 20;
/** How long one process may take over one location; afterwards another may try. */
export const CLAIM_MS = 600_000;
const FIRST_MS = 3_000;
const ROUND_MS = 300_000;
/** Between rounds while there is more to do. */
const NEXT_MS = 1_000;
const DAY_MS = 86_400_000;
const CLAIM_BYTES = 12;

/** Looks at locations that are due; the answer is how many this process looked at. A failure is reported, not thrown. */
export async function lookAtNights(home: Home): Promise<number> {
	const { database, clock, report } = home;
	await addNewLocations(home);
	const now = clock.now();
	const due = await database.db
		.selectFrom('pattern_night')
		.select(['tenant_id as tenant', 'space_id as space'])
		.where('due_at', '<=', now)
		.where('claimed_until', '<=', now)
		.orderBy('due_at')
		.limit(NIGHTS_PER_ROUND_MAX)
		.execute();
	let looked = 0;
	for (const scope of due) {
		try {
			if (await lookAt(home, scope)) looked++;
		} catch (error) {
			report('patterns of a night', error);
		}
	}
	return looked;
}

/** Every location has its row; one without a night is due at once. */
async function addNewLocations({ database: { db } }: Home): Promise<void> {
	await db
		.insertInto('pattern_night')
		.columns(['tenant_id', 'space_id'])
		.expression((eb) =>
			eb
				.selectFrom('space')
				.leftJoin('pattern_night as night', (join) =>
					join.onRef('night.tenant_id', '=', 'space.tenant_id').onRef('night.space_id', '=', 'space.id')
				)
				.select(['space.tenant_id', 'space.id'])
				.where('space.kind', '=', 'location')
				.where('night.space_id', 'is', null)
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Whether this process looked: not when another one did, or took over because this one was too slow. */
async function lookAt(home: Home, scope: Scope): Promise<boolean> {
	const claim = await claimNight(home, scope);
	if (claim === null) return false;
	const place = await readBody<RecordBody<'location'>>(
		home,
		scope.tenant,
		scope.tenant,
		'location',
		scope.space
	);
	if (!place) return store(home, scope, claim, { due_at: home.clock.now() + DAY_MS });
	const now = await groundOf(home, scope, place);
	const through = addDays(now.today, -1);
	const found = await findPatterns({ ...now, today: through });
	return store(home, scope, claim, {
		due_at: firstInstantOf(addDays(now.today, 1), place.zone, place.cutoverHour ?? 0),
		through,
		found: JSON.stringify(found)
	});
}

/** A claim that nobody else holds; null when somebody does, or has looked meanwhile. One statement decides. */
async function claimNight({ database, clock, rng }: Home, { tenant, space }: Scope): Promise<string | null> {
	const now = clock.now();
	const claim = Buffer.from(rng.bytes(CLAIM_BYTES)).toString('hex');
	const { numUpdatedRows } = await database.db
		.updateTable('pattern_night')
		.set({ claim, claimed_until: now + CLAIM_MS })
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('due_at', '<=', now)
		.where('claimed_until', '<=', now)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n ? claim : null;
}

async function store(
	{ database }: Home,
	{ tenant, space }: Scope,
	claim: string,
	night: { due_at: number; through?: string; found?: string }
): Promise<boolean> {
	const { numUpdatedRows } = await database.db
		.updateTable('pattern_night')
		.set({ ...night, claim: '', claimed_until: 0 })
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('claim', '=', claim)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** Looks at nights for as long as the process lives; the answer stops it, once what is under way has ended. */
export function schedulePatternNights(home: Home, timers: Timers): () => Promise<void> {
	let running = Promise.resolve();
	let isStopped = false;
	let cancel = timers.after(FIRST_MS, run);
	function run(): void {
		running = lookAtNights(home)
			.catch((error: unknown) => {
				home.report('patterns of a night', error);
				return 0;
			})
			.then((looked) => {
				if (!isStopped) cancel = timers.after(looked === NIGHTS_PER_ROUND_MAX ? NEXT_MS : ROUND_MS, run);
			});
	}
	return () => {
		isStopped = true;
		cancel();
		return running;
	};
}
