import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clearSession, GLANCE_KEY } from '$lib/client/session';
import { DRAFT_NOTE_KEY, LOG_DRAFT_KEY, noteDraft } from '$lib/client/shellNotes';
import { core as en } from '$lib/i18n/messages/en';
import { core as es } from '$lib/i18n/messages/es';

const page = readFileSync(new URL('../../app.html', import.meta.url), 'utf8');

it('the page before the app says what the screens say, in both languages', () => {
	for (const [there, here] of [
		[es.log.title, en.log.title],
		[es.common.back, en.common.back],
		[es.log.what, en.log.what],
		[es.log.whatPlaceholder, en.log.whatPlaceholder],
		[es.stories.title, en.stories.title]
	]) {
		expect(page).toContain(`es ? '${there}' : '${here}'`);
	}
});

it('reads what is noted for it, and the stories go when the person goes', () => {
	for (const key of [DRAFT_NOTE_KEY, GLANCE_KEY]) expect(page).toContain(`localStorage.getItem('${key}')`);
	const held = new Map([[GLANCE_KEY, '{}']]);
	const shelf = {
		getItem: (key: string) => held.get(key) ?? null,
		setItem: (key: string, text: string) => void held.set(key, text),
		removeItem: (key: string) => void held.delete(key)
	};
	clearSession(shelf);
	expect(held.size).toBe(0);
	noteDraft('another form', true, shelf);
	expect(held.size).toBe(0);
	noteDraft(LOG_DRAFT_KEY, true, shelf);
	expect([...held.keys()]).toEqual([DRAFT_NOTE_KEY]);
	noteDraft(LOG_DRAFT_KEY, false, shelf);
	expect(held.size).toBe(0);
});
