import { describe, expect, it } from 'vitest';
import { stayOn } from '../period/stay';
import { guestViews, type HeldGuest } from './cards';
import { guestSchema, type LivingGuest } from './guestRecord';

const HERE = { from: '2026-05-10', to: '2026-05-14' };
const LATER = { from: '2026-06-01', to: '2026-06-03' };

function card(id: string, more: Partial<LivingGuest>): HeldGuest {
	return { id, body: { name: id, alias: id, affinities: [], gestures: [], ...more } };
}
const staysOf = (...cards: HeldGuest[]) => guestViews(cards).map(({ id, stays }) => ({ id, stays }));

describe('[rule 11] when a guest is here', () => {
	it('tied cards tell of all their stays, the one in front first', () => {
		const tied = card('ana', { stay: LATER, mergedInto: ['gold'] });
		const [view] = staysOf(tied, card('gold', { stay: HERE }), card('bea', { mergedInto: ['gold'] }));
		expect(view).toEqual({
			id: 'gold',
			stays: [
				{ card: 'gold', ...HERE },
				{ card: 'ana', ...LATER }
			]
		});
		expect(stayOn(view?.stays ?? [], '2026-05-12')).toMatchObject(HERE);
		expect(stayOn(view?.stays ?? [], '2026-05-20')).toMatchObject({ card: 'ana', ...LATER });
	});

	it('apart, each card tells of its own; what is forgotten tells of none', () => {
		expect(staysOf(card('ana', { stay: LATER }), card('gold', { stay: HERE }))).toMatchObject([
			{ stays: [{ card: 'ana' }] },
			{ stays: [{ card: 'gold' }] }
		]);
		const gone: HeldGuest = { id: 'gold', body: { erasedAt: 1 } };
		expect(staysOf(card('ana', { mergedInto: ['gold'] }), gone)).toEqual([{ id: 'ana', stays: [] }]);
	});

	it('a card holds no dates that are none', () => {
		const { body } = card('gold', { stay: HERE });
		expect(guestSchema.safeParse(body).success).toBe(true);
		const bad = { ...body, stay: { from: '2026-05-14', to: '2026-05-10' } };
		expect(guestSchema.safeParse(bad).success).toBe(false);
	});
});
