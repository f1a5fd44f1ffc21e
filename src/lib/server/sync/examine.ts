import { hash } from 'node:crypto';
import { opHashText, opSchema, opText, type Op } from '../../domain/op/op';
import { quickParse } from '../../domain/op/quickParse';
import { prepareOp } from '../../domain/mutators';
import { JSON_DEPTH_MAX, OP_BYTES_MAX } from '../../protocol/limits';
import type { QuarantineReason } from '../../protocol/push';
import { isAtLeast, type Actor } from './actor';
import type { BatchOp } from './commit';

/** An op as sent, with what identifies it in a verdict: empty when it is too malformed to say [P3]. */
export interface SentOp {
	index: number;
	id: string;
	hash: string;
	raw: unknown;
}

export type Examined =
	| { kind: 'good'; sent: SentOp; prepared: BatchOp }
	/** `space` is null when the op is not an intact one of this person. */
	| {
			kind: 'bad';
			sent: SentOp;
			reason: QuarantineReason;
			space: string | null;
			/** Nothing is wrong with it but that its sender's role is not enough now: it may have been (`formerRights`). */
			lacksRole?: BatchOp;
	  };

const ECHO_CHARS_MAX = 64;
/** What the hash adds to the JSON of an op. */
const HASH_BYTES = ',"hash":""'.length + 64;

/** SHA-256 of UTF-8 text, lower-case hex; synchronous, for hot paths of the server. */
export function sha256(text: string | Uint8Array): string {
	return hash('sha256', text, 'hex');
}

/** Judges one op by itself: shape, size, hash, author, rights. Never throws: whatever it is, it is one op's matter. */
export function examineOp(actor: Actor, raw: unknown, index: number): Examined {
	const sent: SentOp = { index, id: echo(raw, 'id'), hash: echo(raw, 'hash'), raw };
	const bad = (reason: QuarantineReason, space: string | null = null): Examined => ({
		kind: 'bad',
		sent,
		reason,
		space
	});
	if (!isWithinDepth(raw, JSON_DEPTH_MAX)) return bad('malformed');
	// One text for size, hash and storage: putting an op into words is a good part of what it costs.
	const text = isObject(raw) ? opHashText(raw as Op) : '';
	if (text.length > OP_BYTES_MAX || Buffer.byteLength(text) > OP_BYTES_MAX - HASH_BYTES)
		return bad('malformed');
	const op = quickParse(opSchema, raw);
	if (!op) return bad('malformed');
	// Of what was sent, not of what the schema left of it: a key such as __proto__ is dropped silently.
	if (sha256(text) !== op.hash) return bad('hash_mismatch');
	const forged = examineRights(actor, op);
	if (forged) return bad(forged, forged === 'wrong_author' ? null : op.space);
	const prepared = prepareOp(op);
	if (!prepared.ok) return bad(prepared.error, op.space);
	const { may, home } = prepared.value;
	if (may === 'server') return bad('not_allowed', op.space);
	if ((home === 'org') !== (op.space === actor.tenant)) return bad('unknown_space', op.space);
	const good = { ...prepared.value, text: opText(op, text) };
	if (!isAtLeast(actor.role, may))
		return { kind: 'bad', sent, reason: 'not_allowed', space: op.space, lacksRole: good };
	return { kind: 'good', sent, prepared: good };
}

/** The body never decides who speaks or where: session and captured op must agree [P20, I17]. */
function examineRights(actor: Actor, op: Op): QuarantineReason | null {
	if (op.author !== actor.person || op.tenant !== actor.tenant) return 'wrong_author';
	const isOpen =
		op.space === actor.tenant || actor.spaces.includes(op.space) || actor.pastSpaces.includes(op.space);
	return isOpen ? null : 'unknown_space';
}

function echo(raw: unknown, field: 'id' | 'hash'): string {
	if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, field)) return '';
	const value = (raw as Record<string, unknown>)[field];
	return typeof value === 'string' && value.length <= ECHO_CHARS_MAX ? value : '';
}

/** Whether a JSON value nests at most `depth` levels; walks no deeper than that. */
export function isWithinDepth(value: unknown, depth: number): boolean {
	if (!isObject(value)) return true;
	if (depth === 0) return false;
	if (Array.isArray(value)) return value.every((item) => isWithinDepth(item, depth - 1));
	for (const key in value) {
		const item = (value as Record<string, unknown>)[key];
		if (isObject(item) && !isWithinDepth(item, depth - 1)) return false;
	}
	return true;
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
