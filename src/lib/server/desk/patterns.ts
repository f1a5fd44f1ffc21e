/** What the last night found at a location, told to who leads there [rule 25, 28]. */
import * as z from 'zod/mini';
import { patternSchema, type Reach } from '../../protocol/desk';
import type { Desk } from './desk';

const foundSchema = z.array(patternSchema);

/** Patterns of the last night. Nobody reads of themselves here; before the first night there are none. */
export async function readPatterns({
	home,
	scope,
	actor
}: Desk): Promise<Pick<Reach, 'patterns' | 'patternsThrough'>> {
	const night = await home.database.db
		.selectFrom('pattern_night')
		.select(['through', 'found'])
		.where('tenant_id', '=', scope.tenant)
		.where('space_id', '=', scope.space)
		.executeTakeFirst();
	const found = foundSchema.parse(JSON.parse(night?.found ?? '[]'));
	return {
		patterns: found.filter(({ person }) => person === null || person !== actor.person),
		patternsThrough: night?.through ?? null
	};
}
