import { localDateOf } from '$lib/domain/period/localDate';

const IDLE_MS_MAX = 1_000;

function phoneDate(): string {
	const now = new Date();
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The local date in an IANA zone, for words such as "today". Reading the rules of a zone takes a slow phone longer
 * than drawing a screen, so that until it is idle its own calendar stands in. Call it while a component starts.
 */
export function todayIn(zone: string): { readonly current: string } {
	let current = $state(phoneDate());
	$effect(() => {
		const refine = () => (current = localDateOf(Date.now(), zone));
		if (!window.requestIdleCallback) {
			const timer = setTimeout(refine, IDLE_MS_MAX);
			return () => clearTimeout(timer);
		}
		const idle = requestIdleCallback(refine, { timeout: IDLE_MS_MAX });
		return () => cancelIdleCallback(idle);
	});
	return {
		get current() {
			return current;
		}
	};
}
