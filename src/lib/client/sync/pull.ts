import { canonicalJson, type Json } from '../../base/canonical';
import type { PullRequest, SpaceState } from '../../protocol/pull';
import type { MirrorSpace, MirrorStore } from '../store/mirrorStore';
import type { OutboxEntry } from '../store/outboxStore';
import type { KnownResponse } from './known';
import { keepSpaces, rebuild, startEpoch, storeFirst, storePages } from './mirrorSteps';
import type { SyncPorts } from './ports';
import { askingFor, NOTHING_ASKED, provenBy, spareOf } from './proof';
import { requestAfter, requestFor, type Asker } from './pullRequest';
import type { NoVerdict } from './transport';

function toState({ durableSeq: _, leftOut: __, wholeTo: ___, ...state }: MirrorSpace): SpaceState {
	return state;
}

/** Where this phone stands. */
function standing(mirror: MirrorStore) {
	return mirror.read(async (tx) => ({ meta: await tx.meta(), spaces: await tx.spaces() }));
}

async function heartbeatOf(ports: SyncPorts): Promise<NonNullable<PullRequest['heartbeat']>> {
	const counts = await ports.outbox.counts(ports.mirror.person);
	return {
		unsent: counts.pending,
		oldestUnsentAt: counts.oldestAt === null ? null : Math.round(counts.oldestAt),
		build: ports.build.slice(0, 64),
		persisted: ports.persisted(),
		clockOffsetMs: ports.clockOffsetMs()
	};
}

/** A response, and what it answers. */
interface Answered {
	request: PullRequest;
	response: KnownResponse;
}

/**
 * Stores a response and those that merely go on from it; `isFirst` of a pull: receipts of other epochs are looked for. A page that starts its space anew
 * says that the log of this phone, or one that gave it a receipt, is not the server's: then all goes once more, so that
 * a restored server gets it back even when nobody rotated its epoch [P7, P7a, I15]. `progress`: some page was new here;
 * `requeued`: some ops have to be sent again.
 */
async function storeResponses(
	{ mirror, outbox }: SyncPorts,
	[{ request, response }, ...others]: [Answered, ...Answered[]],
	isFirst: boolean
) {
	const isNewEpoch = response.epoch !== request.epoch;
	let requeued: string[] = [];
	if (isFirst || isNewEpoch) requeued = await outbox.requeueOtherEpochs(mirror.person, response.epoch);
	if (isNewEpoch) await startEpoch(mirror, response.epoch);
	for (const page of response.pages) {
		if (page.reset) requeued = [...requeued, ...(await outbox.requeueSpace(mirror.person, page.space))];
	}
	const from = isNewEpoch ? { ...request, spaces: [] } : request;
	const pages = [{ request: from, response }, ...others].flatMap(comingOf);
	const progress = await storePages(mirror, pages, response.epoch);
	if (request.spaces.some((state) => !response.spaces.includes(state.space))) {
		await keepSpaces(mirror, response.spaces);
	}
	if (requeued.length > 0) await rebuild(mirror, outbox);
	return { progress, requeued: requeued.length > 0 };
}

function comingOf({ request, response }: Answered) {
	const fromById = new Map(request.spaces.map((state) => [state.space, state]));
	return response.pages.map((page) => ({ page, from: fromById.get(page.space) ?? null }));
}

/** What a loop remembers between its pulls. */
export interface PullMemory {
	/** Every receipt that was stored before has been asked about. */
	hasAskedAll: boolean;
	/** Asked before this pull began, in the same round; used if it is what the pull would ask. */
	ahead: Asked | null;
}

/** Lets go of what is durable on the server, shown from its records, and proven to be there [P5, P7a]. */
async function prune(ports: SyncPorts, proven: readonly OutboxEntry[]): Promise<void> {
	if (proven.length === 0) return;
	const { meta, spaces } = await standing(ports.mirror);
	const spare = spareOf(proven, spaces, meta.epoch);
	if (spare.length > 0) await ports.outbox.prune(spare);
}

