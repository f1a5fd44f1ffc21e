import type { Transaction } from 'kysely';
import { must } from '../../base/assert';
import { localDateOf } from '../../domain/period/localDate';
import { isKept } from '../../domain/ledger/kept';
import type { PolicyVersion } from '../../domain/policy/policy';
import { policyProblems } from '../../domain/policy/problems';
import { roleSchema, type RecordBody } from '../../domain/records';
import {
	FRONTLINE_ROLES,
	type PolicyDraft,
	type PolicyProblemTold,
	type PublishAnswer,
	type PublishRequest
} from '../../protocol/policies';
import type { Schema } from '../db/schema';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { commitServerOps } from '../sync/serverOps';

const ROLES = roleSchema.options;

type Tx = Pick<Transaction<Schema>, 'selectFrom'>;

async function bodiesOf<T>(tx: Tx, tenant: string, kind: string): Promise<{ id: string; body: T }[]> {
	const rows = await tx
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', kind)
		.where('deleted', '=', 0)
		.execute();
	return rows.map(({ id, body }) => ({ id, body: JSON.parse(must(body, 'not deleted')) as T }));
}

/** All published versions, oldest first. */
export async function publishedVersions(tx: Tx, tenant: string): Promise<readonly PolicyVersion[]> {
	const [held] = await bodiesOf<RecordBody<'policies'>>(tx, tenant, 'policies');
	return held?.body.versions ?? [];
}

export async function locationsOf(tx: Tx, tenant: string) {
	return bodiesOf<RecordBody<'location'>>(tx, tenant, 'location');
}

export async function peopleOf(tx: Tx, tenant: string) {
	return bodiesOf<RecordBody<'person'>>(tx, tenant, 'person');
}

/** The latest local date among the places a version is for: nowhere may it begin in the past. */
function todayIn(places: readonly { body: RecordBody<'location'> }[], now: number): string {
	const dates = places.map(({ body }) => localDateOf(now, body.zone, body.cutoverHour));
	return dates.sort().at(-1) ?? new Date(now).toISOString().slice(0, 10);
}

/** Whoever is asked about a subject must be there to be asked [rule 26]. */
async function neverAloneProblems(tx: Tx, tenant: string, draft: PolicyDraft): Promise<PolicyProblemTold[]> {
	const named = draft.neverAlone ?? [];
	if (named.length === 0) return [];
	const people = await peopleOf(tx, tenant);
	const active = new Set(people.flatMap(({ id, body }) => (body.active ? [id] : [])));
	return named.flatMap(({ subject, person }) =>
		active.has(person) ? [] : [{ severity: 'error' as const, code: 'unknown_person', subject, person }]
	);
}

/** Everything that speaks against a draft, or asks for a second look [rule 12, 20]. */
export async function problemsOf(home: Home, tx: Tx, tenant: string, draft: PolicyDraft) {
	const published = await publishedVersions(tx, tenant);
	const places = await locationsOf(tx, tenant);
	const isKnown = draft.location === null || places.some(({ id }) => id === draft.location);
	const version = (published.at(-1)?.version ?? 0) + 1;
	const here = places.filter(({ id }) => draft.location === null || id === draft.location);
	const found: PolicyProblemTold[] = policyProblems(
		{ ...draft, version },
		{ roles: ROLES, frontline: FRONTLINE_ROLES, today: todayIn(here, home.clock.now()), published }
	);
	for (const rule of draft.rules) {
		if (!isKept(rule)) found.push({ severity: 'error', code: 'not_kept', rule: rule.id });
	}
	if (!isKnown) found.push({ severity: 'error', code: 'unknown_location' });
	found.push(...(await neverAloneProblems(tx, tenant, draft)));
	return { problems: found, published, version };
}

/**
 * Publishes a version of the caps: numbered by the server, immutable from then on [rule 12]. Two owners who publish at
 * once meet at the counter of the organisation's space: the second is told what came first.
 */
export async function publishPolicy(
	home: Home,
	actor: Actor,
	request: PublishRequest
): Promise<PublishAnswer> {
	const answer = await home.database.db.transaction().execute(async (tx): Promise<PublishAnswer> => {
		const lock = tx
			.selectFrom('space')
			.select('seq')
			.where('tenant_id', '=', actor.tenant)
			.where('id', '=', actor.tenant);
		await (home.database.dialect === 'postgres' ? lock.forUpdate() : lock).execute();
		const { problems, published, version } = await problemsOf(home, tx, actor.tenant, request.draft);
		const latest = published.at(-1);
		if (latest && latest.version !== request.basedOn) return { kind: 'moved', latest };
		const stops = problems.some(({ severity }) => severity === 'error' || !request.confirmed);
		if (stops) return { kind: 'problems', problems };
		const publishedAt = home.clock.now();
		const body: PolicyVersion = { ...request.draft, version, publishedAt, publishedBy: actor.person };
		const { tenant, person: author } = actor;
		await commitServerOps(
			home,
			[{ tenant, space: tenant, type: 'policy.publish', args: { version: body }, author }],
			tx
		);
		return { kind: 'published', version };
	});
	if (answer.kind === 'published') home.changed(actor.tenant, [actor.tenant]);
	return answer;
}
