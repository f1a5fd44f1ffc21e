import { holdVoid, recordVoid, releaseVoid } from '$lib/client/heldVoids';
import type { App, MoneyEntry } from '$lib/client/types';
import { t } from '$lib/i18n/index.svelte';
import { toasts } from '../toasts.svelte';

/** Entries that were voided on this screen and whose op is still held back: shown as void all the same [rule 15]. */
class Voids {
	#held = $state.raw<ReadonlySet<string>>(new Set());

	/** The entry as it is told: void as soon as somebody said so. */
	told(entry: MoneyEntry): MoneyEntry {
		return this.#held.has(entry.id) ? { ...entry, voided: true, leftMinor: 0 } : entry;
	}

	#mark(entry: string, isHeld: boolean): void {
		const next = new Set(this.#held);
		if (isHeld) next.add(entry);
		else next.delete(entry);
		this.#held = next;
	}

	/** Voids an entry with Undo on screen; it leaves when the note does, or when the page is hidden. */
	async void(app: App, entry: MoneyEntry): Promise<void> {
		const { id } = entry;
		this.#mark(id, true);
		try {
			await holdVoid(app, entry, app.newId(), Date.now());
		} catch {
			this.#mark(id, false);
			return toasts.show(t.log.failures.storage_lost);
		}
		const leave = () => {
			if (document.visibilityState === 'hidden') toasts.dismiss();
		};
		document.addEventListener('visibilitychange', leave);
		const end = () => document.removeEventListener('visibilitychange', leave);
		toasts.show(
			t.spending.mine.void.saved,
			{ label: t.common.undo, run: () => (end(), void this.#undo(app, id)) },
			() => (end(), void this.#record(app, id))
		);
	}

	async #undo(app: App, entry: string): Promise<void> {
		const isBack = await releaseVoid(app, entry, Date.now()).catch(() => false);
		this.#mark(entry, false);
		toasts.show(isBack ? t.spending.mine.void.undone : t.spending.mine.void.late);
	}

	async #record(app: App, entry: string): Promise<void> {
		const outcome = await recordVoid(app, entry, Date.now()).catch(() => null);
		if (!outcome?.ok) {
			this.#mark(entry, false);
			if (outcome) toasts.show(t.log.failures[outcome.error]);
		}
	}

	/** What the phone itself shows as void need not be remembered here. */
	settle(entries: readonly MoneyEntry[]): void {
		for (const { id, voided } of entries) if (voided && this.#held.has(id)) this.#mark(id, false);
	}
}

export const voids = new Voids();
