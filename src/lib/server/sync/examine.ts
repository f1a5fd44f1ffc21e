import { createHash } from 'node:crypto';
import { opHashText, opSchema, type Op } from '../../domain/op/op';
import { prepareOp, type PreparedOp } from '../../domain/mutators';
import { JSON_DEPTH_MAX, OP_BYTES_MAX } from '../../protocol/limits';
import type { QuarantineReason } from '../../protocol/push';
import { isAtLeast, type Actor } from './actor';

/** An op as sent, with what identifies it in a verdict: empty when it is too malformed to say [P3]. */
export interface SentOp {
	index: number;
	id: string;
	hash: string;
	raw: unknown;
}

export type Examined =
	| { kind: 'good'; sent: SentOp; prepared: PreparedOp }
	/** `space` is null when the op is not an intact one of this person. */
	| { kind: 'bad'; sent: SentOp; reason: QuarantineReason; space: string | null };

const ECHO_CHARS_MAX = 64;

/** SHA-256 of UTF-8 text, lower-case hex; synchronous, for hot paths of the server. */
export function sha256(text: string | Uint8Array): string {
	return createHash('sha256').update(text).digest('hex');
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
	if (Buffer.byteLength(JSON.stringify(raw) ?? '') > OP_BYTES_MAX) return bad('malformed');
	const parsed = opSchema.safeParse(raw);
	if (!parsed.success) return bad('malformed');
	const op = parsed.data;
	// Of what was sent, not of what the schema left of it: a key such as __proto__ is dropped silently.
	if (sha256(opHashText(raw as Op)) !== op.hash) return bad('hash_mismatch');
	const forged = examineRights(actor, op);
	if (forged) return bad(forged, forged === 'wrong_author' ? null : op.space);
	const prepared = prepareOp(op);
	if (!prepared.ok) return bad(prepared.error, op.space);
	const { may, home } = prepared.value;
	if (may === 'server' || !isAtLeast(actor.role, may)) return bad('not_allowed', op.space);
	if ((home === 'org') !== (op.space === actor.tenant)) return bad('unknown_space', op.space);
	return { kind: 'good', sent, prepared: prepared.value };
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
	if (typeof value !== 'object' || value === null) return true;
	if (depth === 0) return false;
	return Object.values(value).every((item) => isWithinDepth(item, depth - 1));
}
