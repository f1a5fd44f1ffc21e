/** Presets of the first policy [rule 3]: policy data, free to change before and after publishing. */
import type { Rule } from './policy';

export const PRESETS = {
	/** The default: one amount for each incident, shared by everyone who acts on it. */
	incident: { id: 'INC', dims: ['incident'], window: 'none' },
	/** Variant: each person has the full amount. */
	incidentPerson: { id: 'INC', dims: ['incident', 'employee'], window: 'none' },
	guestDay: { id: 'GST', dims: ['guest', 'location'], window: 'day' },
	guestStay: { id: 'GSTS', dims: ['guest', 'location'], window: 'stay' },
	guestYear: { id: 'GSTY', dims: ['guest', 'location'], window: 'rolling_365' },
	employeeDay: { id: 'EMPD', dims: ['employee', 'location'], window: 'day' },
	employeeMonth: { id: 'EMPM', dims: ['employee', 'location'], window: 'month' },
	/** At all locations together: each currency by itself. */
	employeeYear: { id: 'EMPY', dims: ['employee', 'org'], window: 'year' },
	pool: { id: 'POOL', dims: ['location'], window: 'posting' },
	orgYear: { id: 'ORGY', dims: ['org'], window: 'year' }
} as const satisfies Record<string, Pick<Rule, 'id' | 'window'> & { dims: readonly Rule['dims'][number][] }>;

export type Preset = keyof typeof PRESETS;

/** The default template: 2,000.00 USD for each incident, all roles, fix and wow alike. */
export const DEFAULT_TEMPLATE = { preset: 'incident', amountMinor: 200_000, currency: 'USD' } as const;

/** A rule of a preset, for all roles and purposes. Minor units. */
export function presetRule(preset: Preset, amountMinor: number, currency: string): Rule {
	const { id, dims, window } = PRESETS[preset];
	return { id, dims: [...dims], window, amountMinor, currency };
}
