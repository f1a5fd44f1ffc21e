import { describe, expect, it } from 'vitest';
import { rateOf } from './foreign.svelte';
import { lastRates } from './lastRates';
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
		const known = [{ space: 'there', seq: 9 }];
		expect(form.toDraft({ ...room, binding, rules: [binding], known }).spend).toMatchObject({ known });
		const draft = form.toDraft({ ...room, binding, rules: [binding] });
		expect(draft.spend).toEqual({
			amountMinor: 250_000,
			method: 'house_comp',
			leftShownMinor: 200_000,
			policySeen: 3,
			policySeenAt: 5
		});
	});

	it('[rule 11] when the guest is here comes from the card, can be typed, and is of that guest alone', () => {
		const form = newForm();
		const pick = (id: string) => {
			form.withGuest = true;
			form.guest = id;
			form.known = { id, name: id, isNew: false };
		};
		const [here, other] = [
			{ from: '2026-06-15', to: '2026-06-18' },
			{ from: '2026-06-20', to: '2026-06-21' }
		];
		pick('gold');
		form.stay.take('gold', here);
		expect([form.ofGuest.stay, form.toDraft(null).stay]).toEqual([undefined, undefined]);
		form.stay.asked = true;
		expect(form.ofGuest).toEqual({ guest: 'gold', stay: here });
		expect(form.toDraft(null).stay).toEqual({ ...here, isNews: false });
		form.stay.to = '2026-06-14';
		expect([form.stay.trouble, form.ofGuest.stay]).toEqual(['backwards', undefined]);
		form.stay.to = '2026-06-19';
		form.stay.take('gold', here);
		expect(form.toDraft(null).stay).toEqual({ from: '2026-06-15', to: '2026-06-19', isNews: true });
		const killed = newForm();
		killed.restore(form.fields);
		killed.stay.asked = true;
		killed.stay.take('gold', here);
		expect(killed.toDraft(null).stay).toEqual(form.toDraft(null).stay);
		pick('silver');
		expect(form.ofGuest.stay).toBeUndefined();
		form.stay.take('silver', other);
		expect(form.toDraft(null).stay).toEqual({ ...other, isNews: false });
		form.withGuest = false;
		expect([form.ofGuest, form.toDraft(null).stay]).toEqual([
			{ guest: undefined, stay: undefined },
			undefined
		]);
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

	const photo = { hash: 'a'.repeat(64), width: 600, height: 800, alt: '', tint: '#aabbcc' };

	it('[rule 24] receipts are part of the draft, and go with an amount only', () => {
		const form = newForm();
		form.what = 'Taxi';
		form.receipts = [photo];
		const other = newForm();
		other.restore(form.fields);
		expect(other.receipts).toEqual([photo]);
		expect(other.isEmpty).toBe(false);
		expect(other.toDraft(null).receipts).toBeUndefined();
		other.withAmount = true;
		other.amount = '90';
		expect(other.toDraft(null).receipts).toEqual([photo]);
		other.restore({ ...form.fields, receipts: [null, 'x', { width: 1 }] });
		expect(other.receipts).toEqual([]);
	});

	it('[rule 22] another currency: what counts is what it is here, what was paid is kept, and both survive a draft', () => {
		const form = newForm();
		form.withAmount = true;
		form.amount = '40';
		form.foreign.open = true;
		expect(form.spent).toMatchObject({ ok: true, value: { amountMinor: 4_000 } });
		form.foreign.currency = 'JPY';
		expect(form.spent).toEqual({ ok: false, error: 'NO_RATE' });
		form.foreign.rate = '0.0061';
		form.foreign.rateOn = '2026-05-01';
		const original = { amountMinor: 40, currency: 'JPY', rate: '0.0061', rateOn: '2026-05-01' };
		const other = newForm();
		other.restore(form.fields);
		expect(other.toDraft(null).spend).toMatchObject({ amountMinor: 24, original });
		other.amount = '40.5';
		expect(other.spent).toEqual({ ok: false, error: 'TOO_MANY_DECIMALS' });
		other.amount = '1';
		other.foreign.rate = '0.001';
		expect(other.spent).toEqual({ ok: false, error: 'NOT_POSITIVE' });
		other.restore({ ...form.fields, foreign: { open: true, currency: 'ZZZ', rate: '1', rateOn: '' } });
		expect(other.typedIn).toBe('EUR');
	});

	it.each([
		['0,92', 'es', '0.92'],
		['0.92', 'es', null],
		['1.0845', 'en', '1.0845'],
		['1,084', 'en', null],
		['0', 'en', null],
		['-1', 'en', null],
		['1234567890', 'en', null]
	])('[rule 1] the rate %s in %s is read as %s', (typed, locale, expected) => {
		expect(rateOf(typed, locale)).toBe(expected);
	});

	it('remembers the rate that was last used for each currency', () => {
		const row = (currency: string, rate: string, here = 'EUR') => ({
			body: { currency: here, original: { amountMinor: 1, currency, rate, rateOn: '2026-05-01' } }
		});
		const rows = [
			row('USD', '0.9'),
			row('GBP', '1.1'),
			row('USD', '0.8'),
			row('CHF', '1', 'MXN'),
			{ body: {} }
		];
		const rates = lastRates(rows as unknown as Parameters<typeof lastRates>[0], 'EUR');
		expect([...rates].map(([code, { rate }]) => `${code} ${rate}`)).toEqual(['USD 0.9', 'GBP 1.1']);
	});
});
