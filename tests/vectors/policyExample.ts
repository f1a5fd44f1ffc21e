/** The shape of policy.json, and how an example is played on the reference ledger (README.md §1–§6). */
import { amountToText, parseAmount } from '../../src/lib/domain/money/amount';
import { convertMinor } from '../../src/lib/domain/money/convert';
import { localDateOf, monthOf } from '../../src/lib/domain/period/localDate';
import { policiesFor } from '../../src/lib/domain/policy/authority';
import { LedgerBook } from '../../src/lib/domain/policy/book';
import type { BookAnswer, BookOp } from '../../src/lib/domain/policy/bookOps';
import type { PolicyVersion } from '../../src/lib/domain/policy/policy';
import { remainingOf } from '../../src/lib/domain/policy/standing';
import type { Flag, PayMethod, Place } from '../../src/lib/domain/policy/types';

type Timed = { occurredAt: string; clockOffsetMs?: number; receivedAt?: string };
type Spent = { employee: string; guest: string | null; incident: string; amountMinor: number } & Timed;
type Seen = { knownSeq?: number; device?: string; policySeen?: number; policySeenAt?: string };
type Reversal = { id: string; ref: string; receivedAt?: string };
export type ExampleOp =
	| ({ op: 'spend'; id: string; method?: PayMethod; receipt?: boolean } & Spent & Seen)
	| ({ op: 'plan' } & Spent)
	| { op: 'grant'; id: string; rule: string; incident: string; amountMinor: number; expiresAt?: string }
	| ({ op: 'void'; device?: string } & Reversal)
	| ({ op: 'correction'; amountMinor: number } & Reversal & Seen)
	| ({ op: 'refund_in'; amountMinor: number; receivedAt: string } & Reversal)
	| { op: 'close'; period: string }
	| { op: 'parse'; text: string; currency: string; locale: string }
	| { op: 'convert'; amountMinor: number; from: string; to: string; rate: string };

/** What a check may name; every answer has all of it. */
export interface Observed {
	result: string;
	remaining: Record<string, number> | undefined;
	flags: readonly Flag[];
	cleared: readonly Flag[];
	available: number | null | undefined;
	binding: string | null | undefined;
	allowedMinor: number | undefined;
	excessMinor: number | undefined;
	amountMinor: number | undefined;
	display: Record<string, string> | undefined;
	ledgerRows: number;
	ledgerSumMinor: number;
	localDate: string | undefined;
	effectiveAt: string | undefined;
	postingPeriod: string | undefined;
	policyVersion: number | null | undefined;
}

export type Check = Partial<Observed>;

export interface Example {
	id: string;
	name: string;
	location: {
		zone: string;
		currency: string;
		closedPeriods: string[];
		cutoverHour?: number;
		receiptThresholdMinor?: number;
	};
	policies: {
		version: number;
		effectiveFrom: string;
		rules: Omit<PolicyVersion['rules'][number], 'currency'>[];
	}[];
	ops: ExampleOp[];
	expect: {
		afterLast: Check;
		steps?: (Check & { after: number })[];
		probes?: {
			employee?: string;
			guest?: string;
			incident?: string;
			at: string;
			period?: string;
			remaining: Record<string, number>;
		}[];
	};
}

const INSTANTS = ['occurredAt', 'receivedAt', 'policySeenAt', 'expiresAt'];

/** The same op with instants in UTC ms. */
function toBookOp(op: ExampleOp): BookOp {
	const fields = Object.entries(op).map(([name, value]) => [
		name,
		INSTANTS.includes(name) && typeof value === 'string' ? Date.parse(value) : value
	]);
	return Object.fromEntries(fields) as BookOp;
}

/** One example on a ledger of its own. */
export class ExampleRun {
	readonly #example: Example;
	readonly #place: Place;
	readonly #book: LedgerBook;

	constructor(example: Example) {
		this.#example = example;
		const { zone, currency, closedPeriods, cutoverHour, receiptThresholdMinor } = example.location;
		this.#place = {
			zone,
			cutoverHour: cutoverHour ?? 0,
			receiptThresholdMinor: receiptThresholdMinor ?? null
		};
		const versions: PolicyVersion[] = example.policies.map((version) => ({
			...version,
			location: null,
			rules: version.rules.map((rule) => ({ ...rule, currency }))
		}));
		this.#book = new LedgerBook(this.#place, versions, (employee) =>
			policiesFor(versions, { employee, roles: [], location: 'here', currency })
		);
		// Closing writes no row and takes no place in the order of ops.
		for (const period of closedPeriods) this.#book.apply({ op: 'close', period }, 0);
	}

	/** Plays op number `seq`, from 1. */
	play(op: ExampleOp, seq: number): Observed {
		if (op.op === 'parse') {
			const parsed = parseAmount(op.text, op.currency, op.locale);
			return this.#observed(null, parsed.ok ? 'OK' : parsed.error, parsed.ok ? parsed.value : undefined);
		}
		if (op.op === 'convert') {
			const converted = convertMinor(op.amountMinor, op.from, op.to, op.rate);
			const amountMinor = converted.ok ? converted.value : undefined;
			return this.#observed(null, converted.ok ? 'OK' : converted.error, amountMinor);
		}
		const answer = this.#book.apply(toBookOp(op), seq);
		return this.#observed(answer, answer.result, answer.row?.amountMinor);
	}

	/** What is left, seen from a probe, after all ops. */
	probe(probe: NonNullable<Example['expect']['probes']>[number]): Record<string, number> {
		const at = Date.parse(probe.at);
		const localDate = localDateOf(at, this.#place.zone, this.#place.cutoverHour);
		const view = {
			employee: probe.employee ?? null,
			guest: probe.guest ?? null,
			incident: probe.incident ?? null,
			at,
			localDate,
			postingPeriod: probe.period ?? monthOf(localDate)
		};
		return remainingOf(this.#book.standing(view));
	}

	#observed(answer: BookAnswer | null, result: string, amountMinor: number | undefined): Observed {
		const { currency } = this.#example.location;
		const remaining = answer?.standing ? remainingOf(answer.standing) : undefined;
		const shown = remaining && Object.entries(remaining);
		const { rows } = this.#book;
		return {
			result,
			remaining,
			flags: answer?.flags ?? [],
			cleared: answer?.cleared ?? [],
			available: answer?.standing?.availableMinor,
			binding: answer?.standing?.binding,
			allowedMinor: answer?.plan?.allowedMinor,
			excessMinor: answer?.plan?.excessMinor,
			amountMinor,
			display: shown && Object.fromEntries(shown.map(([id, minor]) => [id, amountToText(minor, currency)])),
			ledgerRows: rows.length,
			ledgerSumMinor: rows.reduce((sum, row) => sum + row.amountMinor, 0),
			localDate: answer?.view?.localDate,
			effectiveAt: answer?.view ? new Date(answer.view.at).toISOString() : undefined,
			postingPeriod: answer?.view?.postingPeriod,
			policyVersion: answer?.standing?.version
		};
	}
}
