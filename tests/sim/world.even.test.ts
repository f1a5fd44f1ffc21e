import { describe, it } from 'vitest';
import { runShard } from './world/seeds';

describe('seeded world, even seeds', () => {
	it('[I2 I3 I4 I5 I6 I7 I8 I12 I13 I17] holds under faults, [I10 I15] all arrives once they end', async () => {
		await runShard(0);
	}, 900_000);
});