/** What to ask about; what cannot be asked about, having a receipt of an earlier build, is sent once more instead. */
async function lookAtReceipts(ports: SyncPorts, { hasAskedAll }: PullMemory) {
	const { mirror, outbox } = ports;
	const committed = await outbox.committed(mirror.person);
	if (committed.length === 0) return { asking: NOTHING_ASKED, requeued: false };
	const { meta, spaces } = await standing(mirror);
	const unmarked = spareOf(
		committed.filter((entry) => !entry.log),
		spaces,
		meta.epoch
	);
	const requeued = unmarked.length > 0 && (await outbox.requeue(unmarked)).length > 0;
	return { asking: askingFor(committed, spaces, meta.epoch, !hasAskedAll), requeued };
}

export interface Pulled {
	failed: NoVerdict | null;
	/** This phone holds all it may see. */
	complete: boolean;
	/** The server lost something: the ops have to be pushed anew. */
	again: boolean;
}

/** A request, the answer that is on its way, and what was asked next, once that was known. */
export interface Asked {
	request: PullRequest;
	answer: ReturnType<SyncPorts['transport']['pull']>;
	next?: Asked;
	/** The answer, once it is there and good. */
	response?: KnownResponse;
}

type Arrived = Asked & Answered;

function isHere(asked: Asked): asked is Arrived {
	return asked.response !== undefined;
}

/** So many pages are asked for before those ahead of them are stored, one after the other. */
const PAGES_AHEAD = 2;

function askerOf({ mirror, device, pastOpsMax }: SyncPorts, spaces: readonly MirrorSpace[]): Asker {
	const wanted = spaces.flatMap(({ space, wholeTo }) =>
		wholeTo === undefined ? [] : ([[space, wholeTo]] as const)
	);
	return { person: mirror.person, device, pastOpsMax, wholeTo: new Map(wanted) };
}

function ask(ports: SyncPorts, request: PullRequest): Asked {
	const asked: Asked = { request, answer: ports.transport.pull(request) };
	const arrive = (answer: Awaited<Asked['answer']>) => {
		if (answer.ok) asked.response = answer.value.value;
	};
	// Who waits for it meets the failure; an answer asked for ahead may be waited for by nobody.
	asked.answer.then(arrive, () => undefined);
	return asked;
}

/** Goes on asking behind an answer as it comes, `pages` pages far: the server works while this phone stores. */
function askOn(ports: SyncPorts, asker: Asker, asked: Asked, pages: number): void {
	if (pages === 0) return;
	const goOn = (answer: Awaited<Asked['answer']>) => {
		if (!answer.ok || !hasMore(answer.value.value)) return;
		asked.next ??= ask(ports, requestAfter(asker, asked.request, answer.value.value));
		askOn(ports, asker, asked.next, pages - 1);
	};
	asked.answer.then(goOn, () => undefined);
}

/** What is here already behind a response, as far as it merely goes on: it costs little to store it along. */
function following({ next }: Asked, epoch: string): Arrived[] {
	if (!next || !isHere(next) || next.response.epoch !== epoch) return [];
	const seen = new Set(next.response.spaces);
	const isPlain = next.request.spaces.every(({ space }) => seen.has(space));
	if (!isPlain || next.response.pages.some((page) => page.reset)) return [];
	return [next, ...following(next, epoch)];
}

function isSame(a: PullRequest, b: PullRequest): boolean {
	return canonicalJson(a as Json) === canonicalJson(b as Json);
}

function hasMore({ pages }: KnownResponse): boolean {
	return pages.some((page) => page.more);
}

/** Of what was asked ahead that which asks the same. */
function findSame(ahead: Asked | null, request: PullRequest): Asked | null {
	if (!ahead || isSame(ahead.request, request)) return ahead;
	return findSame(ahead.next ?? null, request);
}

