import type { BrowserContext } from '@playwright/test';

/** Sets the clock of a phone wrong by so many ms, for every page opened from now on. */
export async function setClockWrong(context: BrowserContext, byMs: number): Promise<void> {
	await context.addInitScript((ms: number) => {
		const RealDate = Date;
		const wrongNow = () => RealDate.now() + ms;
		globalThis.Date = new Proxy(RealDate, {
			construct: (target, args: unknown[], newTarget) =>
				Reflect.construct(target, args.length === 0 ? [wrongNow()] : args, newTarget),
			get: (target, key) => (key === 'now' ? wrongNow : Reflect.get(target, key))
		});
	}, byMs);
}
