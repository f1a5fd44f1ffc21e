/** What finance keeps: codes of each house, and months that are over. */
import type { Books } from '../../../domain/ledger/ledgerRecords';
import { nextMonth } from '../../../domain/period/calendar';
import { localDateOf, monthOf } from '../../../domain/period/localDate';
import { FOUNDED_DAYS } from '../caps';
import { instantOf } from '../days';
import { leaderOf, type Deed, type Ledger } from '../deeds';
import { places, type Place } from '../places';

const DAY_MS = 86_400_000;
const CLOSING_DAY = '08';
const CLOSING_HOUR = 10;
const TAX_CODES: Record<Place['key'], string> = { cadiz: 'IVA-ND', coyoacan: 'IVA-16', hudson: 'NY-EX' };

function booksOf({ key, code }: Place): Books {
	return {
		costCentre: `${code}-410`,
		taxCode: TAX_CODES[key],
		accounts: {
			house_comp: '6271',
			company_card: '6272',
			petty_cash: '5701',
			out_of_pocket: '4651',
			points: '6275'
		}
	};
}

/** Months before the last two, each closed early in the next one, by the leader of the place. */
function closesOf(place: Place, first: string, now: number): Deed[] {
	const current = monthOf(localDateOf(now, place.zone));
	const deeds: Deed[] = [];
	for (let month = first; nextMonth(month) < current; month = nextMonth(month)) {
		const at = instantOf(`${nextMonth(month)}-${CLOSING_DAY}`, CLOSING_HOUR, 0, place.zone);
		deeds.push({ at, place, person: leaderOf(place), type: 'period.close', args: { month } });
	}
	return deeds;
}

/** Books and closes of every house. */
export function monthDeeds({ entries, now }: Ledger): Deed[] {
	const [first] = entries;
	return places.flatMap((place) => {
		const begun = now - (FOUNDED_DAYS - 1) * DAY_MS;
		const books: Deed = {
			at: begun,
			place,
			person: leaderOf(place),
			type: 'books.put',
			args: { books: booksOf(place) }
		};
		return [books, ...closesOf(place, monthOf(localDateOf(first?.at ?? now, place.zone)), now)];
	});
}
