import { openIncident } from '../../domain/gesture/incident';
import { describe, expect, it } from 'vitest';
import { freshId, ids, locationSeeds, logOp, makeOp } from '../../../../tests/sim/stores/fixtures';
import { must } from '../../base/assert';
import type { Op } from '../../domain/op/op';
import type { MirrorRow, OverlayOp } from '../store/mirrorStore';
import { isCovered, merge, writableKeys } from './overlay';
import { replay, toOverlay } from './replay';
import { loadReplayer } from './replayer';

await loadReplayer();

const overlayOf = (op: Op, n = 1): OverlayOp => must(toOverlay(op, n, null, ''), 'a known op');
const none = () => undefined;
const keyOf = (kind: string, id: string) => `${ids.location}/${kind}/${id}`;

function confirmedRow(id: string, what: string): MirrorRow {
	const body = { author: ids.ana, parts: { what }, scale: 0, at: 5, incident: freshId() };
	return { key: keyOf('gesture', id), space: ids.location, kind: 'gesture', id, seq: 3, body };
}

describe('overlay', () => {
	it('runs ops in local order over what is confirmed and what is seeded', async () => {
		const gesture = freshId();
		const log = overlayOf(await logOp(ids.ana, 'uno', { gesture, amountMinor: 500 }), 1);
		const tell = overlayOf(
			await makeOp(ids.ana, 'gesture.tell@1', { gesture, parts: { what: 'dos' }, scale: 5 }),
			2
		);
		const rows = replay([log, tell], ids.ana, none, locationSeeds);
		expect(rows.get(keyOf('gesture', gesture))).toMatchObject({
			op: tell.id,
			seq: 0,
			body: { parts: { what: 'dos' } }
		});
		expect([...rows.values()].filter((row) => row?.kind === 'spend')).toMatchObject([{ month: '2026-05' }]);
	});

	it('shows nothing of an op that cannot run yet', async () => {
		const tell = await makeOp(ids.ana, 'gesture.tell@1', {
			gesture: freshId(),
			parts: { what: 'x' },
			scale: 5
		});
		expect(replay([overlayOf(tell)], ids.ana, none, locationSeeds).size).toBe(0);
		expect(replay([overlayOf(await logOp(ids.ana, 'uno'))], ids.ana, none, new Map()).size).toBe(0);
	});

	it('an op of a type this build does not know is kept for sending, not shown', async () => {
		const op = { ...(await logOp(ids.ana, 'uno')), v: 99 };
		expect(toOverlay(op, 1, null, '')).toBeNull();
	});

	it('[I13] running totals on screen are confirmed plus pending', async () => {
		const incident = freshId();
		const ops = [
			overlayOf(await logOp(ids.ana, 'uno', { incident, amountMinor: 500 }), 1),
			overlayOf(await logOp(ids.ana, 'dos', { incident, amountMinor: 250 }), 2)
		];
		const key = keyOf('incident', incident);
		const base = { key, space: ids.location, kind: 'incident', id: incident, seq: 9 } as const;
		const confirmed = (asked: string): MirrorRow | undefined =>
			asked === key ? { ...base, body: { ...openIncident(ids.ana, 1), usedMinor: 1_000 } } : undefined;
		const rows = replay(ops, ids.ana, confirmed, locationSeeds);
		expect(rows.get(key)?.body).toMatchObject({ usedMinor: 1_750 });
	});

	it('[I9] an op is covered only by rows of its own history that reach it', async () => {
		const overlay = { ...overlayOf(await logOp(ids.ana, 'uno')), seq: 5, epoch: 'e' };
		const at = (seq: number, before: number | null) => ({
			space: ids.location,
			seq,
			before,
			head: '',
			scope: '',
			durableSeq: 0
		});
		expect(isCovered(overlay, at(5, null), 'e')).toBe(true);
		expect(isCovered(overlay, at(4, null), 'e')).toBe(false);
		expect(isCovered(overlay, at(9, 6), 'e')).toBe(false);
		expect(isCovered(overlay, at(9, 5), 'e')).toBe(true);
		expect(isCovered(overlay, at(9, null), 'other')).toBe(false);
		expect(isCovered(overlay, null, 'e')).toBe(false);
		expect(isCovered({ ...overlay, seq: null }, at(9, null), 'e')).toBe(false);
	});

	it('merge keeps the confirmed row under what is pending, and gives it back', async () => {
		const id = freshId();
		const row = confirmedRow(id, 'confirmado');
		const tell = overlayOf(
			await makeOp(ids.ana, 'gesture.tell@1', { gesture: id, parts: { what: 'más' }, scale: 5 })
		);
		const common = { person: ids.ana, seeds: locationSeeds, keys: new Set(writableKeys(tell)) };
		const incoming = new Map<string, MirrorRow | null>();
		const rows = new Map([[row.key, row]]);
		const shown = merge({ ...common, incoming, shadows: new Map(), rows, ops: [tell] });
		// The telling before it is kept beside it [003-1]: nothing is confirmed of that one yet.
		expect(shown.putRows).toMatchObject([
			{ kind: 'gesture', op: tell.id },
			{ kind: 'telling', op: tell.id }
		]);
		expect(shown.putShadows).toContainEqual({ key: row.key, space: ids.location, row });
		const shadows = new Map([[row.key, { key: row.key, space: ids.location, row }]]);
		const back = merge({ ...common, incoming, shadows, rows: new Map(), ops: [] });
		expect(back).toEqual({ putRows: [row], deleteRows: [], putShadows: [], deleteShadows: [row.key] });
	});
});
