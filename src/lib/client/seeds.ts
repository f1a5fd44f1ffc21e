import { keyToText } from '../domain/tx';
import type { Session } from './types';

/** What is known of the locations before the first pull, by key text. */
export function seedsOf(session: Session): Map<string, object> {
	const entries = session.locations.map(({ id, name, zone, currency }): [string, object] => [
		keyToText({ space: session.tenant.id, kind: 'location', id }),
		{ name, zone, currency }
	]);
	return new Map(entries);
}
