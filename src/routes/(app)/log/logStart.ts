import type { Purpose } from '$lib/domain/purpose';

/** Written out: the schemas are not part of the first screen. */
export const PURPOSES = ['fix', 'wow', 'both'] as const satisfies readonly Purpose[];

/** What the address of the form says: a matter that is under way, an amount in minor units, a purpose. */
export interface LogStart {
	matter: string | null;
	minor: number | null;
	purpose: Purpose | null;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an address; what it does not know is nothing. */
export function logStartOf(params: URLSearchParams): LogStart {
	const matter = params.get('matter');
	const minor = /^\d{1,10}$/.exec(params.get('minor') ?? '');
	return {
		matter: matter !== null && ID.test(matter) ? matter : null,
		minor: minor && Number(minor[0]) > 0 ? Number(minor[0]) : null,
		purpose: PURPOSES.find((purpose) => purpose === params.get('for')) ?? null
	};
}

/** Each matter has a draft of its own, so that one never overwrites another. */
export function draftKeyOf(key: string, { matter }: LogStart): string {
	return matter === null ? key : `${key}:${matter}`;
}
