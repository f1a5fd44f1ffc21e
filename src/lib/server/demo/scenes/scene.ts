import { assert, must } from '../../../base/assert';
import type { Language, Method, StoryParts } from '../../../domain/records';
import type { MotifName } from '../photos/motif';
import type { JobKey, PlaceKey } from '../places';

/**
 * A hand-written moment that can have happened more than once. `[a|b|c|d]` gives one wording per occurrence: the
 * n-th occurrence takes the n-th wording of every group, so that each one was read as a whole by whoever wrote it.
 * `{word}` is a name of the place or of the guest.
 */
export interface Scene {
	situation?: string;
	need?: string;
	what: string;
	reaction?: string;
	lesson?: string;
	/** Least and most that it cost, in euros. */
	spend?: [least: number, most: number];
	method?: Method;
	purpose?: 'fix' | 'wow' | 'both';
	/** 0 everyday wow … 100 grand gesture. */
	scale?: number;
	photo?: MotifName;
	/** Only there. */
	at?: PlaceKey;
	/** Local hour at which it was logged; one, or one per occurrence. */
	hour?: number | number[];
	/** `MM-DD` of a day that matters; one, or one per occurrence. */
	day?: string | string[];
	/** Scenes with the same word are one matter of one guest. */
	matter?: string;
}

/** Scenes of one language, by the job of whoever lives them. */
export type Repertoire = Record<JobKey, readonly Scene[]>;

/** One occurrence of a scene, its wordings chosen; names not yet filled in. */
export interface Occurrence extends Omit<Scene, 'hour' | 'day'> {
	job: JobKey;
	language: Language;
	/** Which scene this is an occurrence of, so that two of them can be kept apart. */
	family: string;
	/** Told in full, by hand: these are spread over the feed. */
	isLong: boolean;
	by?: string;
	hour: number | undefined;
	day: string | undefined;
}

const GROUP = /\[([^\]]*)\]/g;
const partNames = ['situation', 'need', 'what', 'reaction', 'lesson'] as const;

function groupsOf(scene: Scene): string[][] {
	const texts = partNames.map((part) => scene[part] ?? '');
	return texts.flatMap((text) => [...text.matchAll(GROUP)].map((match) => (match[1] ?? '').split('|')));
}

function wordingOf(text: string, index: number): string {
	return text.replace(GROUP, (_, group: string) => must(group.split('|')[index], `a wording in ${text}`));
}

function pick<T>(value: T | T[] | undefined, index: number): T | undefined {
	return Array.isArray(value) ? value[index % value.length] : value;
}

/** Every occurrence of a scene; a scene without groups happens once. */
export function occurrencesOf(
	scene: Scene & { by?: string },
	origin: Pick<Occurrence, 'job' | 'language' | 'family' | 'isLong'>
): Occurrence[] {
	const groups = groupsOf(scene);
	const count = groups[0]?.length ?? 1;
	for (const group of groups) {
		assert(group.length === count, `${count} wordings in each group of: ${scene.what}`);
	}
	return Array.from({ length: count }, (_, index) => {
		const worded: Partial<StoryParts> = {};
		for (const part of partNames) {
			const text = scene[part];
			if (text !== undefined) worded[part] = wordingOf(text, index);
		}
		return {
			...scene,
			...worded,
			...origin,
			hour: pick(scene.hour, index),
			day: pick(scene.day, index)
		};
	});
}
