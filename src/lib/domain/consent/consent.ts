import * as z from 'zod/mini';
import { canonicalJson } from '../../base/canonical';
import { excessField, subjectsField } from '../ask/askRecord';
import { amountField, currencyField, idField, instantField, textField } from '../fields';
import { CONSENT_WHY_CHARS_MAX } from '../limits';
import type { Ground } from '../op/op';

/**
 * The word of somebody who may answer, on an ask that came from phone to phone: all of the ask, and the answer, so that
 * either phone can bring it to the server, before or after the ask itself [C1]. Minor units, UTC ms by the server's
 * clock as the signing phone knew it. `until`: the raise holds to then; with `no` it says nothing.
 */
export const consentSchema = z.strictObject({
	ask: idField,
	incident: idField,
	askedBy: idField,
	amountMinor: amountField,
	excessMinor: excessField,
	/** What of it nobody decides alone [rule 26]. */
	subjects: z.optional(subjectsField),
	currency: currencyField,
	/** The beginning of the reason, as the answering phone showed it. */
	why: z.optional(textField(CONSENT_WHY_CHARS_MAX)),
	expiresAt: instantField,
	by: idField,
	answer: z.enum(['yes', 'up_to', 'no']),
	grantMinor: z.union([z.literal(0), amountField]),
	at: instantField,
	until: instantField
});
export type Consent = z.infer<typeof consentSchema>;

/** Which key signed it, and the signature: 64 bytes in base64url. */
export const proofSchema = z.strictObject({
	key: idField,
	signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/))
});
export type ConsentProof = z.infer<typeof proofSchema>;

/**
 * A key of one phone of a person, for consents given without a network: a point on P-256, 65 bytes in base64url. The
 * secret half never leaves that phone [C2]. From `endedAt` on (UTC ms of the server) nothing counts by it: the phone was lost.
 */
export const signerSchema = z.strictObject({
	person: idField,
	publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
	at: instantField,
	endedAt: z.optional(instantField),
	endedBy: z.optional(idField)
});
export type Signer = z.infer<typeof signerSchema>;

/** What is signed: everything that the consent is about, its place too, so that it says nothing anywhere else [C3]. */
export function consentText({ tenant, space }: Omit<Ground, 'author'>, consent: Consent): string {
	return `respiro consent 1\n${canonicalJson({ tenant, space, consent })}`;
}

/** As much of a reason as a code carries. */
export function shortWhy(why: string | undefined): string | undefined {
	const told = why?.trim().normalize();
	if (!told || told.length <= CONSENT_WHY_CHARS_MAX) return told || undefined;
	const cut = told.slice(0, CONSENT_WHY_CHARS_MAX - 1).replace(/[\uD800-\uDBFF]$/, '');
	return `${cut.trimEnd()}…`;
}
