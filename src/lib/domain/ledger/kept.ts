import type { Rule } from '../policy/policy';

/** Dims without the location, which every rule of a location's ledger has, in one order. */
function dimsOf(rule: Pick<Rule, 'dims'>): string {
	return [...new Set(rule.dims)]
		.filter((dim) => dim !== 'location')
		.sort()
		.join(' ');
}

/**
 * Whether running totals are kept for a rule, so that it can be judged: an incident for good, alone or by person; an
 * employee or a guest over dates, a guest over a stay too, an employee at all locations together as well; a location's
 * pool by posting month. Other caps over the whole organisation would need one ledger for all of it, and are not offered.
 */
export function isKept(rule: Pick<Rule, 'dims' | 'window' | 'purposes'>): boolean {
	if (rule.purposes) return false;
	const dims = dimsOf(rule);
	if (dims === 'incident' || dims === 'employee incident') return rule.window === 'none';
	if (dims === 'guest') return !['none', 'posting'].includes(rule.window);
	if (dims === 'employee' || dims === 'employee org')
		return !['none', 'posting', 'stay'].includes(rule.window);
	return dims === '' && rule.dims.length > 0 && rule.window === 'posting';
}
