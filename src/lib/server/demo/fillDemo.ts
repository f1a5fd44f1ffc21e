import type { Home } from '../sync/home';
import { logDeeds } from './deeds';
import { foundDemo } from './foundDemo';
import { lineupDeeds } from './lineups';
import { guestDeeds } from './guestDeeds';
import { moneyDeeds } from './money/moneyDeeds';
import { storeDemoPhotos } from './photos/store';
import { createSeededRng } from './seed';
import { demoStories } from './stories';
import { tellingDeeds } from './telling';
import { sendDeeds } from './waves';

const SEED = 'brisa';

/**
 * Fills a new demo database: a hotel group, its people, a year of gestures and of what became of the money. Everything
 * goes through the push of the phone of whoever did it, so that what is shown is what the product makes of it. UTC ms
 * come from the home's clock.
 */
export async function fillDemo(home: Home): Promise<void> {
	const now = home.clock.now();
	const rng = createSeededRng(SEED);
	const house = await foundDemo({ ...home, rng }, now);
	const stories = demoStories(SEED, now);
	const photos = await storeDemoPhotos(home, house.tenant, stories);
	const { deeds, entries } = logDeeds(house, stories, photos, rng);
	const later = await moneyDeeds(home, { house, entries, now, rng });
	const remembered = guestDeeds(deeds, SEED, now);
	const told = tellingDeeds(house, deeds, SEED, now);
	const lineups = lineupDeeds(house, deeds, now, createSeededRng(`${SEED} line-ups`));
	await sendDeeds(home, house, [...deeds, ...later, ...remembered, ...told, ...lineups], rng);
}
