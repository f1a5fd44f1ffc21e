import * as z from 'zod/mini';
import { giveWord } from '../ask/answering';
import type { Ask } from '../ask/askRecord';
import { GRANT_MS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator, MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import type { RecordBody } from '../records';
import type { ReadTx, RecordKey } from '../tx';
import { consentSchema, consentText, proofSchema, type Consent, type Signer } from './consent';

const consentArgs = z.strictObject({
	consent: consentSchema,
	/** Absent where the phone of who consents could not sign: then only their own session proves it. */
	proof: z.optional(proofSchema)
});
type ConsentArgs = z.infer<typeof consentArgs>;

const ofOrg = (op: Op, kind: 'person' | 'signer' | 'location', id: string): RecordKey => ({
	space: op.tenant,
	kind,
	id
});
const askKey = (op: Op, { ask }: Consent) => ({ space: op.space, kind: 'ask' as const, id: ask });

/** What no phone makes: it contradicts itself, or holds longer than any word may [rule 7]. */
function isSound({ by, askedBy, answer, grantMinor, at, until, expiresAt }: Consent): boolean {
	if (by === askedBy || (answer === 'no') !== (grantMinor === 0) || at >= expiresAt) return false;
	return answer === 'no' || (at < until && until <= at + GRANT_MS_MAX);
}

/** Whether who consents may answer in this place, by the organisation's records of now [C4]. */
function mayAnswer(tx: ReadTx, op: Op, { by }: Consent): boolean {
	const person = tx.get<RecordBody<'person'>>(ofOrg(op, 'person', by));
	if (!person?.active || person.role === 'staff') return false;
	return person.role === 'owner' || person.locations.includes(op.space);
}

/** The ask that it is about is the one that is known here, if one is. */
function isAbout(known: Ask, { incident, askedBy, amountMinor, excessMinor }: Consent): boolean {
	return (
		known.incident === incident &&
		known.askedBy === askedBy &&
		known.amountMinor === amountMinor &&
		known.excessMinor === excessMinor
	);
}

function refusalOf(tx: ReadTx, op: Op, { consent, proof }: ConsentArgs): Refusal | null {
	if (op.author !== consent.by && op.author !== consent.askedBy) return 'not_yours';
	if (!isSound(consent) || !mayAnswer(tx, op, consent)) return 'bad_consent';
	const place = tx.get<RecordBody<'location'>>(ofOrg(op, 'location', op.space));
	if (place?.currency !== consent.currency) return 'bad_currency';
	if (!tx.get(ofOrg(op, 'person', consent.askedBy))) return 'unknown_ref';
	const signer = proof && tx.get<Signer>(ofOrg(op, 'signer', proof.key));
	if (op.author !== consent.by && signer?.person !== consent.by) return 'bad_consent';
	const known = tx.get<Ask>(askKey(op, consent));
	return known && !isAbout(known, consent) ? 'bad_consent' : null;
}

/** A phone whose clock runs ahead cannot consent later than it is: the whole word moves back [rule 14]. */
function aheadMs({ at }: Consent, { receivedAt }: MutatorContext): number {
	return at - effectiveInstant({ capturedAt: at, clockOffsetMs: 0 }, receivedAt).at;
}

/** The ask as the consent tells it, for when the ask itself has not come yet. */
function askOf({ incident, askedBy, amountMinor, excessMinor, why, expiresAt }: Consent, at: number): Ask {
	return {
		incident,
		askedBy,
		amountMinor,
		excessMinor,
		...(why === undefined ? {} : { why }),
		askedAt: at,
		expiresAt: Math.min(expiresAt, at + GRANT_MS_MAX),
		state: 'open',
		answers: [],
		early: true
	};
}

/**
 * `ask.consent` 1: a consent given from phone to phone, by whichever of the two comes first; the other one is then
 * nothing [C1]. From who asks it counts by its signature, which the server verifies before (`proof`) [C3].
 */
export const askConsent: Mutator<ConsentArgs> = {
	args: consentArgs,
	may: 'staff',
	home: 'location',
	touches: (op, { consent, proof }) => [
		askKey(op, consent),
		{ space: op.space, kind: 'incident', id: consent.incident },
		ofOrg(op, 'person', consent.by),
		ofOrg(op, 'person', consent.askedBy),
		ofOrg(op, 'location', op.space),
		...(proof ? [ofOrg(op, 'signer', proof.key)] : [])
	],
	proof: (op, { consent, proof }) =>
		!proof || op.author === consent.by ? null : { ...proof, text: consentText(op, consent) },
	run(tx, op, args, context) {
		const refusal = refusalOf(tx, op, args);
		if (refusal) return refusal;
		const { consent, proof } = args;
		const { by, answer, grantMinor } = consent;
		const ahead = aheadMs(consent, context);
		const at = consent.at - ahead;
		const ask = tx.get<Ask>(askKey(op, consent)) ?? askOf(consent, at);
		const signed = proof ? { signedWith: proof.key } : {};
		giveWord(tx, askKey(op, consent), ask, {
			by,
			answer,
			grantMinor,
			at,
			near: true,
			...signed,
			until: consent.until - ahead
		});
		return null;
	}
};
