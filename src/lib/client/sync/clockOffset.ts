import type { Answer } from './transport';

/** A slower answer says too little about when the server looked at its clock. */
const ROUND_TRIP_MS_MAX = 10_000;

/** Server − device in ms, from the middle of a request; null when it was too slow, or the clock jumped meanwhile. */
export function offsetOf({ value: serverTime, sentAt, receivedAt }: Answer<number>): number | null {
	const roundTrip = receivedAt - sentAt;
	if (roundTrip < 0 || roundTrip > ROUND_TRIP_MS_MAX) return null;
	return Math.round(serverTime - (sentAt + receivedAt) / 2);
}
