import { assert } from '../../base/assert';

/** num ÷ den rounded once to an integer, half away from zero. `den` > 0. */
export function divideHalfAway(num: bigint, den: bigint): bigint {
	assert(den > 0n, 'the divisor is positive');
	const absolute = num < 0n ? -num : num;
	const rounded = (2n * absolute + den) / (2n * den);
	return num < 0n ? -rounded : rounded;
}

/** num ÷ den as text with `decimals` digits after the point, half away from zero; never "-0". `den` > 0. */
export function ratioToText(num: bigint, den: bigint, decimals: number): string {
	const scaled = divideHalfAway(num * 10n ** BigInt(decimals), den);
	const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
	const sign = scaled < 0n ? '-' : '';
	return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
