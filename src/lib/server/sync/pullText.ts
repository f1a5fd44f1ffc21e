import type { PulledRecord, PullPage, PullResponse } from '../../protocol/pull';

/** A record as the database has it: its body is JSON text, null = deleted. */
export type StoredRecord = Omit<PulledRecord, 'body'> & { body: string | null };
export type StoredPage = Omit<PullPage, 'records'> & { records: StoredRecord[] };
export type StoredResponse = Omit<PullResponse, 'pages'> & { pages: StoredPage[] };

function recordText({ kind, id, seq, body }: StoredRecord): string {
	return `{"kind":"${kind}","id":${JSON.stringify(id)},"seq":${seq},"body":${body ?? 'null'}}`;
}

function pageText({ records, ...page }: StoredPage): string {
	return `{"records":[${records.map(recordText).join()}],${JSON.stringify(page).slice(1)}`;
}

/** The JSON of a response. Bodies go out as they lie in the database: nothing here looks inside. */
export function toText({ pages, ...response }: StoredResponse): string {
	return `{"pages":[${pages.map(pageText).join()}],${JSON.stringify(response).slice(1)}`;
}

/** The same for callers of this process. */
export function parsed({ pages, ...response }: StoredResponse): PullResponse {
	const bodyOf = (text: string | null) =>
		text === null ? null : (JSON.parse(text) as Record<string, unknown>);
	return {
		...response,
		pages: pages.map((page) => ({
			...page,
			records: page.records.map((record) => ({ ...record, body: bodyOf(record.body) }))
		}))
	};
}
