import { describe, expect, it } from 'vitest';
import type { PolicyVersion, Rule } from '$lib/domain/policy/policy';
import { capChanges, capGroups, livesOf } from './capGroups';

const rule = (
	id: string,
	dims: string,
	window: string,
	amountMinor: number,
	more: Partial<Rule> = {}
): Rule => ({
	id,
	dims: dims.split(' ') as Rule['dims'],
	window,
	amountMinor,
	currency: 'EUR',
	...more
});
const inc = (amountMinor: number, more: Partial<Rule> = {}) =>
	rule('INC', 'incident', 'none', amountMinor, more);
const version = (
	number: number,
	effectiveFrom: string,
	rules: Rule[],
	location: string | null = null
): PolicyVersion => ({
	version: number,
	effectiveFrom,
	location,
	rules
});

describe('caps as people think of them', () => {
	it('variants of one cap are one group; the location is not told apart', () => {
		const groups = capGroups([
			inc(100),
			inc(300, { roles: ['manager'] }),
			rule('EMPD', 'location employee', 'day', 50),
			rule('POOL', 'location', 'posting', 900)
		]);
		expect(groups.map(({ subject, variants }) => [subject, variants.length])).toEqual([
			['incident', 2],
			['employee', 1],
			['location', 1]
		]);
	});

	it('[rule 12] changes name each cap once, and each amount that moved', () => {
		const before = [inc(100), inc(300, { roles: ['manager'] }), rule('EMPD', 'employee', 'day', 50)];
		const after = [inc(200), inc(250, { roles: ['manager'] }), rule('GST', 'guest', 'day', 70)];
		const changes = capChanges(before, after).map((change) => [change.what, change.group.id]);
		expect(changes).toEqual([
			['raised', 'INC'],
			['lowered', 'INC'],
			['added', 'GST'],
			['removed', 'EMPD']
		]);
		expect(capChanges(before, before)).toEqual([]);
	});

	it('a cap that counts something else is another cap, and a variant may come and go', () => {
		const each = rule('INC', 'incident employee', 'none', 100);
		expect(capChanges([inc(100)], [each]).map(({ what }) => what)).toEqual(['added', 'removed']);
		const more = [inc(100), inc(300, { people: ['rosa'] })];
		expect(capChanges([inc(100)], more).map(({ what }) => what)).toEqual(['variantAdded']);
		expect(capChanges(more, [inc(100)]).map(({ what }) => what)).toEqual(['variantRemoved']);
	});
});

describe('[rule 12] the lives of versions', () => {
	const versions = [
		version(1, '2026-01-01', [inc(100)]),
		version(2, '2026-05-01', [inc(200)]),
		version(3, '2026-06-01', [inc(999)]),
		version(4, '2026-06-01', [inc(300)]),
		version(5, '2026-03-01', [inc(400)], 'here'),
		version(6, '2026-12-01', [inc(500)])
	];
	const lives = livesOf(versions, '2026-06-15');

	it('latest first: to come, in force, replaced on its own first day, over', () => {
		expect(lives.map((life) => [life.version.version, life.state, life.until])).toEqual([
			[6, 'later', null],
			[4, 'now', '2026-11-30'],
			[3, 'replaced', '2026-05-31'],
			[2, 'past', '2026-05-31'],
			[5, 'now', null],
			[1, 'past', '2026-04-30']
		]);
	});

	it('each is compared with what held before it in its scope, a location’s first with the organisation’s', () => {
		const beforeOf = (number: number) =>
			lives.find((life) => life.version.version === number)?.before?.rules.map((held) => held.amountMinor);
		expect([1, 2, 4, 5].map(beforeOf)).toEqual([undefined, [100], [999], [100]]);
	});
});
