/** What a phone does of itself after every sync. */
import { asideRetry } from './aside';
import { browserClock } from './browser/world';
import { shareRenewal } from './lease';
import type { PhoneQueries } from './queries';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxStore } from './store/outboxStore';
import { rebuild } from './sync/mirrorSteps';
import type { App } from './types';

interface Stores {
	outbox: OutboxStore;
	mirror: MirrorStore;
}

/** Keeps a share of its location's pool [rule 19], and sends again what had come too early. `send`: ops are pending. */
export function afterSyncOf(
	phone: Pick<App, 'record'> & { queries: Pick<PhoneQueries, 'wantsLease'> } & Stores,
	location: string,
	send: () => void
): () => Promise<void> {
	const { outbox, mirror } = phone;
	const renew = shareRenewal({
		now: () => browserClock.now(),
		isDue: () => phone.queries.wantsLease(location),
		take: () => phone.record('lease.take@1', location, {})
	});
	const retry = asideRetry({
		person: mirror.person,
		outbox,
		mirror,
		onAgain: async () => {
			await rebuild(mirror, outbox);
			send();
		}
	});
	return async () => {
		await retry();
		await renew();
	};
}
