import type * as z from 'zod/mini';
import type { Role } from '../records';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import type { Op } from './op';

/** What the home adds. `receivedAt` is the server's UTC ms, null on the phone. */
export interface MutatorContext {
	receivedAt: number | null;
	/** The seq the op takes in its space; null on the phone. */
	seq: number | null;
}

/** Why a well-formed op has no effect. Business rules never refuse [I12]; these are structural. */
export type Refusal =
	'bad_args' | 'unknown_ref' | 'not_yours' | 'over_reversal' | 'bad_currency' | 'bad_consent';

/**
 * What the server verifies before an op may run: a signature over a text by a published key (record kind `signer`), or
 * the mark of a word that somebody gave, by any key of theirs [C3, C5].
 */
export type Proof =
	| {
			by: 'signature';
			key: string;
			/** Base64url. */
			signature: string;
			text: string;
	  }
	| { by: 'word'; person: string; mark: string; text: string };

/**
 * A named, versioned change. `touches` names every record that `run` may read or write; `run` is synchronous and pure
 * but for `tx`. It answers `null`, or a refusal, and then it has written nothing.
 * Records that are already as the op wants them make it a no-op, never an error.
 */
export interface Mutator<Args = never> {
	args: z.ZodMiniType<Args>;
	/** Who may send it: a role as least, or only the server itself. */
	may: Role | 'server';
	/** What it does cannot be undone: it takes the right when it arrives, not only when it was made [I19]. */
	onlyNow?: true;
	/** Which space it belongs to. */
	home: 'location' | 'org';
	touches(op: Op, args: Args): RecordKey[];
	/**
	 * Records that only those of `touches` name, such as the twin of an entry. The server, which holds them all, loads them
	 * too; the phone does not, so that `run` leaves them alone where `seq` is null.
	 */
	reaches?(tx: ReadTx, op: Op, args: Args, context: MutatorContext): RecordKey[];
	/**
	 * Id of a tally that `run` reads in every other location of the organisation, with those locations; null: none. The
	 * server holds the organisation's counter then, so that nobody writes such a tally at the same moment.
	 */
	elsewhere?(tx: ReadTx, op: Op, args: Args): string | null;
	/** What must be proved by a signature beside the session of who sends it; absent or null: nothing [C3]. */
	proof?(op: Op, args: Args): Proof | null;
	run(tx: WriteTx, op: Op, args: Args, context: MutatorContext): Refusal | null;
}
