import { describe, expect, it } from 'vitest';
import { RateLimiter, RATES } from './rateLimit';

describe('rate limits', () => {
	const { tries, everyMs } = RATES.signInByBoth;

	it('[ASVS 2.4.1] lets a burst through, then tells how long to wait, then one more each time', () => {
		let now = 1_000_000;
		const limiter = new RateLimiter({ now: () => now });
		const take = () => limiter.take([['signInByBoth', 'a']]);
		expect(Array.from({ length: tries }, take)).toEqual(Array(tries).fill(0));
		expect(take()).toBe(everyMs);
		now += everyMs - 1;
		expect(take()).toBe(1);
		now += 1;
		expect(take()).toBe(0);
		expect(take()).toBe(everyMs);
		now += tries * everyMs;
		expect(Array.from({ length: tries }, take)).toEqual(Array(tries).fill(0));
	});

	it('counts each key by itself', () => {
		const limiter = new RateLimiter({ now: () => 0 });
		for (let i = 0; i < tries; i++) limiter.take([['signInByBoth', 'a']]);
		expect(limiter.take([['signInByBoth', 'a']])).toBeGreaterThan(0);
		expect(limiter.take([['signInByBoth', 'b']])).toBe(0);
		expect(limiter.take([['signInByAddress', 'a']])).toBe(0);
	});

	it('[I23] a clock that was set back slows nobody down longer than a full bucket', () => {
		let now = 1e12;
		const limiter = new RateLimiter({ now: () => now });
		limiter.take([['signInByBoth', 'a']]);
		now -= 864e5;
		expect(limiter.take([['signInByBoth', 'a']])).toBeLessThanOrEqual(everyMs);
	});

	it('[P21] a backlog of 2,000 entries drains at once, and the next ones at their pace', () => {
		let now = 1_000_000;
		const limiter = new RateLimiter({ now: () => now });
		const batch = () => limiter.take([['opsByDevice', 'person device']], 200);
		expect(Array.from({ length: 10 }, batch)).toEqual(Array(10).fill(0));
		expect(batch()).toBe(200 * RATES.opsByDevice.everyMs);
		now += 200 * RATES.opsByDevice.everyMs;
		expect(batch()).toBe(0);
	});

	it('what one rule refuses costs nothing in another', () => {
		const limiter = new RateLimiter({ now: () => 0 });
		const both = () =>
			limiter.take([
				['signInByAddress', 'a'],
				['signInByBoth', 'a b']
			]);
		while (both() === 0) expect(limiter.take([])).toBe(0);
		for (let i = 0; i < 1_000; i++) expect(both()).toBeGreaterThan(0);
		const left = RATES.signInByAddress.tries - tries;
		const others = Array.from({ length: left }, () => limiter.take([['signInByAddress', 'a']]));
		expect(others).toEqual(Array(left).fill(0));
	});

	it('[T10] a flood of keys does not fill the memory: the oldest are forgotten', () => {
		const limiter = new RateLimiter({ now: () => 0 });
		for (let i = 0; i < 150_000; i++) limiter.take([['signInByAddress', String(i)]]);
		expect(limiter.size).toBeLessThanOrEqual(50_000);
	});
});
