/** Sums over a location's reimbursements, and how soon people get their money back [M20]. */
import { lacksReceipt } from '../../domain/ledger/owed';
import type { RecordBody } from '../../domain/records';
import type { OwedBatch, OwedState, Reimbursements } from '../../protocol/deskReimbursements';
import { bodiesOf, recordsOf, windowOf, type Desk } from './desk';

const MEASURED_DAYS = 90;
const DAY_MS = 86_400_000;
const SLOW_DAYS = 7;
const UNSUBSTANTIATED_DAYS = 60;
/** Payment runs in one answer. */
const BATCHES_MAX = 20;
const STATES = ['submitted', 'needs_receipt', 'ready', 'declined', 'paid'] as const;

type Body = RecordBody<'reimbursement'>;
interface Row {
	id: string;
	body: Body;
}

/** The sums of a location; rows of a debt that moved on with a correction count where it is now. */
export async function readSums(desk: Desk): Promise<Pick<Reimbursements, 'totals' | 'batches' | 'measure'>> {
	const { fromAt } = windowOf(desk, MEASURED_DAYS);
	const all = await readRows(desk);
	const rows = all.filter(({ body }) => body.amountMinor > 0);
	const isRecent = (body: Body) => (body.settledAt ?? 0) >= fromAt;
	const open = rows.filter(({ body }) => isOpen(body.state));
	const paid = rows.filter(({ body }) => body.state === 'paid' && isRecent(body));
	const declined = rows.filter(({ body }) => body.state === 'declined');
	const counted = [...open, ...declined, ...paid];
	const states = STATES.map((state) => ({
		state,
		...totalOf(counted.filter(({ body }) => body.state === state))
	}));
	const repays = all.flatMap(({ body }) => body.repayMinor ?? []);
	return {
		totals: {
			states: states.filter(({ count }) => count > 0),
			people: peopleOf(open),
			repay: { count: repays.length, minor: repays.reduce((sum, minor) => sum + minor, 0) }
		},
		batches: batchesOf([...open, ...paid]),
		measure: { ...measureOf(desk, open, paid), unsubstantiated: await countUnsubstantiated(desk, rows) }
	};
}

function isOpen(state: OwedState): boolean {
	return state === 'submitted' || state === 'needs_receipt' || state === 'ready';
}

async function readRows(desk: Desk): Promise<Row[]> {
	const rows = await recordsOf(desk, 'reimbursement').select(['id', 'body']).execute();
	return rows.map(({ id, body }) => ({ id, body: JSON.parse(body ?? 'null') as Body }));
}

function totalOf(rows: readonly Row[]): { count: number; minor: number } {
	return { count: rows.length, minor: rows.reduce((sum, { body }) => sum + body.amountMinor, 0) };
}

function peopleOf(open: readonly Row[]) {
	return [...Map.groupBy(open, ({ body }) => body.employee)]
		.map(([employee, rows]) => ({ employee, ...totalOf(rows) }))
		.sort((a, b) => b.minor - a.minor || (a.employee < b.employee ? -1 : 1));
}

/** `at`: the last time that something of a run moved. */
function batchesOf(rows: readonly Row[]): OwedBatch[] {
	return [...Map.groupBy(rows, ({ body }) => body.batch ?? '')]
		.filter(([batch]) => batch !== '')
		.map(([batch, run]) => ({
			batch,
			...totalOf(run),
			paidMinor: totalOf(run.filter(({ body }) => body.state === 'paid')).minor,
			at: Math.max(...run.map(({ body }) => body.settledAt ?? body.readyAt ?? body.submittedAt))
		}))
		.sort((a, b) => b.at - a.at)
		.slice(0, BATCHES_MAX);
}

const daysBetween = (from: number, to: number) => Math.max(0, to - from) / DAY_MS;

/** What still waits counts as slow too, once it has waited that long: not to pay must not look well. */
function measureOf({ home }: Desk, open: readonly Row[], paid: readonly Row[]) {
	const now = home.clock.now();
	const took = paid
		.map(({ body }) => daysBetween(body.submittedAt, body.settledAt ?? body.submittedAt))
		.sort((a, b) => a - b);
	const waiting = open.map(({ body }) => daysBetween(body.submittedAt, now));
	const late = waiting.filter((days) => days > SLOW_DAYS).length;
	return {
		days: MEASURED_DAYS,
		paid: paid.length,
		medianDays: shareOf(took, 0.5),
		p90Days: shareOf(took, 0.9),
		slow: took.filter((days) => days > SLOW_DAYS).length + late,
		of: took.length + late
	};
}

/** Within how many days a share of them was paid: nearest rank, one decimal; the mean of the two in the middle for half. */
function shareOf(sorted: readonly number[], share: number): number | null {
	const rank = Math.ceil(share * sorted.length);
	const upper = sorted[rank - 1];
	if (upper === undefined) return null;
	const isBetween = share === 0.5 && sorted.length % 2 === 0;
	const days = isBetween ? (upper + (sorted[rank] ?? upper)) / 2 : upper;
	return Math.round(days * 10) / 10;
}

/** Paid or not: money without its receipt for more than sixty days. */
async function countUnsubstantiated(desk: Desk, rows: readonly Row[]): Promise<number> {
	const before = desk.home.clock.now() - UNSUBSTANTIATED_DAYS * DAY_MS;
	const old = rows.filter(({ body }) => body.state !== 'declined' && body.submittedAt < before);
	const flagged = await recordsOf(desk, 'flags')
		.select('id')
		.where('body', 'like', '%NEEDS_RECEIPT%')
		.execute();
	const asked = new Set(flagged.map(({ id }) => id));
	const suspects = old.filter(({ id }) => asked.has(id)).map(({ id }) => id);
	const flags = await bodiesOf(desk, 'flags', suspects);
	return suspects.filter((id) => lacksReceipt(flags.get(id))).length;
}
