/** Scrolling with real input, and what its frames cost. */
import type { CDPSession, Page } from '@playwright/test';
import './probe';

/** A brisk thumb: two to three screens a second. */
const SPEED_PX_PER_S = 2_500;

declare global {
	interface Window {
		frameMs: number[];
	}
}

/** Begins to note the time from each frame to the next. */
function noteFrames(): void {
	window.frameMs = [];
	let last = performance.now();
	const note = (now: number) => {
		window.frameMs.push(now - last);
		last = now;
		requestAnimationFrame(note);
	};
	requestAnimationFrame(note);
}

export interface Scrolled {
	/** Ms from frame to frame. */
	frames: number[];
	/** Used bytes of the heap after collecting what is garbage: at the start and after each stretch. */
	heap: number[];
	/** How far it went. */
	screens: number;
}

async function heapOf(devtools: CDPSession): Promise<number> {
	await devtools.send('HeapProfiler.collectGarbage');
	return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** Turns the wheel over a page for so many screens, in stretches, with a processor `slower` times slower. */
export async function scrollDown(
	page: Page,
	{ screens, stretches, slower }: { screens: number; stretches: number; slower: number }
): Promise<Scrolled> {
	const devtools = await page.context().newCDPSession(page);
	await page.evaluate(() => window.probe.rest());
	const { width, height } = page.viewportSize() ?? { width: 412, height: 915 };
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
	const frames: number[] = [];
	const heap = [await heapOf(devtools)];
	for (let stretch = 0; stretch < stretches; stretch++) {
		await page.evaluate(noteFrames);
		await devtools.send('Input.synthesizeScrollGesture', {
			x: width / 2,
			y: height / 2,
			yDistance: (-screens / stretches) * height,
			speed: SPEED_PX_PER_S,
			gestureSourceType: 'mouse',
			preventFling: true
		});
		frames.push(...(await page.evaluate(() => window.frameMs)));
		heap.push(await heapOf(devtools));
	}
	const screensDone = await page.evaluate(() => scrollY / innerHeight);
	await devtools.detach();
	return { frames, heap, screens: screensDone };
}
