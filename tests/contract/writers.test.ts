import { describe, expect, it } from 'vitest';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, newId, openHome, Phone, projectionOf, push } from './world';

const WRITERS = 16;
const BATCHES = 12;
const OPS = 4;

describe.each(dialects)('writers at once on %s', { timeout: 120_000 }, (dialect) => {
	it(`[P4][I6][I7][L1] ${WRITERS} writers and pulling phones: nothing skipped, nothing counted twice`, async () => {
		const home = await openHome(dialect);
		const org = await foundOrg(home, 2);
		const incident = newId();
		let writing = WRITERS;
		const write = async (index: number) => {
			const actor = org.person();
			const space = org.locations[index % 2] ?? '';
			for (let batch = 0; batch < BATCHES; batch++) {
				const ops = Array.from({ length: OPS }, () => gestureOp(actor, { space, amountMinor: 1, incident }));
				const { verdicts } = await push(home, actor, ops);
				expect(verdicts.map(({ kind }) => kind)).toEqual(Array(OPS).fill('committed'));
				if (batch % 3 === 0) await push(home, actor, ops);
			}
			writing--;
		};
		const read = async (phone: Phone) => {
			while (writing > 0) await phone.pullOnce();
			await phone.pull();
			for (const space of org.locations) {
				expect(phone.content(space)).toEqual(await projectionOf(home, space, null));
			}
		};
		const phones = [0, 1, 2].map(() => new Phone(home, org.person('manager')));
		await Promise.all([...Array.from({ length: WRITERS }, (_, i) => write(i)), ...phones.map(read)]);

		const total = WRITERS * BATCHES * OPS;
		for (const space of org.locations) {
			const log = await home.database.db
				.selectFrom('op')
				.select('seq')
				.where('space_id', '=', space)
				.execute();
			const seqs = log.map(({ seq }) => seq).sort((a, b) => a - b);
			expect(seqs).toEqual(Array.from({ length: total / 2 }, (_, i) => i + 1));
			const used = phones[0]?.records.get(`${space}/incident/${incident}`)?.body;
			expect(used).toMatchObject({ usedMinor: total / 2 });
		}
		await home.database.close();
	});
});
