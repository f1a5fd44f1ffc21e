import Dexie from 'dexie';
import type { Clock } from '../base/clock';
import type { RecordBody, RecordKind } from '../domain/records';
import { bindingOf } from '../domain/ledger/occasion';
import { keyToText } from '../domain/tx';
import { mayI, standingNow, wantsLease } from './allowance';
import { readAllowance } from './allowanceReads';
import { asksOf } from './asks';
import { followed } from './follow';
import { orgRecord } from './orgRecord';
import { toOutboxRow } from './outboxRows';
import { placesOf, toSpend, toStory } from './places';
import { thanksOf } from './storyThanks';
import type { MirrorDatabase } from './store/dexieMirror';
import { newestFirst, newestWithPacked, storiesFrom, storyCounts } from './store/packedFeed';
import { findPacked } from './store/packs';
import type { TwinWish } from './twins';
import type { MirrorRow } from './store/mirrorStore';
import type { OutboxDatabase } from './store/dexieOutbox';
import type { OutboxEntry } from './store/outboxStore';
import type { BreathingRoom, MayIAnswer, MayIWish, OccasionWish, OutboxRow, Queries, Story } from './types';

const OUTBOX_ROWS_MAX = 300;
const RECENT_STORIES_MAX = 2_000;

export interface QueryPorts {
	mirror: MirrorDatabase;
	outbox(): OutboxDatabase;
	person: string;
	tenant: string;
	seeds: ReadonlyMap<string, object>;
	clock: Clock;
	/** Server − device in ms. */
	clockOffsetMs(): number;
}

/** Reads over the phone's databases. Only database calls are awaited, so that live queries can follow them [L17]. */
export class PhoneQueries implements Queries {
	constructor(private readonly ports: QueryPorts) {}

	private async feedOf(
		space: string,
		limit: number,
		before?: { at: number; id: string }
	): Promise<MirrorRow[]> {
		const { mirror, person } = this.ports;
		const isShown = await this.shownIn(space);
		const end = before ? [space, before.at, before.id] : [space, Dexie.maxKey];
		const newest = mirror.records.where('feed').between([space, Dexie.minKey], end, true, false).reverse();
		const shown = space === this.ports.tenant ? newest.filter(isShown) : newest;
		const single = await shown.limit(limit).toArray();
		return newestWithPacked(mirror, person, { space, limit, before, single, isShown });
	}

	/** What other locations share stands in the organisation's space, with copies of one's own that nobody needs twice. */
	private async shownIn(space: string): Promise<(row: MirrorRow) => boolean> {
		if (space !== this.ports.tenant) return () => true;
		const own = new Set(await this.ports.mirror.spaces.toCollection().primaryKeys());
		// Without a place in the feed it is a wish, whose story has not arrived.
		return ({ feed, body }) => Boolean(feed) && !own.has((body as RecordBody<'shared_story'>).location);
	}

	private async stories(rows: MirrorRow[]): Promise<Story[]> {
		const { mirror, person } = this.ports;
		const places = await placesOf(mirror, rows);
		return rows.map((row) => toStory(person, row, places.get(row.key) ?? 'server'));
	}

	/** Rows of keys wherever they are kept, in no order. */
	private async held(keys: string[]): Promise<MirrorRow[]> {
		const { mirror, person } = this.ports;
		const single = (await mirror.records.bulkGet(keys)).filter((row) => row !== undefined);
		if (single.length === keys.length) return single;
		const singleKeys = new Set(single.map((row) => row.key));
		const rest = keys.filter((key) => !singleKeys.has(key));
		const packed = await findPacked(mirror, person, await mirror.packs.toArray(), rest);
		return [...single, ...packed.flatMap(({ rows }) => rows)];
	}

	private get ops() {
		return this.ports.outbox().ops;
	}

	private setAside(): Promise<OutboxEntry[]> {
		const { person } = this.ports;
		return this.ops
			.where('[author+state+epoch]')
			.between([person, 'quarantined', Dexie.minKey], [person, 'quarantined', Dexie.maxKey])
			.filter((entry) => !entry.resolved)
			.toArray();
	}

