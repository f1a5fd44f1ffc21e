import { must } from '../../base/assert';
import { createId } from '../../base/ids';
import type { PolicyVersion } from '../../domain/policy/policy';
import { addPerson } from '../auth/people';
import type { Home } from '../sync/home';
import { commitServerOps } from '../sync/serverOps';
import { demoCaps, FOUNDED_DAYS } from './caps';
import { people, type DemoPerson } from './people';
import { orgLanguage, orgName, places, type PlaceKey } from './places';

const DAY_MS = 86_400_000;

/** Ids of what stands in the demo database before the first story. */
export interface DemoHouse {
	tenant: string;
	locationIds: ReadonlyMap<PlaceKey, string>;
	personIds: ReadonlyMap<DemoPerson, string>;
	versions: readonly PolicyVersion[];
}

/** The organisation, its houses, caps and people, whole or not at all; people have no credentials. `now` in UTC ms. */
export async function foundDemo(home: Home, now: number): Promise<DemoHouse> {
	const joinedAt = now - FOUNDED_DAYS * DAY_MS;
	const id = () => createId(home.clock, home.rng);
	const tenant = id();
	const locationIds = new Map(places.map((place) => [place.key, id()]));
	const personIds = new Map(people.map((person) => [person, id()]));
	const [owner] = people;
	const author = must(owner && personIds.get(owner), 'the owner is first');
	const versions = demoCaps(locationIds, author, now);
	const [first, ...later] = versions;
	const common = { tenant, space: tenant, author };
	await home.database.db.transaction().execute(async (tx) => {
		const org = { name: orgName, language: orgLanguage, foundedAt: joinedAt };
		await commitServerOps(
			home,
			[
				{ ...common, type: 'org.found', args: { org, policies: { versions: [first] } } },
				...places.map(({ key, name, zone, currency, receiptFromMinor }) => ({
					...common,
					type: 'location.add' as const,
					args: { id: locationIds.get(key), location: { name, zone, currency, receiptFromMinor } }
				})),
				...later.map((version) => ({ ...common, type: 'policy.publish' as const, args: { version } }))
			],
			tx
		);
		for (const [person, personId] of personIds) {
			const locations = person.places.map((key) => must(locationIds.get(key), 'known place'));
			const joining = {
				tenant,
				id: personId,
				name: person.name,
				role: person.role,
				locations,
				passwordHash: null
			};
			await addPerson(home, tx, joining, joinedAt);
			await tx
				.insertInto('demo_person')
				.values({ tenant_id: tenant, id: personId, job: person.title })
				.execute();
		}
	});
	home.changed(tenant, [tenant]);
	return { tenant, locationIds, personIds, versions };
}
