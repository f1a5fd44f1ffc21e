export type Theme = 'auto' | 'light' | 'dark';

const THEME_KEY = 'respiro.theme';

/** What was chosen on this phone; `auto` follows the system. */
export function readTheme(): Theme {
	const stored = localStorage.getItem(THEME_KEY);
	return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

/** Paints the page in a theme: the attribute that the tokens listen to. */
export function applyTheme(theme: Theme = readTheme()): void {
	if (theme === 'auto') delete document.documentElement.dataset['theme'];
	else document.documentElement.dataset['theme'] = theme;
}

/** Chooses a theme for this phone, at once. */
export function setTheme(theme: Theme): void {
	if (theme === 'auto') localStorage.removeItem(THEME_KEY);
	else localStorage.setItem(THEME_KEY, theme);
	applyTheme(theme);
}
