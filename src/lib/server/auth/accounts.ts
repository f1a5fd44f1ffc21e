import type { Home } from '../sync/home';
import type { Auth } from './betterAuth';
import type { RateLimiter } from './rateLimit';

/** What the account functions work with; built once by the composition root. */
export interface Accounts {
	home: Home;
	auth: Auth;
	rates: RateLimiter;
	/** Public address of this server, without a trailing slash. */
	origin: string;
	/** Whether this database was made for showing: anybody may then sign in as anybody in it. */
	demo: boolean;
}
