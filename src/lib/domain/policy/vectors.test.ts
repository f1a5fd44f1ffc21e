import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExampleRun, type Check, type Example, type Observed } from '../../../../tests/vectors/policyExample';

const file = resolve(import.meta.dirname, '../../../../tests/vectors/policy.json');
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] };

const FREE_ORDER: readonly string[] = ['flags', 'cleared'] satisfies (keyof Check)[];

/** A value as it is compared: lists in one order, instants to the millisecond. */
function comparable(name: string, value: unknown): unknown {
	if (FREE_ORDER.includes(name) && Array.isArray(value))
		return value.map((item) => JSON.stringify(sorted(item))).sort();
	if (name === 'effectiveAt' && typeof value === 'string') return new Date(value).toISOString();
	return value;
}

function sorted(item: object): object {
	return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function expectCheck(check: Check & { after?: number }, observed: Observed): void {
	const named = Object.entries(check).filter(([name]) => name !== 'after');
	const pick = (source: Record<string, unknown>) =>
		Object.fromEntries(named.map(([name]) => [name, comparable(name, source[name])]));
	expect(pick({ ...observed })).toEqual(pick({ ...check }));
}

describe('worked examples of the law (tests/vectors/policy.json)', () => {
	it('has all of them', () => {
		const ids = Array.from({ length: 25 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`);
		expect(examples.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
	});

	it.each(examples.map((example) => [example.id, example.name, example] as const))(
		'%s %s',
		(_id, _name, example) => {
			const run = new ExampleRun(example);
			const observed = example.ops.map((op, i) => run.play(op, i + 1));
			for (const step of example.expect.steps ?? []) expectCheck(step, observed[step.after - 1]!);
			expectCheck(example.expect.afterLast, observed.at(-1)!);
			for (const probe of example.expect.probes ?? []) expect(run.probe(probe)).toEqual(probe.remaining);
		}
	);
});
