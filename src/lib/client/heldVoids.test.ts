import { describe, expect, it } from 'vitest';
import type { Json } from '../base/canonical';
import { HELD_MS, holdVoid, recordHeld, recordVoid, releaseVoid, type HeldPorts } from './heldVoids';
import type { MoneyEntry, SaveOutcome, SavedDraft, SpendRow } from './types';

const NOW = 1_000_000;

/** What a phone keeps through a kill: drafts and ops, each stored as bytes. */
class Disk {
	drafts = new Map<string, string>();
	ops: Record<string, Json>[] = [];
	answer: SaveOutcome = { ok: true, op: 'op' };

	/** A tab over this disk; a killed one stops before the draft is forgotten. */
	tab({ killedAfterOp = false } = {}): HeldPorts {
		return {
			drafts: {
				load: (key) => {
					const text = this.drafts.get(key);
					return Promise.resolve(text === undefined ? null : (JSON.parse(text) as SavedDraft));
				},
				save: (draft) => Promise.resolve(void this.drafts.set(draft.key, JSON.stringify(draft))),
				clear: (key) => Promise.resolve(void this.drafts.delete(key))
			},
			record: (_, __, args) => {
				if (this.answer.ok) this.ops.push(args as Record<string, Json>);
				return killedAfterOp ? Promise.reject(new Error('killed')) : Promise.resolve(this.answer);
			},
			queries: {
				mySpends: () => Promise.resolve(this.ops.map((op) => ({ id: op['reversal'] }) as SpendRow))
			}
		};
	}
}

const entry = (id: string) =>
	({ id, space: 'place', body: { gesture: 'g', incident: 'i', employee: 'ana' } }) as MoneyEntry;

describe('a void that can be undone', () => {
	it('[rule 15] undone in time, nothing was ever recorded', async () => {
		const disk = new Disk();
		const tab = disk.tab();
		await holdVoid(tab, entry('a'), 'r', NOW);
		expect(await releaseVoid(tab, 'a', NOW)).toBe(true);
		expect(await recordVoid(tab, 'a', NOW)).toBeNull();
		expect([disk.ops, disk.drafts.size]).toEqual([[], 0]);
	});

	it('[rule 15] not undone, it is recorded once, and cannot be undone any more', async () => {
		const disk = new Disk();
		const tab = disk.tab();
		await holdVoid(tab, entry('a'), 'r', NOW);
		expect(await recordVoid(tab, 'a', NOW)).toEqual({ ok: true, op: 'op' });
		expect(await recordVoid(tab, 'a', NOW)).toBeNull();
		expect(disk.ops).toEqual([{ entry: 'a', gesture: 'g', incident: 'i', employee: 'ana', reversal: 'r' }]);
		expect(await releaseVoid(tab, 'a', NOW)).toBe(false);
	});

	it('two at once do not lose each other', async () => {
		const disk = new Disk();
		const tab = disk.tab();
		await Promise.all([holdVoid(tab, entry('a'), 'ra', NOW), holdVoid(tab, entry('b'), 'rb', NOW)]);
		await Promise.all([releaseVoid(tab, 'a', NOW), recordVoid(tab, 'b', NOW)]);
		expect(disk.ops.map((op) => op['entry'])).toEqual(['b']);
		expect(disk.drafts.size).toBe(0);
	});

	it('[P2] the tab is killed while Undo is on screen: the next start records it', async () => {
		const disk = new Disk();
		await holdVoid(disk.tab(), entry('a'), 'r', NOW);
		const next = disk.tab();
		await recordHeld(next, NOW + HELD_MS - 1);
		expect(disk.ops).toEqual([]);
		await recordHeld(next, NOW + HELD_MS);
		expect(disk.ops.map((op) => op['reversal'])).toEqual(['r']);
		expect(disk.drafts.size).toBe(0);
	});

	it('[I5] killed between the save and the forgetting, it is not recorded twice', async () => {
		const disk = new Disk();
		const dying = disk.tab({ killedAfterOp: true });
		await holdVoid(dying, entry('a'), 'r', NOW);
		await expect(recordVoid(dying, 'a', NOW)).rejects.toThrow('killed');
		await recordHeld(disk.tab(), NOW + HELD_MS);
		expect(disk.ops).toHaveLength(1);
		expect(disk.drafts.size).toBe(0);
	});

	it('[L20] what cannot be recorded stays wished for', async () => {
		const disk = new Disk();
		disk.answer = { ok: false, error: 'storage_full' };
		const tab = disk.tab();
		await holdVoid(tab, entry('a'), 'r', NOW);
		expect(await recordVoid(tab, 'a', NOW)).toEqual(disk.answer);
		disk.answer = { ok: true, op: 'op' };
		await recordHeld(tab, NOW + HELD_MS);
		expect(disk.ops).toHaveLength(1);
	});
});
