/** Args of the ops about money. Ids come from `App.newId`, instants are UTC ms of the server's clock. */
import type { KnownElsewhere } from '../domain/ledger/elsewhere';
import type { OpArgs } from '../domain/op/op';
import type { Subject } from '../domain/policy/policy';
import type { Photo } from '../domain/photo';
import type { AskRow, MoneyEntry } from './types';

type Entry = Pick<MoneyEntry, 'id' | 'body'>;

/** The entry as every op on an entry names it. */
function targetOf({ id, body }: Entry): OpArgs {
	const { gesture, incident, employee, guest } = body;
	return { entry: id, gesture, incident, employee, ...(guest === undefined ? {} : { guest }) };
}

/** Args of `spend.void@1`. */
export function voidArgs(entry: Entry, reversal: string): OpArgs {
	return { ...targetOf(entry), reversal };
}

/** Args of `spend.correct@1`: the right amount, and what the phone knew of the caps [rule 13]. */
export function correctArgs(
	entry: Entry,
	ids: { reversal: string; to: string },
	amountMinor: number,
	seen: { policySeen: number | null; policySeenAt: number | null; known?: KnownElsewhere }
): OpArgs {
	const { known, ...told } = seen;
	const others = known ? { known: known.map((one) => ({ ...one })) } : {};
	return { ...targetOf(entry), ...ids, amountMinor, ...told, ...others };
}

/** Args of `spend.refund@1`. */
export function refundArgs(entry: Entry, refund: string, amountMinor: number): OpArgs {
	return { ...targetOf(entry), refund, amountMinor };
}

/** Args of `receipt.attach@1`. */
export function receiptArgs(entry: Entry, photo: Photo): OpArgs {
	return { ...targetOf(entry), photo: { ...photo } };
}

/** What somebody asks for; minor units. `gesture`: of the form it was asked from. */
export interface AskWish {
	ask: string;
	incident: string;
	gesture?: string | undefined;
	amountMinor: number;
	/** 0: within the cap; then `subjects` says why it is asked. */
	excessMinor: number;
	subjects: readonly Subject[];
	why: string;
	expiresAt: number;
}

/** Args of `ask.open@1`. */
export function askArgs({ gesture, why, subjects, ...wish }: AskWish): OpArgs {
	const told = why.trim();
	return {
		...wish,
		...(gesture ? { gesture } : {}),
		...(subjects.length > 0 ? { subjects: [...subjects] } : {}),
		...(told ? { why: told } : {})
	};
}

/** Args of `ask.answer@1`: a raise in minor units, 0 with `no`. */
export function answerArgs(
	ask: Pick<AskRow, 'id'> & { body: Pick<AskRow['body'], 'incident'> },
	answer: 'yes' | 'up_to' | 'no',
	grantMinor: number,
	expiresAt: number
): OpArgs {
	return { ask: ask.id, incident: ask.body.incident, answer, grantMinor, expiresAt };
}
