import { describe, expect, it } from 'vitest';
import { ERASED_CARDS_MAX, ERASED_GESTURES_MAX } from '../domain/guest/guestTies';
import type { LogDraft, Story } from './types';
import { logOps, retractArgs } from './wishes';
import {
	ERASE_CARDS_MAX,
	ERASE_GESTURES_MAX,
	eraseWishes,
	nameWish,
	noteWish,
	stayWishes
} from './guestWishes';

const met = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `g${i}`, on: '2026-05-01' }));

describe('what is said of guests', () => {
	it('[003-4] stays on the phone while a word needs the guest’s consent, in notes and in names', () => {
		const wish = { card: 'c', id: 'a', text: 'Alérgica al marisco', source: 'told' as const };
		expect(noteWish(wish)).toMatchObject({ ok: false, error: { topic: 'allergy', word: 'Alérgica' } });
		expect(noteWish({ ...wish, text: ' Cena sin marisco ' })).toMatchObject({
			ok: true,
			value: { args: { text: 'Cena sin marisco' } }
		});
		expect(nameWish('c', 'Sra. Gold (diabética)').ok).toBe(false);
		expect(nameWish('c', 'Sra. Católica Republicano').ok).toBe(true);
	});

	it('[rule 11] new dates take the place of those on any of the guest’s cards', () => {
		const stays = [
			{ card: 'c', from: '2026-05-01', to: '2026-05-02' },
			{ card: 'd', from: '2026-06-01', to: '2026-06-02' }
		];
		const stay = { from: '2026-07-01', to: '2026-07-02' };
		expect(stayWishes({ id: 'c', stays }, stay).map(({ args }) => args)).toEqual([
			{ guest: 'c', stay },
			{ guest: 'd', stay: null }
		]);
		expect(stayWishes({ id: 'c', stays: [] }, null)).toEqual([
			{ name: 'guest.stay@1', args: { guest: 'c', stay: null } }
		]);
	});

	it('an erasure names every card and every gesture, within what an op holds', () => {
		expect([ERASE_CARDS_MAX, ERASE_GESTURES_MAX]).toEqual([ERASED_CARDS_MAX, ERASED_GESTURES_MAX]);
		const cards = Array.from({ length: 12 }, (_, n) => `c${n}`);
		const wishes = eraseWishes({ cards, gestures: met(30) });
		expect(wishes.flatMap(({ args }) => args.gestures)).toEqual(met(30).map(({ id }) => id));
		expect(new Set(wishes.flatMap(({ args }) => args.guests))).toEqual(new Set(cards));
		for (const { args } of wishes) {
			expect((args.guests as string[]).length).toBeLessThanOrEqual(ERASED_CARDS_MAX);
			expect((args.gestures as string[]).length).toBeLessThanOrEqual(ERASED_GESTURES_MAX);
		}
		expect(eraseWishes({ cards: ['c'], gestures: [] })).toHaveLength(1);
	});
});

describe('a gesture for a guest', () => {
	const draft: LogDraft = {
		...{ gesture: 'g', incident: 'i', spendId: 's', parts: { what: 'Té' }, purpose: 'wow', scale: 10 },
		guestName: 'Sra. Gold',
		guest: { id: 'c', isNew: false },
		spend: {
			amountMinor: 500,
			method: 'house_comp',
			leftShownMinor: null,
			policySeen: null,
			policySeenAt: null
		}
	};
	const opsOf = (over: Partial<LogDraft>) => logOps({ ...draft, ...over }, 'p', 'EUR', 'es');

	it('[003-4] is tied to the card, which is made with it when it is new', () => {
		expect(opsOf({}).map(({ name }) => name)).toEqual(['gesture.log@1', 'guest.met@1']);
		expect(opsOf({ guest: { id: 'c', isNew: true } }).slice(1)).toEqual([
			{ name: 'guest.put@1', args: { guest: 'c', name: 'Sra. Gold' } },
			{ name: 'guest.met@1', args: { guest: 'c', gesture: 'g' } }
		]);
		expect(opsOf({})[0]?.args).toMatchObject({ guestName: 'Sra. Gold', spend: { guest: 'c' } });
	});

	it('[rule 11] its money is told with the stay, which the card learns only when it is news', () => {
		const stay = { from: '2026-06-15', to: '2026-06-18' };
		const known = opsOf({ stay: { ...stay, isNews: false } });
		expect(known.map(({ name }) => name)).toEqual(['gesture.log@1', 'guest.met@1']);
		expect(known[0]?.args['spend']).toMatchObject({ guest: 'c', stay });
		const news = opsOf({ stay: { ...stay, isNews: true }, guest: { id: 'c', isNew: true } });
		expect(news.map(({ name }) => name)).toEqual([
			'gesture.log@1',
			'guest.put@1',
			'guest.met@1',
			'guest.stay@1'
		]);
		expect(news[3]?.args).toEqual({ guest: 'c', stay });
		const { guest: _, ...nobody } = draft;
		const alone = logOps({ ...nobody, stay: { ...stay, isNews: true } }, 'p', 'EUR', 'es');
		expect(alone.map(({ name }) => name)).toEqual(['gesture.log@1']);
		expect(alone[0]?.args['spend']).not.toHaveProperty('stay');
	});

	it('a name alone ties nothing', () => {
		const { guest: _, ...unknown } = draft;
		expect(logOps(unknown, 'p', 'EUR', 'es').map(({ name }) => name)).toEqual(['gesture.log@1']);
	});

	it('[rule 15] taken back, its money is found by the guest too', () => {
		const story = { id: 'g', body: { incident: 'i' } } as Story;
		const body = { gesture: 'g', type: 'spend', guest: 'c' } as Parameters<typeof retractArgs>[1][0]['body'];
		expect(retractArgs(story, [{ id: 's', body }], 'r').spend).toEqual({
			id: 's',
			reversal: 'r',
			guest: 'c'
		});
	});
});
