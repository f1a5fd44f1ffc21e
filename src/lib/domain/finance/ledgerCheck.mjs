/** Checks an export without server, database or network; plain JavaScript for the reason given in ledgerChain.mjs. */
import { chainAnchor, chainLink, LEDGER_FORMAT, LEDGER_VERSION } from './ledgerChain.mjs';

/** @typedef {import('./ledgerChain.mjs').LedgerLine} LedgerLine */
/** @typedef {import('./ledgerChain.mjs').Hash} Hash */
/** @typedef {LedgerLine & {chain: string, previous?: string}} Entry */
/** @typedef {{month: string, currency: string, entries: number, totalMinor: number}} Total */
/** @typedef {{position: number, head: string}} Mark a place in the chain: the link of the row there */
/**
 * @typedef {object} LedgerFile
 * @property {'ledger' | 'month'} scope
 * @property {string} location
 * @property {string | null} month
 * @property {Mark} upTo
 * @property {(Mark & {month: string})[]} seals what the chain was when months were closed
 * @property {Entry[]} entries
 * @property {Total[]} totals
 */
/**
 * @typedef {{ok: true, verified: number, file: LedgerFile, totals: Total[]}
 *   | {ok: false, verified: number, position: number | null, id: string | null, fault: string}} Verdict
 */

/** A fault and where it is; caught at the door of this module. */
class Fault extends Error {
	/**
	 * @param {string} fault
	 * @param {Entry | null} [entry]
	 */
	constructor(fault, entry = null) {
		super(fault);
		this.entry = entry;
	}
}

const TEXTS = ['id', 'type', 'date', 'postingPeriod', 'currency', 'method', 'purpose', 'employee', 'chain'];
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {unknown} mark
 * @returns {boolean}
 */
const isMark = (mark) =>
	isObject(mark) && Number.isSafeInteger(mark.position) && typeof mark.head === 'string';

/**
 * @param {unknown} value
 * @returns {LedgerFile}
 */
function fileOf(value) {
	if (!isObject(value) || value.format !== LEDGER_FORMAT)
		throw new Fault('this is not a ledger export of Respiro');
	if (value.version !== LEDGER_VERSION) {
		throw new Fault(`this is version ${value.version} of the format; this tool knows ${LEDGER_VERSION}`);
	}
	const { scope, location, month, upTo, seals, entries, totals } = value;
	const isWhole = scope === 'ledger' && month === null;
	const isMonth = scope === 'month' && typeof month === 'string' && MONTH.test(month);
	const lists = [seals, entries, totals].every(Array.isArray);
	if (!(isWhole || isMonth) || typeof location !== 'string' || !isMark(upTo) || !lists) {
		throw new Fault('the head of the file is damaged');
	}
	return /** @type {LedgerFile} */ (/** @type {unknown} */ (value));
}

/**
 * @param {unknown} value
 * @param {number} index
 */
function checkShape(value, index) {
	if (!isObject(value)) throw new Fault(`entry number ${index + 1} of the file is damaged`);
	const entry = /** @type {Entry} */ (/** @type {unknown} */ (value));
	if (!Number.isSafeInteger(entry.position)) throw new Fault('it has no position', entry);
	for (const name of TEXTS) if (typeof value[name] !== 'string') throw new Fault(`it has no ${name}`, entry);
	if (!Number.isSafeInteger(entry.amountMinor)) throw new Fault('its amount is not whole minor units', entry);
}

/**
 * @param {LedgerFile} file
 * @param {Entry} entry
 * @param {Entry | undefined} before
 * @returns {string} the link that the entry's own must follow
 */
function previousOf({ scope, location, month }, entry, before) {
	const expected = before ? before.position + 1 : 1;
	if (entry.position < expected)
		throw new Fault(`it comes after position ${expected - 1}: out of order`, entry);
	if (entry.position === expected) return before ? before.chain : chainAnchor(location);
	if (scope === 'ledger') {
		const gap =
			entry.position - expected === 1 ? `${expected} is` : `${expected} to ${entry.position - 1} are`;
		throw new Fault(`a gap before it: ${gap} missing`, entry);
	}
	if (typeof entry.previous !== 'string')
		throw new Fault(`it does not say what ${month} skips before it`, entry);
	return entry.previous;
}

/** Entries that others refer to, and what of them is not taken back. */
class References {
	constructor() {
		/** @type {Map<string, number>} */
		this.left = new Map();
	}

	/**
	 * @param {LedgerFile} file
	 * @param {Entry} entry
	 */
	check({ scope }, entry) {
		if (this.left.has(entry.id)) throw new Fault('a second entry with the same id', entry);
		this.left.set(entry.id, Math.max(0, entry.amountMinor));
		if (entry.type === 'spend') {
			if (entry.amountMinor <= 0) throw new Fault('a spend that is not positive', entry);
			return;
		}
		const left = entry.ref === null ? undefined : this.left.get(entry.ref);
		// In one month's file the entry may stand in another month.
		if (left === undefined && scope === 'ledger')
			throw new Fault('it refers to an entry that is not there', entry);
		if (left === undefined || entry.ref === null || entry.amountMinor > 0) return;
		if (left + entry.amountMinor < 0) throw new Fault('it takes back more than was spent', entry);
		this.left.set(entry.ref, left + entry.amountMinor);
	}
}

/** Sums by month and currency, as the file's own `totals` have them. */
class Sums {
	constructor() {
		/** @type {Map<string, Total>} */
		this.byKey = new Map();
	}

