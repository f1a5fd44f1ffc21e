/** The caps editor as typed, and the way from a published version to it and back. */
import * as z from 'zod/mini';
import type { PolicyVersion, Rule, Subject } from '$lib/domain/policy/policy';
import { ruleSchema, subjectSchema } from '$lib/domain/policy/policy';
import { PRESETS } from '$lib/domain/policy/template';
import { roleSchema, type Role } from '$lib/domain/records';
import type { PolicyDraft } from '$lib/protocol/policies';
import { parseCap } from '../door/cap';
import { dimsOf } from './capGroups';
import { leaseFieldsOf, leaseFieldsSchema, leaseOf } from './leaseForm';
import { retypedAmount, typedAmount, type FieldTrouble } from './typed';

/** The caps that have a place of their own in the editor; the first is always there. */
export const CAP_KEYS = [
	'incident',
	'guestDay',
	'guestStay',
	'guestYear',
	'employeeDay',
	'employeeMonth',
	'employeeYear',
	'pool'
] as const;
export type CapKey = (typeof CAP_KEYS)[number];
export const ROLES: readonly Role[] = roleSchema.options;
export const SUBJECTS: readonly Subject[] = subjectSchema.options;

const textsSchema = z.record(z.string(), z.string());
const capFieldsSchema = z.object({
	on: z.boolean(),
	/** Id of the rule: what an older version called it. */
	id: z.string(),
	/** Each person has the full amount; for the cap on one matter only. */
	each: z.boolean(),
	byRole: z.boolean(),
	/** As typed, by {@link amountField}. */
	amounts: textsSchema
});
const capsSchema = z.object({
	incident: capFieldsSchema,
	guestDay: capFieldsSchema,
	guestStay: capFieldsSchema,
	guestYear: capFieldsSchema,
	employeeDay: capFieldsSchema,
	employeeMonth: capFieldsSchema,
	employeeYear: capFieldsSchema,
	pool: capFieldsSchema
});
const capsFormSchema = z.object({
	caps: capsSchema,
	/** Rules that the editor has no fields for; kept as they are until somebody takes them out. */
	others: z.array(ruleSchema),
	/** Of the pool, what a phone may spend without a network. */
	lease: leaseFieldsSchema,
	/** Person by subject; '' = nobody. */
	neverAlone: textsSchema,
	when: z.enum(['tomorrow', 'date', 'now']),
	date: z.string(),
	note: z.string()
});
export type CapFields = z.infer<typeof capFieldsSchema>;
export type CapsForm = z.infer<typeof capsFormSchema>;

/** What is kept on the phone while caps are being edited; what an older app kept knows nothing of leases, nor of newer caps. */
export const capsDraftSchema = z.object({
	form: z.extend(capsFormSchema, {
		caps: z.extend(capsSchema, {
			guestStay: z.optional(capFieldsSchema),
			employeeYear: z.optional(capFieldsSchema)
		}),
		lease: z.optional(leaseFieldsSchema)
	}),
	basedOn: z.int(),
	/** Whose marks the amounts are typed with. */
	locale: z.string()
});

export type AmountRole = 'all' | Role;

/** Name of an amount within a cap: `EUR/all`, `EUR/manager`. */
export const amountField = (currency: string, role: AmountRole): string => `${currency}/${role}`;
/** Name of an amount within the form: `incident/EUR/all`. */
export const fieldName = (key: CapKey, currency: string, role: AmountRole): string =>
	`${key}/${amountField(currency, role)}`;

function keyOf(rule: Rule): CapKey | undefined {
	const [dims, { window }] = [dimsOf(rule), rule];
	if (dims === 'employee incident' && window === 'none') return 'incident';
	return CAP_KEYS.find((key) => dimsOf(PRESETS[key]) === dims && PRESETS[key].window === window);
}

function emptyCap(key: CapKey): CapFields {
	return { on: key === 'incident', id: PRESETS[key].id, each: false, byRole: false, amounts: {} };
}

/** Whether a rule was put into the field that is made for it. */
function takesRule(form: CapsForm, rule: Rule, currencies: readonly string[], locale: string): boolean {
	const key = keyOf(rule);
	const [role, ...more] = rule.roles ?? ['all'];
	const known = role === 'all' || roleSchema.safeParse(role).success;
	if (!key || !known || more.length > 0 || rule.people || rule.purposes) return false;
	if (!currencies.includes(rule.currency) || (key === 'pool' && role !== 'all')) return false;
	const cap = form.caps[key];
	const isFirst = Object.keys(cap.amounts).length === 0;
	const each = dimsOf(rule) === 'employee incident';
	const field = amountField(rule.currency, role as AmountRole);
	if (!isFirst && (cap.id !== rule.id || cap.each !== each || field in cap.amounts)) return false;
	Object.assign(cap, { on: true, id: rule.id, each, byRole: cap.byRole || role !== 'all' });
	cap.amounts[field] = typedAmount(rule.amountMinor, rule.currency, locale);
	return true;
}

