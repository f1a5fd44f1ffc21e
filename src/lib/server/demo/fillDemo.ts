import { assert, must } from '../../base/assert';
import { createId } from '../../base/ids';
import type { GestureLogArgs } from '../../domain/gesture/gestureLog';
import { opHashText, type Op } from '../../domain/op/op';
import { localDateOf } from '../../domain/period/localDate';
import { effectiveVersion, incidentRule, type PolicyVersion } from '../../domain/policy/policy';
import type { Photo } from '../../domain/records';
import { PUSH_OPS_MAX } from '../../protocol/limits';
import { PROTOCOL_VERSION } from '../../protocol/version';
import { loadActor } from '../auth/sessions';
import type { Actor } from '../sync/actor';
import { sha256 } from '../sync/examine';
import type { Home } from '../sync/home';
import { pushOps } from '../sync/push';
import { zoneOffsetMin } from './days';
import { foundDemo, type DemoHouse } from './foundDemo';
import type { DemoPerson } from './people';
import { storeDemoPhotos } from './photos/store';
import { createSeededRng, type SeededRng } from './seed';
import { demoStories, type DemoStory } from './stories';

const SEED = 'brisa';
const DAY_MS = 86_400_000;
/** Lately the log is in the exact order of the stories; before, sorted by author within a span, which is faster. */
const EXACT_DAYS = 21;
const SPAN_DAYS = 30;

/**
 * Fills a new demo database: a hotel group, its people, a year of gestures. Everybody's stories go through the push of
 * their own phone, so that what is shown is what the product makes of it. UTC ms come from the home's clock.
 */
export async function fillDemo(home: Home): Promise<void> {
	const now = home.clock.now();
	const rng = createSeededRng(SEED);
	const house = await foundDemo({ ...home, rng }, now);
	const stories = demoStories(SEED, now);
	const photos = await storeDemoPhotos(home, house.tenant, stories);
	const writer = createOpWriter(house, photos, rng);
	const actors = new Map<string, Actor>();
	for (const batch of batchesOf(stories, now)) {
		const author = must(house.personIds.get(must(batch[0], 'no empty batch').author), 'author has joined');
		const actor = actors.get(author) ?? must(await loadActor(home, author), 'author is a member');
		actors.set(author, actor);
		const ops = batch.map(writer);
		const device = must(ops[0], 'no empty batch').device;
		const { verdicts } = await pushOps(home, actor, {
			protocol: PROTOCOL_VERSION,
			person: author,
			device,
			ops
		});
		assert(
			verdicts.every(({ kind }) => kind === 'committed'),
			`a story of ${must(batch[0], 'no empty batch').author.name} was not taken`
		);
	}
}

/** Pushes of one author each, of at most {@link PUSH_OPS_MAX} ops, in the order in which they arrive. */
function batchesOf(stories: readonly DemoStory[], now: number): DemoStory[][] {
	const spanOf = (story: DemoStory) => Math.floor((now - story.at) / DAY_MS / SPAN_DAYS);
	const isLate = (story: DemoStory) => now - story.at < EXACT_DAYS * DAY_MS;
	const early = stories
		.filter((story) => !isLate(story))
		.sort((a, b) => spanOf(b) - spanOf(a) || a.author.name.localeCompare(b.author.name) || a.at - b.at);
	const batches: DemoStory[][] = [];
	for (const story of [...early, ...stories.filter(isLate)]) {
		const last = batches.at(-1);
		if (last && last[0]?.author === story.author && last.length < PUSH_OPS_MAX) last.push(story);
		else batches.push([story]);
	}
	return batches;
}

/** What the phone of its author would have made of a story. */
function createOpWriter(house: DemoHouse, photos: ReadonlyMap<DemoStory, Photo>, rng: SeededRng) {
	const devices = new Map<DemoPerson, string>();
	const matters = new Map<string, string>();
	return (story: DemoStory): Op => {
		const { place, author, at } = story;
		const space = must(house.locationIds.get(place.key), 'place is a location');
		const id = () => createId({ now: () => at }, rng);
		if (!devices.has(author)) devices.set(author, id());
		const incident = (story.matter && matters.get(story.matter)) || id();
		if (story.matter) matters.set(story.matter, incident);
		const businessDate = localDateOf(at, place.zone);
		const photo = photos.get(story);
		const args: GestureLogArgs = {
			gesture: id(),
			incident,
			purpose: story.purpose,
			scale: story.scale,
			parts: story.parts,
			photos: photo ? [photo] : [],
			language: story.language,
			...(story.guestName ? { guestName: story.guestName } : {}),
			...(story.spend
				? {
						spend: {
							id: id(),
							...story.spend,
							currency: place.currency,
							leftShownMinor: leftOf(house.versions, space, businessDate, place.currency)
						}
					}
				: {})
		};
		const op: Omit<Op, 'hash'> = {
			id: id(),
			type: 'gesture.log',
			v: 1,
			tenant: house.tenant,
			space,
			author: must(house.personIds.get(author), 'author has joined'),
			device: must(devices.get(author), 'everybody has a phone'),
			capturedAt: at,
			clockOffsetMs: 0,
			tzOffsetMin: zoneOffsetMin(at, place.zone),
			zone: place.zone,
			businessDate,
			knownSeq: 0,
			args
		};
		return { ...op, hash: sha256(opHashText(op)) };
	};
}

/** What a phone that knew of no other entry showed as left, in minor units. */
function leftOf(
	versions: readonly PolicyVersion[],
	location: string,
	businessDate: string,
	currency: string
): number | null {
	const version = effectiveVersion(versions, location, businessDate);
	return incidentRule(version, currency)?.amountMinor ?? null;
}
