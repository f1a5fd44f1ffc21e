import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveInstant } from '../../src/lib/domain/op/instant';
import type { Op } from '../../src/lib/domain/op/op';
import { PoolPhone, PoolServer, uuid } from './world/pool';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Ten hours before a month ends. */
const START_MS = Date.parse('2026-05-31T12:00:00Z');
const POOL = 1_000;
const MONTHS = ['2026-05', '2026-06'];
const RUNS = 1_500;

type Step =
	| { kind: 'spend'; phone: number; amountMinor: number; certain: boolean }
	| { kind: 'take'; phone: number }
	| { kind: 'void'; phone: number; entry: number }
	| { kind: 'correct' | 'refund'; phone: number; entry: number; amountMinor: number }
	| { kind: 'sync'; phone: number; count: number; lost: boolean; pulls: boolean }
	| { kind: 'renew'; phone: number }
	| { kind: 'clock'; phone: number; hours: number }
	| { kind: 'wait'; minutes: number }
	| { kind: 'lower'; capMinor: number };

const phone = fc.nat(3);
const amountMinor = fc.integer({ min: 1, max: 400 });
const entry = fc.nat(8);
const sync = fc.record({
	kind: fc.constant('sync' as const),
	phone,
	count: fc.constantFrom(0, 1, 2, 99, 99, 99),
	lost: fc.boolean(),
	pulls: fc.boolean()
});
const wholeSync = fc.record({
	kind: fc.constant('sync' as const),
	phone,
	count: fc.constant(99),
	lost: fc.constant(false),
	pulls: fc.constant(true)
});
const spend = fc.record({
	kind: fc.constant('spend' as const),
	phone,
	amountMinor,
	certain: fc.boolean()
});
const take = fc.record({ kind: fc.constant('take' as const), phone });
/** Online, asking for a share and getting it. */
const renew = fc.record({ kind: fc.constant('renew' as const), phone });
const others: fc.Arbitrary<Step>[] = [
	fc.record({ kind: fc.constant('void' as const), phone, entry }),
	fc.record({ kind: fc.constantFrom('correct' as const, 'refund' as const), phone, entry, amountMinor }),
	fc.record({ kind: fc.constant('clock' as const), phone, hours: fc.integer({ min: -30, max: 30 }) }),
	fc.record({ kind: fc.constant('clock' as const), phone, hours: fc.constant(0) }),
	fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 600 }) })
];
const lower = fc.record({
	kind: fc.constant('lower' as const),
	capMinor: fc.integer({ min: 0, max: POOL })
});
const steady = fc.oneof(spend, spend, spend, take, renew, renew, sync, wholeSync, ...others);
const LENGTHS = { minLength: 15, maxLength: 60, size: 'max' as const };

/** Plays a schedule and checks after every op that the server takes. */
class Schedule {
	readonly server: PoolServer;
	readonly phones: PoolPhone[];
	/** Claims of others, and new shares of one's own, by true time: whoever is late may find their share gone. */
	private readonly claims: { at: number; holder: string; kind: 'take' | 'spend' }[] = [];
	private capMinor = POOL;
	private wasLowered = false;
	/** Money came back in another month [rule 16]: a void of the rest then clears all flags of a month that stays over. */
	private wasMoved = false;
	sure = 0;
	flagged = 0;

	constructor(shareMinor: number, hours: number) {
		this.server = new PoolServer(START_MS, POOL, { lease: { shareMinor, hours } });
		const [ana, ben] = [uuid(10), uuid(11)];
		const [tablet, own, spare] = [uuid(40), uuid(41), uuid(42)];
		// A shared tablet with two people, of whom one has a phone of her own too.
		this.phones = [
			new PoolPhone(this.server, tablet, ana),
			new PoolPhone(this.server, tablet, ben),
			new PoolPhone(this.server, own, ana),
			new PoolPhone(this.server, spare, uuid(12))
		];
		for (const each of this.phones) each.pull();
	}

	private at(n: number): PoolPhone {
		return this.phones[n % this.phones.length] as PoolPhone;
	}

	play(step: Step): void {
		if (step.kind === 'wait') this.server.now += step.minutes * MINUTE_MS;
		else if (step.kind === 'lower') this.lower(step.capMinor);
		else this.act(step, this.at(step.phone));
	}

	private lower(capMinor: number): void {
		if (capMinor >= this.capMinor) return;
		// Published the day before; in force from this one on.
		this.server.now += 24 * HOUR_MS;
		this.server.publish(this.server.today, capMinor);
		this.capMinor = capMinor;
		this.wasLowered = true;
	}

