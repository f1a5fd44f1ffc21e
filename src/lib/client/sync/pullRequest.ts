import type { PullRequest, SpaceState, WireResponse } from '../../protocol/pull';
import { PROTOCOL_VERSION } from '../../protocol/version';
import { withPast } from './past';

/** Who asks, and from which device. */
export interface Asker {
	person: string;
	device: string;
	/** Ops of a space that are pulled whole (past.ts). */
	pastOpsMax: number;
	/** By space, the seq down to which its past is wanted whole. */
	wholeTo?: ReadonlyMap<string, number>;
}

/** What a phone that stands at `states` asks; two such requests are equal as texts when they ask for the same. */
export function requestFor(
	{ person, device, pastOpsMax, wholeTo }: Asker,
	epoch: string,
	states: readonly SpaceState[]
): PullRequest {
	const spaces = states
		.map((state) => withPast(state, pastOpsMax, wholeTo?.get(state.space)))
		.sort((a, b) => (a.space < b.space ? -1 : 1));
	return { protocol: PROTOCOL_VERSION, person, device, epoch, spaces };
}

/** What to ask for behind an answer, before that one is stored: the network works while the phone does [P8a]. */
export function requestAfter(
	asker: Asker,
	asked: PullRequest,
	{ epoch, spaces, pages }: Pick<WireResponse, 'epoch' | 'spaces'> & { pages: { state: SpaceState }[] }
): PullRequest {
	const held = epoch === asked.epoch ? asked.spaces : [];
	const stateById = new Map(
		[...held, ...pages.map((page) => page.state)].map((state) => [state.space, state])
	);
	const states = [...stateById.values()].filter((state) => spaces.includes(state.space));
	return requestFor(asker, epoch, states);
}
