/** Patterns over many entries that may be worth a talk: private to managers, without a figure, never a verdict [rule 25]. */
import { addDays } from '../../domain/period/calendar';
import { monthOf } from '../../domain/period/localDate';
import { outliers } from '../../domain/policy/outlier';
import { frequentGuests, isOvercomp, nearCapPattern, splitSuspects } from '../../domain/policy/patterns';
import type { Purpose } from '../../domain/purpose';
import type { Pattern } from '../../protocol/desk';
import { ledgerOf, rulesOn, sumMinor, windowOf, type Desk } from './desk';

/** The longest look back is that at guests; the others look at 30 dates. */
const LOOK_BACK_DAYS = 183;
const RECENT_DAYS = 30;

/**
 * Patterns of a location, found whenever somebody looks: they depend on the ledger and the date alone. `peers`: its
 * active staff. Nobody reads of themselves here; who has gone is left in peace.
 */
export async function readPatterns(desk: Desk, peers: readonly string[]): Promise<Pattern[]> {
	const gestures = await readGestures(desk);
	const { from } = windowOf(desk, RECENT_DAYS);
	const recent = gestures.filter(({ on }) => on >= from);
	const found = [
		...aboutCap(desk, recent),
		...recent.filter(({ amountMinor, lossMinor }) => isOvercomp(amountMinor, lossMinor)).map(toOvercomp),
		...(await aboutPeers(desk, peers)),
		...frequentGuests(desk.today, gestures).map(() => pattern('FREQ_GUEST', null))
	];
	return found.filter(({ person }) => person === null || person !== desk.actor.person);
}

function pattern(code: Pattern['code'], person: string | null, more: Partial<Pattern> = {}): Pattern {
	return { code, person, on: null, gesture: null, ...more };
}

interface Given {
	gesture: string;
	employee: string;
	guest: string | null;
	incident: string;
	on: string;
	purpose: Purpose;
	amountMinor: number;
	lossMinor: number | null;
}

const toOvercomp = ({ employee, on, gesture }: Given) => pattern('OVERCOMP', employee, { on, gesture });

/** What every gesture of the last half year cost, voids and corrections settled. */
async function readGestures(desk: Desk): Promise<Given[]> {
	const { from } = windowOf(desk, LOOK_BACK_DAYS);
	const rows = await ledgerOf(desk)
		.select((eb) => [
			'gesture',
			'employee',
			'guest',
			'incident',
			'business_date as on',
			'purpose',
			sumMinor.as('amountMinor'),
			eb.fn.max('loss_minor').as('lossMinor')
		])
		.where('business_date', '>=', from)
		.where('business_date', '<=', desk.today)
		.where('type', '<>', 'refund_in')
		.groupBy(['gesture', 'employee', 'guest', 'incident', 'business_date', 'purpose'])
		.having(sumMinor, '>', 0)
		.orderBy('business_date')
		.orderBy('gesture')
		.execute();
	return rows.map((row) => ({ ...row, purpose: row.purpose as Purpose }));
}

/** Often close to the cap of one matter, or one guest's day told as several matters. Without such a cap neither. */
function aboutCap(desk: Desk, recent: readonly Given[]): Pattern[] {
	const rule = rulesOn(desk, desk.today, { role: 'staff' }).find(
		({ dims, window }) => dims.length === 1 && dims[0] === 'incident' && window === 'none'
	);
	if (!rule) return [];
	return [
		...nearCapPattern(desk.today, rule.amountMinor, recent).map((employee) =>
			pattern('NEAR_CAP_PATTERN', employee)
		),
		...splitSuspects(rule.amountMinor, recent).map(({ employee, on }) =>
			pattern('SPLIT_SUSPECT', employee, { on })
		)
	];
}

/** Far from their peers in the last whole month; fewer than eight peers say nothing. */
async function aboutPeers(desk: Desk, peers: readonly string[]): Promise<Pattern[]> {
	const month = monthOf(addDays(`${monthOf(desk.today)}-01`, -1));
	const rows = await ledgerOf(desk)
		.select(['employee', sumMinor.as('minor')])
		.where('business_date', '>=', `${month}-01`)
		.where('business_date', '<=', `${month}-31`)
		.where('type', '<>', 'refund_in')
		.groupBy('employee')
		.execute();
	const totals = new Map(rows.map(({ employee, minor }) => [employee, minor]));
	const all = peers.map((employee) => ({ employee, totalMinor: totals.get(employee) ?? 0 }));
	return outliers(all).flagged.map((employee) => pattern('OUTLIER', employee));
}
