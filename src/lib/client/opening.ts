/** When the half of the phone that holds its databases is loaded: after the first paint, unless a screen is nothing without it. */
import { breath } from './browser/idle';

type PhoneModule = typeof import('./phone');

/** A page that nobody looks at paints nothing. */
const PAINT_MS_MAX = 200;

let loading: Promise<PhoneModule> | null = null;
let here: PhoneModule | null = null;

function painted(): Promise<void> {
	if (typeof requestAnimationFrame === 'undefined' || document.hidden) return Promise.resolve();
	return new Promise((done) => {
		setTimeout(done, PAINT_MS_MAX);
		requestAnimationFrame(() => setTimeout(done));
	});
}

function loaded(before: Promise<void>): Promise<PhoneModule> {
	// A failure is not for ever: the next wish tries again.
	loading ??= before
		.then(() => import('./phone'))
		.then(async (module) => {
			// Read in, then opened: two tasks.
			await breath();
			return (here = module);
		})
		.catch((error: unknown) => {
			loading = null;
			throw error;
		});
	return loading;
}

/** Loads it at once: for screens that show what is in the databases. Failures come back where it is needed. */
export function preparePhone(): void {
	loaded(Promise.resolve()).catch(() => undefined);
}

/** Loads all of it at once: for a phone that has the first page already on its way. */
export function prepareSync(): void {
	preparePhone();
	import('./network').catch(() => undefined);
	import('./reading').catch(() => undefined);
}

/** The module if it is here by chance: where no screen need stand first. */
export function phoneHere(): PhoneModule | null {
	return here;
}

/** The module, loaded when the screen stands. Rejects when it cannot be had. */
export function phoneModule(): Promise<PhoneModule> {
	return loaded(painted());
}
