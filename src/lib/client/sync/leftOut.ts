/**
 * What becomes of a space of which a build could not store all [P12a]. It is marked with that build, in the transaction of
 * the page. Once another build is here, it asks for the past of the space again, from the newest down: what is held stays
 * until its record comes once more, and the cursor stays, so that no deletion is missed.
 */
import type {
	LeftOutMark,
	MirrorRow,
	MirrorSpace,
	MirrorStore,
	MirrorTx,
	OverlayOp
} from '../store/mirrorStore';
import type { KnownPage } from './known';
import { writableKeys } from './overlay';
import { atomicReplay, replayer } from './replayer';
import { settle } from './settle';

/** Marked by more than one build: whichever comes next, another one may have known more. */
const SEVERAL = '';

/** The build of a mark that another build adds to. */
function buildOf(mark: LeftOutMark | undefined, build: string): string {
	return mark && mark.build !== build ? SEVERAL : build;
}

/**
 * The mark of a space once a page is stored. `from`: where this phone stood, null for a space that starts anew; `here`:
 * own ops of the space that are still in the overlay.
 */
export function markAfter(
	{ space, records, state, leftOut }: KnownPage,
	from: MirrorSpace | null,
	here: readonly OverlayOp[]
): { leftOut?: LeftOutMark } {
	const mark = from?.leftOut;
	const build = leftOut ? buildOf(mark, leftOut.build) : mark?.build;
	if (build === undefined) return {};
	const others = leftOut?.records ?? [];
	const isWhole = (seq: number) => state.past === undefined || (from !== null && seq > from.seq);
	const seqs = others.map(({ seq }) => seq).filter(isWhole);
	const lowest = Math.min(mark?.lowest ?? Infinity, ...seqs);
	const writable = new Set(here.flatMap(writableKeys));
	const keyOf = ({ kind, id }: { kind: string; id: string }) => `${space}/${kind}/${id}`;
	const told = new Set(mark ? records.map(keyOf) : []);
	const earlier = mark?.own.filter((key) => !told.has(key)) ?? [];
	const own = [...new Set([...earlier, ...others.map(keyOf)])].filter((key) => writable.has(key));
	const stories = mark?.stories ?? [];
	return { leftOut: { build, lowest: lowest === Infinity ? null : lowest, own, stories } };
}

/** The mark of a space to which a story was brought without all that stands around it. */
export function markOfStory(mark: LeftOutMark | undefined, build: string, story: string): LeftOutMark {
	const stories = [...new Set([...(mark?.stories ?? []), story])];
	return { build: buildOf(mark, build), lowest: mark?.lowest ?? null, own: mark?.own ?? [], stories };
}

/**
 * Of records that were left out, what own ops made of them that leave the overlay now, each with its seq: the server has
 * these ops, and what it has of them cannot be read, so that their effect would leave the screen [I9].
 */
export async function ownTraces(
	tx: MirrorTx,
	{ person, seeds }: MirrorStore,
	leaving: readonly OverlayOp[],
	leftOut: LeftOutMark | undefined
): Promise<Map<string, MirrorRow | null>> {
	const wanted = new Set(leftOut?.own);
	const ops = leaving.filter((overlay) => writableKeys(overlay).some((key) => wanted.has(key)));
	const traces = new Map<string, MirrorRow | null>();
	if (ops.length === 0) return traces;
	const keys = [...new Set(ops.flatMap((overlay) => overlay.keys))];
	const shadows = await tx.shadows(keys);
	const rows = await tx.rows(keys.filter((key) => !shadows.has(key)));
	const written = new Set(ops.flatMap(writableKeys));
	const first = Math.min(...ops.map(({ seq }) => seq ?? Infinity));
	// As it was before these ops: nothing of what they wrote, here or on the server.
	const confirmed = (key: string): MirrorRow | undefined => {
		const row = shadows.get(key)?.row ?? rows.get(key);
		const isTheirs = row !== undefined && (row.op !== undefined || row.seq >= first);
		return isTheirs && written.has(key) ? undefined : row;
	};
	for (const [key, left] of replayer().replay(ops, person, confirmed, seeds)) {
		if (!wanted.has(key)) continue;
		const { op: _, ...row } = left ?? {};
		traces.set(key, left && (row as MirrorRow));
	}
	return traces;
}

/**
 * Asks anew for the past of every space of which another build than this left something out. Stories brought without
 * all that stands around them go: whoever opens one has it brought whole.
 */
export async function fillAnew(mirror: MirrorStore, build: string): Promise<void> {
	const isOthers = ({ leftOut }: MirrorSpace) => leftOut !== undefined && leftOut.build !== build;
	const spaces = await mirror.read((tx) => tx.spaces());
	if (!spaces.some(isOthers)) return;
	await atomicReplay(mirror, async (tx) => {
		for (const marked of (await tx.spaces()).filter(isOthers)) {
			const { leftOut, past: _, since: __, ...space } = marked;
			const { lowest = null, stories = [] } = leftOut ?? {};
			const wholeTo = Math.min(lowest ?? Infinity, marked.wholeTo ?? Infinity);
			const wanted = wholeTo === Infinity ? {} : { wholeTo };
			await tx.putSpace({ ...space, before: space.seq + 1, ...wanted });
			const gone = new Map(stories.map((id) => [`${space.space}/gesture/${id}`, null]));
			if (gone.size > 0) await settle(tx, mirror, await tx.overlay(), gone, []);
		}
	});
}