	/** @param {Pick<Entry, 'postingPeriod' | 'currency' | 'amountMinor'>} entry */
	add({ postingPeriod: month, currency, amountMinor }) {
		const sum = this.byKey.get(`${month} ${currency}`) ?? { month, currency, entries: 0, totalMinor: 0 };
		sum.entries += 1;
		sum.totalMinor += amountMinor;
		this.byKey.set(`${month} ${currency}`, sum);
	}

	list() {
		return [...this.byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
	}
}

/**
 * @param {readonly Total[]} found
 * @param {readonly Total[]} told
 */
function checkTotals(found, told) {
	/** @param {Total | undefined} sum */
	const text = (sum) => (sum ? `${sum.entries} entries, ${sum.totalMinor} ${sum.currency}` : 'nothing');
	/** @param {Total} sum */
	const keyOf = (sum) => `${sum?.month} ${sum?.currency}`;
	const toldByKey = new Map(told.map((sum) => [keyOf(sum), sum]));
	const foundByKey = new Map(found.map((sum) => [keyOf(sum), sum]));
	for (const key of new Set([...foundByKey.keys(), ...toldByKey.keys()])) {
		const [own, other] = [text(foundByKey.get(key)), text(toldByKey.get(key))];
		if (own !== other) {
			throw new Fault(
				`the total of ${key.split(' ')[0]} does not fit: entries give ${own}, the file says ${other}`
			);
		}
	}
}

/**
 * @param {LedgerFile} file
 * @param {Entry[]} entries
 */
function checkMarks({ scope, location, upTo, seals }, entries) {
	const last = entries.at(-1);
	const end =
		scope === 'ledger' ? { position: last?.position ?? 0, head: last?.chain ?? chainAnchor(location) } : null;
	if (end && (end.position !== upTo.position || end.head !== upTo.head)) {
		throw new Fault(`the ledger ends at position ${upTo.position}, the entries at ${end.position}`, last);
	}
	if (last && last.position > upTo.position) throw new Fault('it lies beyond the end of the ledger', last);
	const byPosition = new Map(entries.map((entry) => [entry.position, entry]));
	const marks = seals.map((seal) => ({ ...seal, when: `${seal.month} was closed` }));
	for (const { when, position, head } of [...marks, { ...upTo, when: 'the file was made' }]) {
		const entry = byPosition.get(position);
		if (entry && entry.chain !== head) throw new Fault(`it is not what it was when ${when}`, entry);
		if (!entry && scope === 'ledger' && position > 0) {
			throw new Fault(`the row at position ${position}, the last one when ${when}, is missing`);
		}
	}
}

/**
 * @param {unknown} value
 * @param {Hash} sha256
 * @param {{verified: number}} progress
 */
function check(value, sha256, progress) {
	const file = fileOf(value);
	const [references, sums] = [new References(), new Sums()];
	for (const [index, entry] of file.entries.entries()) {
		checkShape(entry, index);
		const previous = previousOf(file, entry, file.entries[index - 1]);
		if (chainLink(previous, entry, sha256) !== entry.chain) {
			throw new Fault('it is not what was recorded: its content does not fit the chain', entry);
		}
		if (file.month !== null && entry.postingPeriod !== file.month)
			throw new Fault(`not of ${file.month}`, entry);
		references.check(file, entry);
		sums.add(entry);
		progress.verified += 1;
	}
	checkMarks(file, file.entries);
	checkTotals(sums.list(), file.totals);
	return { file, totals: sums.list() };
}

/**
 * @param {LedgerFile} part
 * @param {LedgerFile} whole
 */
function compare(part, whole) {
	if (part.location !== whole.location) throw new Fault('the two files are of different locations');
	if (part.upTo.position > whole.upTo.position)
		throw new Fault('the whole ledger is older than the other file');
	const byPosition = new Map(whole.entries.map((entry) => [entry.position, entry]));
	for (const entry of part.entries) {
		if (byPosition.get(entry.position)?.chain !== entry.chain) {
			throw new Fault('the whole ledger has another entry in its place', entry);
		}
	}
	const known = new Set(part.entries.map((entry) => entry.position));
	for (const entry of whole.entries) {
		const belongs = part.month === null || entry.postingPeriod === part.month;
		if (belongs && entry.position <= part.upTo.position && !known.has(entry.position)) {
			throw new Fault('the whole ledger has it, the other file has not', entry);
		}
	}
}

/**
 * Checks a parsed export: order, gaps, the chain, references, seals and totals; with `whole`, also that every one of
 * its entries stands in that whole ledger, and none is left out. Names the first entry that does not fit.
 * @param {unknown} value
 * @param {Hash} sha256
 * @param {unknown} [whole]
 * @returns {Verdict}
 */
export function checkLedger(value, sha256, whole) {
	const progress = { verified: 0 };
	try {
		const { file, totals } = check(value, sha256, progress);
		if (whole !== undefined) {
			const other = check(whole, sha256, { verified: 0 }).file;
			if (other.scope !== 'ledger') throw new Fault('the file to compare with is not a whole ledger');
			compare(file, other);
		}
		return { ok: true, verified: progress.verified, file, totals };
	} catch (error) {
		if (!(error instanceof Fault)) throw error;
		const { entry, message: fault } = error;
		return {
			ok: false,
			verified: progress.verified,
			position: entry?.position ?? null,
			id: entry?.id ?? null,
			fault
		};
	}
}
