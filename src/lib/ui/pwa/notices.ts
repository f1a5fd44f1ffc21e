/** A notice as the worker shows it: a title and an address of this app, and nothing of a story or a guest. */
export interface ShownNotice {
	title: string;
	url: string;
}

/** The part of a service worker that shows notices and opens what they are about. */
export interface NoticeWorker {
	registration: { showNotification(title: string, options: NotificationOptions): Promise<void> };
	clients: {
		matchAll(options: {
			type: 'window';
		}): Promise<readonly { focus(): Promise<unknown>; navigate(url: string): Promise<unknown> }[]>;
		openWindow(url: string): Promise<unknown>;
	};
	navigator: object;
}

const TITLE_CHARS_MAX = 80;
const URL = /^\/(stories\/[0-9a-f-]{36})?$/;
const PLAIN: ShownNotice = { title: 'Respiro', url: '/' };

/** Reads what a push service brought; whatever it is, there is something to show: browsers demand it. */
export function noticeFrom(text: string | undefined): ShownNotice {
	try {
		const given: unknown = JSON.parse(text ?? '');
		if (typeof given !== 'object' || given === null) return PLAIN;
		const { title, url } = given as Record<string, unknown>;
		if (typeof title !== 'string' || title.trim() === '' || typeof url !== 'string') return PLAIN;
		return { title: title.slice(0, TITLE_CHARS_MAX), url: URL.test(url) ? url : '/' };
	} catch {
		return PLAIN;
	}
}

/** Shows it, and marks the app's icon until the app is opened. */
export async function showNotice(worker: NoticeWorker, text: string | undefined): Promise<void> {
	const { title, url } = noticeFrom(text);
	await worker.registration.showNotification(title, {
		tag: url,
		icon: '/icons/icon-192.png',
		badge: '/icons/monochrome-512.png',
		data: url
	});
	const navigator: { setAppBadge?: () => Promise<void> } = worker.navigator;
	await navigator.setAppBadge?.().catch(() => undefined);
}

/** Opens what a notice is about, in the window that is there or in a new one. */
export async function openNotice(worker: NoticeWorker, notice: Notification): Promise<void> {
	notice.close();
	const url = noticeFrom(JSON.stringify({ title: '-', url: notice.data as unknown })).url;
	const [client] = await worker.clients.matchAll({ type: 'window' });
	if (!client) {
		await worker.clients.openWindow(url);
		return;
	}
	await client.focus();
	await client.navigate(url);
}
