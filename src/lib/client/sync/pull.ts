import { canonicalJson, type Json } from '../../base/canonical';
import { keyToText } from '../../domain/tx';
import type { PullPage, PullRequest, PullResponse, SpaceState } from '../../protocol/pull';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { MirrorSpace, MirrorStore } from '../store/mirrorStore';
import { keepSpaces, rebuild, startEpoch, storePage } from './mirrorSteps';
import { toOverlay } from './overlay';
import type { SyncPorts } from './ports';
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
 * Makes ops pending again whose receipts this page contradicts: it starts the space anew, or it covers their seq
 * without the record they are about. So a restored server gets them back even when nobody rotated its epoch [P7, I15].
 */
async function requeueLost(ports: SyncPorts, page: PullPage, from: SpaceState | null): Promise<string[]> {
	const { mirror, outbox } = ports;
	const { person } = mirror;
	if (page.reset) return outbox.requeueSpace(person, page.space);
	if (!from || page.state.seq === from.seq) return [];
	const covered = await outbox.committedIn(person, page.space, from.seq, page.state.seq);
	if (covered.length === 0) return [];
	const seqsByKey = new Map(
		page.records.map(({ kind, id, seq }) => [keyToText({ space: page.space, kind, id }), seq])
	);
	const isLost = covered.some((entry) => {
		// The first record an op touches is the one it is about; others may be shared with ops that were not lost.
		const [own] = toOverlay(entry.op, entry.n, entry.seq, entry.epoch)?.keys ?? [];
		return own !== undefined && (seqsByKey.get(own) ?? -1) < (entry.seq ?? 0);
	});
	return isLost ? outbox.requeueSpace(person, page.space) : [];
}

/** Stores one response; `first` of a pull: receipts of other histories are looked for. `progress`: some page was new here; `requeued`: some ops have to be sent again. */
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
		requeued = [...requeued, ...(await requeueLost(ports, page, from))];
		if (await storePage(mirror, page, from, response.epoch)) progress = true;
	}
	if (request.spaces.some((state) => !response.spaces.includes(state.space))) {
		await keepSpaces(mirror, response.spaces);
	}
	if (requeued.length > 0) await rebuild(mirror, outbox);
	return { progress, requeued: requeued.length > 0 };
}

/** Drops what is durable on the server and shown from its records [P5]. */
async function prune(ports: SyncPorts, prunedSeqs: Map<string, number>): Promise<void> {
	const { mirror, outbox } = ports;
	const { meta, spaces } = await standing(mirror);
	for (const { space, seq, before, durableSeq } of spaces) {
		const upto = before === null ? Math.min(seq, durableSeq) : 0;
		if (upto <= (prunedSeqs.get(space) ?? 0)) continue;
		await outbox.prune(mirror.person, meta.epoch, space, upto);
		prunedSeqs.set(space, upto);
	}
}

export interface Pulled {
	failed: NoVerdict | null;
	/** This phone holds all it may see. */
	complete: boolean;
	/** The server lost something: the ops have to be pushed anew. */
	again: boolean;
}

function requestFor(ports: SyncPorts, epoch: string, states: readonly SpaceState[]): PullRequest {
	const { mirror, device } = ports;
	const spaces = [...states].sort((a, b) => (a.space < b.space ? -1 : 1));
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
async function finish(ports: SyncPorts, prunedSeqs: Map<string, number>, visible: string[]): Promise<void> {
	const { mirror } = ports;
	await mirror.atomic(async (tx) => tx.putMeta({ ...(await tx.meta()), lastSyncAt: ports.clock.now() }));
	await prune(ports, prunedSeqs);
	if ((await mirror.read((tx) => tx.overlayCount())) > 0) {
		await rebuild(mirror, ports.outbox);
		await keepSpaces(mirror, visible);
	}
}

/** Pulls one page of each space, or until there is no more. Only here does a cursor move [P8]. */
export async function pullAll(
	ports: SyncPorts,
	prunedSeqs: Map<string, number>,
	extent: 'one page' | 'all'
): Promise<Pulled> {
	const heartbeat = await heartbeatOf(ports);
	let again = false;
	let ahead: Asked | null = null;
	for (let isFirst = true; ; isFirst = false) {
		const { meta, spaces } = await standing(ports.mirror);
		const request = requestFor(ports, meta.epoch, spaces.map(toState));
		// Another tab, or a change of rights, may have moved this phone elsewhere meanwhile.
		const fits: boolean = ahead !== null && isSame(ahead.request, request);
		const asked: Asked = ahead && fits ? ahead : ask(ports, isFirst ? { ...request, heartbeat } : request);
		const answer = await asked.answer;
		if (!answer.ok) return { failed: answer.error, complete: false, again };
		const response = answer.value.value;
		ports.onAnswer({ ...answer.value, value: response.serverTime });
		const goesOn = extent === 'all' && response.pages.some((page) => page.more);
		ahead = goesOn ? askAhead(ports, request, response) : null;
		const stored = await storeResponse(ports, request, response, isFirst);
		again ||= stored.requeued;
		const more = stored.progress && response.pages.some((page) => page.more);
		if (more && extent === 'all') continue;
		// A first look is followed by a whole pull: that one tidies up.
		if (!more && extent === 'all') await finish(ports, prunedSeqs, response.spaces);
		return { failed: null, complete: !more, again };
	}
}
