/**
 * The hash chain over a location's ledger. Plain JavaScript without a single import, so that the very same lines run
 * on the server and in `npm run verify-ledger` on a machine that has nothing but Node. Released formats never change.
 */

/**
 * What the chain holds fast of one ledger row: never who the guest was, so that a guest can be forgotten and the chain
 * still holds. Money in minor units; `originalAmountMinor` in those of its own currency; `rate` decimal text;
 * `recordedAt` UTC ms of the server's clock.
 * @typedef {object} LedgerLine
 * @property {number} position 1, 2, 3 … in the order of commits, over all months
 * @property {string} id
 * @property {string} type
 * @property {string | null} ref
 * @property {string} date local date of the entry
 * @property {string} postingPeriod month that carries it
 * @property {number} recordedAt
 * @property {number} amountMinor signed
 * @property {string} currency
 * @property {number | null} originalAmountMinor
 * @property {string | null} originalCurrency
 * @property {string | null} rate
 * @property {string | null} rateOn
 * @property {string} method
 * @property {string} purpose
 * @property {string | null} reason
 * @property {boolean} legallyOwed
 * @property {number | null} lossMinor
 * @property {string} employee
 * @property {number | null} policyVersion
 */

/** @typedef {(text: string) => string} Hash SHA-256 of UTF-8 text as lower-case hex */

export const LEDGER_FORMAT = 'respiro-ledger';
export const LEDGER_VERSION = 1;

/**
 * The text of a line that is hashed: its fields in the order of their names, as JSON without white space.
 * @param {LedgerLine} line more fields than these change nothing
 * @returns {string}
 */
export function lineText(line) {
	return JSON.stringify({
		amountMinor: line.amountMinor,
		currency: line.currency,
		date: line.date,
		employee: line.employee,
		id: line.id,
		legallyOwed: line.legallyOwed,
		lossMinor: line.lossMinor,
		method: line.method,
		originalAmountMinor: line.originalAmountMinor,
		originalCurrency: line.originalCurrency,
		policyVersion: line.policyVersion,
		position: line.position,
		postingPeriod: line.postingPeriod,
		purpose: line.purpose,
		rate: line.rate,
		rateOn: line.rateOn,
		reason: line.reason,
		recordedAt: line.recordedAt,
		ref: line.ref,
		type: line.type
	});
}

/**
 * What stands before the first row: the location itself, so that no ledger passes for that of another place.
 * @param {string} location
 * @returns {string}
 */
export function chainAnchor(location) {
	return location;
}

/**
 * The link of a row: whoever changes one earlier row changes every link after it.
 * @param {string} previous link of the row before, or {@link chainAnchor}
 * @param {LedgerLine} line
 * @param {Hash} sha256
 * @returns {string}
 */
export function chainLink(previous, line, sha256) {
	return sha256(previous + lineText(line));
}
