import * as z from 'zod/mini';
import { canonicalJson, type Json } from '../../base/canonical';
import { dateField, idField, instantField, zoneField } from '../fields';

/** ±10 years: the largest clock offset a phone reports [I23]. */
const OFFSET_MS_MAX = 10 * 366 * 86_400_000;

/**
 * An op: one thing somebody did, made at the first tap and immutable ever after [P1].
 * `id` is a UUIDv7; `capturedAt` the raw device clock (UTC ms); `clockOffsetMs` server − device, null if never
 * measured; `businessDate` the local date in the location's zone at capture [I24]; `knownSeq` the device's cursor
 * of the space; `hash` the SHA-256 of {@link opHashText}.
 */
export const opSchema = z.strictObject({
	id: idField,
	type: z.string().check(z.regex(/^[a-z]+\.[a-z_]+$/), z.maxLength(40)),
	v: z.int().check(z.gte(1), z.lte(1_000)),
	tenant: idField,
	space: idField,
	author: idField,
	device: idField,
	capturedAt: instantField,
	clockOffsetMs: z.nullable(z.int().check(z.gte(-OFFSET_MS_MAX), z.lte(OFFSET_MS_MAX))),
	tzOffsetMin: z.int().check(z.gte(-1_440), z.lte(1_440)),
	zone: zoneField,
	businessDate: dateField,
	knownSeq: z.int().check(z.gte(0)),
	args: z.record(z.string().check(z.maxLength(40)), z.unknown()),
	hash: z.string().check(z.regex(/^[0-9a-f]{64}$/))
});

export type Op = z.infer<typeof opSchema>;
/** Where and on whose word something happens. */
export type Ground = Pick<Op, 'tenant' | 'space' | 'author'>;
export type OpArgs = Record<string, Json | undefined>;

/** The text whose SHA-256 is the op's hash: everything but the hash, canonical. */
export function opHashText(op: Omit<Op, 'hash'>): string {
	const { hash: _, ...rest } = op as Op;
	return canonicalJson(rest);
}

/** The op as homes keep it: the text that was hashed, with the hash at its end. */
export function opText(op: Op, hashText = opHashText(op)): string {
	return `${hashText.slice(0, -1)},"hash":"${op.hash}"}`;
}
