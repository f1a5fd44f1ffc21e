/** Sync waits for the first screen, but not for ever. */
const IDLE_MS_MAX = 300;

/** Runs `work` when the page has nothing more urgent to do. */
export function whenIdle(work: () => void): void {
	if (typeof requestIdleCallback === 'undefined') setTimeout(work);
	else requestIdleCallback(work, { timeout: IDLE_MS_MAX });
}
