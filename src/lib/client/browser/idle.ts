/** Sync waits for the first screen, but not for ever. */
const IDLE_MS_MAX = 300;

/** Runs `work` when the page has nothing more urgent to do. */
export function whenIdle(work: () => void): void {
	if (typeof requestIdleCallback === 'undefined') setTimeout(work);
	else requestIdleCallback(work, { timeout: IDLE_MS_MAX });
}

/**
 * Lets the browser draw, and hear of taps, before what follows. A long start is cut into pieces by it: nothing on a slow
 * phone shall keep a finger waiting.
 */
export function breath(): Promise<void> {
	const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
	if (scheduler?.yield) return scheduler.yield();
	return new Promise((done) => setTimeout(done));
}