	private async refused(kind: RecordKind): Promise<MirrorRow[]> {
		const entries = await this.setAside();
		if (entries.length === 0) return [];
		// The mutators are not part of the first screen.
		const { refusedRows } = await followed(() => import('./refused'));
		return refusedRows(this.ports.person, entries, this.ports.seeds).filter((row) => row.kind === kind);
	}

	async feed({
		spaces,
		limit,
		before
	}: {
		spaces: string[];
		limit: number;
		before?: { at: number; id: string };
	}): Promise<Story[]> {
		const pages = await Promise.all(spaces.map((space) => this.feedOf(space, limit, before)));
		const rows = pages.length === 1 ? (pages[0] ?? []) : pages.flat().sort(newestFirst).slice(0, limit);
		return this.stories(rows);
	}

	async story(id: string): Promise<Story | null> {
		const spaces = await this.ports.mirror.spaces.toArray();
		const seeded = [...this.ports.seeds.keys()].map((key) => key.split('/')[2] ?? '');
		const places = [...new Set([...spaces.map((space) => space.space), ...seeded])];
		const keys = places.map((space) => keyToText({ space, kind: 'gesture', id }));
		const [row] = await this.held(keys);
		if (row) return (await this.stories([row]))[0] ?? null;
		const { storyElsewhere } = await followed(() => import('./storyQueries'));
		const elsewhere = await storyElsewhere(this.storyPorts, places, id);
		if (elsewhere) return elsewhere;
		const refused = (await this.refused('gesture')).find((found) => found.id === id);
		return refused ? toStory(this.ports.person, refused, 'needs_you') : null;
	}

	async mine(limit: number): Promise<Story[]> {
		const rows = await this.ports.mirror.records.orderBy('mine').reverse().limit(limit).toArray();
		const stories = await this.stories(rows);
		const shown = new Set(rows.map((row) => row.id));
		const refused = (await this.refused('gesture'))
			.filter((row) => !shown.has(row.id))
			.map((row) => toStory(this.ports.person, row, 'needs_you'));
		return [...stories, ...refused].sort((a, b) => b.body.at - a.body.at).slice(0, limit);
	}

	async mySpends(limit: number) {
		const rows = await this.ports.mirror.records.orderBy('spend').reverse().limit(limit).toArray();
		const places = await placesOf(this.ports.mirror, rows);
		const shown = new Set(rows.map((row) => row.id));
		const refused = (await this.refused('spend')).filter((row) => !shown.has(row.id));
		return [
			...rows.map((row) => toSpend(row, places.get(row.key) ?? 'server')),
			...refused.map((row) => toSpend(row, 'needs_you'))
		]
			.sort((a, b) => b.body.at - a.body.at)
			.slice(0, limit);
	}

	async mySpentInMonth(month: string): Promise<Record<string, number>> {
		const rows = await this.ports.mirror.records.where('month').equals(month).toArray();
		const sums: Record<string, number> = {};
		for (const row of rows) {
			const { currency, amountMinor } = row.body as RecordBody<'spend'>;
			sums[currency] = (sums[currency] ?? 0) + amountMinor;
		}
		return sums;
	}

	private allowance = (location: string, on: OccasionWish, forShare = false) =>
		readAllowance(this.ports, (keys) => this.held(keys), { location, on, forShare });

	async room(location: string, on: OccasionWish = {}): Promise<BreathingRoom | null> {
		const { occasion, held, ...heard } = await this.allowance(location, on);
		const standing = standingNow(occasion, held);
		const binding = standing && bindingOf(standing);
		if (!standing || !binding) return null;
		const { availableMinor, rules, currency, version, share } = standing;
		return {
			capMinor: binding.capMinor,
			leftMinor: availableMinor ?? 0,
			currency,
			...heard,
			binding,
			rules,
			version,
			share
		};
	}

