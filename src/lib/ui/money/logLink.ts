import type { Purpose } from '$lib/domain/purpose';

/** Address of the form with a matter, an amount (minor units) and a purpose filled in. */
export function logLink(start: {
	matter: string;
	minor?: number | undefined;
	purpose?: Purpose | undefined;
}): string {
	const params = new URLSearchParams({ as: 'grand', matter: start.matter });
	if (start.minor !== undefined) params.set('minor', String(start.minor));
	if (start.purpose) params.set('for', start.purpose);
	return `/log?${params.toString()}`;
}
