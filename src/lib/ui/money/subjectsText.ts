import type { Subject } from '$lib/domain/policy/policy';
import { locale, t } from '$lib/i18n/index.svelte';

/** Subjects as a sentence has them: "salud y dinero en mano". */
export function subjectsText(subjects: readonly Subject[]): string {
	const names = [...new Set(subjects)].map((subject) =>
		t.spending.canI.subject[subject].toLocaleLowerCase(locale.current)
	);
	return new Intl.ListFormat(locale.current, { type: 'conjunction' }).format(names);
}
