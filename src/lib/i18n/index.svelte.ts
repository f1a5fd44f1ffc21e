/**
 * The words of the product in Spanish and English. `t.area.key` is text, or a function that gives text.
 * Spanish is the type: English must have the same keys. Areas arrive by dynamic import, `core` first, the others
 * with the routes that need them (`loadWords`). Reading `t` in markup follows a change of language.
 */
import { assert } from '../base/assert';
import type { Like } from './area';
import type { core as esCore } from './messages/es';
import type { door as esDoor } from './messages/es/door';
import type { me as esMe } from './messages/es/me';
import type { desk as esDesk } from './messages/es/desk';
import type { money as esMoney } from './messages/es/money';
import type { spending as esSpending } from './messages/es/spending';
import type { books as esBooks } from './messages/es/books';
import type { caps as esCaps } from './messages/es/caps';
import type { search as esSearch } from './messages/es/search';
import type { consent as esConsent } from './messages/es/consent';
import type { lineup as esLineup } from './messages/es/lineup';
import type { guests as esGuests } from './messages/es/guests';
import type { telling as esTelling } from './messages/es/telling';
import type { receipts as esReceipts } from './messages/es/receipts';
import type { reimbursements as esReimbursements } from './messages/es/reimbursements';

export type Locale = 'es' | 'en';
type CoreWords = Like<typeof esCore>;
export type Words = CoreWords & {
	door: Like<typeof esDoor>;
	me: Like<typeof esMe>;
	desk: Like<typeof esDesk>;
	money: Like<typeof esMoney>;
	spending: Like<typeof esSpending>;
	books: Like<typeof esBooks>;
	caps: Like<typeof esCaps>;
	search: Like<typeof esSearch>;
	consent: Like<typeof esConsent>;
	lineup: Like<typeof esLineup>;
	guests: Like<typeof esGuests>;
	telling: Like<typeof esTelling>;
	receipts: Like<typeof esReceipts>;
	reimbursements: Like<typeof esReimbursements>;
};
export type Area =
	| 'core'
	| 'door'
	| 'me'
	| 'desk'
	| 'money'
	| 'spending'
	| 'guests'
	| 'telling'
	| 'receipts'
	| 'books'
	| 'caps'
	| 'consent'
	| 'reimbursements'
	| 'search'
	| 'lineup';

const LOCALE_KEY = 'respiro.locale';

const loaders: Record<Locale, Record<Area, () => Promise<Partial<Words>>>> = {
	es: {
		core: async () => (await import('./messages/es')).core,
		door: () => import('./messages/es/door'),
		me: () => import('./messages/es/me'),
		money: () => import('./messages/es/money'),
		desk: () => import('./messages/es/desk'),
		spending: () => import('./messages/es/spending'),
		books: () => import('./messages/es/books'),
		caps: () => import('./messages/es/caps'),
		consent: () => import('./messages/es/consent'),
		search: () => import('./messages/es/search'),
		lineup: () => import('./messages/es/lineup'),
		guests: () => import('./messages/es/guests'),
		telling: () => import('./messages/es/telling'),
		receipts: () => import('./messages/es/receipts'),
		reimbursements: () => import('./messages/es/reimbursements')
	},
	en: {
		core: async () => (await import('./messages/en')).core,
		door: () => import('./messages/en/door'),
		me: () => import('./messages/en/me'),
		money: () => import('./messages/en/money'),
		desk: () => import('./messages/en/desk'),
		spending: () => import('./messages/en/spending'),
		books: () => import('./messages/en/books'),
		caps: () => import('./messages/en/caps'),
		consent: () => import('./messages/en/consent'),
		search: () => import('./messages/en/search'),
		lineup: () => import('./messages/en/lineup'),
		guests: () => import('./messages/en/guests'),
		telling: () => import('./messages/en/telling'),
		receipts: () => import('./messages/en/receipts'),
		reimbursements: () => import('./messages/en/reimbursements')
	}
};

function guessLocale(): Locale {
	const stored = globalThis.localStorage?.getItem(LOCALE_KEY);
	if (stored === 'es' || stored === 'en') return stored;
	return globalThis.navigator?.language?.toLowerCase().startsWith('es') ? 'es' : 'en';
}

class Language {
	current = $state<Locale>(guessLocale());
	words = $state.raw<Partial<Words>>({});
}
const language = new Language();
const wanted = new Set<Area>();
const held: Record<Locale, Map<Area, Partial<Words>>> = { es: new Map(), en: new Map() };

/** The language of the screen now; reactive. */
export const locale = {
	get current(): Locale {
		return language.current;
	},
	/** Whether somebody chose it on this phone, rather than the browser. */
	get chosen(): boolean {
		return localStorage.getItem(LOCALE_KEY) !== null;
	}
};

/** The words, typed by the Spanish catalogue. An area that no route has loaded is a bug, and throws. */
export const t = new Proxy({} as Words, {
	get(_, area) {
		const words = language.words[area as keyof Words];
		assert(words, `words of "${String(area)}" are not loaded`);
		return words;
	}
});

/** Words by area without waiting, or `false` when {@link loadWords} must be awaited first. */
export function hasWords(...areas: Area[]): boolean {
	return areas.every((area) => held[language.current].has(area));
}

/** Loads areas in the language of now; later calls for the same areas cost nothing. */
export async function loadWords(...areas: Area[]): Promise<void> {
	for (const area of areas) wanted.add(area);
	const target = language.current;
	await Promise.all(
		[...wanted].map(async (area) => {
			if (held[target].has(area)) return;
			held[target].set(area, { ...(await loaders[target][area]()) });
		})
	);
	if (target !== language.current) return;
	language.words = Object.assign({}, ...held[target].values()) as Partial<Words>;
	document.documentElement.lang = target;
}

/** Changes the language at once, for this phone; `remember: false` for an organisation's default. */
export async function setLocale(next: Locale, remember = true): Promise<void> {
	if (remember) localStorage.setItem(LOCALE_KEY, next);
	if (next === language.current) return;
	await Promise.all(
		[...wanted].map(async (area) => {
			if (!held[next].has(area)) held[next].set(area, { ...(await loaders[next][area]()) });
		})
	);
	language.words = Object.assign({}, ...held[next].values()) as Partial<Words>;
	language.current = next;
	document.documentElement.lang = next;
}

export { formatAgo, formatDay, formatMonth, formatTime, intlTag } from './format';