/** The form that a version begins with; without one, empty. */
export function formOf(
	version: Pick<PolicyVersion, 'rules' | 'neverAlone' | 'lease'> | undefined,
	currencies: readonly string[],
	locale: string
): CapsForm {
	const caps = Object.fromEntries(CAP_KEYS.map((key) => [key, emptyCap(key)])) as CapsForm['caps'];
	const lease = leaseFieldsOf(version?.lease, currencies[0] ?? '', locale);
	const form: CapsForm = { caps, others: [], lease, neverAlone: {}, when: 'tomorrow', date: '', note: '' };
	for (const rule of version?.rules ?? []) {
		if (!takesRule(form, rule, currencies, locale)) form.others.push(rule);
	}
	for (const { subject, person } of version?.neverAlone ?? []) form.neverAlone[subject] = person;
	return form;
}

/**
 * What a location begins with that has no version of its own: the cap on one matter. All else of the organisation goes
 * on holding there, and needs no copy.
 */
export function ownBeginning(
	org: PolicyVersion | undefined,
	currency: string
): Pick<PolicyVersion, 'rules' | 'neverAlone' | 'lease'> {
	const rules = org?.rules.filter((rule) => keyOf(rule) === 'incident' && rule.currency === currency);
	return { rules: rules ?? [] };
}

interface Building {
	location: string | null;
	currencies: readonly string[];
	locale: string;
	effectiveFrom: string;
}

function dimsFor(key: CapKey, each: boolean): Rule['dims'] {
	return [...PRESETS[key === 'incident' && each ? 'incidentPerson' : key].dims];
}

/** The rules of one cap; what cannot be read is put into `troubles`. */
function rulesOf(
	key: CapKey,
	cap: CapFields,
	{ currencies, locale }: Building,
	troubles: Map<string, FieldTrouble>
): Rule[] {
	if (!cap.on) return [];
	const roles: readonly AmountRole[] = cap.byRole && key !== 'pool' ? ['all', ...ROLES] : ['all'];
	const isNeeded = (currency: string, role: AmountRole) => {
		if (role !== 'all') return false;
		if (key === 'incident') return true;
		const isBlank = Object.values(cap.amounts).every((text) => text.trim() === '');
		return isBlank && currency === currencies[0];
	};
	return currencies.flatMap((currency) =>
		roles.flatMap((role): Rule[] => {
			const text = cap.amounts[amountField(currency, role)] ?? '';
			const name = fieldName(key, currency, role);
			if (text.trim() === '') {
				if (isNeeded(currency, role)) troubles.set(name, 'MISSING');
				return [];
			}
			const parsed = parseCap(text, currency, locale);
			if (!parsed.ok) {
				troubles.set(name, parsed.error);
				return [];
			}
			const rule: Rule = {
				id: cap.id,
				dims: dimsFor(key, cap.each),
				window: PRESETS[key].window,
				amountMinor: parsed.value,
				currency
			};
			return [role === 'all' ? rule : { ...rule, roles: [role] }];
		})
	);
}

/** The version that the form asks for, and what in it cannot be read, by {@link fieldName}. */
export function draftOf(
	form: CapsForm,
	building: Building
): { draft: PolicyDraft; troubles: ReadonlyMap<string, FieldTrouble> } {
	const troubles = new Map<string, FieldTrouble>();
	const rules = CAP_KEYS.flatMap((key) => rulesOf(key, form.caps[key], building, troubles));
	const named = SUBJECTS.flatMap((subject) => {
		const person = form.neverAlone[subject];
		return person ? [{ subject, person }] : [];
	});
	const lease = leaseOf(form.lease, building.currencies[0] ?? '', building.locale, troubles);
	const note = form.note.trim().normalize();
	const draft: PolicyDraft = {
		effectiveFrom: building.effectiveFrom,
		location: building.location,
		rules: [...rules, ...form.others],
		...(named.length > 0 ? { neverAlone: named } : {}),
		...(lease ? { lease } : {}),
		...(note ? { note } : {})
	};
	return { draft, troubles };
}

/** The same amounts in the marks of another language. */
export function retyped(form: CapsForm, currencies: readonly string[], from: string, to: string): CapsForm {
	if (from === to) return form;
	const next = structuredClone(form);
	for (const key of CAP_KEYS) {
		const { amounts } = next.caps[key];
		for (const [field, text] of Object.entries(amounts)) {
			const [currency = ''] = field.split('/');
			amounts[field] = retypedAmount(text, currency, from, to);
		}
	}
	next.lease.share = retypedAmount(next.lease.share, currencies[0] ?? '', from, to);
	return next;
}
