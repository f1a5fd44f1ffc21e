/** What each phone may spend of a pool without a network, as typed, and the way from a version to it and back [rule 19]. */
import * as z from 'zod/mini';
import type { PolicyVersion } from '$lib/domain/policy/policy';
import { parseCap } from '../door/cap';
import { typedAmount, type FieldTrouble } from './typed';

export type LeaseTerms = NonNullable<PolicyVersion['lease']>;

/** Lengths to choose from, hours: a shift, one and a half, a day, the longest there is. */
export const LEASE_HOURS: readonly number[] = [8, 12, 24, 48, 72];
const HOURS_PRESET = 12;

export const leaseFieldsSchema = z.object({
	/** `usual`: the version says nothing of it; `none`: no phone gets any. */
	how: z.enum(['usual', 'own', 'none']),
	/** As typed. */
	share: z.string(),
	hours: z.int()
});
export type LeaseFields = z.infer<typeof leaseFieldsSchema>;

/** Name of the share among the troubles of the form. */
export const LEASE_SHARE = 'lease/share';

/** The fields that a version begins with. */
export function leaseFieldsOf(lease: LeaseTerms | undefined, currency: string, locale: string): LeaseFields {
	if (!lease) return { how: 'usual', share: '', hours: HOURS_PRESET };
	const { shareMinor, hours } = lease;
	if (shareMinor === 0) return { how: 'none', share: '', hours };
	return { how: 'own', share: typedAmount(shareMinor, currency, locale), hours };
}

/** The terms that the fields ask for; what cannot be read is put into `troubles`. */
export function leaseOf(
	{ how, share, hours }: LeaseFields,
	currency: string,
	locale: string,
	troubles: Map<string, FieldTrouble>
): LeaseTerms | undefined {
	if (how === 'usual') return undefined;
	if (how === 'none') return { shareMinor: 0, hours };
	if (share.trim() === '') {
		troubles.set(LEASE_SHARE, 'MISSING');
		return undefined;
	}
	const parsed = parseCap(share, currency, locale);
	if (parsed.ok) return { shareMinor: parsed.value, hours };
	troubles.set(LEASE_SHARE, parsed.error);
	return undefined;
}
