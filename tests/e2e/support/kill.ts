import type { Page } from '@playwright/test';

/** Moments of one save. `written`: in the transaction, not on disk yet. `committed`: on disk, nobody told yet. */
export type SaveStep = 'asked' | 'written' | 'committed';

/** Stops the page like a debugger would, at a step of writing to the outbox. A page of its own has its own script. */
const script = (step: SaveStep) => `
	const add = IDBObjectStore.prototype.add;
	IDBObjectStore.prototype.add = function (...args) {
		if (this.name !== 'ops') return add.apply(this, args);
		const stop = () => { debugger; };
		if ('${step}' === 'asked') stop();
		const request = add.apply(this, args);
		if ('${step}' === 'written') request.addEventListener('success', stop);
		if ('${step}' === 'committed') this.transaction.addEventListener('complete', stop, true);
		return request;
	};
`;

/**
 * Arms the page that is open; `killed` resolves when it has been stopped at `step` and then killed, as a phone short of
 * memory does it.
 */
export async function killAt(page: Page, step: SaveStep): Promise<{ killed: Promise<void> }> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Debugger.enable');
	await page.evaluate(script(step));
	const killed = new Promise<void>((resolve) => {
		page.once('crash', () => resolve());
		devtools.once('Debugger.paused', () => void devtools.send('Page.crash').catch(() => undefined));
	});
	return { killed };
}

/** Kills the page where it is. */
export async function kill(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	const crashed = page.waitForEvent('crash');
	void devtools.send('Page.crash').catch(() => undefined);
	await crashed;
}
