import { describe, expect, it } from 'vitest';
import type { PolicyVersion, Rule } from '$lib/domain/policy/policy';
import { presetRule } from '$lib/domain/policy/template';
import { capsDraftSchema, draftOf, formOf, ownBeginning, retyped } from './capsForm';
import { typedAmount } from './typed';

const building = { location: null, currencies: ['EUR'], locale: 'es', effectiveFrom: '2026-06-16' };
const version = (rules: Rule[]): PolicyVersion => ({
	version: 1,
	effectiveFrom: '2026-01-01',
	location: null,
	rules
});
/** What a version becomes when nothing is touched. */
const through = (rules: Rule[], more: Partial<typeof building> = {}) => {
	const all = { ...building, ...more };
	return draftOf(formOf(version(rules), all.currencies, all.locale), all);
};
const incident = presetRule('incident', 200_000, 'EUR');

describe('the caps editor', () => {
	it('publishes what it began from when nothing is touched, whatever that is', () => {
		const rules: Rule[] = [
			presetRule('incidentPerson', 200_050, 'EUR'),
			{ ...presetRule('incidentPerson', 500_000, 'EUR'), roles: ['manager'] },
			presetRule('incidentPerson', 300_000, 'JPY'),
			{ ...presetRule('guestDay', 30_000, 'EUR'), id: 'GUEST' },
			presetRule('guestStay', 40_000, 'EUR'),
			presetRule('employeeMonth', 0, 'EUR'),
			presetRule('pool', 1_000_000, 'EUR'),
			{ ...presetRule('incidentPerson', 9_000, 'EUR'), people: ['rosa'] },
			{ ...presetRule('incidentPerson', 9_000, 'EUR'), roles: ['butler'] },
			{ ...presetRule('employeeDay', 9_000, 'EUR'), window: 'rolling_30' },
			presetRule('orgYear', 9_000, 'EUR')
		];
		const { draft, troubles } = through(rules, { currencies: ['EUR', 'JPY'] });
		expect(troubles.size).toBe(0);
		expect(draft.rules).toHaveLength(rules.length);
		expect(draft.rules).toEqual(expect.arrayContaining(rules));
	});

	it.each<[string, Rule[]]>([
		['for one person', [{ ...incident, people: ['rosa'] }]],
		['for some purposes', [{ ...incident, purposes: ['wow'] }]],
		['for two roles at once', [{ ...incident, roles: ['staff', 'manager'] }]],
		['for a role that no longer exists', [{ ...incident, roles: ['butler'] }]],
		['in a currency of no location', [{ ...incident, currency: 'USD' }]]
	])('a rule %s has no field, and is kept as it is', (_, rules) => {
		expect(formOf(version(rules), ['EUR'], 'es').others).toEqual(rules);
	});

	it('[rule 11] a cap per stay has a field of its own', () => {
		const form = formOf(version([incident, presetRule('guestStay', 40_000, 'EUR')]), ['EUR'], 'es');
		expect(form.others).toEqual([]);
		expect(form.caps.guestStay).toMatchObject({ on: true, amounts: { 'EUR/all': '400' } });
	});

	it('two caps on the same thing under different names stay two', () => {
		const day = presetRule('employeeDay', 9_000, 'EUR');
		const rules = [incident, day, { ...day, id: 'OTHER', currency: 'JPY' }];
		expect(through(rules, { currencies: ['EUR', 'JPY'] }).draft.rules).toEqual(expect.arrayContaining(rules));
	});

	it('the cap on one matter is needed in each currency, another only where it is wanted', () => {
		const { troubles } = through([incident, presetRule('pool', 1_000, 'EUR')], {
			currencies: ['EUR', 'JPY']
		});
		expect([...troubles]).toEqual([['incident/JPY/all', 'MISSING']]);
	});

	it('amounts are read in the marks of the language, and refused rather than guessed', () => {
		const form = formOf(version([incident]), ['EUR'], 'es');
		expect(form.caps.incident.amounts).toEqual({ 'EUR/all': '2.000' });
		const typed = (text: string) => {
			form.caps.incident.amounts['EUR/all'] = text;
			const { draft, troubles } = draftOf(form, building);
			return troubles.get('incident/EUR/all') ?? draft.rules[0]?.amountMinor;
		};
		expect(typed('1.234,50')).toBe(123_450);
		expect(typed('0')).toBe(0);
		expect(typed(' ')).toBe('MISSING');
		expect(typed('dos mil')).toBe('BAD_NUMBER');
		expect(typed('1,234')).toBe('TOO_MANY_DECIMALS');
		expect(typed('-5')).toBe('NOT_POSITIVE');
	});

	it('a cap that is switched off is not published, one without any amount is asked for', () => {
		const form = formOf(version([incident, presetRule('pool', 1_000, 'EUR')]), ['EUR'], 'es');
		form.caps.pool.on = false;
		form.caps.guestDay.on = true;
		const { draft, troubles } = draftOf(form, building);
		expect(draft.rules).toEqual([incident]);
		expect([...troubles]).toEqual([['guestDay/EUR/all', 'MISSING']]);
	});

	it('[rule 20] a role may have its own amount; blank means like the rest', () => {
		const form = formOf(version([incident]), ['EUR'], 'es');
		form.caps.incident.byRole = true;
		form.caps.incident.amounts['EUR/manager'] = '5.000';
		form.caps.incident.amounts['EUR/owner'] = '';
		expect(draftOf(form, building).draft.rules).toEqual([
			incident,
			{ ...incident, amountMinor: 500_000, roles: ['manager'] }
		]);
	});

	it('[rule 26] a subject without a person is left out', () => {
		const form = formOf(version([incident]), ['EUR'], 'es');
		form.neverAlone = { health: 'rosa', ethics: '' };
		expect(draftOf(form, building).draft.neverAlone).toEqual([{ subject: 'health', person: 'rosa' }]);
	});

	it('[rule 20] a location begins with the cap on one matter; what else the organisation has is not copied', () => {
		const org = version([incident, presetRule('incident', 5, 'USD'), presetRule('pool', 1, 'EUR')]);
		expect(ownBeginning(org, 'EUR')).toEqual({ rules: [incident] });
		expect(ownBeginning(undefined, 'EUR')).toEqual({ rules: [] });
	});

	it('[rule 19] what a phone may spend of the pool is carried, changed, or taken away, and nothing else of it', () => {
		const lease = { shareMinor: 150_050, hours: 9 };
		const form = formOf({ ...version([incident]), lease }, ['EUR'], 'es');
		expect(form.lease).toEqual({ how: 'own', share: '1.500,50', hours: 9 });
		expect(draftOf(form, building).draft.lease).toEqual(lease);
		const english = retyped(form, ['EUR'], 'es', 'en');
		expect(draftOf(english, { ...building, locale: 'en' }).draft.lease).toEqual(lease);
		form.lease.how = 'none';
		expect(draftOf(form, building).draft.lease).toEqual({ shareMinor: 0, hours: 9 });
		form.lease.how = 'usual';
		expect(draftOf(form, building).draft).not.toHaveProperty('lease');
		Object.assign(form.lease, { how: 'own', share: ' ' });
		expect([...draftOf(form, building).troubles]).toEqual([['lease/share', 'MISSING']]);
		form.lease.share = 'mucho';
		expect([...draftOf(form, building).troubles]).toEqual([['lease/share', 'BAD_NUMBER']]);
		const none = { ...version([incident]), lease: { shareMinor: 0, hours: 24 } };
		expect(draftOf(formOf(none, ['EUR'], 'es'), building).draft.lease).toEqual(none.lease);
	});

	it('a draft that an older app kept, without a word of leases or stays, is still a draft', () => {
		const { lease: _, caps, ...form } = formOf(version([incident]), ['EUR'], 'es');
		const { guestStay: _no, ...others } = caps;
		expect(
			capsDraftSchema.safeParse({ form: { ...form, caps: others }, basedOn: 1, locale: 'es' }).success
		).toBe(true);
	});

	it('a draft typed in one language is the same money in another', () => {
		const form = formOf(version([presetRule('incident', 123_450, 'EUR')]), ['EUR'], 'es');
		const there = retyped(form, ['EUR'], 'es', 'en');
		expect(there.caps.incident.amounts).toEqual({ 'EUR/all': '1,234.50' });
		expect(draftOf(there, { ...building, locale: 'en' }).draft).toEqual(draftOf(form, building).draft);
		expect(typedAmount(1_234_567, 'KWD', 'en')).toBe('1,234.567');
	});
});
