import type { Queries } from '$lib/client/types';

const TICK_MS = 20_000;

/** The time by the server's clock (UTC ms), kept going while a component shows it. Call it while one starts. */
export function serverTime(queries: Pick<Queries, 'serverNow'>): { readonly now: number } {
	let now = $state(Date.now());
	$effect(() => {
		let ended = false;
		const look = () => {
			void queries.serverNow().then((at) => {
				if (!ended) now = at;
			});
		};
		look();
		const timer = setInterval(look, TICK_MS);
		return () => {
			ended = true;
			clearInterval(timer);
		};
	});
	return {
		get now() {
			return now;
		}
	};
}
