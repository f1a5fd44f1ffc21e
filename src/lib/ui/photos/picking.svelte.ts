import type { PhotoFault, PhotoPurpose, Photos, PhotoStatus } from '$lib/client/photos/types';
import type { Photo } from '$lib/domain/photo';
import { untrack } from 'svelte';

interface Picked {
	photos: () => Photos | Promise<Photos>;
	purpose: PhotoPurpose;
	/** How many there may be. */
	max: () => number;
	read: () => Photo[];
	write: (next: Photo[]) => void;
}

/** Picked files on their way to being photos of something. What `read` gives may be named by an op: it is stored. */
export class Picking {
	/** Files that are being worked on. */
	working = $state(0);
	faults = $state.raw<PhotoFault[]>([]);
	/** Files of the last pick for which there was no room. */
	leftOut = $state(0);
	readonly #picked: Picked;

	constructor(picked: Picked) {
		this.#picked = picked;
	}

	get room(): number {
		return Math.max(0, this.#picked.max() - this.#picked.read().length - this.working);
	}

	/** Takes what an input holds, and empties it: the same file again is a new wish. */
	async takeFrom(input: HTMLInputElement | undefined): Promise<void> {
		const files = [...(input?.files ?? [])];
		if (input) input.value = '';
		await this.take(files);
	}

	/** One after the other, so that they stand in the order in which they were picked. */
	async take(files: readonly File[]): Promise<void> {
		const fitting = files.slice(0, this.room);
		this.faults = [];
		this.leftOut = files.length - fitting.length;
		this.working += fitting.length;
		for (const file of fitting) await this.#takeOne(file);
	}

	async #takeOne(file: File): Promise<void> {
		const { photos, purpose, read, write } = this.#picked;
		try {
			const added = await (await photos()).add(file, purpose);
			if (!added.ok) this.faults = [...new Set([...this.faults, added.error])];
			else if (!read().some(({ hash }) => hash === added.value.hash)) write([...read(), added.value]);
		} finally {
			this.working -= 1;
		}
	}

	async remove({ hash }: Photo): Promise<void> {
		const { photos, read, write } = this.#picked;
		this.leftOut = 0;
		write(read().filter((photo) => photo.hash !== hash));
		await (await photos()).remove(hash);
	}
}

/** Where each of these photos is, as it changes. Call it while a component is made. */
export function followPhotos(photos: () => Photos, read: () => readonly Photo[]) {
	let statuses = $state.raw<ReadonlyMap<string, PhotoStatus>>(new Map());
	// A text, so that an order or a description that changes begins nothing anew.
	const hashes = $derived(
		read()
			.map(({ hash }) => hash)
			.join(' ')
	);
	$effect(() => {
		const watched = hashes.split(' ').filter((hash) => hash !== '');
		return untrack(() => photos().watch(watched, (next) => (statuses = next)));
	});
	return { of: ({ hash }: Photo): PhotoStatus | undefined => statuses.get(hash) };
}

/** The address of a photo for an `<img>`, once it is known. Call it while a component is made. */
export function photoAddress(photos: () => Photos, read: () => Photo) {
	let src = $state<string>();
	const hash = $derived(read().hash);
	$effect(() => {
		let ended = false;
		void photos()
			.url(hash)
			.then((url) => {
				if (!ended) src = url;
			});
		return () => (ended = true);
	});
	return {
		get current(): string | undefined {
			return src;
		}
	};
}
