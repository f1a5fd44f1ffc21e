import { canonicalJson, type Json } from '../../base/canonical';
import type { PullRequest, PullResponse, SpaceState } from '../../protocol/pull';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { MirrorSpace, MirrorStore } from '../store/mirrorStore';
import type { OutboxEntry } from '../store/outboxStore';
import { keepSpaces, rebuild, startEpoch, storePage } from './mirrorSteps';
import { withPast } from './past';
import type { SyncPorts } from './ports';
import { askingFor, NOTHING_ASKED, provenBy, spareOf } from './proof';
import type { NoVerdict } from './transport';

function toState({ durableSeq: _, ...state }: MirrorSpace): SpaceState {
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

/**
 * Stores one response; `isFirst` of a pull: receipts of other epochs are looked for. A page that starts its space anew
 * says that the log of this phone, or one that gave it a receipt, is not the server's: then all goes once more, so that
 * a restored server gets it back even when nobody rotated its epoch [P7, P7a, I15]. `progress`: some page was new here;
 * `requeued`: some ops have to be sent again.
 */
async function storeResponse(
	ports: SyncPorts,
	request: PullRequest,
	response: PullResponse,
	isFirst: boolean
) {
	const { mirror, outbox } = ports;
	const isNewEpoch = response.epoch !== request.epoch;
	let requeued: string[] = [];
	if (isFirst || isNewEpoch) requeued = await outbox.requeueOtherEpochs(mirror.person, response.epoch);
	if (isNewEpoch) await startEpoch(mirror, response.epoch);
	let progress = false;
	for (const page of response.pages) {
		const from = isNewEpoch ? null : (request.spaces.find((state) => state.space === page.space) ?? null);
		if (page.reset) requeued = [...requeued, ...(await outbox.requeueSpace(mirror.person, page.space))];
		if (await storePage(mirror, page, from, response.epoch)) progress = true;
	}
	if (request.spaces.some((state) => !response.spaces.includes(state.space))) {
		await keepSpaces(mirror, response.spaces);
	}
	if (requeued.length > 0) await rebuild(mirror, outbox);
	return { progress, requeued: requeued.length > 0 };
}

/** What a loop remembers between its pulls. */
export interface PullMemory {
	/** Every receipt that was stored before has been asked about. */
	hasAskedAll: boolean;
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

function requestFor(ports: SyncPorts, epoch: string, states: readonly SpaceState[]): PullRequest {
	const { mirror, device, pastOpsMax } = ports;
	const spaces = states
		.map((state) => withPast(state, pastOpsMax))
		.sort((a, b) => (a.space < b.space ? -1 : 1));
	return { protocol: PROTOCOL_VERSION, person: mirror.person, device, epoch, spaces };
}

type Asked = { request: PullRequest; answer: ReturnType<SyncPorts['transport']['pull']> };

function ask(ports: SyncPorts, request: PullRequest): Asked {
	const answer = ports.transport.pull(request);
	// Who waits for it meets the failure; an answer asked for ahead may be waited for by nobody.
	answer.catch(() => undefined);
	return { request, answer };
}

/** Asks for what comes after a response before that one is stored: the network works while the disk does. */
function askAhead(ports: SyncPorts, asked: PullRequest, { epoch, spaces, pages }: PullResponse): Asked {
	const held = epoch === asked.epoch ? asked.spaces : [];
	const stateById = new Map(
		[...held, ...pages.map((page) => page.state)].map((state) => [state.space, state])
	);
	const states = [...stateById.values()].filter((state) => spaces.includes(state.space));
	return ask(ports, requestFor(ports, epoch, states));
}

function isSame(a: PullRequest, b: PullRequest): boolean {
	return canonicalJson(a as Json) === canonicalJson(b as Json);
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

/** Pulls one page of each space, or until there is no more. Only here does a cursor move [P8]. */
export async function pullAll(
	ports: SyncPorts,
	memory: PullMemory,
	extent: 'one page' | 'all'
): Promise<Pulled> {
	const heartbeat = await heartbeatOf(ports);
	const { asking, requeued } = await lookAtReceipts(ports, memory);
	const receipts = asking.marks.length > 0 ? { receipts: asking.marks } : {};
	let again = requeued;
	let proven: OutboxEntry[] = [];
	let ahead: Asked | null = null;
	for (let isFirst = true; ; isFirst = false) {
		const { meta, spaces } = await standing(ports.mirror);
		const request = requestFor(ports, meta.epoch, spaces.map(toState));
		// Another tab, or a change of rights, may have moved this phone elsewhere meanwhile.
		const fits: boolean = ahead !== null && isSame(ahead.request, request);
		const asked: Asked =
			ahead && fits ? ahead : ask(ports, isFirst ? { ...request, heartbeat, ...receipts } : request);
		const answer = await asked.answer;
		if (!answer.ok) return { failed: answer.error, complete: false, again };
		const response = answer.value.value;
		ports.onAnswer({ ...answer.value, value: response.serverTime });
		const goesOn = extent === 'all' && response.pages.some((page) => page.more);
		ahead = goesOn ? askAhead(ports, request, response) : null;
		const stored = await storeResponse(ports, request, response, isFirst);
		if (isFirst) proven = response.pages.flatMap((page) => provenBy(asking, page));
		again ||= stored.requeued;
		const more = stored.progress && response.pages.some((page) => page.more);
		if (more && extent === 'all') continue;
		// A first look is followed by a whole pull: that one tidies up.
		if (!more && extent === 'all') {
			await finish(ports, proven, response.spaces);
			memory.hasAskedAll = true;
		}
		return { failed: null, complete: !more, again };
	}
}
