/** The page before the app (app.html): on some addresses it shows a first screen of its own, which the app takes over. */
const PAGE = 'boot';

/** What was typed into the box of the page before the form stood, and the selection in it. UTF-16 units. */
export interface Typed {
	text: string;
	start: number;
	end: number;
}

/** Whether the page shows the stories of `/stories` by itself: they stay until the app has its own. */
export function showsStories(): boolean {
	return document.documentElement.dataset.at === 'stories';
}

/** Removes the page: the app stands. */
export function dropShellPage(): void {
	document.getElementById(PAGE)?.remove();
	delete document.documentElement.dataset.at;
}

/** What is in the box of the page; null where it has none, or nothing was typed. The page goes: read once. */
export function takeTyped(): Typed | null {
	const box = document.querySelector<HTMLTextAreaElement>(`[data-at='log'] #${PAGE} textarea`);
	if (!box || box.value === '') return null;
	return { text: box.value, start: box.selectionStart, end: box.selectionEnd };
}
