import { ratioToText } from '../money/decimal';

/** One person's total of a month, minor units. */
export interface MonthTotal {
	employee: string;
	totalMinor: number;
}

export interface Outliers {
	band: 'OK' | 'INSUFFICIENT';
	/** Employees whose |score| is above 3.5, exactly. Sorted. */
	flagged: string[];
	/** Robust scores by employee, two decimals. */
	scores: Record<string, string>;
}

const PEERS_MIN = 8;

/** Twice the median of integers, which is an integer again. */
function doubleMedian(values: readonly bigint[]): bigint {
	const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0n;
	return sorted.length % 2 === 1 ? 2n * upper : (sorted[middle - 1] ?? 0n) + upper;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * OUTLIER: a month's totals of peers of one role and location, each person among them [rule 25, vectors §7]. Score
 * 0.6745·(x − median)/MAD; MAD 0: (x − median)/(1.253314 · mean deviation from the median); that 0 too: 0. Fewer than
 * 8 people say nothing. Exact fractions throughout.
 */
export function outliers(totals: readonly MonthTotal[]): Outliers {
	if (totals.length < PEERS_MIN) return { band: 'INSUFFICIENT', flagged: [], scores: {} };
	const median2 = doubleMedian(totals.map(({ totalMinor }) => BigInt(totalMinor)));
	const deviations2 = totals.map(({ totalMinor }) => 2n * BigInt(totalMinor) - median2);
	const mad4 = doubleMedian(deviations2.map(absolute));
	const sum2 = deviations2.reduce((sum, deviation) => sum + absolute(deviation), 0n);
	/** Score of a doubled deviation as a fraction; the factor that doubled it cancels out. */
	const score = (deviation2: bigint): [bigint, bigint] => {
		if (mad4 > 0n) return [6_745n * 2n * deviation2, 10_000n * mad4];
		if (sum2 > 0n) return [1_000_000n * deviation2 * BigInt(totals.length), 1_253_314n * sum2];
		return [0n, 1n];
	};
	const scored = totals.map(({ employee }, i) => ({ employee, score: score(deviations2[i] ?? 0n) }));
	return {
		band: 'OK',
		flagged: scored
			.filter(({ score: [num, den] }) => 10n * absolute(num) > 35n * den)
			.map(({ employee }) => employee)
			.sort(),
		scores: Object.fromEntries(
			scored.map(({ employee, score: [num, den] }) => [employee, ratioToText(num, den, 2)])
		)
	};
}
