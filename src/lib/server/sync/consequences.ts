import type { Session } from '../db/session';
import { forgetGuests } from '../guests/forget';
import type { CopyDue } from '../stories/copiesDue';
import { commitBatch, type Batch, type Committed } from './commit';
import type { Home } from './home';
import { commitServerOp } from './serverOps';

/** As {@link Committed}; `spaces`: those that have something new. */
export type Whole = Committed & { spaces: string[] };

const seqText = 'select seq from space where tenant_id = $1 and id = $2';

/**
 * Commits a batch, and in the same transaction what follows from it: erased guests are forgotten [G4], and the copies that
 * the organisation reads of stories become what their locations show [S8]. Whatever stops in between, nothing is stored.
 */
export async function commitWhole(home: Home, session: Session, batch: Batch): Promise<Whole> {
	const { tenant, space } = batch;
	const committed = await commitBatch(home, session, batch);
	const isNew = committed.outcomes.some(({ kind }) => kind === 'committed');
	const spaces = isNew ? [space] : [];
	const { closed } = committed;
	const redacted = closed ? await forgetGuests(home, session, { tenant, space }, closed) : [];
	const due = new Map([...committed.copiesDue, ...redacted].map((copy) => [copy.gesture, copy]));
	for (const copy of due.values()) await copyStory(home, session, tenant, copy);
	if (due.size > 0 && !spaces.includes(tenant)) spaces.push(tenant);
	return { ...committed, spaces };
}

async function copyStory(
	home: Home,
	session: Session,
	tenant: string,
	{ author, ...due }: CopyDue
): Promise<void> {
	const text = home.database.dialect === 'postgres' ? seqText : seqText.replaceAll('$', '?');
	// Locked by the batch already, so it stays as read.
	const [location] = await session.query<{ seq: number }>(text, [tenant, due.location]);
	const args = { ...due, seq: location?.seq ?? 0 };
	await commitServerOp(home, session, { tenant, space: tenant, type: 'story.copy', args, author });
}
