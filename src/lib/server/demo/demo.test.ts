import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { guestAliasOf, hideGuestName } from '../../domain/gesture/alias';
import { PART_CHARS_MAX } from '../../domain/limits';
import { methodSchema, storyPartsSchema } from '../../domain/records';
import { guestNameWords } from './guests';
import { people } from './people';
import { drawPhoto } from './photos/store';
import { motifNames } from './photos/motif';
import { jobKeys, places } from './places';
import { demoStories, type DemoStory } from './stories';
import { NEVER_SPENT } from './sums';

const NOW = Date.UTC(2026, 10, 20, 15, 30);
const DAY_MS = 86_400_000;
const PHOTO_BYTES_MAX = 60_000;
const stories = demoStories('brisa', NOW);

function partsOf(story: DemoStory): string[] {
	return Object.values(story.parts).filter((text) => text !== undefined);
}

/** The parts as the feed shows them. */
function toldOf(story: DemoStory): string[] {
	const { guestName } = story;
	if (guestName === undefined) return partsOf(story);
	return partsOf(story).map((text) => hideGuestName(text, guestName, guestAliasOf(guestName)));
}

function shareOf(isCounted: (story: DemoStory) => boolean): number {
	return stories.filter(isCounted).length / stories.length;
}

describe('the year of the demo', () => {
	it('has 600 stories, half Spanish and half English, over three houses', () => {
		expect(stories).toHaveLength(600);
		expect(stories.filter(({ language }) => language === 'es')).toHaveLength(300);
		for (const place of places) {
			const here = stories.filter((story) => story.place === place).length;
			expect(here, place.name).toBeGreaterThan(170);
			expect(here, place.name).toBeLessThan(230);
		}
	});

	it('tells no two stories alike, none too long, none with a word left open', () => {
		expect(new Set(stories.map(({ parts }) => parts.what)).size).toBe(600);
		for (const story of stories) {
			expect(storyPartsSchema.safeParse(story.parts).success, story.parts.what).toBe(true);
			for (const text of partsOf(story)) {
				expect(text.length).toBeLessThanOrEqual(PART_CHARS_MAX);
				expect(text).not.toMatch(/[[\]{}|]|undefined|\s\s/);
			}
		}
	});

	it('[003-5] tells no guest by name, and its aliases read well', () => {
		const named = stories.filter(({ guestName }) => guestName !== undefined);
		expect(named.length).toBeGreaterThan(100);
		const names = new RegExp(`(?<!\\p{L})(${guestNameWords.join('|')})(?!\\p{L})`, 'u');
		for (const story of stories) {
			for (const text of toldOf(story)) {
				expect(text).not.toMatch(names);
				expect(text).not.toContain('..');
			}
		}
	});

	it('[003-1] is mostly everyday, with some that are grand and some that turn a problem around', () => {
		expect(shareOf(({ scale }) => scale <= 33)).toBeGreaterThanOrEqual(0.65);
		expect(shareOf(({ scale }) => scale >= 67)).toBeGreaterThan(0.02);
		expect(shareOf(({ purpose }) => purpose !== 'wow')).toBeGreaterThan(0.08);
		expect(stories.filter((story) => partsOf(story).length === 5).length).toBeGreaterThan(12);
	});

	it('[003-7] spends in about a third, rarely near the cap and in three matters over it', () => {
		expect(shareOf(({ spend }) => spend !== undefined)).toBeGreaterThan(0.28);
		expect(shareOf(({ spend }) => spend !== undefined)).toBeLessThan(0.42);
		const shares = stories.flatMap(({ spend, place }) => (spend ? [spend.amountMinor / place.capMinor] : []));
		expect(shares.filter((share) => share > 1)).toHaveLength(3);
		expect(shares.filter((share) => share > 0.8).length).toBeLessThanOrEqual(4);
		expect(stories.filter(({ matter }) => matter !== undefined)).toHaveLength(2);
	});

	it('[M15] costs what a house that uses its room pays, by every method; some have never spent', () => {
		for (const place of places) {
			const euros = stories
				.flatMap((story) => (story.place === place && story.spend ? [story.spend.amountMinor] : []))
				.map((minor) => minor / 100 / place.perEuro)
				.sort((a, b) => a - b);
			const median = must(euros[euros.length >> 1], 'spends here');
			expect(median, place.name).toBeGreaterThan(60);
			expect(median, place.name).toBeLessThan(120);
			expect(euros.filter((sum) => sum > 400).length, place.name).toBeLessThanOrEqual(5);
		}
		const methods = new Set(stories.flatMap(({ spend }) => (spend ? [spend.method] : [])));
		expect([...methods].sort()).toEqual([...methodSchema.options].sort());
		const spenders = new Set(stories.filter(({ spend }) => spend).map(({ author }) => author.name));
		expect(people.filter(({ name }) => !spenders.has(name)).map(({ name }) => name)).toEqual(NEVER_SPENT);
	});

	it('lies within the last year and never in the future, newest within a day in each house', () => {
		for (const story of stories) {
			expect(story.at).toBeLessThan(NOW);
			expect(story.at).toBeGreaterThan(NOW - 366 * DAY_MS);
		}
		for (const place of places) {
			const newest = must(stories.filter((story) => story.place === place).at(-1), 'stories here');
			expect(NOW - newest.at).toBeLessThan(1.5 * DAY_MS);
		}
	});

	it('is lived by all 24 people, each in their own house and language', () => {
		expect(people).toHaveLength(24);
		expect(new Set(people.map(({ name }) => name)).size).toBe(24);
		expect(new Set(people.map(({ job }) => job)).size).toBe(jobKeys.length);
		expect(new Set(stories.map(({ author }) => author)).size).toBe(24);
		for (const { author, place, language } of stories) {
			expect(author.places).toContain(place.key);
			expect(author.speaks).toContain(language);
		}
	});

	it('is the same for the same seed, and another for another', () => {
		expect(demoStories('brisa', NOW)).toEqual(stories);
		expect(demoStories('viento', NOW)).not.toEqual(stories);
	});
});

describe('pictures of the demo', () => {
	it('belong to about ninety stories', () => {
		const count = stories.filter(({ photo }) => photo !== undefined).length;
		expect(count).toBeGreaterThanOrEqual(85);
		expect(count).toBeLessThanOrEqual(95);
	});

	it('can be drawn for every motif, small and the same each time', async () => {
		for (const motif of motifNames) {
			const { bytes, tint } = await drawPhoto(motif, 'one');
			expect(bytes.length, motif).toBeLessThan(PHOTO_BYTES_MAX);
			expect(tint).toMatch(/^#[0-9a-f]{6}$/);
		}
		const [first, again] = [await drawPhoto('cup', 'one'), await drawPhoto('cup', 'one')];
		expect(again.bytes).toEqual(first.bytes);
	});
});
