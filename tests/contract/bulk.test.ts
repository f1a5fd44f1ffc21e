import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRows, keyQuery, selectByKeys } from '../../src/lib/server/db/bulk';
import type { Dialect } from '../../src/lib/server/db/open';
import type { SyncSchema } from '../../src/lib/server/db/schema';
import { sessionOf } from '../../src/lib/server/db/session';
import { newId, openHome, type TestHome } from './world';

describe.each<Dialect>(['sqlite', 'postgres'])('rows in bulk on %s', (dialect) => {
	let home: TestHome;
	beforeAll(async () => {
		home = await openHome(dialect);
	});
	afterAll(() => home.database.close());

	const query = keyQuery<{ head: string }>(
		['month', 'head'],
		1,
		'select c.head from :keys join ledger_close c on c.tenant_id = $1 and c.month = keys.month and c.head = keys.head'
	);

	it.each([1, 2, 3])('an empty text is a text, not nothing: %i rows', async (count) => {
		const tenant = newId();
		const rows: SyncSchema['ledger_close'][] = Array.from({ length: count }, (_, n) => ({
			tenant_id: tenant,
			space_id: newId(),
			month: `2026-0${n + 1}`,
			seq: n,
			position: 0,
			head: n === 1 ? 'ab' : ''
		}));
		const session = sessionOf(home.database.db);
		await insertRows(session, dialect, 'ledger_close', rows);
		const kept = await home.database.db
			.selectFrom('ledger_close')
			.select(['month', 'head'])
			.where('tenant_id', '=', tenant)
			.orderBy('month')
			.execute();
		expect(kept).toEqual(rows.map(({ month, head }) => ({ month, head })));
		const keys = rows.map(({ month, head }) => [month, head] as const);
		const found = await selectByKeys(session, dialect, query, [tenant], keys);
		expect(found.map(({ head }) => head).sort()).toEqual(rows.map(({ head }) => head).sort());
	});
});
