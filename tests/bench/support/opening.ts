import type { CDPSession, Page } from '@playwright/test';

/** A phone of the middle range: processor 4× slower, 1.6 Mbit/s, 150 ms. */
const CPU_SLOWER = 4;
const LINK = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
/** Nothing happened for this long after the screen stood: what came of the opening is over. */
const QUIET_MS = 2_500;
const LONG_TASK_MS = 50;

/** One opening of an address; ms since the navigation. */
export interface Opening {
	firstPaint: number;
	/** When what is waited for was there. */
	content: number;
	/** When the last long task of the opening was over, or the content there. */
	interactive: number;
	/** Of long tasks after the first paint, what is above 50 ms each. */
	blocking: number;
	/** Layout shift score. */
	shift: number;
	heapMb: number;
	/** CPU time of the main thread, ms on the slowed processor. */
	cpu: number;
}

export interface Way {
	link: 'slow' | 'off' | 'free';
	/** What stands when the screen has its content. */
	stands: string;
}

interface Seen {
	content: number;
	firstPaint: number;
	shift: number;
	tasks: { start: number; ms: number }[];
}

declare global {
	interface Window {
		/** Resolves when nothing has happened for that long since the screen stood. */
		settled(quietMs: number): Promise<Seen>;
	}
}

/** Runs in the page, before any script of it. */
function watch(stands: string): void {
	const seen: Seen = { content: 0, firstPaint: 0, shift: 0, tasks: [] };
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries())
			seen.tasks.push({ start: startTime, ms: duration });
	}).observe({ type: 'longtask', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { value, hadRecentInput } = entry as PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
			};
			if (!hadRecentInput) seen.shift += value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
	const looking = new MutationObserver(() => {
		if (!document.querySelector(stands)) return;
		looking.disconnect();
		// What can be seen: the frame that shows it comes after.
		requestAnimationFrame(() => setTimeout(() => (seen.content = performance.now())));
	});
	looking.observe(document, { childList: true, subtree: true, attributes: true });
	window.settled = (quietMs) =>
		new Promise((resolve) => {
			const look = () => {
				const last = seen.tasks.at(-1);
				const busyAt = Math.max(seen.content, last ? last.start + last.ms : 0);
				if (seen.content === 0 || performance.now() - busyAt < quietMs) return setTimeout(look, 200);
				seen.firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
				return resolve(seen);
			};
			look();
		});
}

async function prepare(devtools: CDPSession, link: Way['link']): Promise<void> {
	await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
	if (link === 'free') return;
	await devtools.send('Network.enable');
	const none = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
	const offline = link === 'off';
	await devtools.send('Network.emulateNetworkConditions', { offline, ...(offline ? none : LINK) });
}

/** Opens an address in the empty tab of a browser just started, and follows it until nothing happens any more. */
export async function openOnce(page: Page, url: string, { link, stands }: Way): Promise<Opening> {
	const devtools = await page.context().newCDPSession(page);
	await prepare(devtools, link);
	await page.addInitScript(watch, stands);
	await page.goto(url, { waitUntil: 'commit' });
	// By the protocol alone: what the test tool would put into the page costs time and memory of its own.
	const answer = await devtools.send('Runtime.evaluate', {
		expression: `settled(${QUIET_MS})`,
		awaitPromise: true,
		returnByValue: true
	});
	if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
	const told = answer.result.value as Seen;
	const { metrics } = await devtools.send('Performance.getMetrics');
	await devtools.send('HeapProfiler.collectGarbage');
	const heap = await devtools.send('Runtime.getHeapUsage');
	const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
	const { firstPaint, content, shift, tasks } = told;
	const late = tasks.filter(({ start, ms }) => start + ms > firstPaint);
	return {
		firstPaint,
		content,
		interactive: Math.max(content, ...late.map(({ start, ms }) => start + ms)),
		blocking: late.reduce((sum, { ms }) => sum + Math.max(0, ms - LONG_TASK_MS), 0),
		shift,
		heapMb: heap.usedSize / 1_000_000,
		cpu: cpu * 1_000
	};
}
