import { describe, expect, it } from 'vitest';
import { LogForm } from './logForm.svelte';

function newForm(currency = 'EUR'): LogForm {
	let next = 0;
	return new LogForm({ newId: () => `id-${next++}`, currency, kind: 'everyday' });
}

describe('LogForm', () => {
	it('[003-7] a gesture without money carries no spend', () => {
		const form = newForm();
		form.what = '  Le llevé su té  ';
		const draft = form.toDraft(null);
		expect(draft.parts).toEqual({ what: 'Le llevé su té' });
		expect(draft.spend).toBeUndefined();
	});

	it('[rule 1] an amount that cannot be read is refused, never guessed', () => {
		const form = newForm('JPY');
		form.withAmount = true;
		form.amount = '12.5';
		expect(form.parsed).toEqual({ ok: false, error: 'TOO_MANY_DECIMALS' });
		form.amount = 'many';
		expect(form.parsed).toEqual({ ok: false, error: 'BAD_NUMBER' });
	});

	it('[rule 5] over the cap it is still handed over, with what the phone showed as left', () => {
		const form = newForm();
		form.what = 'x';
		form.withAmount = true;
		form.amount = '2500';
		const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: 200_000 } as const;
		const binding = { rule, capMinor: 200_000, usedMinor: 0, remainingMinor: 200_000 };
		const room = { capMinor: 200_000, leftMinor: 200_000, currency: 'EUR', asOf: 5, version: 3 };
		const draft = form.toDraft({ ...room, binding, rules: [binding] });
		expect(draft.spend).toEqual({
			amountMinor: 250_000,
			method: 'house_comp',
			leftShownMinor: 200_000,
			policySeen: 3,
			policySeenAt: 5
		});
	});

	it('[I5] a restored draft keeps its ids: saving the same form twice is one gesture', () => {
		const form = newForm();
		form.what = 'x';
		form.guest = 'Sra. Ana Gold';
		const other = new LogForm({ newId: () => 'other', currency: 'EUR', kind: 'grand' });
		other.restore(form.fields);
		expect(other.gesture).toBe(form.gesture);
		expect(other.fields).toEqual({ ...form.fields, withGuest: true });
		other.renew();
		expect(other.gesture).toBe('other');
	});

	it('an entry sent back for mending keeps the parts that this form does not show', () => {
		const form = newForm();
		form.restore({ what: 'x', parts: { what: 'x', lesson: 'y' }, guestName: '', amount: '', scale: 90 });
		expect(form.kind).toBe('grand');
		expect(form.toDraft(null).parts).toEqual({ what: 'x', lesson: 'y' });
	});

	it('counts what is too long and cuts nothing', () => {
		const form = newForm();
		form.what = 'x'.repeat(100_000);
		expect(form.extraChars).toBe(98_800);
		expect(form.what).toHaveLength(100_000);
	});
});
