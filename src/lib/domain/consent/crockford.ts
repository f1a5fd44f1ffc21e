/** Letters and figures that are told apart when read aloud. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` characters, five bits each, of a number; its highest bits first. */
export function toCrockford(bits: bigint, length: number): string {
	return Array.from({ length }, (_, i) =>
		CROCKFORD.charAt(Number((bits >> BigInt(5 * (length - 1 - i))) & 31n))
	).join('');
}

/** What somebody typed, as a code of `length` is written; I, L and O are read as 1, 1 and 0. Null: it is none. */
export function readCrockford(typed: string, length: number): string | null {
	const code = typed
		.toUpperCase()
		.replace(/[\s\-·]/g, '')
		.replace(/[IL]/g, '1')
		.replaceAll('O', '0');
	return new RegExp(`^[${CROCKFORD}]{${length}}$`).test(code) ? code : null;
}
