import { subjectSchema } from '$lib/domain/policy/policy';
import { t } from '$lib/i18n/index.svelte';
import type { PolicyProblemTold } from '$lib/protocol/policies';
import { dayWords, roleName } from '$lib/ui/caps/words';

/** A problem of a version as a plain sentence. */
export function problemWords(problem: PolicyProblemTold, today: string): string {
	const { problems } = t.caps;
	const text = (name: string) => String(problem[name] ?? '');
	switch (problem.code) {
		case 'unknown_role':
		case 'zero_for_frontline':
			return problems[problem.code](roleName(text('role')));
		case 'too_early':
			return problems.too_early(dayWords(text('from'), today));
		case 'same_date':
			return problems.same_date(Number(problem.version));
		case 'unknown_person': {
			const subject = subjectSchema.safeParse(problem.subject);
			return problems.unknown_person(subject.success ? t.caps.alone.subjects[subject.data] : '');
		}
		case 'bad_amount':
		case 'bad_window':
		case 'bad_currency':
		case 'no_dims':
		case 'twice':
		case 'variants_differ':
		case 'stay_without_guest':
		case 'number_taken':
		case 'not_kept':
		case 'unknown_location':
		case 'too_many':
			return problems[problem.code];
		default:
			return problems.other;
	}
}
