import webpush from 'web-push';
import type { PushNotice } from '../../protocol/webPush';
import { isPublicAddress, pushUrlOf } from './endpoint';
import type { VapidKeys } from './vapid';

/** A notice nobody has fetched by then is old. */
const TTL_S = 24 * 3_600;

/** What reaches outside; real ones are made by the composition root only. */
export interface PushPorts {
	/** Every address of a host, now. Throws when there is none to be had. */
	resolve(host: string): Promise<string[]>;
	/** One POST to that very address, whatever the name says by then; the status. Throws when nothing answers. */
	post(request: PushPost): Promise<number>;
}

export interface PushPost {
	url: URL;
	address: string;
	headers: Record<string, string>;
	body: Uint8Array;
}

export interface PushTarget {
	endpoint: string;
	p256dh: string;
	auth: string;
}

export interface PushSender {
	ports: PushPorts;
	hosts: readonly string[];
	keys: VapidKeys;
	subject: string;
}

/** `gone`: the phone does not want it any more; `closed`: it must not be sent there; `failed`: perhaps another time. */
export type Sent = 'sent' | 'gone' | 'closed' | 'failed';

/**
 * A public address of an endpoint's host; null when it has none, or one that is not public: a name that leads inside
 * is not believed in part [T9]. The caller connects to this address and asks no name server again.
 */
export async function openAddressOf(
	{ ports, hosts }: Pick<PushSender, 'ports' | 'hosts'>,
	endpoint: string
): Promise<{ url: URL; address: string } | null> {
	const url = pushUrlOf(endpoint, hosts);
	if (!url) return null;
	const addresses = await ports.resolve(url.hostname);
	const [address] = addresses;
	return address !== undefined && addresses.every(isPublicAddress) ? { url, address } : null;
}

/** Sends one notice to one phone, encrypted for it. Never follows a redirect; never throws for what is out there. */
export async function sendNotice(
	sender: PushSender,
	{ endpoint, p256dh, auth }: PushTarget,
	notice: PushNotice
): Promise<Sent> {
	const { ports, keys, subject } = sender;
	try {
		const open = await openAddressOf(sender, endpoint);
		if (!open) return 'closed';
		const { headers, body } = webpush.generateRequestDetails(
			{ endpoint, keys: { p256dh, auth } },
			JSON.stringify(notice),
			{ TTL: TTL_S, urgency: 'normal', contentEncoding: 'aes128gcm', vapidDetails: { subject, ...keys } }
		);
		const status = await ports.post({ ...open, headers: textOf(headers), body: body ?? new Uint8Array() });
		if (status === 404 || status === 410) return 'gone';
		if (status >= 300 && status < 400) return 'closed';
		return status >= 200 && status < 300 ? 'sent' : 'failed';
	} catch {
		return 'failed';
	}
}

function textOf(headers: object): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