/** After the last page: note the time, drop what is durable, and put right what crashes or lost rights left behind. */
async function finish(ports: SyncPorts, proven: readonly OutboxEntry[], visible: string[]): Promise<void> {
	const { mirror } = ports;
	await mirror.atomic(async (tx) => tx.putMeta({ ...(await tx.meta()), lastSyncAt: ports.clock.now() }));
	await prune(ports, proven);
	if ((await mirror.read((tx) => tx.overlayCount())) > 0) {
		await rebuild(mirror, ports.outbox);
		await keepSpaces(mirror, visible);
	}
}

/**
 * Stores the first page of a phone that has never held or saved anything. Answers what comes next, already asked for;
 * whatever is odd is left to the pulls.
 */
export async function pullFirst(ports: SyncPorts, asked: Asked): Promise<Asked | null> {
	const [answer, { meta, spaces }] = await Promise.all([asked.answer, standing(ports.mirror)]);
	const asker = askerOf(ports, spaces);
	if (!answer.ok || !isSame(asked.request, requestFor(asker, meta.epoch, spaces.map(toState)))) return null;
	const response = answer.value.value;
	askOn(ports, asker, asked, PAGES_AHEAD);
	return (await storeFirst(ports.mirror, response)) ? (asked.next ?? null) : null;
}

/** Pulls one page of each space, or until there is no more. Only here does a cursor move [P8]. */
export async function pullAll(
	ports: SyncPorts,
	memory: PullMemory,
	extent: 'one page' | 'all'
): Promise<Pulled> {
	const [heartbeat, { asking, requeued }] = await Promise.all([
		heartbeatOf(ports),
		lookAtReceipts(ports, memory)
	]);
	const receipts = asking.marks.length > 0 ? { receipts: asking.marks } : {};
	let again = requeued;
	let proven: OutboxEntry[] = [];
	// Nobody was asked about receipts then.
	let ahead = asking.marks.length === 0 ? memory.ahead : null;
	memory.ahead = null;
	for (let isFirst = true; ; isFirst = false) {
		const { meta, spaces } = await standing(ports.mirror);
		const asker = askerOf(ports, spaces);
		const request = requestFor(asker, meta.epoch, spaces.map(toState));
		const whole = isFirst ? { ...request, heartbeat, ...receipts } : request;
		// Another tab, or a change of rights, may have moved this phone elsewhere meanwhile.
		const fitting = findSame(ahead, request);
		let asked: Asked = fitting ?? ask(ports, whole);
		// What was asked before this pull began may have met another network.
		if (isFirst && fitting && !(await fitting.answer).ok) asked = ask(ports, whole);
		const answer = await asked.answer;
		if (!answer.ok) return { failed: answer.error, complete: false, again };
		const response = answer.value.value;
		ports.onAnswer({ ...answer.value, value: response.serverTime });
		// After a first look the push comes next: what is asked before it must not miss what it brings.
		const goesOn = extent === 'all' || (heartbeat.unsent === 0 && !requeued);
		const others = extent === 'all' ? following(asked, response.epoch) : [];
		const last = others.at(-1) ?? { ...asked, request, response };
		if (goesOn) askOn(ports, asker, last, PAGES_AHEAD);
		const stored = await storeResponses(ports, [{ request, response }, ...others], isFirst);
		if (isFirst) proven = response.pages.flatMap((page) => provenBy(asking, page));
		again ||= stored.requeued;
		const more = stored.progress && hasMore(last.response);
		ahead = last.next ?? null;
		if (more && extent === 'all') continue;
		// A first look is followed by a whole pull: that one goes on, and tidies up.
		if (extent === 'one page') memory.ahead = ahead;
		else if (!more) {
			await finish(ports, proven, last.response.spaces);
			memory.hasAskedAll = true;
		}
		return { failed: null, complete: !more, again };
	}
}
