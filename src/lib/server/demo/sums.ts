/** What the stories cost: sums as a house that uses its room has them, and paid in every way. */
import { RAISED_CAP } from './caps';
import { places, type Place } from './places';
import { createSeededRng } from './seed';
import type { DemoStory } from './stories';

const DAY_MS = 86_400_000;
/** Coins stay coins, in euros; what costs more than them is mostly between 60 and 120. */
const COINS_BELOW = 12;
const USUAL_EUROS = 24;
const USUAL_BEND = 0.37;
/** No two till slips are alike: from 0.65 to 1.4 of it. */
const SPREAD_LEAST = 0.65;
const SPREAD = 0.75;
/** Even sums above, as people pay them. */
const EVEN_ABOVE = 400;
/** Nobody has told them yet that the room is theirs too: they have given time, never money [M15]. */
export const NEVER_SPENT: readonly string[] = ['Inma Galván', 'Yesenia Batista'];
/** Of the newest purchases above the receipt threshold, every second one was paid from somebody's own pocket. */
const OWN_POCKET_MAX = 6;
const POINTS_EVERY = 3;
/** Of the cap: over it, because somebody put right what the house had broken. */
const OVER_SHARE = 1.09;
const OVER_DAYS = 40;
const ASKED_DAYS = 14;
/** More than the raised cap of the place, after asking. Minor units. */
const ASKED_MINOR = RAISED_CAP.amountMinor + 130_000;

type Spend = NonNullable<DemoStory['spend']>;

export const isStaff = ({ author }: Pick<DemoStory, 'author'>) => author.role === 'staff';
export const isPurchase = ({ method }: Pick<Spend, 'method'>) =>
	method !== 'house_comp' && method !== 'points';

/** What a till slip says instead of a sum that is only the idea of one. Minor units in and out. */
function realMinor(amountMinor: number, place: Place, seed: string): number {
	const euros = amountMinor / 100 / place.perEuro;
	if (euros < COINS_BELOW) return amountMinor;
	const spread = SPREAD_LEAST + SPREAD * createSeededRng(seed).next();
	const usual = Math.max(euros, USUAL_EUROS * euros ** USUAL_BEND * spread);
	if (usual === euros) return amountMinor;
	const unit = usual > EVEN_ABOVE || amountMinor % 100 === 0 ? 100 : 5;
	return Math.round((usual * place.perEuro * 100) / unit) * unit;
}

function payPoints(spent: readonly DemoStory[], change: Change): void {
	const comps = spent.filter(
		({ author, spend }) => author.job === 'contact' && spend?.method === 'house_comp'
	);
	for (const [i, story] of comps.entries()) if (i % POINTS_EVERY === 0) change(story, { method: 'points' });
}

/** Newest first: what was paid from somebody's own pocket. */
function payFromPocket(spent: readonly DemoStory[], change: Change): void {
	const bought = spent
		.filter((story) => isStaff(story) && story.spend && isPurchase(story.spend))
		.filter(({ spend, place }) => (spend?.amountMinor ?? 0) >= place.receiptFromMinor)
		.filter(({ spend, place }) => (spend?.amountMinor ?? 0) < place.capMinor)
		.slice(0, OWN_POCKET_MAX);
	for (const [i, story] of bought.entries()) if (i % 2 === 0) change(story, { method: 'out_of_pocket' });
}

function largestOf(stories: readonly DemoStory[]): DemoStory | undefined {
	const scaled = (story: DemoStory) => story.spend?.amountMinor ?? 0;
	return stories.reduce<DemoStory | undefined>(
		(best, story) => (!best || scaled(story) > scaled(best) ? story : best),
		undefined
	);
}

/** One that went over the cap to put something right, and one that asked before it did. */
function goOver(spent: readonly DemoStory[], place: Place, now: number, change: Change): void {
	const alone = spent.filter((story) => isStaff(story) && story.matter === undefined);
	if (place.key === 'hudson') {
		const fix = largestOf(
			alone.filter(({ purpose, at }) => purpose !== 'wow' && now - at < OVER_DAYS * DAY_MS)
		);
		if (fix) change(fix, { amountMinor: Math.round(place.capMinor * OVER_SHARE), method: 'company_card' });
	}
	if (place.key === RAISED_CAP.place) {
		const late = alone.filter(({ at }) => now - at < ASKED_DAYS * DAY_MS);
		const asked = largestOf(late);
		if (asked) change(asked, { amountMinor: ASKED_MINOR, method: 'company_card' });
	}
}

/** Whether the story's author asked first, because it was more than the cap. */
export function hasAsked({ place, spend }: Pick<DemoStory, 'place' | 'spend'>): boolean {
	return place.key === RAISED_CAP.place && (spend?.amountMinor ?? 0) > RAISED_CAP.amountMinor;
}

type Change = (story: DemoStory, values: Partial<Spend>) => void;

/** The same stories, oldest first, with what was really paid and how. `now` in UTC ms. */
export function withRealSums(stories: readonly DemoStory[], now: number): DemoStory[] {
	const told = stories.map((story): DemoStory => {
		const { spend, ...rest } = story;
		if (!spend || NEVER_SPENT.includes(story.author.name)) return rest;
		const amountMinor = realMinor(spend.amountMinor, story.place, story.parts.what);
		return { ...rest, spend: { ...spend, amountMinor } };
	});
	const change: Change = (story, values) => {
		if (story.spend) story.spend = { ...story.spend, ...values };
	};
	for (const place of places) {
		const spent = told.filter((story) => story.place === place && story.spend).reverse();
		goOver(spent, place, now, change);
		payFromPocket(spent, change);
		payPoints(spent, change);
	}
	return told;
}
