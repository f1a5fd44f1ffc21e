import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkLedger } from '../lib/domain/finance/ledgerCheck.mjs';

/* `npm run verify-ledger -- export.json [whole-ledger.json]`: no network, no database, nothing but Node. */

/** @param {string} text */
const say = (text) => console.log(text);

const USAGE = `Usage: npm run verify-ledger -- export.json [whole-ledger.json]

  export.json         a ledger export of Respiro, of one month or of the whole ledger
  whole-ledger.json   compares the month with the whole ledger: nothing changed, nothing left out`;

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Something to say to a person, not a bug. */
class Unreadable extends Error {}

/**
 * @param {string} file
 * @returns {unknown}
 */
function read(file) {
	let text = '';
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new Unreadable(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
	}
	try {
		return JSON.parse(text);
	} catch {
		throw new Unreadable(`${file} is not JSON; perhaps the download was cut short, or it is the CSV`);
	}
}

/** @param {import('../lib/domain/finance/ledgerCheck.mjs').LedgerFile} file */
function describe({ scope, month, location, upTo }) {
	const what = scope === 'ledger' ? 'the whole ledger' : `the month ${month}`;
	return `${what} of location ${location}, up to position ${upTo.position}`;
}

/** @param {readonly string[]} files */
function main(files) {
	if (files.length < 1 || files.length > 2) {
		say(USAGE);
		return 2;
	}
	const [value, whole] = files.map(read);
	const verdict = checkLedger(value, sha256, whole);
	if (!verdict.ok) {
		const place = verdict.position === null ? '' : `position ${verdict.position}, entry ${verdict.id}: `;
		say(`BROKEN  ${place}${verdict.fault}`);
		say(`${verdict.verified} entries before it verified.`);
		return 1;
	}
	const { file, totals, verified } = verdict;
	say(`OK  ${describe(file)}`);
	say(
		`${verified} entries verified${whole === undefined ? '' : ', and found unchanged in the whole ledger'}.`
	);
	for (const { month, currency, entries, totalMinor } of totals) {
		say(
			`  ${month}  ${String(entries).padStart(7)} entries  ${String(totalMinor).padStart(14)} minor units ${currency}`
		);
	}
	say(`Head  ${file.upTo.head}`);
	say('Note the head down elsewhere: a later export of the whole ledger must have it at the same position.');
	return 0;
}

try {
	process.exitCode = main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof Unreadable)) throw error;
	say(error.message);
	process.exitCode = 2;
}
