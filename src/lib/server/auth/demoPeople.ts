import type * as z from 'zod/mini';
import type { Role } from '../../domain/records';
import type { demoPeopleSchema } from '../../protocol/accounts';
import type { Home } from '../sync/home';
import { loadActor, orgRecords } from './sessions';

/** People of a demo database, owners first, with where they work. */
export async function demoPeople(home: Home): Promise<z.infer<typeof demoPeopleSchema>> {
	const rows = await home.database.db
		.selectFrom('demo_person')
		.innerJoin('member', (join) =>
			join
				.onRef('member.tenant_id', '=', 'demo_person.tenant_id')
				.onRef('member.person_id', '=', 'demo_person.id')
		)
		.innerJoin('auth_user', 'auth_user.id', 'demo_person.id')
		.select(['demo_person.tenant_id', 'demo_person.id', 'demo_person.job', 'member.role', 'auth_user.name'])
		.where('member.active', '=', 1)
		.execute();
	const names = new Map<string, string>();
	for (const tenant of new Set(rows.map((row) => row.tenant_id))) {
		for (const { id, body } of await orgRecords(home, tenant, 'location')) names.set(id, body.name);
	}
	const rank: Record<Role, number> = { owner: 0, manager: 1, staff: 2 };
	const people = await Promise.all(
		rows.map(async ({ id, name, role, job }) => {
			const spaces = (await loadActor(home, id))?.spaces ?? [];
			return { id, name, role, job, location: spaces.map((space) => names.get(space) ?? '').join(' · ') };
		})
	);
	return { people: people.sort((a, b) => rank[a.role] - rank[b.role] || a.name.localeCompare(b.name)) };
}
