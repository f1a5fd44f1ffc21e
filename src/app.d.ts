import type { Visit } from '$lib/server/auth/sessions';
import type { Actor } from '$lib/server/sync/actor';

declare global {
	namespace App {
		interface Locals {
			/** Names the request in the log. */
			requestId: string;
			/** Client address, for rate limits only; IPv6 by its /64. */
			address: string;
			/** Who asks; null when nobody is signed in. */
			actor: Actor | null;
			/** The same with their session. */
			visit: Visit | null;
		}
	}
}
export {};
