/** Reads around stories, apart from the first screen. Only database calls are awaited [L17]. */
import Dexie from 'dexie';
import { guestAliasOf } from '../domain/gesture/alias';
import { isErased } from '../domain/guest/guestRecord';
import type { KnownGuest } from '../domain/story/privateWords';
import type { RecordBody, RecordKind } from '../domain/records';
import { keyToText } from '../domain/tx';
import { placesOf, toStory } from './places';
import type { MirrorDatabase } from './store/dexieMirror';
import type { MirrorRow } from './store/mirrorStore';
import { unpack } from './store/packs';
import type { AroundStory, CommentRow } from './storyReads';
import { united, type HeldRows } from './storyThanks';
import type { EntryPlace, Story } from './types';

export interface StoryPorts extends HeldRows {
	mirror: MirrorDatabase;
	person: string;
}

/** Rows about something, newest first, at most `limit`. */
export function rowsAbout({ mirror }: StoryPorts, about: string, limit = Infinity): Promise<MirrorRow[]> {
	return mirror.records
		.where('about')
		.between([about, Dexie.minKey], [about, Dexie.maxKey])
		.reverse()
		.limit(limit)
		.toArray();
}

/** A story that no feed of this phone shows: kept back from its location, or shared by another one. */
export async function storyElsewhere(
	ports: StoryPorts,
	places: readonly string[],
	id: string
): Promise<Story | null> {
	const keys = places.map((space) => keyToText({ space, kind: 'withheld', id }));
	const shared = keyToText({ space: ports.tenant, kind: 'shared_story', id });
	const rows = await ports.held([...keys, shared]);
	const kept = rows.find((row) => row.kind === 'withheld' && (row.body as RecordBody<'withheld'>).gesture);
	if (kept)
		return toStory(ports.person, kept, (await placesOf(ports.mirror, [kept])).get(kept.key) ?? 'server');
	const copy = rows.find((row) => row.kind === 'shared_story' && row.feed);
	return copy ? toStory(ports.person, copy, 'server') : null;
}

function toComment(person: string, row: MirrorRow, place: EntryPlace): CommentRow {
	const held = row.kind === 'withheld' ? (row.body as RecordBody<'withheld'>) : null;
	const body = held?.comment ?? (row.body as RecordBody<'comment'>);
	return { id: row.id, body, held, place, mine: body.by === person };
}

/** What stands around a story, with its newest `comments` comments. */
export async function aroundStory(
	ports: StoryPorts,
	{ id, space }: Pick<Story, 'id' | 'space'>,
	comments: number
): Promise<AroundStory> {
	const { mirror, person, tenant, held } = ports;
	const found = await rowsAbout(ports, `comment/${id}`, comments + 1);
	const shown = found.slice(0, comments).reverse();
	const places = await placesOf(mirror, shown);
	const rows = await held([
		...(['thanks', 'telling', 'withheld'] as const).map((kind) => keyToText({ space, kind, id })),
		...(['shared_story', 'thanks'] as const).map((kind) => keyToText({ space: tenant, kind, id }))
	]);
	const across = rows.find((row) => row.kind === 'thanks' && row.space === tenant)?.body;
	const own = rows.filter((row) => row.space !== tenant || row.kind !== 'thanks');
	const of = <K extends RecordKind>(kind: K) =>
		own.find((row) => row.kind === kind)?.body as RecordBody<K> | undefined;
	return {
		thanks: united(
			of('thanks')?.from ?? of('withheld')?.thanks,
			(across as RecordBody<'thanks'> | undefined)?.from
		),
		comments: shown.map((row) => toComment(person, row, places.get(row.key) ?? 'server')),
		hasOlder: found.length > comments,
		versions: of('telling')?.versions ?? [],
		shared: of('shared_story') ?? null
	};
}

/** Every row of a kind in a space, kept singly or in packs. */
export async function allOfKind(
	{ mirror, person }: StoryPorts,
	space: string,
	kind: RecordKind
): Promise<MirrorRow[]> {
	const single = await mirror.records.where('key').startsWith(`${space}/${kind}/`).toArray();
	const packs = await mirror.packs.filter((pack) => pack.space === space && pack.kind === kind).toArray();
	return [...single, ...(await unpack(mirror, person, packs)).flat()];
}

/** Guests by name: those of own gestures (of all, for managers), and of the guest cards. */
export async function knownGuests(ports: StoryPorts, space: string): Promise<KnownGuest[]> {
	const names = await allOfKind(ports, space, 'guest_name');
	const cards = await allOfKind(ports, space, 'guest');
	return [
		...names.map(({ body }) => {
			const { gesture, name } = body as RecordBody<'guest_name'>;
			return { gesture, name, alias: guestAliasOf(name) };
		}),
		...cards.flatMap(({ body }) => {
			const guest = body as RecordBody<'guest'>;
			return isErased(guest) ? [] : [{ name: guest.name, alias: guest.alias }];
		})
	];
}