	async mayI(location: string, amountMinor: number, on: MayIWish = {}): Promise<MayIAnswer | null> {
		const { subjects, ...wish } = on;
		const { occasion, held, asOf } = await this.allowance(location, wish);
		const answer = mayI(occasion, held, amountMinor, subjects);
		return answer && { ...answer, asOf };
	}

	/** Whether to ask for a share of the location's pool [rule 19]. */
	async wantsLease(location: string): Promise<boolean> {
		const { occasion, held } = await this.allowance(location, {}, true);
		return wantsLease(occasion, held);
	}

	async listed<K extends RecordKind>(kind: K) {
		const rows = await this.ports.mirror.records.where('list').equals(kind).toArray();
		return rows.map(({ id, space, body }) => ({ id, space, body: body as RecordBody<K> }));
	}

	private get storyPorts() {
		return { ...this.ports, held: (keys: string[]) => this.held(keys) };
	}

	thanksOf(stories: readonly Pick<Story, 'id' | 'space'>[]) {
		return thanksOf(this.storyPorts, stories);
	}

	async aroundStory(story: Pick<Story, 'id' | 'space'>, comments: number) {
		const { aroundStory } = await followed(() => import('./storyQueries'));
		return aroundStory(this.storyPorts, story, comments);
	}

	async knownGuests(space: string) {
		const { knownGuests } = await followed(() => import('./storyQueries'));
		return knownGuests(this.storyPorts, space);
	}

	async storyDesk(space: string, since: number) {
		const { storyDesk } = await followed(() => import('./storyDesk'));
		return storyDesk(this.storyPorts, space, since, await this.feedOf(space, RECENT_STORIES_MAX));
	}

	asks = () => asksOf(this.ports, (keys) => this.held(keys));

	async twin(wish: TwinWish) {
		const { twinFor } = await followed(() => import('./moneyQueries'));
		return twinFor(this.ports, this, wish);
	}

	async myMoney(limit: number) {
		const { moneyOf } = await followed(() => import('./moneyQueries'));
		return moneyOf(this.ports, await this.mySpends(limit), limit);
	}

	serverNow() {
		return Promise.resolve(this.ports.clock.now() + this.ports.clockOffsetMs());
	}

	signers = () => this.listed('signer');

	signer(id: string) {
		return orgRecord(this.ports, 'signer', id);
	}

	people = () => this.listed('person');

	locations() {
		return this.listed('location');
	}

	async policies() {
		return (await orgRecord(this.ports, 'policies', this.ports.tenant))?.versions ?? [];
	}

	async myFlags() {
		const held = await this.listed('flags');
		return held.filter(({ body }) => body.flags.some((flag) => flag.state === 'open'));
	}

	async outbox(): Promise<OutboxRow[]> {
		const entries = await this.ops
			.orderBy('n')
			.reverse()
			.filter((entry) => entry.author === this.ports.person && !entry.resolved)
			.limit(OUTBOX_ROWS_MAX)
			.toArray();
		return entries.map(toOutboxRow);
	}

	othersWaiting(): Promise<number> {
		const pending = this.ops.where('state').equals('pending');
		return pending.filter((entry) => entry.author !== this.ports.person).count();
	}

	/** Own ledger entries of one gesture. */
	async spendsOf(gesture: string) {
		const rows = await this.ports.mirror.records.orderBy('spend').reverse().toArray();
		return rows.map((row) => toSpend(row, 'server')).filter((spend) => spend.body.gesture === gesture);
	}

	/** What of this person is not on the server, and what the server set aside. */
	async waiting(): Promise<{ pending: number; quarantined: number }> {
		const { person } = this.ports;
		const [pending, quarantined] = await Promise.all([
			this.ops
				.where('[author+state+epoch]')
				.between([person, 'pending', Dexie.minKey], [person, 'pending', Dexie.maxKey])
				.count(),
			this.setAside()
		]);
		return { pending, quarantined: quarantined.length };
	}

	counts = () => storyCounts(this.ports.mirror);

	storiesFrom = (spaces: string[]): Promise<number | null> => storiesFrom(this.ports.mirror, spaces);
}
