import type { ExportStyle } from '../../domain/finance/exportFile';
import { exportQuerySchema, type ExportError, type ExportQuery } from '../../protocol/deskExport';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { openScope, planExport } from './exportPlan';
import { exportTexts, streamOf } from './exportStream';
import { namesFile } from './names';
import { settlementTexts } from './settlements';

const STATUS: Record<ExportError, number> = {
	bad_request: 400,
	month_ahead: 400,
	not_found: 404,
	month_unknown: 404
};

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };
/** Enough of a location's id to tell its files from those of the next one. */
const ID_CHARS = 6;

function refuse(error: ExportError): Response {
	return Response.json({ error }, { status: STATUS[error], headers: { 'cache-control': 'no-store' } });
}

function fileNameOf({ what, month, location, format }: ExportQuery): string {
	const part = what === 'month' ? month : what;
	return `respiro-${part}-${location.slice(-ID_CHARS)}.${format}`;
}

/** The query of an address, or null: unknown, repeated and missing parts are refused alike. */
function queryOf(url: URL): ExportQuery | null {
	const entries = [...url.searchParams];
	const parsed = exportQuerySchema.safeParse(Object.fromEntries(entries));
	if (!parsed.success || new Set(entries.map(([name]) => name)).size !== entries.length) return null;
	const isWhole = (parsed.data.what === 'month') === (parsed.data.month !== undefined);
	return isWhole ? parsed.data : null;
}

/** Answers `GET /api/desk/export`: a file that the browser saves as it comes, or why there is none. */
export async function answerExport(home: Home, actor: Actor, url: URL): Promise<Response> {
	const query = queryOf(url);
	if (!query) return refuse('bad_request');
	const style: ExportStyle = { ...query, bom: query.bom === 'yes' };
	const headers = {
		'content-type': TYPES[query.format],
		'content-disposition': `attachment; filename="${fileNameOf(query)}"`,
		'cache-control': 'no-store'
	};
	if (query.what === 'names' || query.what === 'settlements') {
		const opened = await openScope(home, actor, query.location);
		if (!opened.ok) return refuse(opened.error);
		const { scope } = opened.value;
		const isNames = query.what === 'names';
		const body = isNames
			? await namesFile(home, scope, style)
			: streamOf(settlementTexts(home, scope, style));
		return new Response(body, { headers });
	}
	const plan = await planExport(home, actor, query);
	if (!plan.ok) return refuse(plan.error);
	return new Response(streamOf(exportTexts(home, plan.value, style)), { headers });
}
