import { describe, expect, it } from 'vitest';
import { opNames } from '../domain/mutators';
import { me as en } from './messages/en/me';
import { me as es } from './messages/es/me';

/** Written by the server alone: no phone has them in its sync log. */
const SERVER_ONLY = ['org.found', 'location.add', 'person.put', 'signer.put', 'story.copy', 'guest.redact'];

describe('the sync log', () => {
	it.each([
		['es', es.sync.types],
		['en', en.sync.types]
	])('[P18] has a plain word for every op a phone can hold (%s)', (_, types) => {
		const names = opNames
			.map((name) => name.split('@')[0] ?? '')
			.filter((name) => !SERVER_ONLY.includes(name));
		expect(Object.keys(types).sort()).toEqual([...new Set(names), 'other'].sort());
	});
});
