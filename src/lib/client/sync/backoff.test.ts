import { describe, expect, it } from 'vitest';
import type { Rng } from '../../base/clock';
import { backoffMs } from './backoff';
import { offsetOf } from './clockOffset';
import { viewOf } from './view';

const constant = (byte: number): Rng => ({ bytes: (length) => new Uint8Array(length).fill(byte) });

describe('[P10] backoff', () => {
	it('has full jitter under a ceiling that doubles from 1 s to 5 min', () => {
		expect(backoffMs(0, constant(0))).toBe(0);
		expect(backoffMs(0, constant(255))).toBe(1_000);
		expect(backoffMs(3, constant(255))).toBe(8_000);
		expect(backoffMs(9, constant(255))).toBe(300_000);
		expect(backoffMs(1_000_000, constant(255))).toBe(300_000);
		expect(backoffMs(4, constant(128))).toBeGreaterThan(8_000);
	});
});

describe('[L27] clock offset', () => {
	it('is measured from the middle of a request', () => {
		expect(offsetOf({ value: 10_000, sentAt: 1_000, receivedAt: 1_400 })).toBe(8_800);
	});

	it('is not believed of a slow answer, nor over a jump of the clock', () => {
		expect(offsetOf({ value: 10_000, sentAt: 0, receivedAt: 20_000 })).toBeNull();
		expect(offsetOf({ value: 10_000, sentAt: 5_000, receivedAt: 4_000 })).toBeNull();
	});
});

describe('the one sync icon', () => {
	it.each([
		[null, 0, 0, 'sent', null],
		[null, 2, 0, 'sending', null],
		['offline', 2, 0, 'waiting', 'offline'],
		['server_trouble', 0, 0, 'waiting', 'server_trouble'],
		['signed_out', 2, 0, 'needs_you', 'signed_out'],
		['offline', 2, 1, 'needs_you', 'quarantined'],
		['storage_full', 0, 1, 'needs_you', 'storage_full']
	] as const)('loop %s, %i unsent, %i set aside: %s', (reason, unsent, quarantined, state, shown) => {
		expect(viewOf({ reason }, unsent, quarantined)).toEqual({ state, reason: shown });
	});
});
