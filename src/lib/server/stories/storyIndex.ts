/**
 * Keeps the index of stories up with the records. It is read up to the newest seq before every answer, so that no
 * commit has to wait for it and no answer is behind; in pages, so that a large space never holds up the writers.
 */
import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { RecordBody } from '../../domain/records';
import { storyTerms } from '../../domain/search/storySearch';
import type { Schema } from '../db/schema';
import type { Home } from '../sync/home';
import { storyIn } from './foundCopies';

const PAGE_RECORDS_MAX = 200;

interface Place {
	tenant: string;
	space: string;
}

/** Reads what is new in the spaces into the index. */
export async function indexStories(home: Home, tenant: string, spaces: readonly string[]): Promise<void> {
	for (const space of await behindOf(home, tenant, spaces)) {
		while (!(await indexPage(home, { tenant, space })));
	}
}

/**
 * Reads what is new in every space behind a start, so that after an upgrade no question has to wait for years of stories.
 * Answers how to end it; page by page, so that it gives way to whoever asks meanwhile.
 */
export function indexBehind(home: Home): () => Promise<void> {
	let isEnded = false;
	const readAll = async () => {
		const all = await home.database.db.selectFrom('space').select(['tenant_id', 'id']).execute();
		for (const [tenant, places] of Map.groupBy(all, ({ tenant_id }) => tenant_id)) {
			for (const space of await behindOf(
				home,
				tenant,
				places.map(({ id }) => id)
			)) {
				while (!isEnded && !(await indexPage(home, { tenant, space }))) await setImmediate();
			}
		}
	};
	const reading = readAll().catch((error: unknown) => home.report('index of stories', error));
	return async () => {
		isEnded = true;
		await reading;
	};
}

/** Spaces whose newest seq the index has not read. */
async function behindOf({ database }: Home, tenant: string, spaces: readonly string[]): Promise<string[]> {
	if (spaces.length === 0) return [];
	const rows = await database.db
		.selectFrom('space')
		.leftJoin('story_space', (join) =>
			join
				.onRef('story_space.tenant_id', '=', 'space.tenant_id')
				.onRef('story_space.space_id', '=', 'space.id')
		)
		.select('space.id')
		.where('space.tenant_id', '=', tenant)
		.where('space.id', 'in', [...spaces])
		.where((where) =>
			where.or([where('story_space.seq', 'is', null), where('story_space.seq', '<', where.ref('space.seq'))])
		)
		.execute();
	return rows.map(({ id }) => id);
}

type Tx = Kysely<Schema>;

/** One page in one transaction; true at the end of the space. Several processes may do the same: one waits. */
function indexPage({ database }: Home, place: Place): Promise<boolean> {
	const { tenant, space } = place;
	return database.db.transaction().execute(async (tx) => {
		await tx
			.insertInto('story_space')
			.values({ tenant_id: tenant, space_id: space, seq: 0 })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const mark = tx
			.selectFrom('story_space')
			.select('seq')
			.where('tenant_id', '=', tenant)
			.where('space_id', '=', space);
		const isShared = database.dialect === 'postgres';
		const { seq: from } = await (isShared ? mark.forUpdate() : mark).executeTakeFirstOrThrow();
		const rows = await tx
			.selectFrom('record')
			.select(['id', 'seq', 'body', 'kind'])
			.where('tenant_id', '=', tenant)
			.where('space_id', '=', space)
			.where('seq', '>', from)
			.orderBy('seq')
			.limit(PAGE_RECORDS_MAX + 1)
			.execute();
		// A seq is never split: the one at the limit is left for the next page.
		const next = rows[PAGE_RECORDS_MAX]?.seq;
		const page = rows.filter((row) => row.seq !== next);
		const told = page.filter(({ kind }) => kind === 'gesture' || kind === 'shared_story');
		const known = await knownOf(tx, place, told);
		for (const row of told) {
			if (known.has(row.id)) await drop(tx, database.dialect, place, row.id);
			const body = row.body === null ? undefined : storyIn(row.kind, row.body);
			if (body) await add(tx, database.dialect, place, row.id, body);
		}
		const seq = page.at(-1)?.seq ?? from;
		await tx
			.updateTable('story_space')
			.set({ seq })
			.where('tenant_id', '=', tenant)
			.where('space_id', '=', space)
			.execute();
		return next === undefined;
	});
}

/** Which of the rows the index has: only these have anything to drop. */
async function knownOf(
	tx: Tx,
	{ tenant, space }: Place,
	rows: readonly { id: string }[]
): Promise<Set<string>> {
	if (rows.length === 0) return new Set();
	const known = await tx
		.selectFrom('story')
		.select('id')
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where(
			'id',
			'in',
			rows.map(({ id }) => id)
		)
		.execute();
	return new Set(known.map(({ id }) => id));
}

async function drop(tx: Tx, dialect: string, { tenant, space }: Place, id: string): Promise<void> {
	if (dialect === 'sqlite') {
		await sql`delete from story_terms where rowid in
			(select doc from story where tenant_id = ${tenant} and space_id = ${space} and id = ${id})`.execute(tx);
	}
	await tx
		.deleteFrom('story')
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('id', '=', id)
		.execute();
}

async function add(
	tx: Tx,
	dialect: string,
	{ tenant, space }: Place,
	id: string,
	body: RecordBody<'gesture'>
): Promise<void> {
	const row = {
		tenant_id: tenant,
		space_id: space,
		id,
		at: body.at,
		business_date: body.businessDate,
		scale: body.scale,
		photo: body.photos.length > 0 ? 1 : 0,
		told: (body.told?.length ?? 0) > 0 ? 1 : 0
	};
	const terms = storyTerms(body);
	if (dialect === 'postgres') {
		const vector = sql`array_to_tsvector(${terms}::text[])`;
		await tx
			.insertInto('story')
			.values({ ...row, terms: vector } as typeof row)
			.execute();
		return;
	}
	const { doc } = await tx.insertInto('story').values(row).returning('doc').executeTakeFirstOrThrow();
	await sql`insert into story_terms (rowid, terms) values (${doc}, ${terms.join(' ')})`.execute(tx);
}
