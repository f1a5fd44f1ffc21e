import type { PushSubscribe } from '../protocol/webPush';

/** What this browser can do about notices; `blocked`: the person, or the house's rules, said no. */
export type PushSupport = 'unsupported' | 'blocked' | 'ready';

export function pushSupport(): PushSupport {
	if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis))
		return 'unsupported';
	return Notification.permission === 'denied' ? 'blocked' : 'ready';
}

/** Bytes of base64url. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

function isFor(subscription: PushSubscription, key: Uint8Array): boolean {
	const known = subscription.options.applicationServerKey;
	return known !== null && new Uint8Array(known).every((byte, i) => byte === key[i]);
}

/**
 * Asks the person, and the browser's push service, for notices; only ever called from a tap. Null: they said no.
 * Throws when the push service cannot be reached.
 */
export async function askForNotices(
	serverKey: string
): Promise<Pick<PushSubscribe, 'endpoint' | 'keys'> | null> {
	if ((await Notification.requestPermission()) !== 'granted') return null;
	const { pushManager } = await navigator.serviceWorker.ready;
	const key = bytesOf(serverKey);
	const before = await pushManager.getSubscription();
	// One made for another server's key, as after a new database, would never bring anything.
	if (before && !isFor(before, key)) await before.unsubscribe();
	const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
	const { endpoint, keys } = made.toJSON();
	if (!endpoint || !keys?.p256dh || !keys.auth) return null;
	return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
}

/** Ends what the browser holds; what the server holds is ended by its route. */
export async function endNotices(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	const held = await registration?.pushManager?.getSubscription();
	await held?.unsubscribe();
}
