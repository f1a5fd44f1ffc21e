import type { Home } from '../../sync/home';
import { targetOf, type Deed, type Entry, type Ledger } from '../deeds';
import { storeReceipt } from '../photos/receipt';
import { isPurchase } from '../sums';
import { askingDeeds } from './asking';
import { fatesOf, type Fate } from './fates';
import { lookingDeeds } from './looking';
import { monthDeeds } from './months';
import { reversalDeeds } from './reversals';
import { settlingDeeds } from './settling';

const MINUTE_MS = 60_000;
/** Somebody has not found the slip yet: of the large ones without another fate, one in so many. */
const LOST_EVERY = 9;

/** Photos of the till slips of what was bought. */
async function receiptDeeds(home: Home, ledger: Ledger, fates: ReadonlyMap<Entry, Fate>): Promise<Deed[]> {
	const bought = ledger.entries.filter((entry) => entry.isLarge && isPurchase(entry));
	const found = bought.filter((entry, i) => {
		const fate = fates.get(entry);
		return fate !== 'needs_receipt' && (fate !== undefined || i % LOST_EVERY !== LOST_EVERY - 1);
	});
	return Promise.all(
		found.map(async (entry): Promise<Deed> => {
			const { place, person, at, story, amountMinor } = entry;
			const slip = { amountMinor, language: story.language, seed: story.parts.what };
			const photo = await storeReceipt(home, ledger.house.tenant, slip);
			const args = { ...targetOf(ledger, entry), photo };
			return { at: at + 2 * MINUTE_MS, place, person, type: 'receipt.attach', args };
		})
	);
}

/** What became of the money of the year, as far as it has happened by now; in no order. */
export async function moneyDeeds(home: Home, ledger: Ledger): Promise<Deed[]> {
	const fates = fatesOf(ledger);
	const reversals = reversalDeeds(ledger, fates);
	const corrections = reversals.filter(({ type }) => type === 'spend.correct');
	const deeds = [
		...monthDeeds(ledger),
		...askingDeeds(ledger),
		...(await receiptDeeds(home, ledger, fates)),
		...reversals,
		...settlingDeeds(ledger, fates),
		...lookingDeeds(ledger, fates, corrections)
	];
	return deeds.filter(({ at }) => at < ledger.now);
}
