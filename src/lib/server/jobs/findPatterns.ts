/** Patterns over many entries that may be worth a talk: private to managers, without a figure, never a verdict [rule 25]. */
import { addDays } from '../../domain/period/calendar';
import { monthOf } from '../../domain/period/localDate';
import { outliers } from '../../domain/policy/outlier';
import { isOwnName } from '../../domain/policy/ownName';
import {
	frequentGuests,
	isOvercomp,
	nearCapPattern,
	splitSuspects,
	type GuestGesture
} from '../../domain/policy/patterns';
import type { RecordBody } from '../../domain/records';
import type { Pattern } from '../../protocol/desk';
import { bodiesOf, ledgerOf, readStaff, rulesOn, sumMinor, windowOf, type Ground } from '../desk/desk';

/** The longest look back is that at guests; the others look at 30 dates. */
const LOOK_BACK_DAYS = 183;
const RECENT_DAYS = 30;
/** Gestures and guests read at most, latest first: one night at one place is bounded work. */
const GESTURES_MAX = 20_000;
/** Patterns kept of one night: nobody talks about more. */
const PATTERNS_MAX = 500;

/** Patterns of a location up to the date of the ground; that of peers is about the last month that is whole by then. */
export async function findPatterns(ground: Ground): Promise<Pattern[]> {
	const recent = await readGestures(ground);
	const found = [
		...aboutCap(ground, recent),
		...recent
			.filter(({ amountMinor, lossMinor }) => isOvercomp(amountMinor, lossMinor))
			.map(ofGesture('OVERCOMP')),
		...(await aboutOwnNames(ground, recent)).map(ofGesture('SELF_GUEST')),
		...(await aboutPeers(ground)),
		...frequentGuests(ground.today, await readGuests(ground)).map(() => pattern('FREQ_GUEST', null))
	];
	return found.slice(0, PATTERNS_MAX);
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
	amountMinor: number;
	lossMinor: number | null;
}

const ofGesture =
	(code: Pattern['code']) =>
	({ employee, on, gesture }: Given) =>
		pattern(code, employee, { on, gesture });

/** What every gesture of the last 30 dates cost, voids and corrections settled. */
function readGestures(ground: Ground): Promise<Given[]> {
	return ledgerOf(ground)
		.select((eb) => [
			'gesture',
			'employee',
			'guest',
			'incident',
			'business_date as on',
			sumMinor.as('amountMinor'),
			eb.fn.max('loss_minor').as('lossMinor')
		])
		.where('business_date', '>=', windowOf(ground, RECENT_DAYS).from)
		.where('business_date', '<=', ground.today)
		.where('type', '<>', 'refund_in')
		.groupBy(['gesture', 'employee', 'guest', 'incident', 'business_date'])
		.having(sumMinor, '>', 0)
		.orderBy('business_date', 'desc')
		.orderBy('gesture', 'desc')
		.limit(GESTURES_MAX)
		.execute();
}

/** Gestures of the last half year that put something right for a guest who is known. */
async function readGuests(ground: Ground): Promise<GuestGesture[]> {
	const rows = await ledgerOf(ground)
		.select(['gesture', 'guest', 'business_date as on', 'purpose'])
		.where('business_date', '>=', windowOf(ground, LOOK_BACK_DAYS).from)
		.where('business_date', '<=', ground.today)
		.where('type', '<>', 'refund_in')
		.where('purpose', '<>', 'wow')
		.where('guest', 'is not', null)
		.groupBy(['gesture', 'guest', 'business_date', 'purpose'])
		.having(sumMinor, '>', 0)
		.orderBy('business_date', 'desc')
		.orderBy('gesture', 'desc')
		.limit(GESTURES_MAX)
		.execute();
	return rows.map((row) => ({ ...row, purpose: row.purpose as GuestGesture['purpose'] }));
}

/** Often close to the cap of one matter, or one guest's day told as several matters. Without such a cap neither. */
function aboutCap(ground: Ground, recent: readonly Given[]): Pattern[] {
	const rule = rulesOn(ground, ground.today, { role: 'staff' }).find(
		({ dims, window }) => dims.length === 1 && dims[0] === 'incident' && window === 'none'
	);
	if (!rule) return [];
	return [
		...nearCapPattern(ground.today, rule.amountMinor, recent).map((employee) =>
			pattern('NEAR_CAP_PATTERN', employee)
		),
		...splitSuspects(rule.amountMinor, recent).map(({ employee, on }) =>
			pattern('SPLIT_SUSPECT', employee, { on })
		)
	];
}

/** Gestures whose guest was typed with the name of who spent on them. */
async function aboutOwnNames(ground: Ground, recent: readonly Given[]): Promise<Given[]> {
	const { home, scope, today } = ground;
	const rows = await home.database.db
		.selectFrom('ledger_entry as entry')
		.innerJoin('record as guest', (join) =>
			join
				.onRef('guest.tenant_id', '=', 'entry.tenant_id')
				.onRef('guest.space_id', '=', 'entry.space_id')
				.onRef('guest.id', '=', 'entry.gesture')
				.on('guest.kind', '=', 'guest_name')
				.on('guest.deleted', '=', 0)
		)
		.select(['entry.gesture', 'guest.body'])
		.distinct()
		.where('entry.tenant_id', '=', scope.tenant)
		.where('entry.space_id', '=', scope.space)
		.where('entry.business_date', '>=', windowOf(ground, RECENT_DAYS).from)
		.where('entry.business_date', '<=', today)
		.limit(GESTURES_MAX)
		.execute();
	const names = new Map(
		rows.map(({ gesture, body }) => [gesture, (JSON.parse(body ?? '{}') as RecordBody<'guest_name'>).name])
	);
	const named = recent.filter(({ gesture }) => names.has(gesture));
	const employees = named.map(({ employee }) => employee);
	const people = await bodiesOf(ground, 'person', employees, scope.tenant);
	return named.filter(({ gesture, employee }) => {
		const own = people.get(employee)?.name;
		return own !== undefined && isOwnName(names.get(gesture) ?? '', own);
	});
}

/** Far from their peers, the active staff, in the last whole month; fewer than eight peers say nothing. */
async function aboutPeers(ground: Ground): Promise<Pattern[]> {
	const month = monthOf(addDays(`${monthOf(addDays(ground.today, 1))}-01`, -1));
	const rows = await ledgerOf(ground)
		.select(['employee', sumMinor.as('minor')])
		.where('business_date', '>=', `${month}-01`)
		.where('business_date', '<=', `${month}-31`)
		.where('type', '<>', 'refund_in')
		.groupBy('employee')
		.execute();
	const totals = new Map(rows.map(({ employee, minor }) => [employee, minor]));
	const peers = await readStaff(ground);
	const all = peers.map(({ person }) => ({ employee: person, totalMinor: totals.get(person) ?? 0 }));
	return outliers(all).flagged.map((employee) => pattern('OUTLIER', employee));
}
