import * as z from 'zod/mini';
import { idField, instantField } from '../domain/fields';
import type { RecordKind } from '../domain/records';
import { KIND_CHARS_MAX, PULL_RECEIPTS_MAX, SPACES_MAX } from './limits';
import { headField, logMarkSchema } from './log';

/**
 * Where a device stands in a space. `seq` and `head`: the last seq it holds and the hash of the log there.
 * `before`: while the past is still being filled in, the lowest seq it holds; null when it has all. `scope`: the
 * rights under which it was read; other rights start the space anew [P9]. `past`: of what lies below `before` only what
 * is vital is wanted, for good [P6a]; absent: all of it. `since`, from the server alone: every story captured later (UTC
 * ms) is on the device.
 */
export const spaceStateSchema = z.strictObject({
	space: idField,
	seq: z.int().check(z.gte(0)),
	head: headField,
	before: z.nullable(z.int().check(z.gte(0))),
	scope: z.string().check(z.maxLength(80)),
	past: z.optional(z.literal('vital')),
	since: z.optional(instantField)
});
export type SpaceState = z.infer<typeof spaceStateSchema>;

/** `POST /api/sync/pull`. `epoch` is empty on a device that never pulled. */
export const pullRequestSchema = z.strictObject({
	protocol: z.int().check(z.gte(1)),
	/** Who the device believes is signed in; another than the session's person is answered 401 [I17]. */
	person: idField,
	device: idField,
	epoch: z.string().check(z.maxLength(64)),
	spaces: z.array(spaceStateSchema).check(z.maxLength(SPACES_MAX)),
	/** Logs that gave the device receipts; one that is not ours any more starts its space anew, as a head does [P7a]. */
	receipts: z.optional(z.array(logMarkSchema).check(z.maxLength(PULL_RECEIPTS_MAX))),
	/** What the device holds back [P18]: shown to managers when it grows old. */
	heartbeat: z.optional(
		z.strictObject({
			unsent: z.int().check(z.gte(0)),
			oldestUnsentAt: z.nullable(z.int()),
			build: z.string().check(z.maxLength(64)),
			persisted: z.nullable(z.boolean()),
			clockOffsetMs: z.nullable(z.int())
		})
	)
});
export type PullRequest = z.infer<typeof pullRequestSchema>;

/**
 * A changed record; `body` null = deleted. A newer server may name kinds that this build does not know; bodies are
 * validated with the schema of their kind by who stores them [P12a].
 */
export const wireRecordSchema = z.object({
	kind: z.string().check(z.maxLength(KIND_CHARS_MAX)),
	id: z.string(),
	seq: z.int(),
	body: z.nullable(z.record(z.string(), z.unknown()))
});
export type WireRecord = z.infer<typeof wireRecordSchema>;
export type PulledRecord = WireRecord & { kind: RecordKind };

/**
 * One page of one space. Never splits a seq between pages.
 * `reset`: forget what you hold of this space first. `state`: where you stand once this page is stored, with it in
 * one transaction [I8]. `more`: ask again at once. `durableSeq`: ops up to here survive the loss of this server [P5].
 */
const wirePageSchema = z.object({
	space: idField,
	reset: z.boolean(),
	records: z.array(wireRecordSchema),
	state: z.object(spaceStateSchema.shape),
	more: z.boolean(),
	durableSeq: z.int()
});
export type WirePage = z.infer<typeof wirePageSchema>;
export type PullPage = Omit<WirePage, 'records'> & { records: PulledRecord[] };

/** `spaces` lists every space the person may see; the device drops any other [P9]. */
export const pullResponseSchema = z.object({
	protocol: z.int(),
	epoch: z.string(),
	serverTime: z.int(),
	spaces: z.array(idField),
	pages: z.array(wirePageSchema)
});
export type WireResponse = z.infer<typeof pullResponseSchema>;
export type PullResponse = Omit<WireResponse, 'pages'> & { pages: PullPage[] };
