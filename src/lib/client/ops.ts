import type { Clock, Rng } from '../base/clock';
import { createId } from '../base/ids';
import { err, ok, type Result } from '../base/result';
import { canonicalJson } from '../base/canonical';
import { INSTANT_MS_MAX, INSTANT_MS_MIN } from '../domain/limits';
import { prepareOp, type OpName } from '../domain/mutators';
import { opHashText, opSchema, type Op, type OpArgs } from '../domain/op/op';
import { localDateOf } from '../domain/period/localDate';
import { OP_BYTES_MAX } from '../protocol/limits';

/** Who makes an op, where, and what this phone knows of time. */
export interface OpMaker {
	clock: Clock;
	rng: Rng;
	/** SHA-256 of a text as lower-case hex. */
	hash(text: string): Promise<string>;
	tenant: string;
	author: string;
	device: string;
	/** Server − device in ms, null if never measured. */
	clockOffsetMs: number | null;
	/** Minutes of the device's own zone east of UTC at an instant. */
	tzOffsetMin(at: number): number;
}

export interface OpWish {
	name: OpName;
	space: string;
	/** IANA zone of the location. */
	zone: string;
	/** This phone's cursor of the space. */
	knownSeq: number;
	args: OpArgs;
}

/** Builds an op: id UUIDv7, business date in the location's zone [I24], hash. Refuses what no server would take. */
export async function buildOp(maker: OpMaker, wish: OpWish): Promise<Result<Op, 'bad_args' | 'too_large'>> {
	const capturedAt = Math.max(INSTANT_MS_MIN, Math.min(INSTANT_MS_MAX, Math.round(maker.clock.now())));
	// A clock more than ten years off cannot be told: then it counts as never measured [I23].
	const offset = opSchema.shape.clockOffsetMs.safeParse(maker.clockOffsetMs);
	const clockOffsetMs = offset.success ? offset.data : null;
	const [type = '', version = ''] = wish.name.split('@');
	const unsigned: Omit<Op, 'hash'> = {
		id: createId(maker.clock, maker.rng),
		type,
		v: Number(version),
		tenant: maker.tenant,
		space: wish.space,
		author: maker.author,
		device: maker.device,
		capturedAt,
		clockOffsetMs,
		tzOffsetMin: maker.tzOffsetMin(capturedAt),
		zone: wish.zone,
		businessDate: localDateOf(capturedAt + (clockOffsetMs ?? 0), wish.zone),
		knownSeq: wish.knownSeq,
		// Through JSON once, so that what is hashed is what travels.
		args: JSON.parse(canonicalJson(wish.args)) as Op['args']
	};
	const op: Op = { ...unsigned, hash: await maker.hash(opHashText(unsigned)) };
	if (!opSchema.safeParse(op).success || !prepareOp(op).ok) return err('bad_args');
	if (new TextEncoder().encode(JSON.stringify(op)).length > OP_BYTES_MAX) return err('too_large');
	return ok(op);
}
