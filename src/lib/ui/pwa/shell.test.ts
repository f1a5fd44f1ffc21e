import { describe, expect, it } from 'vitest';
import { isSkipWaiting, keptCaches, shellId } from './shell';

describe('service worker decisions', () => {
	it('[L24] two builds under one version name are two shells', () => {
		expect(shellId('1', ['/a.js'])).not.toBe(shellId('1', ['/b.js']));
		expect(shellId('1', ['/a.js'])).not.toBe(shellId('2', ['/a.js']));
		expect(shellId('1', ['/a.js'])).toBe(shellId('1', ['/a.js']));
		expect(shellId('', [])).toMatch(/^[0-9a-f]{8}$/);
	});

	it('[L24] the shell that open tabs run stays until the next change; one that never ran does not', () => {
		expect(keptCaches('c', ['a', 'b'])).toEqual(['c', 'b']);
		expect(keptCaches('c', ['a'])).toEqual(['c', 'a']);
		expect(keptCaches('a', ['a'])).toEqual(['a']);
		expect(keptCaches('a', [])).toEqual(['a']);
	});

	it('obeys one message and no other', () => {
		expect(isSkipWaiting({ type: 'SKIP_WAITING' })).toBe(true);
		for (const other of [
			null,
			undefined,
			'SKIP_WAITING',
			{},
			{ type: 'skip' },
			{ type: ['SKIP_WAITING'] },
			7
		]) {
			expect(isSkipWaiting(other)).toBe(false);
		}
	});
});
