import { describe, expect, it } from 'vitest';
import type { AskRow } from '$lib/client/types';
import { answeredBefore, askStateOf, asksToAnswer, countedAnswer } from './askState';

const NOW = 1_000_000;

function ask(body: Partial<AskRow['body']> = {}, row: Partial<AskRow> = {}): AskRow {
	return {
		id: 'ask',
		space: 'place',
		place: 'server',
		mine: false,
		raisedUntil: null,
		...row,
		body: {
			incident: 'matter',
			askedBy: 'iker',
			amountMinor: 2_500,
			excessMinor: 500,
			askedAt: NOW - 100,
			expiresAt: NOW + 100,
			state: 'open',
			answers: [],
			...body
		}
	};
}

const said = (by: string, at: number, answer: 'yes' | 'no' = 'yes') => ({
	by,
	answer,
	grantMinor: answer === 'no' ? 0 : 500,
	at
});

describe('askStateOf', () => {
	it('[rule 4] without an answer in time it lapses, at the very millisecond', () => {
		expect(askStateOf(ask({ expiresAt: NOW + 1 }), NOW)).toEqual({ is: 'open', until: NOW + 1 });
		expect(askStateOf(ask({ expiresAt: NOW }), NOW)).toEqual({ is: 'lapsed' });
	});

	it('[rule 7] a raise names who gave it, how much and until when, and ends', () => {
		const granted = ask({ state: 'granted', answers: [said('ana', NOW)] }, { raisedUntil: NOW + 9 });
		expect(askStateOf(granted, NOW)).toEqual({
			is: 'granted',
			by: 'ana',
			minor: 500,
			until: NOW + 9,
			over: false
		});
		expect(askStateOf(granted, NOW + 9)).toMatchObject({ over: true });
		expect(askStateOf(ask({ state: 'declined', answers: [said('ana', NOW, 'no')] }), NOW)).toEqual({
			is: 'declined',
			by: 'ana'
		});
	});

	it('an answer after the end of an ask raises nothing: the first one in time counts', () => {
		expect(askStateOf(ask({ expiresAt: NOW - 1, answers: [said('ana', NOW)] }), NOW).is).toBe('lapsed');
		const late = ask({ state: 'granted', expiresAt: NOW, answers: [said('ana', NOW), said('bea', NOW - 1)] });
		expect(countedAnswer(late.body)?.by).toBe('bea');
		expect(countedAnswer(ask({ state: 'withdrawn', answers: [said('ana', NOW)] }).body)).toBeNull();
	});
});

describe('who answers', () => {
	it('[rule 7] never one’s own ask, never twice, never one that is over', () => {
		expect(asksToAnswer([ask()], 'ana', NOW)).toHaveLength(1);
		expect(asksToAnswer([ask({}, { mine: true })], 'ana', NOW)).toEqual([]);
		expect(asksToAnswer([ask({ answers: [said('ana', NOW)] })], 'ana', NOW)).toEqual([]);
		expect(asksToAnswer([ask({ expiresAt: NOW })], 'ana', NOW)).toEqual([]);
	});

	it('the second to answer learns whose word counts; the first, and who said nothing, learn nothing', () => {
		const { body } = ask({ state: 'granted', answers: [said('ana', NOW), said('bea', NOW)] });
		expect(answeredBefore(body, 'bea')?.by).toBe('ana');
		expect(answeredBefore(body, 'ana')).toBeNull();
		expect(answeredBefore(body, 'iker')).toBeNull();
	});
});
