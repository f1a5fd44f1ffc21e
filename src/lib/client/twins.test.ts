import { describe, expect, it } from 'vitest';
import type { Spend } from '../domain/ledger/ledgerRecords';
import { twinOf, type TwinWish } from './twins';
import type { SpendRow, Story } from './types';

const NOW = 10_000_000;
const MINUTE_MS = 60_000;

const wish: TwinWish = {
	space: 'place',
	gesture: 'new',
	incident: 'new-matter',
	alias: 'Sra. G.',
	what: 'Un té con miel',
	purpose: 'wow',
	amountMinor: 4_000
};

function story(body: Partial<Story['body']> = {}, id = 'g'): Story {
	return {
		id,
		space: 'place',
		place: 'phone',
		mine: true,
		body: {
			author: 'ana',
			contributors: [],
			incident: 'matter',
			purpose: 'wow',
			scale: 5,
			parts: { what: 'Flores' },
			photos: [],
			guestAlias: 'Sra. G.',
			at: NOW - 5 * MINUTE_MS,
			businessDate: '2026-05-01',
			language: 'es',
			...body
		}
	};
}

function spend(body: Partial<Spend> = {}, id = 's'): SpendRow {
	return {
		id,
		space: 'place',
		place: 'phone',
		body: {
			type: 'spend',
			gesture: 'g',
			incident: 'matter',
			employee: 'ana',
			amountMinor: 4_100,
			currency: 'EUR',
			method: 'company_card',
			purpose: 'wow',
			at: NOW - 5 * MINUTE_MS,
			businessDate: '2026-05-01',
			postingPeriod: '2026-05',
			policyVersion: 1,
			policySeen: 1,
			leftShownMinor: null,
			...body
		}
	};
}

const find = (stories: Story[], spends: SpendRow[] = [spend()], asked: Partial<TwinWish> = {}) =>
	twinOf({ ...wish, ...asked }, { person: 'ana', now: NOW, spends, stories });
const unnamed = (body: Partial<Story['body']>) => {
	const { guestAlias: _, ...rest } = story(body).body;
	return { ...story(), body: rest };
};

describe('heads-up before saving [rule 9]', () => {
	it('tells what one logged oneself for the same guest, with amount and time', () => {
		expect(find([story()])).toEqual({
			by: null,
			at: NOW - 5 * MINUTE_MS,
			amountMinor: 4_100,
			currency: 'EUR'
		});
	});

	it('tells of the same matter, and without any guest of the same words', () => {
		const other = { alias: 'Sr. R.', incident: 'matter' };
		expect(find([story()], [spend()], other)).not.toBeNull();
		expect(
			find([unnamed({ parts: { what: 'un TÉ con miel ' } })], [spend()], { alias: null })
		).not.toBeNull();
		expect(find([unnamed({})], [spend()], { alias: null })).toBeNull();
		expect(find([unnamed({ parts: { what: wish.what } })])).toBeNull();
	});

	it.each<[string, Partial<Story['body']>, Partial<Spend>]>([
		['another guest', { guestAlias: 'Sr. R.' }, {}],
		['longer ago', { at: NOW - 31 * MINUTE_MS }, {}],
		['another amount', {}, { amountMinor: 4_300 }],
		['another kind', {}, { purpose: 'fix' }]
	])('says nothing: %s', (_, told, spent) => {
		expect(find([story(told)], [spend(spent)])).toBeNull();
	});

	it('an entry that was taken back is no twin, a corrected one counts as corrected; the form is not its own', () => {
		const gone = spend({ type: 'void', ref: 's', amountMinor: -4_100 }, 'v');
		expect(find([story()], [gone, spend()])).toBeNull();
		const minus = spend({ type: 'correction', ref: 's', amountMinor: -4_100 }, 'm');
		const fixed = spend({ type: 'correction', ref: 's', amountMinor: 3_900 }, 'c');
		expect(find([story()], [minus, fixed, spend()])).toMatchObject({ amountMinor: 3_900 });
		expect(find([story()], [spend()], { gesture: 'g' })).toBeNull();
	});

	it('[rule 28] of a colleague it tells who, for whom and when, never how much', () => {
		expect(find([story({ author: 'ben' })], [])).toEqual({
			by: 'ben',
			at: NOW - 5 * MINUTE_MS,
			alias: 'Sra. G.'
		});
		expect(find([story({ author: 'ben', purpose: 'fix' })], [])).toBeNull();
		expect(find([unnamed({ author: 'ben', parts: { what: wish.what } })], [], { alias: null })).toBeNull();
	});
});
