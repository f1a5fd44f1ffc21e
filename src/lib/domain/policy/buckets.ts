/** What a rule sums up, and in which running totals a row counts [rule 2, 10, 11, vectors §2]. */
import { addDays, monthSpan, nextMonth, yearSpan, type DateSpan } from '../period/calendar';
import { monthOf } from '../period/localDate';
import { rollingDays, spanOf } from '../period/window';
import type { Bucket, CapRule, Grain, Row, View } from './types';

/** The dims that tell rows of one location's ledger apart, in the order of counter keys. */
const KEYED_DIMS = ['employee', 'guest', 'incident'] as const;
type KeyedDim = (typeof KEYED_DIMS)[number];
const GRAINS: readonly Grain[] = ['none', 'posting', 'day', 'month', 'year'];

/** A kind of running total that some rule reads: one counter for each combination of dim values and period. */
export interface CounterShape {
	dims: readonly KeyedDim[];
	purposes: CapRule['purposes'] | null;
	grain: Grain;
}

type Shaped = Pick<CapRule, 'dims' | 'window' | 'purposes'>;

const keyedDims = (rule: Shaped): KeyedDim[] => KEYED_DIMS.filter((dim) => rule.dims.includes(dim));

/** Keys stay readable and can hold any id: the three marks they are built with are escaped. */
const escaped = (value: string): string => value.replace(/[%;=]/g, encodeURIComponent);

/** Everything of a counter key but its period. */
function keyStem(
	dims: readonly KeyedDim[],
	purposes: CounterShape['purposes'],
	view: Pick<View, KeyedDim>
): string {
	let stem = purposes ? `purposes=${[...purposes].sort().join('+')};` : '';
	for (const dim of dims) stem += `${dim}=${escaped(view[dim] ?? '')};`;
	return stem;
}

const SPANS_KEPT_MAX = 200;
const periodsBySpan = new Map<string, readonly string[]>();

/** {@link coverOf}, remembered: entries of one day ask for the same few spans. */
function periodsOf(span: DateSpan): readonly string[] {
	const key = span.from + span.to;
	let periods = periodsBySpan.get(key);
	if (!periods) {
		if (periodsBySpan.size >= SPANS_KEPT_MAX) periodsBySpan.clear();
		periods = coverOf(span);
		periodsBySpan.set(key, periods);
	}
	return periods;
}

/** The fewest whole years, months and days that make up a span. */
function coverOf({ from, to }: DateSpan): string[] {
	const periods: string[] = [];
	for (let date = from; date <= to;) {
		const [year, month] = [date.slice(0, 4), monthOf(date)];
		if (date.endsWith('-01-01') && yearSpan(year).to <= to) {
			periods.push(`year=${year}`);
			date = addDays(yearSpan(year).to, 1);
		} else if (date.endsWith('-01') && monthSpan(month).to <= to) {
			periods.push(`month=${month}`);
			date = `${nextMonth(month)}-01`;
		} else {
			periods.push(`day=${date}`);
			date = addDays(date, 1);
		}
	}
	return periods;
}

/** The bucket of a rule seen from a view; undefined where the rule is skipped: no guest [rule 21], no stay. */
export function bucketOf(rule: CapRule, view: View): Bucket | undefined {
	const dims = keyedDims(rule);
	if (dims.includes('guest') && view.guest === null) return undefined;
	const purposes = rule.purposes ?? null;
	const stem = keyStem(dims, purposes, view);
	const wide = rule.dims.includes('org') ? { isWide: true as const } : {};
	const base = { dims: Object.fromEntries(dims.map((dim) => [dim, view[dim]])), purposes, ...wide };
	if (rule.window === 'none') return { ...base, span: { kind: 'none' }, counters: [`${stem}all`] };
	if (rule.window === 'posting') {
		const period = view.postingPeriod;
		return { ...base, span: { kind: 'posting', period }, counters: [`${stem}posting=${period}`] };
	}
	const span = spanOf(rule.window, view.localDate, view.stay);
	if (!span) return undefined;
	const counters = periodsOf(span).map((period) => stem + period);
	return { ...base, span: { kind: 'dates', ...span }, counters };
}

/** Whether a row is in a bucket. Money that came back counts only without window and by posting month [rule 16, C7]. */
export function bucketHolds(bucket: Bucket, row: Row): boolean {
	for (const dim of KEYED_DIMS) {
		const wanted = bucket.dims[dim];
		if (wanted !== undefined && row[dim] !== wanted) return false;
	}
	if (bucket.purposes && !(row.purpose && bucket.purposes.includes(row.purpose))) return false;
	const { span } = bucket;
	if (span.kind === 'none') return true;
	if (span.kind === 'posting') return row.postingPeriod === span.period;
	return row.type !== 'refund_in' && span.from <= row.localDate && row.localDate <= span.to;
}

function grainsOf(window: string): Grain[] {
	if (window === 'none' || window === 'posting' || window === 'month' || window === 'year') return [window];
	if (window === 'stay') return ['day', 'month', 'year'];
	const days = rollingDays(window) ?? 1;
	return ['day', ...(days >= 28 ? ['month' as const] : []), ...(days >= 365 ? ['year' as const] : [])];
}

/** Every kind of running total that rules read. A new version may bring new ones: then totals are counted anew. */
export function shapesOf(rules: Iterable<Shaped>): CounterShape[] {
	const shapes = new Map<string, CounterShape>();
	for (const rule of rules) {
		const [dims, purposes] = [keyedDims(rule), rule.purposes ?? null];
		for (const grain of grainsOf(rule.window)) {
			shapes.set(`${[...(purposes ?? [])].sort().join('+')};${dims.join()};${grain}`, {
				dims,
				purposes,
				grain
			});
		}
	}
	return [...shapes.values()].sort((a, b) => GRAINS.indexOf(a.grain) - GRAINS.indexOf(b.grain));
}

function periodOf(row: Row, grain: Grain): string {
	if (grain === 'none') return 'all';
	if (grain === 'posting') return `posting=${row.postingPeriod}`;
	if (grain === 'day') return `day=${row.localDate}`;
	if (grain === 'month') return `month=${monthOf(row.localDate)}`;
	return `year=${row.localDate.slice(0, 4)}`;
}

/** The running totals to which a row adds its amount. */
export function countersOfRow(row: Row, shapes: readonly CounterShape[]): string[] {
	const counters: string[] = [];
	for (const { dims, purposes, grain } of shapes) {
		const isDated = grain !== 'none' && grain !== 'posting';
		if (isDated && row.type === 'refund_in') continue;
		if (purposes && !(row.purpose && purposes.includes(row.purpose))) continue;
		if (dims.includes('guest') && row.guest === null) continue;
		counters.push(keyStem(dims, purposes, row) + periodOf(row, grain));
	}
	return counters;
}
