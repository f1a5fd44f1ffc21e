import type { Rng } from '../../base/clock';
import { RETRY_MS_MAX, RETRY_MS_MIN } from '../../protocol/limits';

/** A number in [0, 1) from the injected source. */
export function unitRandom(rng: Rng): number {
	const bytes = rng.bytes(4);
	return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 2 ** 32;
}

/** Milliseconds to wait after `failures` tries in a row: full jitter under a ceiling of 1 s to 5 min [P10]. */
export function backoffMs(failures: number, rng: Rng): number {
	const ceiling = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** Math.min(failures, 20));
	return Math.round(unitRandom(rng) * ceiling);
}
