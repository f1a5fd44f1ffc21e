import { beforeEach, describe, expect, it } from 'vitest';
import { memoryKeys } from '../../../../tests/support/memoryKeys';
import { shortCodeOf } from '../../domain/consent/scanCode';
import type { Signer } from '../../domain/consent/consent';
import type { OpArgs } from '../../domain/op/op';
import type { RecordBody } from '../../domain/records';
import type { AskRow, SaveOutcome, Session } from '../types';
import { ownKey } from './consents';
import { codeOfWord, takeWord } from './words';

const uuid = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const [tenant, space, iker, ana] = [uuid(1), uuid(2), uuid(3), uuid(4)];
const sessionOf = (person: string) => ({ person: { id: person }, tenant: { id: tenant } }) as Session;
const ask: Pick<AskRow, 'id' | 'space' | 'body'> = {
	id: uuid(10),
	space,
	body: {
		incident: uuid(11),
		askedBy: iker,
		amountMinor: 230_000,
		excessMinor: 30_000,
		askedAt: 0,
		expiresAt: 1,
		state: 'open',
		answers: []
	}
};
const told = { ask: shortCodeOf(ask.id), askedBy: iker, grantMinor: 25_000, hours: 24 };

describe('[C5] an answer told from one phone to another', () => {
	let keys: ReturnType<typeof memoryKeys>;
	let signer: Signer | null;
	let queued: OpArgs[];
	let saving: SaveOutcome;
	let boss: RecordBody<'person'>;

	/** Whose methods know it, as those of the app do. */
	class StaffPhone {
		readonly session = sessionOf(iker);
		readonly queries;

		constructor(people: () => Promise<{ id: string; body: RecordBody<'person'> }[]>) {
			this.queries = { people };
		}

		record(_: string, __: string, args: OpArgs): Promise<SaveOutcome> {
			if (this.session && saving.ok) queued.push(args);
			return Promise.resolve(saving);
		}
	}

	const code = () => {
		const queries = { signer: () => Promise.resolve(signer) };
		return codeOfWord({ session: sessionOf(ana), queries }, keys, told);
	};
	const take = (typed: string, over: object = {}) => {
		const people = () => Promise.resolve([{ id: ana, body: boss }]);
		const heard = { by: ana, grantMinor: 25_000, hours: 24, typed, ...over };
		return takeWord(new StaffPhone(people), ask, heard);
	};

	beforeEach(async () => {
		[keys, signer, queued, saving] = [memoryKeys(), null, [], { ok: true, op: uuid(20) }];
		boss = { name: 'Ana', role: 'manager', locations: [space], active: true };
		const { id } = await ownKey(keys, () => uuid(30));
		const raw = new Uint8Array(32).fill(9);
		await keys.addWord(
			id,
			await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
		);
	});

	it('is queued as it was told', async () => {
		const typed = await code();
		expect(await take((typed ?? '').toLowerCase())).toEqual({ ok: true });
		expect(queued).toEqual([
			{
				ask: ask.id,
				incident: ask.body.incident,
				by: ana,
				grantMinor: 25_000,
				hours: 24,
				mark: typed?.slice(0, 8)
			}
		]);
	});

	it.each([{ grantMinor: 30_000 }, { hours: 72 }, { typed: 'ABCDE-FGHJK' }])(
		'is not believed as something else: %j',
		async (over) => {
			expect(await take((await code()) ?? '', over)).toEqual({ ok: false, error: 'bad_code' });
			expect(queued).toEqual([]);
		}
	);

	it('nor of who may not answer there, nor of oneself', async () => {
		const typed = (await code()) ?? '';
		for (const over of [{ role: 'staff' as const }, { active: false }, { locations: [uuid(9)] }]) {
			boss = { ...boss, role: 'manager', active: true, locations: [space], ...over };
			expect(await take(typed)).toEqual({ ok: false, error: 'may_not' });
		}
		expect(await take(typed, { by: iker })).toEqual({ ok: false, error: 'may_not' });
	});

	it('a phone without its key for marks, or with an ended one, has no code to tell; a full phone says so', async () => {
		const typed = (await code()) ?? '';
		signer = { person: ana, publicKey: '', at: 0, endedAt: 1 };
		expect(await code()).toBeNull();
		[signer, keys] = [null, memoryKeys()];
		expect(await code()).toBeNull();
		saving = { ok: false, error: 'storage_full' };
		expect(await take(typed)).toEqual({ ok: false, error: 'storage_full' });
	});
});
