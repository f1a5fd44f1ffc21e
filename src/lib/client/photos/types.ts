import type { Result } from '../../base/result';
import type { Photo } from '../../domain/photo';
import type { PhotoRefusal } from '../../protocol/media';
import type { StoreFailure } from '../store/outboxStore';

/** The database of photos that lie on this phone. */
export const PHOTOS_NAME = 'respiro-photos';

export type PhotoPurpose = 'receipt' | 'story';

/** Why a picked file becomes no photo; each has its own sentence on screen. The entry stays as it was. */
export type PhotoFault =
	| 'not_an_image'
	| 'unknown_format'
	| 'too_large_file'
	| 'too_many_pixels'
	| 'damaged'
	| 'phone_cannot'
	| Exclude<StoreFailure, 'newer_database'>;

/** Where a photo is: `held` until an entry that names it is saved. */
export type PhotoPlace = 'held' | 'waiting' | 'sent' | 'unusable';

export interface PhotoStatus {
	/** `elsewhere`: not on this phone, ask the server. `sending`: of what waits, the one on its way now. */
	place: PhotoPlace | 'sending' | 'elsewhere';
	/** Of what waits: how much of it the server has, 0 to 1. */
	part: number;
	reason: PhotoRefusal | 'lost_on_phone' | null;
}

/** Counts for the sync screens and the leave question. */
export interface PhotoCounts {
	waiting: number;
	unusable: number;
}

/** The photos of one person on this phone. */
export interface Photos {
	/**
	 * Makes a photo of a picked file and stores it, strictly and read back, before it is answered: an op may name it
	 * then. It stays `held`, and goes nowhere, until `keep`.
	 */
	add(file: Blob, purpose: PhotoPurpose): Promise<Result<Photo, PhotoFault>>;
	/** The entry that names them is about to be saved: from now on they are sent. Call it BEFORE saving the op. */
	keep(hashes: readonly string[]): Promise<void>;
	/** Takes back one that is still `held`. Others stay: an entry may name them. */
	remove(hash: string): Promise<void>;
	/** Their story is gone: deletes the copies of what the server has; what it has not stays until it is sent. */
	forget(hashes: readonly string[]): Promise<void>;
	/** Address for an `<img>`: an object URL for what is on this phone, else the server's. Valid until `close`. */
	url(hash: string): Promise<string>;
	status(hash: string): Promise<PhotoStatus>;
	/** Calls back with every change of the status of these photos, until the returned function is called. */
	watch(hashes: readonly string[], next: (statuses: ReadonlyMap<string, PhotoStatus>) => void): () => void;
	counts(): Promise<PhotoCounts>;
	/** Signing out: deletes what the server has; the rest waits for its own person [I16, I20]. */
	leave(): Promise<void>;
	close(): void;
}
