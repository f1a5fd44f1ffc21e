/** One line of the table: what was measured, against the floor of the same run. */
export interface Figure {
	what: string;
	value: number;
	unit: string;
	floor?: number;
	goal?: string;
}
export type Report = (figure: Figure) => void;

/** Limits of the value itself, or of value ÷ floor. */
export interface Goal {
	atMost?: number;
	atLeast?: number;
	ratioAtMost?: number;
	ratioAtLeast?: number;
}

function verdictsOf({ value, floor, unit }: Figure, goal: Goal): [string, boolean][] {
	const ratio = floor ? value / floor : NaN;
	const { atMost, atLeast, ratioAtMost, ratioAtLeast } = goal;
	return [
		...(atMost === undefined ? [] : [[`≤ ${atMost} ${unit}`, value <= atMost] as [string, boolean]]),
		...(atLeast === undefined ? [] : [[`≥ ${atLeast} ${unit}`, value >= atLeast] as [string, boolean]]),
		...(ratioAtMost === undefined
			? []
			: [[`≤ ${ratioAtMost} × floor`, ratio <= ratioAtMost] as [string, boolean]]),
		...(ratioAtLeast === undefined
			? []
			: [[`≥ ${ratioAtLeast} × floor`, ratio >= ratioAtLeast] as [string, boolean]])
	];
}

/** Prints a figure with its goal, and whether it was met. */
export function judge(report: Report, figure: Figure, goal: Goal): void {
	const verdicts = verdictsOf(figure, goal);
	const text = verdicts.map(([name]) => name).join(', ');
	report({ ...figure, goal: `${text}: ${verdicts.every(([, met]) => met) ? 'met' : 'NOT MET'}` });
}

/** The value below which `share` of the values lie (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new Error('no values were measured');
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
	const since = performance.now();
	await work();
	return performance.now() - since;
}
