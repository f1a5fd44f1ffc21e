import { assert, must } from '../../base/assert';
import { createId } from '../../base/ids';
import { opHashText, type Op } from '../../domain/op/op';
import { localDateOf } from '../../domain/period/localDate';
import { PUSH_OPS_MAX } from '../../protocol/limits';
import { PROTOCOL_VERSION } from '../../protocol/version';
import { loadActor } from '../auth/sessions';
import type { Actor } from '../sync/actor';
import { sha256 } from '../sync/examine';
import type { Home } from '../sync/home';
import { pushOps } from '../sync/push';
import { zoneOffsetMin } from './days';
import type { Deed } from './deeds';
import type { DemoHouse } from './foundDemo';
import type { DemoPerson } from './people';
import type { SeededRng } from './seed';

const DAY_MS = 86_400_000;
/** Lately the log is in the exact order of the deeds; before, by person within a wave, which is faster. */
const EXACT_DAYS = 21;
const WAVE_DAYS = 2;
const ON_THE_WAY_MS = 40_000;
/** What is done at a desk: leaders look at what has arrived, so it comes second in a wave. */
const AT_DESK = new Set([
	'reimbursement.settle',
	'review.give',
	'period.close',
	'ask.answer',
	'thanks.give',
	'comment.add'
]);
const isAtDesk = ({ type }: Deed) => AT_DESK.has(type);

/** Deeds of one person, in the order in which they were done. */
type Batch = [Deed, ...Deed[]];

/** Groups of batches that arrive at the same time, oldest first. */
function wavesOf(deeds: readonly Deed[], now: number): Batch[][] {
	const waves: { name: string; batches: Batch[] }[] = [];
	for (const deed of [...deeds].sort((a, b) => a.at - b.at)) {
		const isLate = now - deed.at < EXACT_DAYS * DAY_MS;
		const name = isLate ? deed.person.name : String(Math.floor((now - deed.at) / DAY_MS / WAVE_DAYS));
		let wave = waves.at(-1);
		if (wave?.name !== name) waves.push((wave = { name, batches: [] }));
		const batch = wave.batches.find(([first, ...rest]) => {
			const isSame = first.person === deed.person && isAtDesk(first) === isAtDesk(deed);
			return isSame && rest.length < PUSH_OPS_MAX - 1;
		});
		if (batch) batch.push(deed);
		else wave.batches.push([deed]);
	}
	return waves.map(({ batches }) => batches);
}

/** Pushes of everybody, wave after wave. The server's clock is then: a ledger says when it heard of an entry. */
export async function sendDeeds(
	home: Home,
	house: DemoHouse,
	deeds: readonly Deed[],
	rng: SeededRng
): Promise<void> {
	const now = home.clock.now();
	const phones = new Phones(home, house, rng);
	for (const wave of wavesOf(deeds, now)) {
		const last = Math.max(...wave.flatMap((batch) => batch.map(({ at }) => at)));
		const receivedAt = Math.min(now, last + ON_THE_WAY_MS);
		for (const turn of [false, true]) {
			const batches = wave.filter(([first]) => isAtDesk(first) === turn);
			await Promise.all(batches.map((batch) => phones.send(batch, receivedAt)));
		}
	}
}

/** Everybody's own phone: its device id, and how far it has read each space. */
class Phones {
	readonly #devices = new Map<DemoPerson, string>();
	readonly #actors = new Map<string, Actor>();
	readonly #seqs = new Map<string, number>();
	readonly #home: Home;
	readonly #house: DemoHouse;
	readonly #rng: SeededRng;

	constructor(home: Home, house: DemoHouse, rng: SeededRng) {
		this.#home = home;
		this.#house = house;
		this.#rng = rng;
		const { now } = home.clock;
		for (const person of house.personIds.keys()) this.#devices.set(person, createId({ now }, rng));
	}

	async send(batch: Batch, receivedAt: number): Promise<void> {
		const [{ person }] = batch;
		const author = must(this.#house.personIds.get(person), 'has joined');
		const device = must(this.#devices.get(person), 'everybody has a phone');
		const ops = batch.map((deed) => this.#write(deed, author, device));
		const actor = this.#actors.get(author) ?? must(await loadActor(this.#home, author), 'is a member');
		this.#actors.set(author, actor);
		const home = { ...this.#home, clock: { now: () => receivedAt } };
		const { verdicts } = await pushOps(home, actor, {
			protocol: PROTOCOL_VERSION,
			person: author,
			device,
			ops
		});
		for (const [i, verdict] of verdicts.entries()) {
			const { type, space } = must(ops[i], 'one verdict per op');
			const reason = 'reason' in verdict ? verdict.reason : verdict.kind;
			assert(verdict.kind === 'committed', `${type} of ${person.name} was not taken: ${reason}`);
			this.#seqs.set(space, Math.max(this.#seqs.get(space) ?? 0, verdict.seq));
		}
	}

	/** What the phone of its person would have made of a deed. */
	#write({ at, place, type, args, isUnseen, isOfAll }: Deed, author: string, device: string): Op {
		const { tenant, locationIds } = this.#house;
		const space = isOfAll ? tenant : must(locationIds.get(place.key), 'place is a location');
		const op: Omit<Op, 'hash'> = {
			id: createId({ now: () => at }, this.#rng),
			type,
			v: 1,
			tenant,
			space,
			author,
			device,
			capturedAt: at,
			clockOffsetMs: 0,
			tzOffsetMin: zoneOffsetMin(at, place.zone),
			zone: place.zone,
			businessDate: localDateOf(at, place.zone),
			knownSeq: isUnseen ? 0 : (this.#seqs.get(space) ?? 0),
			args
		};
		return { ...op, hash: sha256(opHashText(op)) };
	}
}
