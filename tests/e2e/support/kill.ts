import type { Page } from '@playwright/test';

/**
 * Moments of one save. `written`: in the transaction, whose commit has not been asked for. `committed`: on disk, nobody
 * told yet.
 */
export type SaveStep = 'asked' | 'written' | 'committed';

/** Stops the page like a debugger would, at a step of writing to the outbox. A page of its own has its own script. */
const script = (step: SaveStep) => `
	const add = IDBObjectStore.prototype.add;
	IDBObjectStore.prototype.add = function (...args) {
		if (this.name !== 'ops') return add.apply(this, args);
		const stop = () => { debugger; };
		if ('${step}' === 'asked') stop();
		const tx = this.transaction;
		const { commit, oncomplete } = tx;
		if ('${step}' === 'written') tx.commit = () => (stop(), commit.call(tx));
		// Before the app hears of it: a listener added now would be told after.
		if ('${step}' === 'committed') tx.oncomplete = (event) => (stop(), oncomplete.call(tx, event));
		return add.apply(this, args);
	};
`;

/**
 * Arms the page that is open; `killed` resolves when it has been stopped at `step` and then killed, as a phone short of
 * memory does it. It tells whether the page had called the entry saved by then.
 */
export async function killAt(page: Page, step: SaveStep): Promise<{ killed: Promise<boolean> }> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Debugger.enable');
	await page.evaluate(script(step));
	const killed = new Promise<boolean>((resolve) => {
		devtools.once('Debugger.paused', async ({ callFrames: [frame] }) => {
			const { result } = await devtools.send('Debugger.evaluateOnCallFrame', {
				callFrameId: frame?.callFrameId ?? '',
				expression: "document.querySelector('[data-saved]') !== null"
			});
			page.once('crash', () => resolve(result.value as boolean));
			void devtools.send('Page.crash').catch(() => undefined);
		});
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
