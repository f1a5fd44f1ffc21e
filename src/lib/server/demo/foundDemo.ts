import { must } from '../../base/assert';
import { createId } from '../../base/ids';
import { localDateOf } from '../../domain/period/localDate';
import type { PolicyVersion } from '../../domain/policy/policy';
import { addPerson } from '../auth/people';
import type { Home } from '../sync/home';
import { commitServerOps } from '../sync/serverOps';
import { people, type DemoPerson } from './people';
import { orgLanguage, orgName, places, type PlaceKey } from './places';

const DAY_MS = 86_400_000;
const FOUNDED_DAYS = 400;
const RAISED_DAYS = 140;
/** Coyoacán raised its cap during the year: caps have dates [rule 12]. Minor units. */
const RAISED = { place: 'coyoacan', amountMinor: 4_000_000 } as const;

/** Ids of what stands in the demo database before the first story. */
export interface DemoHouse {
	tenant: string;
	locationIds: ReadonlyMap<PlaceKey, string>;
	personIds: ReadonlyMap<DemoPerson, string>;
	versions: readonly PolicyVersion[];
}

function capRule(id: string, amountMinor: number, currency: string): PolicyVersion['rules'][number] {
	return { id, dims: ['incident'], window: 'none', amountMinor, currency };
}

function policyVersions(
	locationIds: ReadonlyMap<PlaceKey, string>,
	now: number
): [PolicyVersion, PolicyVersion] {
	const dateOf = (days: number) => localDateOf(now - days * DAY_MS, 'UTC');
	const raised = must(
		places.find(({ key }) => key === RAISED.place),
		'the place that raised its cap'
	);
	return [
		{
			version: 1,
			effectiveFrom: dateOf(FOUNDED_DAYS),
			location: null,
			rules: places.map((place, i) => capRule(`R${i + 1}`, place.capMinor, place.currency))
		},
		{
			version: 2,
			effectiveFrom: dateOf(RAISED_DAYS),
			location: must(locationIds.get(raised.key), 'known place'),
			rules: [capRule('R1', RAISED.amountMinor, raised.currency)]
		}
	];
}

/** The organisation, its houses, caps and people, whole or not at all; people have no credentials. `now` in UTC ms. */
export async function foundDemo(home: Home, now: number): Promise<DemoHouse> {
	const joinedAt = now - FOUNDED_DAYS * DAY_MS;
	const id = () => createId(home.clock, home.rng);
	const tenant = id();
	const locationIds = new Map(places.map((place) => [place.key, id()]));
	const personIds = new Map(people.map((person) => [person, id()]));
	const [first, second] = policyVersions(locationIds, now);
	const [owner] = people;
	const author = must(owner && personIds.get(owner), 'the owner is first');
	const common = { tenant, space: tenant, author };
	await home.database.db.transaction().execute(async (tx) => {
		const org = { name: orgName, language: orgLanguage, foundedAt: joinedAt };
		await commitServerOps(
			home,
			[
				{ ...common, type: 'org.found', args: { org, policies: { versions: [first] } } },
				...places.map(({ key, name, zone, currency }) => ({
					...common,
					type: 'location.add' as const,
					args: { id: locationIds.get(key), location: { name, zone, currency } }
				})),
				{ ...common, type: 'policy.publish', args: { version: second } }
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
	return { tenant, locationIds, personIds, versions: [first, second] };
}
