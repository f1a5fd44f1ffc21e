import type { Json } from '$lib/base/canonical';
import { err, ok, type Result } from '$lib/base/result';
import type { LogDraft } from '$lib/client/types';
import { AMOUNT_MINOR_MAX, marksOf } from '$lib/domain/money/amount';
import { convertMinor } from '$lib/domain/money/convert';
import { currencyDigits } from '$lib/domain/money/currency';

export type Original = NonNullable<NonNullable<LogDraft['spend']>['original']>;

/** Why an amount in another currency is none of this location's yet. */
export type ForeignFault = 'NO_RATE' | 'BAD_RATE' | 'NOT_POSITIVE' | 'TOO_LARGE';

/** As long as the schema of the entry takes it: 9 digits on each side. */
const RATE = /^\d{1,9}(\.\d{1,9})?$/;

/** A rate as typed, as decimal text with a point; null when it cannot be read. Nothing is guessed [rule 1]. */
export function rateOf(typed: string, locale: string): string | null {
	const { decimal } = marksOf(locale);
	const text = typed.trim();
	if (decimal !== '.' && text.includes('.')) return null;
	const plain = text.replace(decimal, '.');
	return RATE.test(plain) && /[1-9]/.test(plain) ? plain : null;
}

/** Money paid in another currency: which, and the rate that was charged with its date [rule 22]. As typed. */
export class ForeignPart {
	open = $state(false);
	currency = $state('');
	rate = $state('');
	/** Local date `YYYY-MM-DD` of the rate. */
	rateOn = $state('');

	/** The currency that is typed in, null while it is the location's. */
	get typedIn(): string | null {
		return this.open && this.currency ? this.currency : null;
	}

	/** What it is in the location's currency, and what was paid; minor units. */
	converted(
		amountMinor: number,
		to: string,
		locale: string
	): Result<{ amountMinor: number; original: Original }, ForeignFault> {
		if (!this.rate.trim()) return err('NO_RATE');
		const rate = rateOf(this.rate, locale);
		if (rate === null || !this.rateOn) return err('BAD_RATE');
		const minor = convertMinor(amountMinor, this.currency, to, rate);
		if (!minor.ok || minor.value > AMOUNT_MINOR_MAX) return err('TOO_LARGE');
		if (minor.value === 0) return err('NOT_POSITIVE');
		const original = { amountMinor, currency: this.currency, rate, rateOn: this.rateOn };
		return ok({ amountMinor: minor.value, original });
	}

	get fields(): Json {
		const { open, currency, rate, rateOn } = this;
		return { open, currency, rate, rateOn };
	}

	/** Takes over what a draft held. */
	restore(held: Json | undefined): void {
		if (typeof held !== 'object' || held === null || Array.isArray(held)) return;
		const text = (name: string) => (typeof held[name] === 'string' ? held[name] : '');
		this.currency = currencyDigits(text('currency')) === undefined ? '' : text('currency');
		this.open = held['open'] === true && this.currency !== '';
		this.rate = text('rate');
		this.rateOn = text('rateOn');
	}

	reset(): void {
		this.open = false;
		this.currency = this.rate = this.rateOn = '';
	}
}
