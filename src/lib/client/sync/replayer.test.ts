import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { freshId, ids, locationSeeds, logOp } from '../../../../tests/sim/stores/fixtures';
import { must } from '../../base/assert';
import type { PullPage } from '../../protocol/pull';
import { DexieMirror } from '../store/dexieMirror';
import { startEpoch, storePage } from './mirrorSteps';
import { toOverlay } from './replay';
import { replayer } from './replayer';

it('[I9] news meet pending ops before the code that runs them is loaded: both are shown, nothing is stored twice', async () => {
	const mirror = new DexieMirror(ids.ana, locationSeeds, 'late-replay');
	await startEpoch(mirror, 'e');
	const gesture = freshId();
	const pending = must(toOverlay(await logOp(ids.ana, 'mine', { gesture }), 1, null, ''), 'a known op');
	await mirror.atomic((tx) => tx.putOverlay([pending]));
	const card = { name: 'Ben', role: 'staff', status: 'active' };
	const page: PullPage = {
		space: ids.location,
		reset: false,
		records: [
			{ kind: 'gesture', id: gesture, seq: 4, body: null },
			{ kind: 'person', id: ids.ben, seq: 3, body: card }
		],
		state: { space: ids.location, seq: 4, head: 'h4', before: null, scope: 'staff:1' },
		more: false,
		durableSeq: 0
	};
	expect(() => replayer()).toThrow();
	expect(await storePage(mirror, page, null, 'e')).toBe(true);
	const key = `${ids.location}/gesture/${gesture}`;
	const rows = await mirror.atomic((tx) => tx.rows([key, `${ids.location}/person/${ids.ben}`]));
	expect(rows.get(key)).toMatchObject({ op: pending.id, body: { parts: { what: 'mine' } } });
	expect(rows.get(`${ids.location}/person/${ids.ben}`)).toMatchObject({ seq: 3, body: card });
	expect(await storePage(mirror, page, null, 'e')).toBe(false);
	mirror.close();
});
