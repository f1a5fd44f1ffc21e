import type { RecordBody } from '../../domain/records';
import { commitServerOp } from '../sync/serverOps';
import type { Home } from '../sync/home';
import { sessionOf } from '../db/session';

/**
 * Ends copies of stories that their location does not show: what older versions left standing. Run once before the first
 * request; where there is nothing to end it is one query.
 */
export async function healCopies(home: Home): Promise<void> {
	const { db } = home.database;
	const stale = await db
		.selectFrom('space')
		.innerJoin('record as copy', (join) =>
			join
				.onRef('copy.tenant_id', '=', 'space.tenant_id')
				.onRef('copy.space_id', '=', 'space.id')
				.on('copy.kind', '=', 'shared_story')
				.on('copy.deleted', '=', 0)
				// A wish, whose story has not arrived, is addressed to who wished.
				.on('copy.audience', 'is', null)
		)
		.leftJoin('record as story', (join) =>
			join
				.onRef('story.tenant_id', '=', 'copy.tenant_id')
				.onRef('story.id', '=', 'copy.id')
				.on('story.kind', '=', 'gesture')
				.on('story.deleted', '=', 0)
		)
		.select(['copy.tenant_id as tenant', 'copy.id', 'copy.body'])
		.where('space.kind', '=', 'org')
		.where('story.id', 'is', null)
		.execute();
	for (const { tenant, id: gesture, body } of stale) {
		const { location, by } = JSON.parse(body ?? '{}') as RecordBody<'shared_story'>;
		await db.transaction().execute(async (tx) => {
			const space = await tx
				.selectFrom('space')
				.select('seq')
				.where('tenant_id', '=', tenant)
				.where('id', '=', location)
				.executeTakeFirst();
			const args = { gesture, location, by, seq: space?.seq ?? 0 };
			const op = { tenant, space: tenant, type: 'story.copy' as const, args, author: by };
			await commitServerOp(home, sessionOf(tx), op);
		});
		home.changed(tenant, [tenant]);
	}
}
