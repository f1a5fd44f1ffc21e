import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullRequest, SpaceState } from '../../src/lib/protocol/pull';
import type { Actor } from '../../src/lib/server/sync/actor';
import { pullPages } from '../../src/lib/server/sync/pull';
import { judge, median, timed, type Report } from './support/figures';
import { BenchHome } from './support/home';

const PULLED = 200;
const ROUNDS = 60;
const SIZES = [10_000, 100_000];

/** Where a phone stands that has everything. */
async function stand({ home }: BenchHome, actor: Actor): Promise<{ epoch: string; spaces: SpaceState[] }> {
	const { person } = actor;
	const { epoch, pages } = await pullPages(home, actor, {
		protocol: 1,
		person,
		device: person,
		epoch: '',
		spaces: []
	});
	return { epoch, spaces: pages.map(({ state }) => ({ ...state, before: null })) };
}

/** The same rows by one prepared statement, without anything around it. */
function bareReader(file: string, { space, seq }: SpaceState, tenant: string): () => Promise<number> {
	const database = new DatabaseSync(file, { readOnly: true });
	const query = database.prepare(
		`select kind, id, seq, body from record where tenant_id = ? and space_id = ? and seq > ? order by seq limit 501`
	);
	return () => timed(async () => void query.all(tenant, space, seq));
}

export default async function pullBench(report: Report): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'respiro-bench-'));
	const file = join(folder, 'respiro.db');
	const bench = await BenchHome.open({ file });
	const actor = await bench.found();
	let filled = 0;
	for (const size of SIZES) {
		await bench.fill(actor, size - filled);
		const held = await stand(bench, actor);
		const wordy = bench.entries(actor, PULLED, 0).filter((op) => op.args.spend === undefined);
		while (wordy.length < PULLED) wordy.push(...bench.entries(actor, 1, 1));
		await bench.push(actor, wordy);
		filled = size + wordy.length;
		const behind = held.spaces.find(({ space }) => space === actor.spaces[0]);
		if (!behind) throw new Error('the phone does not see its location');
		const request: PullRequest = { protocol: 1, person: actor.person, device: actor.person, ...held };
		const bare = bareReader(file, behind, actor.tenant);
		const [ours, floors]: [number[], number[]] = [[], []];
		for (let round = 0; round < ROUNDS; round++) {
			floors.push(await bare());
			ours.push(
				await timed(async () => {
					const { pages } = await pullPages(bench.home, actor, request);
					const count = pages.reduce((sum, page) => sum + page.records.length, 0);
					if (count !== PULLED) throw new Error(`pulled ${count} records`);
				})
			);
		}
		const what = `pull of ${PULLED} records among ${size.toLocaleString('en')} stories, SQLite`;
		judge(report, { what, value: median(ours), unit: 'ms', floor: median(floors) }, { ratioAtMost: 3 });
	}
	await bench.database.close();
	rmSync(folder, { recursive: true, force: true });
}
