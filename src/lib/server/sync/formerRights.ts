import { effectiveInstant } from '../../domain/op/instant';
import { rightsAt } from '../../domain/org/role';
import type { RecordBody } from '../../domain/records';
import type { BatchOp } from './commit';
import { isAtLeast, type Actor } from './actor';
import type { Examined } from './examine';
import type { Home } from './home';

/** The sender as the organisation's record has them, with what they were before. */
async function readPerson(
	{ database }: Home,
	{ tenant, person }: Actor
): Promise<RecordBody<'person'> | undefined> {
	const row = await database.db
		.selectFrom('record')
		.select('body')
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', 'person')
		.where('id', '=', person)
		.executeTakeFirst();
	return row?.body ? (JSON.parse(row.body) as RecordBody<'person'>) : undefined;
}

/**
 * What somebody made while they had the role for it, and what arrives after that has ended, is judged by the rights of
 * then: it is accepted [I12, I19]. Not what nobody can undo.
 */
export async function admitFormer(
	home: Home,
	actor: Actor,
	examined: readonly Examined[]
): Promise<readonly Examined[]> {
	if (!examined.some((one) => one.kind === 'bad' && one.lacksRole)) return examined;
	const person = await readPerson(home, actor);
	if (!person?.before) return examined;
	const now = home.clock.now();
	const wasAllowed = ({ op, may, onlyNow }: BatchOp) => {
		const { role, active, locations } = rightsAt(person, effectiveInstant(op, now).at, now);
		const wasThere = role === 'owner' || op.space === actor.tenant || locations.includes(op.space);
		return active && wasThere && !onlyNow && may !== 'server' && isAtLeast(role, may);
	};
	return examined.map((one): Examined => {
		if (one.kind === 'good' || !one.lacksRole || !wasAllowed(one.lacksRole)) return one;
		return { kind: 'good', sent: one.sent, prepared: one.lacksRole };
	});
}
