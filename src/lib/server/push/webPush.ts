import type { RateLimiter } from '../auth/rateLimit';
import type { Home } from '../sync/home';
import { PUSH_HOSTS_KNOWN } from './endpoint';
import { networkPorts } from './network';
import { Notices } from './notices';
import type { PushPorts, PushSender } from './send';
import { prepareVapid, vapidSubject } from './vapid';

export interface WebPushOptions {
	/** Names of push services instead of the known ones; `*.` before a name stands for its subdomains. */
	hosts?: readonly string[] | undefined;
	/** `mailto:` or `https:` address that push services may turn to. */
	contact?: string | undefined;
	ports?: PushPorts | undefined;
}

/** Notices to phones that asked for them: the sender, and what listens to commits. */
export interface WebPush {
	sender: PushSender;
	notices: Notices;
}

/** Makes or reads the keys of this instance, and listens to nothing yet. */
export async function openWebPush(
	home: Home,
	rates: RateLimiter,
	origin: string,
	{ hosts = PUSH_HOSTS_KNOWN, contact, ports = networkPorts }: WebPushOptions = {}
): Promise<WebPush> {
	const keys = await prepareVapid(home);
	const sender: PushSender = { ports, hosts, keys, subject: vapidSubject(origin, contact) };
	return { sender, notices: new Notices(home, sender, rates) };
}
