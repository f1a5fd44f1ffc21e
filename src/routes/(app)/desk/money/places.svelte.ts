import { goto } from '$app/navigation';
import { page } from '$app/state';
import { live } from '$lib/client/live.svelte';
import type { App } from '$lib/client/types';

/** A location that somebody may look after. */
export interface DeskPlace {
	id: string;
	name: string;
}

/**
 * The locations of a manager's desk and the one that is open, which the address names (`?at=…`), so that it can be
 * shared and the way back leads to it. Call it while a component starts.
 */
export function deskPlaces({ session, queries }: App) {
	const everywhere = live(() => queries.locations(), []);
	const places = $derived.by((): DeskPlace[] => {
		if (session.person.role !== 'owner' || everywhere.current.length === 0) return session.locations;
		return everywhere.current
			.map(({ id, body }) => ({ id, name: body.name }))
			.toSorted((a, b) => a.name.localeCompare(b.name));
	});
	const open = $derived.by(() => {
		const wanted = page.url.searchParams.get('at');
		return places.find(({ id }) => id === wanted) ?? places.find(({ id }) => id === session.location);
	});
	return {
		get all() {
			return places;
		},
		get id() {
			return open?.id ?? session.location;
		},
		get name() {
			return open?.name ?? '';
		}
	};
}

/** Changes parts of the address in place: the way back leads out of the desk, not through every month. */
export function turnTo(parts: Record<string, string | null>): void {
	const url = new URL(page.url);
	for (const [name, value] of Object.entries(parts)) {
		if (value === null) url.searchParams.delete(name);
		else url.searchParams.set(name, value);
	}
	void goto(url, { replaceState: true, keepFocus: true, noScroll: true });
}
