/**
 * Which receipts hold [P7a]. A receipt names the log that gave it. A pull asks the server about these logs; where it
 * still has them all and goes on from where this phone stands, both are one history, so every op of it up to the page's
 * seq is in what this phone follows. Nothing else shows that: somebody else may have written the same records, and an op
 * may write none.
 */
import { PULL_RECEIPTS_MAX } from '../../protocol/limits';
import type { LogMark } from '../../protocol/log';
import type { PullPage } from '../../protocol/pull';
import type { MirrorSpace } from '../store/mirrorStore';
import type { OutboxEntry } from '../store/outboxStore';

/** Receipts that a pull asks about, and the logs that gave them. */
export interface Asking {
	entries: OutboxEntry[];
	marks: LogMark[];
}

export const NOTHING_ASKED: Asking = { entries: [], marks: [] };

/** Whether nobody needs the copy of an entry, if its receipt holds: the server keeps it for good, the rows show it [P5]. */
function isSpare(entry: OutboxEntry, space: MirrorSpace | undefined, epoch: string): boolean {
	if (space?.before !== null || entry.seq === null || entry.epoch !== epoch) return false;
	return entry.seq <= Math.min(space.seq, space.durableSeq);
}

function byId(spaces: readonly MirrorSpace[]): Map<string, MirrorSpace> {
	return new Map(spaces.map((space) => [space.space, space]));
}

/**
 * What to ask about: receipts beyond what this phone has pulled, those it wants to let go of, and at first (`all`) every
 * one, since another tab may have stored it late. The new ones first; what is beyond the limit waits.
 */
export function askingFor(
	committed: readonly OutboxEntry[],
	spaces: readonly MirrorSpace[],
	epoch: string,
	all: boolean
): Asking {
	const spacesById = byId(spaces);
	const isOpen = (entry: OutboxEntry) => (entry.seq ?? 0) > (spacesById.get(entry.space)?.seq ?? 0);
	const wanted = committed
		.filter((entry) => entry.epoch === epoch && spacesById.has(entry.space))
		.filter((entry) => all || isOpen(entry) || isSpare(entry, spacesById.get(entry.space), epoch))
		.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.n - b.n);
	const marks = new Map<string, LogMark>();
	const entries = wanted.filter(({ log }) => {
		if (!log) return false;
		const name = `${log.space}/${log.head}`;
		if (!marks.has(name) && marks.size < PULL_RECEIPTS_MAX) marks.set(name, log);
		return marks.has(name);
	});
	return { entries, marks: [...marks.values()] };
}

/** Entries whose receipts a page has shown to hold. */
export function provenBy({ entries }: Asking, page: PullPage): OutboxEntry[] {
	if (page.reset) return [];
	return entries.filter(({ space, seq }) => space === page.space && seq !== null && seq <= page.state.seq);
}

export function spareOf(
	entries: readonly OutboxEntry[],
	spaces: readonly MirrorSpace[],
	epoch: string
): OutboxEntry[] {
	const spacesById = byId(spaces);
	return entries.filter((entry) => isSpare(entry, spacesById.get(entry.space), epoch));
}
