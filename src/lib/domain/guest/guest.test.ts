import { describe, expect, it } from 'vitest';
import { MemoryTx, type HeldRecord } from '../memoryTx';
import { prepareOp } from '../mutators';
import type { Op } from '../op/op';
import { recordSchemas, type RecordBody } from '../records';
import { keyToText } from '../tx';
import { findGuests, guestViews, isToConfirm, worthRemembering } from './cards';
import { AFFINITIES_MAX, GUEST_GESTURES_MAX, MERGES_MAX, type Guest, type LivingGuest } from './guestRecord';
import { ERASED_CARDS_MAX, ERASED_GESTURES_MAX } from './guestTies';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [GOLD, ANA, BEA, PALMA] = [id(10), id(11), id(12), id(2)];
const CATS = id(50);

class Home {
	rows = new Map<string, HeldRecord>();
	#ops = 900;

	apply(type: string, args: Op['args'], businessDate = '2026-05-12', author = id(3)) {
		const op: Op = {
			...{ id: id(this.#ops++), type, v: 1, tenant: id(1), space: PALMA, author, device: id(5) },
			...{ capturedAt: Date.UTC(2026, 4, 12), clockOffsetMs: 0, tzOffsetMin: 120, zone: 'Europe/Madrid' },
			...{ businessDate, knownSeq: 0, args, hash: '0'.repeat(64) }
		};
		const prepared = prepareOp(op);
		if (!prepared.ok) return prepared.error;
		const loaded = prepared.value.touches.map(
			(key) => this.rows.get(keyToText(key)) ?? { key, body: null, audience: null }
		);
		const tx = new MemoryTx(PALMA, loaded);
		const refusal = prepared.value.run(tx, { receivedAt: op.capturedAt, seq: 1 });
		expect(refusal && tx.written().length).toBeFalsy();
		for (const row of tx.written()) {
			if (row.body) recordSchemas[row.key.kind].parse(row.body);
			this.rows.set(keyToText(row.key), row);
		}
		return refusal;
	}

	put = (guest: string, name: string) => this.apply('guest.put', { guest, name });
	note = (guest: string, text: string, affinity = CATS, on?: string) =>
		this.apply('guest.note', { guest, affinity, text, source: 'told' }, on);

	card(guest: string): LivingGuest {
		return this.rows.get(`${PALMA}/guest/${guest}`)?.body as LivingGuest;
	}
	views() {
		const cards = [...this.rows.values()].filter(({ key, body }) => key.kind === 'guest' && body);
		return guestViews(cards.map(({ key, body }) => ({ id: key.id, body: body as Guest })));
	}
	view() {
		const views = this.views();
		expect(views).toHaveLength(1);
		return views[0]!;
	}
	log(n: number, guestName: string, what: string) {
		const key = { space: PALMA, kind: 'gesture', id: id(n) } as const;
		const story = { author: id(3), contributors: [], incident: id(60), purpose: 'wow', scale: 10 };
		const body = { ...story, parts: { what }, photos: [], at: 1, businessDate: '2026-05-12', language: 'es' };
		this.rows.set(keyToText(key), { key, body: { ...body, guestAlias: 'Sra. G.' }, audience: null });
		const name = { ...key, kind: 'guest_name' } as const;
		this.rows.set(keyToText(name), { key: name, body: { gesture: id(n), name: guestName }, audience: id(3) });
	}
}

describe('a guest card [003-4]', () => {
	it('remembers what is cared about, from where, since when, and until when it is fresh', () => {
		const home = new Home();
		home.put(GOLD, 'Sra. Ana Gold');
		home.note(GOLD, 'Doce gatos');
		expect(home.card(GOLD)).toMatchObject({
			alias: 'Sra. G.',
			affinities: [{ text: 'Doce gatos', source: 'told', asOf: '2026-05-12', confirmAfter: '2026-11-08' }]
		});
		const [cats] = home.view().affinities;
		expect(isToConfirm(cats!, '2026-11-07')).toBe(false);
		expect(isToConfirm(cats!, '2026-11-08')).toBe(true);
	});

	it('a count that changes is of another day; what comes late does not overwrite what is newer', () => {
		const home = new Home();
		home.put(GOLD, 'Gold');
		home.note(GOLD, 'Doce gatos');
		home.apply('guest.confirm', { guest: GOLD, affinity: CATS }, '2026-06-01');
		expect(home.card(GOLD).affinities).toMatchObject([{ asOf: '2026-06-01', confirmedOn: '2026-06-01' }]);
		home.note(GOLD, 'Trece gatos', CATS, '2026-06-10');
		home.note(GOLD, 'Once gatos', CATS, '2026-05-20');
		home.apply('guest.confirm', { guest: GOLD, affinity: CATS }, '2026-05-21');
		expect(home.card(GOLD).affinities).toMatchObject([{ text: 'Trece gatos', asOf: '2026-06-10' }]);
		expect(home.card(GOLD).affinities[0]).not.toHaveProperty('confirmedOn');
	});

	it('forgets one thing, and an undo brings it back with its date', () => {
		const home = new Home();
		home.put(GOLD, 'Gold');
		home.note(GOLD, 'Doce gatos');
		home.apply('guest.forget', { guest: GOLD, affinity: CATS }, '2026-06-01');
		expect(home.card(GOLD).affinities).toEqual([]);
		const back = { guest: GOLD, affinity: CATS, text: 'Doce gatos', source: 'told', asOf: '2026-05-12' };
		home.apply('guest.note', back, '2026-06-01');
		expect(home.card(GOLD).affinities).toMatchObject([{ asOf: '2026-05-12', confirmAfter: '2026-11-08' }]);
	});

	it('[I11] keeps aside what finds no room or no card, and loses nothing', () => {
		const home = new Home();
		expect(home.note(GOLD, 'Doce gatos')).toBe('unknown_ref');
		home.put(GOLD, 'Gold');
		for (let n = 0; n < AFFINITIES_MAX; n++) expect(home.note(GOLD, `Cosa ${n}`, id(100 + n))).toBeNull();
		expect(home.note(GOLD, 'Una más', id(999))).toBe('bad_args');
		expect(home.note(GOLD, 'Otra cosa', id(100))).toBeNull();
	});

	it.each([
		['of 200 characters', 'x'.repeat(200)],
		['that is empty', '  ']
	])('refuses a name %s before it is saved', (_, name) => {
		expect(new Home().put(GOLD, name)).toBe('bad_args');
	});

	it.each(['👩‍🍳🎂', 'السيدة غولد', 'x'.repeat(80), '<b>Gold</b>'])('keeps %s as typed', (name) => {
		const home = new Home();
		expect(home.put(GOLD, name)).toBeNull();
		expect(home.view().name).toBe(name);
	});

	it('shows one to three things worth remembering, fresh ones first', () => {
		const home = new Home();
		home.put(GOLD, 'Gold');
		for (let n = 0; n < 4; n++) home.note(GOLD, `Cosa ${n}`, id(100 + n), `2026-0${n + 1}-01`);
		expect(worthRemembering(home.view(), '2026-09-15').map((one) => one.text)).toEqual([
			'Cosa 3',
			'Cosa 2',
			'Cosa 1'
		]);
	});
});

describe('guest.met', () => {
	it('ties a gesture once, newest first, and only one’s own', () => {
		const home = new Home();
		home.put(GOLD, 'Gold');
		home.log(70, 'Gold', 'Té');
		expect(home.apply('guest.met', { guest: GOLD, gesture: id(70) })).toBeNull();
		expect(home.apply('guest.met', { guest: GOLD, gesture: id(70) })).toBeNull();
		expect(home.apply('guest.met', { guest: GOLD, gesture: id(70) }, '2026-05-12', BEA)).toBe('not_yours');
		expect(home.card(GOLD)).toMatchObject({ gestures: [{ id: id(70) }], lastContactOn: '2026-05-12' });
		for (let n = 0; n < 110; n++)
			home.apply('guest.met', { guest: GOLD, gesture: id(2_000 + n) }, '2026-06-01');
		expect(home.card(GOLD).gestures).toHaveLength(GUEST_GESTURES_MAX);
	});
});

describe('guest.merge', () => {
	function three() {
		const home = new Home();
		home.put(GOLD, 'Sra. Gold');
		home.put(ANA, 'Ana Gold');
		home.put(BEA, 'Sra. G. (terraza)');
		home.note(GOLD, 'Doce gatos', id(51), '2026-05-01');
		home.note(ANA, 'doce  GATOS', id(52), '2026-05-09');
		return home;
	}
	const merge = (home: Home, from: string, into: string) => home.apply('guest.merge', { from, into });

	it('shows tied cards as one, each thing once, the newest word', () => {
		const home = three();
		expect(merge(home, ANA, GOLD)).toBeNull();
		const [gold] = home.views().filter(({ id: front }) => front === GOLD);
		expect(gold).toMatchObject({ name: 'Sra. Gold', otherNames: ['Ana Gold'], cards: [GOLD, ANA] });
		expect(gold?.affinities).toMatchObject([{ id: id(52), card: ANA }]);
	});

	it('twice is once, both ways round is one tie, and a ring ends', () => {
		const home = three();
		merge(home, ANA, GOLD);
		merge(home, ANA, GOLD);
		merge(home, GOLD, ANA);
		expect(home.card(ANA).mergedInto).toEqual([GOLD]);
		expect(home.card(GOLD).mergedInto).toBeUndefined();
		merge(home, GOLD, BEA);
		merge(home, BEA, ANA);
		expect(home.view().cards).toHaveLength(3);
		expect(home.view().id).toBe(GOLD);
		expect(merge(home, GOLD, GOLD)).toBe('bad_args');
	});

	it('two phones that merge one card with two others offline lose neither', () => {
		const home = three();
		merge(home, ANA, GOLD);
		merge(home, ANA, BEA);
		expect(home.view().cards).toHaveLength(3);
	});

	it('a note that comes late for a merged card is on the card that people see', () => {
		const home = three();
		merge(home, ANA, GOLD);
		merge(home, BEA, GOLD);
		expect(home.note(ANA, 'Té sin azúcar', id(53), '2026-06-01')).toBeNull();
		expect(home.view().affinities.map((one) => one.text)).toContain('Té sin azúcar');
	});

	it('can be taken apart', () => {
		const home = three();
		merge(home, ANA, GOLD);
		home.apply('guest.merge', { from: GOLD, into: ANA, apart: true });
		expect(home.views()).toHaveLength(3);
	});
});

describe('guest.erase', () => {
	it('leaves a closed door, and the stories without the name', () => {
		const home = new Home();
		home.put(GOLD, 'Sra. Ana Gold');
		home.note(GOLD, 'Doce gatos');
		home.log(70, 'Gold', 'Ana contó lo de sus gatos');
		home.apply('guest.erase', { guests: [GOLD], gestures: [id(70), id(71)] });
		expect(Object.keys(home.card(GOLD))).toEqual(['erasedAt']);
		expect(home.rows.get(`${PALMA}/guest_name/${id(70)}`)?.body).toBeNull();
		const story = home.rows.get(`${PALMA}/gesture/${id(70)}`)?.body as RecordBody<'gesture'>;
		expect(story.parts.what).toBe('Sra. G. contó lo de sus gatos');
		expect(home.views()).toEqual([]);
	});

	it('what others add to an erased card has no effect, and is nobody’s fault', () => {
		const home = new Home();
		home.put(GOLD, 'Gold');
		home.apply('guest.erase', { guests: [GOLD, ANA], gestures: [] });
		expect(home.put(GOLD, 'Gold')).toBeNull();
		expect(home.put(ANA, 'Also never seen here')).toBeNull();
		expect(home.note(GOLD, 'Trece gatos')).toBeNull();
		expect(home.apply('guest.confirm', { guest: GOLD, affinity: CATS })).toBeNull();
		home.log(72, 'Gold', 'Té');
		expect(home.apply('guest.met', { guest: GOLD, gesture: id(72) })).toBeNull();
		expect(home.rows.get(`${PALMA}/guest_name/${id(72)}`)?.body).toBeNull();
		expect(Object.keys(home.card(GOLD))).toEqual(['erasedAt']);
		expect(home.views()).toEqual([]);
	});

	it('a card that is found to be the same guest later says that they asked to be forgotten', () => {
		for (const args of [
			{ from: ANA, into: GOLD },
			{ from: GOLD, into: ANA }
		]) {
			const home = new Home();
			home.put(GOLD, 'Gold');
			home.put(ANA, 'Ana');
			home.apply('guest.erase', { guests: [GOLD], gestures: [] });
			expect(home.apply('guest.merge', args)).toBeNull();
			expect(home.view()).toMatchObject({ id: ANA, isForgetting: true });
		}
	});

	it('writes no more than a page of a pull can hold', () => {
		expect(ERASED_CARDS_MAX).toBe(MERGES_MAX + 1);
		expect(ERASED_CARDS_MAX + 2 * ERASED_GESTURES_MAX).toBeLessThanOrEqual(40);
	});
});

describe('findGuests', () => {
	const home = new Home();
	home.put(GOLD, 'Sra. Íñigo, 214');
	home.put(ANA, 'Ana Gold');
	home.note(ANA, 'Té de manzanilla', id(54));
	home.put(BEA, '🎂');
	const names = (question: string) => findGuests(home.views(), question).map((guest) => guest.name);

	it.each([
		['inigo', ['Sra. Íñigo, 214']],
		['214', ['Sra. Íñigo, 214']],
		['gold manza', ['Ana Gold']],
		['MANZANILLA te', ['Ana Gold']],
		['old', []],
		['🎂', ['🎂']],
		['"*', []]
	])('%s finds %j', (question, found) => {
		expect(names(question)).toEqual(found);
	});

	it('finds in 1,000 cards at once', () => {
		const many = Array.from({ length: 1_000 }, (_, n) => ({
			id: id(5_000 + n),
			body: { name: `Guest ${n}`, alias: 'G.', affinities: home.card(ANA).affinities, gestures: [] }
		}));
		expect(findGuests(guestViews(many), 'guest 99').length).toBe(11);
	});
});
