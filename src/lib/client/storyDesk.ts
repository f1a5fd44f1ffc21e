/** What a manager looks at around stories: reports, what is hidden, and who was never thanked. No ranking. */
import type { Deed } from '../domain/gesture/steadiness';
import type { RecordBody } from '../domain/records';
import { toStory } from './places';
import type { MirrorRow } from './store/mirrorStore';
import { rowsAbout, type StoryPorts } from './storyQueries';
import type { StoryDesk, Unthanked } from './storyReads';
import { thanksOf } from './storyThanks';

type Person = { id: string; body: RecordBody<'person'> };

/** People of a location who did something since then for which nobody thanked them, and who did nothing that is known. */
async function unthankedOf(
	ports: StoryPorts,
	space: string,
	since: number,
	recent: readonly MirrorRow[]
): Promise<Unthanked[]> {
	const rows = recent.filter((row) => (row.feed?.[1] ?? 0) >= since);
	const thanks = await thanksOf(ports, rows);
	const listed = await ports.mirror.records.where('list').equals('person').toArray();
	const stories = new Map<string, string[]>();
	const thanked = new Set<string>();
	for (const { id, body } of rows) {
		const { author, contributors } = body as RecordBody<'gesture'>;
		const from = thanks.get(id) ?? [];
		for (const person of new Set([author, ...contributors])) {
			stories.set(person, [...(stories.get(person) ?? []), id]);
			if (from.some(({ by, at }) => by !== person && at >= since)) thanked.add(person);
		}
	}
	const here = listed
		.map(({ id, body }): Person => ({ id, body: body as RecordBody<'person'> }))
		.filter(({ id, body }) => body.active && body.locations.includes(space) && id !== ports.person);
	return here
		.filter(({ id }) => !thanked.has(id))
		.toSorted((a, b) => a.body.name.localeCompare(b.body.name))
		.map(({ id }) => {
			const own = stories.get(id) ?? [];
			return { person: id, stories: own.length, last: own[0] ?? null };
		});
}

const deedOf = ({ businessDate, author, contributors }: RecordBody<'gesture'>): Deed => ({
	on: businessDate,
	by: [author, ...contributors]
});

/** `recent`: the newest stories of the location. */
export async function storyDesk(
	ports: StoryPorts,
	space: string,
	since: number,
	recent: readonly MirrorRow[]
): Promise<StoryDesk> {
	const reports = await rowsAbout(ports, `report/${space}`);
	const withheld = await rowsAbout(ports, `withheld/${space}`);
	const hidden = withheld.filter(({ body }) => (body as RecordBody<'withheld'>).hidden);
	return {
		reports: reports.map(({ id, body }) => ({ id, space, body: body as RecordBody<'report'> })),
		hidden: hidden.map((row) => toStory(ports.person, row, 'server')),
		unthanked: await unthankedOf(ports, space, since, recent),
		deeds: recent.map(({ body }) => deedOf(body as RecordBody<'gesture'>))
	};
}
