/** What the house owes its people, and how it pays: on fixed days, whatever a flag says [003-11]. */
import { localDateOf } from '../../../domain/period/localDate';
import { addDays } from '../../../domain/period/calendar';
import { instantOf } from '../days';
import { leaderOf, type Deed, type Entry, type Ledger } from '../deeds';
import type { DemoPerson } from '../people';
import type { Place } from '../places';
import type { Fate } from './fates';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const RUN_DAYS: readonly string[] = ['05', '15', '25'];
const RUN_HOUR = 11;
const BEFORE_RUN_DAYS = 2;
const BATCH_MAX = 30;
const UNPAID: readonly (Fate | undefined)[] = ['needs_receipt', 'submitted', 'ready', 'declined', 'voided'];
const DECLINED =
	'Esto ya te lo devolvimos con la nómina del mes. Si no lo ves ahí, dímelo y lo arreglamos hoy. Y gracias: el detalle fue precioso.';

/** Local date of the first payment run two days or more after an instant. */
function runDateOf(at: number, zone: string): string {
	let date = addDays(localDateOf(at, zone), BEFORE_RUN_DAYS);
	while (!RUN_DAYS.includes(date.slice(8))) date = addDays(date, 1);
	return date;
}

/** When an entry is paid, UTC ms. */
export function paidAt({ at, place }: Pick<Entry, 'at' | 'place'>): number {
	return instantOf(runDateOf(at, place.zone), RUN_HOUR, 0, place.zone);
}

interface Run {
	at: number;
	date: string;
	place: Place;
	payer: DemoPerson;
	entries: string[];
}

function runsOf(ledger: Ledger, fates: ReadonlyMap<Entry, Fate>): Run[] {
	const runs = new Map<string, Run>();
	for (const entry of ledger.entries) {
		const { place, person, id } = entry;
		const at = paidAt(entry);
		if (entry.method !== 'out_of_pocket' || UNPAID.includes(fates.get(entry)) || at >= ledger.now) continue;
		const payer = leaderOf(place, person);
		const date = runDateOf(entry.at, place.zone);
		const name = `${place.key} ${date} ${payer.name}`;
		const run = runs.get(name) ?? { at, date, place, payer, entries: [] };
		if (run.entries.length < BATCH_MAX) run.entries.push(id);
		runs.set(name, run);
	}
	return [...runs.values()];
}

/** Payment runs of the year, one that is ready to be paid, and one that was kindly declined. */
export function settlingDeeds(ledger: Ledger, fates: ReadonlyMap<Entry, Fate>): Deed[] {
	const deeds = runsOf(ledger, fates).map(({ at, date, place, payer, entries }): Deed => {
		const batch = `${place.code} ${date}`;
		return { at, place, person: payer, type: 'reimbursement.settle', args: { entries, to: 'paid', batch } };
	});
	for (const [entry, fate] of fates) {
		if (fate !== 'ready' && fate !== 'declined') continue;
		const { place, person, id } = entry;
		const at = Math.min(entry.at + DAY_MS + HOUR_MS, ledger.now - HOUR_MS);
		const args = { entries: [id], to: fate, ...(fate === 'declined' ? { reason: DECLINED } : {}) };
		deeds.push({ at, place, person: leaderOf(place, person), type: 'reimbursement.settle', args });
	}
	return deeds;
}
