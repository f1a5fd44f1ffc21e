import * as z from 'zod/mini';
import { INSTANT_MS_MIN } from '../limits';
import { ByteReader, ByteWriter, fromBase45, fromBase64Url, toBase45, toBase64Url } from './bytes';
import { subjectSchema, type Subject } from '../policy/policy';
import { consentSchema, proofSchema, type Consent } from './consent';
import { readCrockford, toCrockford } from './crockford';

/** The letters are those that codes for cameras hold cheapest; the figure is the version of what follows. */
const ASK_MARK = 'RESPIRO.Q1.';
/** The same, with the subjects that it touches [rule 26]; other builds do not know these asks. */
const SUBJECTS_MARK = 'RESPIRO.Q2.';
const REPLY_MARK = 'RESPIRO.R1.';
const SIGNATURE_BYTES = 64;
const ANSWERS = ['yes', 'up_to', 'no'] as const;
const SUBJECTS = subjectSchema.options;
const CODE_CHARS = 8;
/** Longer than any code of ours, and nothing to work on for long. */
const TEXT_CHARS_MAX = 2_000;

const {
	by: _by,
	answer: _answer,
	grantMinor: _grant,
	at: _at,
	until: _until,
	...asked
} = consentSchema.shape;
const scannedAskSchema = z.strictObject({ ...asked, space: consentSchema.shape.ask });
/** An ask as one phone shows it to another: what the other one must know to answer without a network. */
export type ScannedAsk = z.infer<typeof scannedAskSchema>;

const {
	incident: _incident,
	askedBy: _askedBy,
	why: _why,
	subjects: _subjects,
	currency: _currency,
	...said
} = consentSchema.shape;
const scannedReplySchema = z.strictObject({ ...said, ...proofSchema.shape });
/** A signed answer as it is shown; the phone that asked knows the rest of what was signed. */
export type ScannedReply = z.infer<typeof scannedReplySchema>;

/** The text of the code that an ask is shown as. Minor units, UTC ms. */
export function askCodeText(ask: ScannedAsk): string {
	const writer = new ByteWriter()
		.id(ask.ask)
		.id(ask.space)
		.id(ask.incident)
		.id(ask.askedBy)
		.int(ask.amountMinor)
		.int(ask.excessMinor)
		.raw(new TextEncoder().encode(ask.currency))
		.int(ask.expiresAt - INSTANT_MS_MIN);
	const { subjects } = ask;
	if (subjects)
		writer.int(SUBJECTS.reduce((bits, one, i) => bits + (subjects.includes(one) ? 2 ** i : 0), 0));
	if (ask.why !== undefined) writer.raw(new TextEncoder().encode(ask.why));
	return (subjects ? SUBJECTS_MARK : ASK_MARK) + toBase45(writer.bytes());
}

/** By their place in this list: it only ever grows at its end. */
function subjectsOf(bits: number): Subject[] {
	return SUBJECTS.filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1);
}

/** The ask that a code tells of; null for a code of something else. */
export function readAskCode(text: string): ScannedAsk | null {
	const hasSubjects = text.startsWith(SUBJECTS_MARK);
	const reader = readerOf(text, hasSubjects ? SUBJECTS_MARK : ASK_MARK);
	if (!reader) return null;
	const ask = {
		ask: reader.id(),
		space: reader.id(),
		incident: reader.id(),
		askedBy: reader.id(),
		amountMinor: reader.int(),
		excessMinor: reader.int(),
		currency: new TextDecoder().decode(reader.raw(3)),
		expiresAt: reader.int() + INSTANT_MS_MIN,
		...(hasSubjects ? { subjects: subjectsOf(reader.int()) } : {})
	};
	if (reader.isPast) return null;
	const why = new TextDecoder().decode(reader.rest());
	const parsed = scannedAskSchema.safeParse(why ? { ...ask, why } : ask);
	return parsed.success ? parsed.data : null;
}

/** The text of the code that a signed answer is shown as. */
export function replyCodeText(reply: ScannedReply): string {
	const bytes = new ByteWriter()
		.id(reply.ask)
		.id(reply.by)
		.id(reply.key)
		.raw(fromBase64Url(reply.signature))
		.int(ANSWERS.indexOf(reply.answer))
		.int(reply.grantMinor)
		.int(reply.amountMinor)
		.int(reply.excessMinor)
		.int(reply.expiresAt - INSTANT_MS_MIN)
		.int(reply.at - INSTANT_MS_MIN)
		.int(reply.until - INSTANT_MS_MIN)
		.bytes();
	return REPLY_MARK + toBase45(bytes);
}

/** The signed answer that a code tells of; null for a code of something else. Whether it holds is not looked at. */
export function readReplyCode(text: string): ScannedReply | null {
	const reader = readerOf(text, REPLY_MARK);
	if (!reader) return null;
	const reply = {
		ask: reader.id(),
		by: reader.id(),
		key: reader.id(),
		signature: toBase64Url(reader.raw(SIGNATURE_BYTES)),
		answer: ANSWERS[reader.int()],
		grantMinor: reader.int(),
		amountMinor: reader.int(),
		excessMinor: reader.int(),
		expiresAt: reader.int() + INSTANT_MS_MIN,
		at: reader.int() + INSTANT_MS_MIN,
		until: reader.int() + INSTANT_MS_MIN
	};
	const parsed = scannedReplySchema.safeParse(reply);
	return parsed.success && reader.isAtEnd ? parsed.data : null;
}

function readerOf(text: string, mark: string): ByteReader | null {
	if (text.length > TEXT_CHARS_MAX || !text.startsWith(mark)) return null;
	const bytes = fromBase45(text.slice(mark.length));
	return bytes && new ByteReader(bytes);
}

/** The consent that a reply is the signed answer part of, with what the asking phone knows of its ask. */
export function consentOf(
	{ key: _key, signature: _signature, ...reply }: ScannedReply,
	{ why, subjects, ...asked }: Pick<Consent, 'incident' | 'askedBy' | 'currency' | 'why' | 'subjects'>
): Consent {
	return { ...reply, ...asked, ...(why === undefined ? {} : { why }), ...(subjects ? { subjects } : {}) };
}

/** Eight letters and figures by which an ask is known where no camera works: 40 random bits of its id. */
export function shortCodeOf(ask: string): string {
	return toCrockford(BigInt(`0x${ask.replaceAll('-', '').slice(-10)}`), CODE_CHARS);
}

/** What somebody typed, as a short code is written; null: it is none. */
export function readShortCode(typed: string): string | null {
	return readCrockford(typed, CODE_CHARS);
}
