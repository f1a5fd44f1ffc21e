import { VITAL_KINDS } from '../../src/lib/protocol/vital';

/** What is vital to a person, by the meaning of a record instead of its text [P6a]. */
export function isVital(
	person: string,
	record: { kind: string; audience: string | null; body: object | null }
): boolean {
	const { kind, audience } = record;
	if ((VITAL_KINDS as readonly string[]).includes(kind) || audience === person) return true;
	if (kind === 'incident') return audience === null;
	if (kind !== 'gesture') return false;
	const body = record.body as { author: string; contributors: string[]; legend?: object };
	return body.author === person || body.contributors.includes(person) || body.legend !== undefined;
}
