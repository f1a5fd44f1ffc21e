import type { Clock, Rng } from './clock';

/** UUID version 7: 48 bits of UTC milliseconds, 74 random bits. Sorts by the device's idea of time. */
export function createId(clock: Clock, rng: Rng): string {
	const bytes = rng.bytes(16);
	let rest = Math.max(0, Math.min(clock.now(), 2 ** 48 - 1));
	for (let i = 5; i >= 0; i--) {
		bytes[i] = rest % 256;
		rest = Math.floor(rest / 256);
	}
	bytes[6] = (bytes[6]! & 0x0f) | 0x70;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
