import { assert } from '../base/assert';

/** Limits of the wire; unit last. */
export const PUSH_OPS_MAX = 200;
export const PUSH_BYTES_MAX = 512 * 1024;
/** One op, as JSON: a story of six full parts in a wide script, with room. */
export const OP_BYTES_MAX = 64 * 1024;
export const JSON_DEPTH_MAX = 12;
/** Name of a kind of record, also of one that only a newer server knows. */
export const KIND_CHARS_MAX = 64;
/** About 110 kB packed: within {@link REQUEST_MS_MAX} on any link above 30 kbit/s. */
export const PULL_RECORDS_MAX = 1_000;
/** The first page of a space on a new phone: enough for the first screens. */
export const FRESH_RECORDS_MAX = 60;
/** Seqs of the past that one answer looks through for what is vital: it holds up nobody else's. */
export const VITAL_SEQS_MAX = 10_000;
export const SPACES_MAX = 501;
/** Receipts that one pull has looked up; those beyond it wait for the next one. */
export const PULL_RECEIPTS_MAX = 100;
export const RETRY_MS_MIN = 1_000;
export const RETRY_MS_MAX = 300_000;
/** Polling is the truth; pokes only make it faster [L33]. */
export const POLL_MS = 15_000;
export const KEEPALIVE_MS = 25_000;
/** A request that has not answered by then is tried again. */
export const REQUEST_MS_MAX = 30_000;

assert(OP_BYTES_MAX * 2 < PUSH_BYTES_MAX, 'one op must fit into a push with room');
assert(FRESH_RECORDS_MAX <= PULL_RECORDS_MAX, 'a first page is a page');
