import { err, ok, type Result } from '$lib/base/result';
import type { DecimalMark } from '$lib/domain/finance/csv';
import type { Books } from '$lib/domain/ledger/ledgerRecords';
import { exportErrorSchema, exportMonthsSchema, type ExportMonths } from '$lib/protocol/deskExport';
import { t } from '$lib/i18n/index.svelte';
import { doorFailureOf, doorRequest, type DoorFailure } from '$lib/ui/door/doorApi';

export type Month = ExportMonths['months'][number];

/** How a file is to be made; what the query of its address says. */
export interface FileWish {
	what: 'month' | 'ledger' | 'names' | 'settlements';
	month?: string;
	format: 'csv' | 'json';
	decimal?: DecimalMark;
	bom?: 'yes' | 'no';
}

/** The months and codes of one location, as the server has them now. */
export class BooksDesk {
	list = $state.raw<ExportMonths | null>(null);
	failure = $state<DoorFailure | null>(null);
	#asked = 0;

	/** Asks again; an answer that another question has overtaken is dropped. */
	async load(location: string): Promise<void> {
		const asked = ++this.#asked;
		const answer = await doorRequest(
			'GET',
			`/api/desk/export/months?${query({ location })}`,
			exportMonthsSchema
		);
		if (asked !== this.#asked) return;
		this.failure = answer.ok ? null : answer.error;
		if (answer.ok) this.list = answer.value;
	}

	/** Forgets one location before another is shown. */
	clear(): void {
		this.#asked++;
		this.list = null;
		this.failure = null;
	}
}

function query(parts: object): string {
	const given = Object.entries(parts).filter(([, value]) => value !== undefined) as [string, string][];
	return new URLSearchParams(given).toString();
}

/**
 * Has the browser save a file as it comes, however long it is. Asks first whether there is one, and answers with the
 * sentence to show when there is none.
 */
export async function downloadFile(location: string, wish: FileWish): Promise<Result<null, string>> {
	const address = `/api/desk/export?${query({ location, ...wish })}`;
	const asking = new AbortController();
	let answer: Response;
	try {
		answer = await fetch(address, { signal: asking.signal });
	} catch {
		return err(t.door.failure[navigator.onLine ? 'no_answer' : 'offline']);
	}
	if (!answer.ok) return err(await sentenceOf(answer));
	asking.abort();
	const link = document.createElement('a');
	link.href = address;
	link.download = '';
	link.click();
	return ok(null);
}

async function sentenceOf(answer: Response): Promise<string> {
	const body: unknown = await answer
		.clone()
		.json()
		.catch(() => null);
	const code = exportErrorSchema.safeParse((body as { error?: unknown } | null)?.error);
	return code.success ? t.books.trouble[code.data] : t.door.failure[await doorFailureOf(answer)];
}

/** Codes of a location that has none yet. */
export const NO_BOOKS: Books = {
	costCentre: '',
	taxCode: '',
	accounts: { house_comp: '', company_card: '', petty_cash: '', out_of_pocket: '', points: '' }
};

/** A text as a sentence begins: months are written small in Spanish. */
export function sentenceCase(text: string): string {
	return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
