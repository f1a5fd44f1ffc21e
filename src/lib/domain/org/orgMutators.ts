import * as z from 'zod/mini';
import { idField } from '../fields';
import { PAST_ROLES_MAX, PAST_ROLES_MS_MAX } from '../limits';
import type { Mutator } from '../op/mutator';
import { policyVersionSchema } from '../policy/policy';
import { recordSchemas } from '../records';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';

const foundArgs = z.strictObject({ org: recordSchemas.org, policies: recordSchemas.policies });

/** `org.found` 1: the organisation and its first caps, by the set-up. */
export const orgFound: Mutator<z.infer<typeof foundArgs>> = {
	args: foundArgs,
	may: 'server',
	home: 'org',
	touches: (op) => [
		{ space: op.space, kind: 'org', id: op.tenant },
		{ space: op.space, kind: 'policies', id: op.tenant }
	],
	run(tx, op, { org, policies }) {
		if (tx.get({ space: op.space, kind: 'org', id: op.tenant })) return 'not_yours';
		tx.put({ space: op.space, kind: 'org', id: op.tenant }, org, null);
		tx.put({ space: op.space, kind: 'policies', id: op.tenant }, policies, null);
		return null;
	}
};

const locationArgs = z.strictObject({ id: idField, location: recordSchemas.location });

/** `location.add` 1: a new location; the server makes its space beside it. */
export const locationAdd: Mutator<z.infer<typeof locationArgs>> = {
	args: locationArgs,
	may: 'server',
	home: 'org',
	touches: (op, { id }) => [{ space: op.space, kind: 'location', id }],
	run(tx, op, { id, location }) {
		const key: RecordKey = { space: op.space, kind: 'location', id };
		if (tx.get(key)) return 'not_yours';
		tx.put(key, location, null);
		return null;
	}
};

type Person = RecordBody<'person'>;

const { before: _, ...personNow } = recordSchemas.person.shape;
const personArgs = z.strictObject({ id: idField, person: z.strictObject(personNow) });

/** What somebody was so far, `person` being what they are from `at` on (UTC ms) [I19]. */
function pastOf(known: Person | undefined, person: Person, at: number): NonNullable<Person['before']> {
	const before = (known?.before ?? []).filter(({ until }) => at - until <= PAST_ROLES_MS_MAX);
	if (!known) return before;
	const { role, locations, active } = known;
	const isSame =
		role === person.role &&
		active === person.active &&
		[...locations].sort().join() === [...person.locations].sort().join();
	return isSame ? before : [...before, { role, locations, active, until: at }].slice(-PAST_ROLES_MAX);
}

/** `person.put` 1: somebody joined, or their role, locations or name changed; the server decides who may ask. */
export const personPut: Mutator<z.infer<typeof personArgs>> = {
	args: personArgs,
	may: 'server',
	home: 'org',
	touches: (op, { id }) => [{ space: op.space, kind: 'person', id }],
	run(tx, op, { id, person }, { receivedAt }) {
		const key: RecordKey = { space: op.space, kind: 'person', id };
		const before = pastOf(tx.get<Person>(key), person, receivedAt ?? op.capturedAt);
		tx.put(key, before.length > 0 ? { ...person, before } : person, null);
		return null;
	}
};

const policyArgs = z.strictObject({ version: policyVersionSchema });

/** `policy.publish` 1: a new version of the caps; published versions never change [rule 12]. */
export const policyPublish: Mutator<z.infer<typeof policyArgs>> = {
	args: policyArgs,
	may: 'server',
	home: 'org',
	touches: (op) => [{ space: op.space, kind: 'policies', id: op.tenant }],
	run(tx, op, { version }) {
		const key: RecordKey = { space: op.space, kind: 'policies', id: op.tenant };
		const versions = tx.get<RecordBody<'policies'>>(key)?.versions ?? [];
		if (versions.some((known) => known.version === version.version)) return 'not_yours';
		tx.put(key, { versions: [...versions, version] }, null);
		return null;
	}
};
