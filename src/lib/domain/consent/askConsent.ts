import * as z from 'zod/mini';
import { giveWord } from '../ask/answering';
import { sameSubjects, type Ask } from '../ask/askRecord';
import { GRANT_MS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator, MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import { leadsPlace, rightsAt } from '../org/role';
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
function isSound({ by, askedBy, answer, at, until, expiresAt, ...asked }: Consent): boolean {
	const { excessMinor, grantMinor, subjects } = asked;
	// Within the cap a yes raises nothing; it is asked for what nobody decides alone [rule 26].
	const raises = answer !== 'no' && excessMinor > 0;
	if (by === askedBy || raises !== grantMinor > 0 || at >= expiresAt) return false;
	if (excessMinor === 0 && subjects === undefined) return false;
	return answer === 'no' || (at < until && until <= at + GRANT_MS_MAX);
}

/** Whether who consents may answer in this place now, might when they did (`then`), or neither [C4]. */
function mayAnswer(tx: ReadTx, op: Op, consent: Consent, context: MutatorContext): 'now' | 'then' | 'no' {
	const person = tx.get<RecordBody<'person'>>(ofOrg(op, 'person', consent.by));
	if (!person) return 'no';
	if (leadsPlace(person, op.space)) return 'now';
	const at = consent.at - aheadMs(consent, context);
	return leadsPlace(rightsAt(person, at, context.receivedAt), op.space) ? 'then' : 'no';
}

/** The ask that it is about is the one that is known here, if one is. */
function isAbout(known: Ask, told: Consent): boolean {
	return (
		known.incident === told.incident &&
		known.askedBy === told.askedBy &&
		known.amountMinor === told.amountMinor &&
		known.excessMinor === told.excessMinor &&
		// Earlier builds consented without naming them [I14].
		(told.subjects === undefined || sameSubjects(known.subjects, told.subjects))
	);
}

function refusalOf(
	tx: ReadTx,
	op: Op,
	{ consent, proof }: ConsentArgs,
	context: MutatorContext
): Refusal | null {
	if (op.author !== consent.by && op.author !== consent.askedBy) return 'not_yours';
	if (!isSound(consent) || mayAnswer(tx, op, consent, context) === 'no') return 'bad_consent';
	const place = tx.get<RecordBody<'location'>>(ofOrg(op, 'location', op.space));
	if (place?.currency !== consent.currency) return 'bad_currency';
	if (!tx.get(ofOrg(op, 'person', consent.askedBy))) return 'unknown_ref';
	const signer = proof && tx.get<Signer>(ofOrg(op, 'signer', proof.key));
	const isSigned = signer?.person === consent.by && signer.endedAt === undefined;
	if (op.author !== consent.by && !isSigned) return 'bad_consent';
	const known = tx.get<Ask>(askKey(op, consent));
	return known && !isAbout(known, consent) ? 'bad_consent' : null;
}

/** A phone whose clock runs ahead cannot consent later than it is: the whole word moves back [rule 14]. */
function aheadMs({ at }: Consent, { receivedAt }: MutatorContext): number {
	return at - effectiveInstant({ capturedAt: at, clockOffsetMs: 0 }, receivedAt).at;
}

/** The ask as the consent tells it, for when the ask itself has not come yet. */
function askOf({ incident, askedBy, amountMinor, excessMinor, ...told }: Consent, at: number): Ask {
	const { subjects, why, expiresAt } = told;
	return {
		incident,
		askedBy,
		amountMinor,
		excessMinor,
		...(subjects === undefined ? {} : { subjects }),
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
		!proof || op.author === consent.by ? null : { by: 'signature', ...proof, text: consentText(op, consent) },
	run(tx, op, args, context) {
		const refusal = refusalOf(tx, op, args, context);
		if (refusal) return refusal;
		const { consent, proof } = args;
		const { by, answer, grantMinor } = consent;
		const ahead = aheadMs(consent, context);
		const at = consent.at - ahead;
		const ask = tx.get<Ask>(askKey(op, consent)) ?? askOf(consent, at);
		const signed = proof ? { signedWith: proof.key } : {};
		const formerly = mayAnswer(tx, op, consent, context) === 'then' ? { formerly: true as const } : {};
		giveWord(tx, askKey(op, consent), ask, {
			by,
			answer,
			grantMinor,
			at,
			near: true,
			...signed,
			...formerly,
			until: consent.until - ahead
		});
		return null;
	}
};
