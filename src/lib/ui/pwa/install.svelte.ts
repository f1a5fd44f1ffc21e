/** The browser's own install dialogue, kept until somebody taps our button (Chromium only). */
interface InstallPromptEvent extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** How this browser puts an app on the home screen. */
export type InstallWay = 'prompt' | 'ios' | 'menu' | 'installed';

const DISMISSED_KEY = 'respiro-install-dismissed';

function isInstalled(): boolean {
	const iosFlag = 'standalone' in navigator && navigator.standalone === true;
	return iosFlag || matchMedia('(display-mode: standalone)').matches;
}

/** iPads call themselves Macs; only they have several touch points. */
function isIos(): boolean {
	const agent = navigator.userAgent;
	return /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1);
}

function readDismissed(): boolean {
	try {
		return localStorage.getItem(DISMISSED_KEY) !== null;
	} catch {
		return false;
	}
}

class Install {
	#event: InstallPromptEvent | null = $state.raw(null);
	#installed = $state(isInstalled());
	#dismissed = $state(readDismissed());

	constructor() {
		window.addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			this.#event = event as InstallPromptEvent;
		});
		window.addEventListener('appinstalled', () => {
			this.#installed = true;
		});
	}

	get way(): InstallWay {
		if (this.#installed) return 'installed';
		if (this.#event) return 'prompt';
		return isIos() ? 'ios' : 'menu';
	}

	/** The hint was put away on this phone, for good. */
	get dismissed(): boolean {
		return this.#dismissed;
	}

	dismiss(): void {
		this.#dismissed = true;
		try {
			localStorage.setItem(DISMISSED_KEY, '1');
		} catch {
			// Storage is closed to us: the hint stays away for as long as this page lives.
		}
	}

	/** Opens the browser's dialogue; must be called from a tap. */
	async ask(): Promise<void> {
		const event = this.#event;
		if (!event) return;
		this.#event = null;
		const { outcome } = await event.prompt();
		if (outcome === 'dismissed') this.dismiss();
	}
}

export const install = new Install();