	private act(step: Exclude<Step, { kind: 'wait' | 'lower' }>, who: PoolPhone): void {
		if (step.kind === 'spend') who.spend(step.amountMinor, step.certain);
		else if (step.kind === 'take') who.take();
		else if (step.kind === 'renew') {
			who.take();
			this.sync(who, 99, false, true);
		} else if (step.kind === 'clock') who.skewMs = step.hours * HOUR_MS;
		else if (step.kind === 'sync') {
			this.sync(who, step.count, step.lost, step.pulls);
		} else {
			const target = this.entryOf(who, step.entry);
			if (!target) return;
			if (step.kind === 'void') who.void(target);
			else if (step.kind === 'refund') who.refund(target, step.amountMinor);
			else who.correct(target, step.amountMinor);
		}
	}

	/** An entry of the person, made on whatever phone: two phones may take the same one back, and one is refused. */
	private entryOf(who: PoolPhone, n: number): string | undefined {
		const own = this.phones.filter((each) => each.employee === who.employee);
		const entries = own.flatMap((each) => each.entries).filter((entry) => who.shows(entry));
		return entries[n % Math.max(1, entries.length)];
	}

	private sync(who: PoolPhone, count: number, lost: boolean, pulls: boolean): void {
		who.push(count, lost, (op, taken) => this.arrives(who, op, taken));
		if (pulls) who.pull();
	}

	private arrives(who: PoolPhone, op: Op, taken: () => boolean): void {
		const before = MONTHS.map((month) => this.server.boundMinor(month, true));
		const overBefore = MONTHS.map((month) => this.server.allOverMinor(month));
		if (!taken()) return;
		if (op.type === 'spend.refund') {
			const [entry, refund] = [op.args.entry, op.args.refund].map((id) => this.server.postedIn(String(id)));
			this.wasMoved ||= entry !== refund;
		}
		for (const [i, month] of MONTHS.entries()) {
			const after = this.server.boundMinor(month, true);
			const over = this.server.allOverMinor(month);
			// Nothing new is used or promised beyond the pool unless the entry says so.
			const grown = after - Math.max(before[i] ?? 0, this.capOf(op));
			expect(grown, `${op.type} in ${month}`).toBeLessThanOrEqual(Math.max(0, over - (overBefore[i] ?? 0)));
			if (!this.wasLowered && !this.wasMoved) expect(after - POOL).toBeLessThanOrEqual(over);
			expect(this.server.boundMinor(month, false)).toBeLessThanOrEqual(after);
		}
		this.checkSure(who, op);
		const holder = `${who.device}/${who.employee}`;
		const kind = op.type === 'lease.take' ? 'take' : 'spend';
		this.claims.push({ at: this.server.now, holder, kind });
	}

	/** The pool by the version that judges an op: that of its date, and of a correction that of what it corrects. */
	private capOf(op: Op): number {
		if (op.type === 'spend.correct') return POOL;
		return this.server.capOn(
			op.type === 'lease.take' ? this.server.now : effectiveInstant(op, this.server.now).at
		);
	}

	private checkSure(who: PoolPhone, op: Op): void {
		const promise = who.sure.get(op.id);
		if (!promise) return;
		const overMinor = this.server.overMinor(promise.entry);
		const holder = `${who.device}/${who.employee}`;
		const isHandedOn = this.claims.some(
			({ at, holder: by, kind }) => at >= promise.expiresAt && (by !== holder || kind === 'take')
		);
		if (this.server.now < promise.expiresAt || !isHandedOn) {
			expect(overMinor, 'certain, and flagged').toBe(0);
			this.sure += 1;
		} else if (overMinor > 0) this.flagged += 1;
	}
}

function playAll(steps: readonly Step[], shareMinor: number, hours: number): Schedule {
	const schedule = new Schedule(shareMinor, hours);
	for (const step of steps) schedule.play(step);
	return schedule;
}

describe('[rule 19] shares of a pool', { timeout: 120_000 }, () => {
	const share = fc.integer({ min: 0, max: 500 });
	const hours = fc.integer({ min: 1, max: 30 });

	it('any schedule keeps what is used and promised within the pool unless flagged; what was certain is not', () => {
		let sure = 0;
		fc.assert(
			fc.property(fc.array(steady, LENGTHS), share, hours, (steps, minor, length) => {
				sure += playAll(steps, minor, length).sure;
			}),
			{ numRuns: RUNS }
		);
		// A schedule in which nobody was ever sure would prove nothing.
		expect(sure).toBeGreaterThan(RUNS / 5);
	});

	it('a pool that is lowered takes no promise back, and nothing new goes beyond it unflagged', () => {
		const steps = fc.array(
			fc.oneof({ weight: 1, arbitrary: lower }, { weight: 12, arbitrary: steady }),
			LENGTHS
		);
		fc.assert(
			fc.property(steps, share, hours, (all, minor, length) => {
				playAll(all, minor, length);
			}),
			{ numRuns: RUNS }
		);
	});
});
