/** Foreign currency with dated rates [rule 22]. */
import { err, ok, type Result } from '../../base/result';
import { currencyDigits } from './currency';
import { divideHalfAway } from './decimal';

export type ConvertError = 'BAD_CURRENCY' | 'BAD_NUMBER' | 'TOO_LARGE';

const RATE = /^\d{1,30}(\.\d{1,30})?$/;

/**
 * Minor units of one currency in another: exact decimals, one rounding to the target's minor unit, half away from
 * zero; 0 is a legal answer. `rate`: units of `to` for one unit of `from`, decimal text. TOO_LARGE: beyond exact integers.
 */
export function convertMinor(
	amountMinor: number,
	from: string,
	to: string,
	rate: string
): Result<number, ConvertError> {
	const [digitsFrom, digitsTo] = [currencyDigits(from), currencyDigits(to)];
	if (digitsFrom === undefined || digitsTo === undefined) return err('BAD_CURRENCY');
	if (!RATE.test(rate) || !Number.isSafeInteger(amountMinor)) return err('BAD_NUMBER');
	const [whole = '', fraction = ''] = rate.split('.');
	const rateScaled = BigInt(whole + fraction);
	const num = BigInt(amountMinor) * rateScaled * 10n ** BigInt(digitsTo);
	const converted = divideHalfAway(num, 10n ** BigInt(fraction.length + digitsFrom));
	return Number.isSafeInteger(Number(converted)) ? ok(Number(converted)) : err('TOO_LARGE');
}

/** A rate as published for one local date. */
export interface DatedRate {
	from: string;
	to: string;
	/** Local date `YYYY-MM-DD`. */
	on: string;
	/** Units of `to` for one unit of `from`, decimal text. */
	rate: string;
}

/**
 * The rate of a date, or the last one before it: then `pending`, and the entry carries FX_PENDING until the rate of
 * the day is known. Undefined: none is known up to that date.
 */
export function rateOn(
	rates: readonly DatedRate[],
	from: string,
	to: string,
	on: string
): { rate: DatedRate; pending: boolean } | undefined {
	const rate = rates.reduce<DatedRate | undefined>((best, item) => {
		const fits = item.from === from && item.to === to && item.on <= on;
		return fits && (!best || item.on > best.on) ? item : best;
	}, undefined);
	return rate && { rate, pending: rate.on !== on };
}
