import { describe, expect, it } from 'vitest';
import { logLink } from '$lib/ui/money/logLink';
import { draftKeyOf, logStartOf } from './logStart';
import { LogForm } from './logForm.svelte';

const matter = '01900000-0000-7000-8000-000000000001';
const read = (href: string) => logStartOf(new URL(href, 'http://respiro.test').searchParams);

function newForm(start: ReturnType<typeof read>): LogForm {
	let next = 0;
	return new LogForm({ newId: () => `id-${next++}`, currency: 'EUR', kind: 'grand', ...start });
}

describe('a form that another screen opens', () => {
	it('reads back what a link says, and nothing from an address that is not one', () => {
		expect(read(logLink({ matter, minor: 38_050, purpose: 'fix' }))).toEqual({
			matter,
			minor: 38_050,
			purpose: 'fix'
		});
		expect(read('/log?matter=../x&minor=-5&for=bribe')).toEqual({ matter: null, minor: null, purpose: null });
		expect(read('/log?minor=0').minor).toBeNull();
	});

	it('[rule 2] belongs to the matter at hand, so that what is left is that matter’s', () => {
		const start = read(logLink({ matter, minor: 38_050, purpose: 'both' }));
		const form = newForm(start);
		form.begin(start);
		form.what = 'x';
		const draft = form.toDraft(null);
		expect(draft.incident).toBe(matter);
		expect(draft.purpose).toBe('both');
		expect(draft.spend?.amountMinor).toBe(38_050);
	});

	it('after an undo it is still that matter; another gesture is a matter of its own', () => {
		const form = newForm(read(logLink({ matter })));
		form.renew();
		expect(form.incident).toBe(matter);
		form.reset();
		expect(form.incident).not.toBe(matter);
	});

	it('[I5] keeps a draft of its own, so that one never overwrites another', () => {
		expect(draftKeyOf('log', read('/log'))).toBe('log');
		expect(draftKeyOf('log', read(logLink({ matter })))).toBe(`log:${matter}`);
	});

	it('an amount comes back as typed, whole ones without decimals', () => {
		const form = newForm(read('/log'));
		form.begin({ matter: null, minor: 200_000, purpose: null });
		expect(form.amount).toBe('2000');
		form.begin({ matter: null, minor: 1_205, purpose: null });
		expect(form.parsed).toEqual({ ok: true, value: 1_205 });
	});
});
