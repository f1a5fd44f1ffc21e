import type { Json } from '$lib/base/canonical';
import type { Story } from '$lib/client/types';
import {
	ALIAS_CHARS_MAX,
	EFFORT_MIN_MAX,
	NOTE_CHARS_MAX,
	PART_CHARS_MAX,
	PHOTOS_MAX,
	ROUTINE_CHARS_MAX
} from '$lib/domain/limits';
import { photoSchema, type Photo } from '$lib/domain/photo';
import type { StoryParts } from '$lib/domain/records';
import { saysAlways } from '$lib/domain/story/always';
import type { KnownGuest } from '$lib/domain/story/privateWords';
import type { StoryTellArgs } from '$lib/domain/story/storyTell';
import { storyWithoutName } from '$lib/domain/story/withoutName';

export const PARTS = ['situation', 'need', 'what', 'reaction', 'lesson'] as const;
export type PartName = (typeof PARTS)[number];
export type Consent = NonNullable<StoryTellArgs['photoConsent']>;
const CONSENTS: readonly Consent[] = ['none', 'verbal', 'written'];

/** Every text of a telling, with how long it may be. */
const TEXTS = {
	situation: PART_CHARS_MAX,
	need: PART_CHARS_MAX,
	what: PART_CHARS_MAX,
	reaction: PART_CHARS_MAX,
	lesson: PART_CHARS_MAX,
	quote: NOTE_CHARS_MAX,
	value: ALIAS_CHARS_MAX,
	left: ROUTINE_CHARS_MAX
} as const;
export type TextName = keyof typeof TEXTS;
export const TEXT_NAMES = Object.keys(TEXTS) as TextName[];

const texts = (json: Json | undefined): string[] => (Array.isArray(json) ? json.map(String) : []);

/** All that the telling page holds, as typed; nothing is cut, nothing but the gesture must be there. */
export class TellForm {
	texts = $state<Record<TextName, string>>({
		situation: '',
		need: '',
		what: '',
		reaction: '',
		lesson: '',
		quote: '',
		value: '',
		left: ''
	});
	scale = $state(15);
	contributors = $state.raw<string[]>([]);
	tags = $state.raw<string[]>([]);
	/** What the person says of the guest's "always"; null: nothing yet. */
	alwaysSaid = $state<boolean | null>(null);
	coverBy = $state('');
	effortMin = $state(0);
	photos = $state.raw<Photo[]>([]);
	consent = $state<Consent | ''>('');

	/** A phone proposes what a human confirms [M9]. */
	always = $derived<'no' | 'proposed' | 'confirmed'>(
		!saysAlways(this.texts.quote)
			? 'no'
			: this.alwaysSaid === null
				? 'proposed'
				: this.alwaysSaid
					? 'confirmed'
					: 'no'
	);
	isTooLong = $derived(TEXT_NAMES.some((name) => this.extraOf(name) > 0));

	fillFrom({ body }: Story): void {
		for (const name of PARTS) this.texts[name] = body.parts[name] ?? '';
		this.texts.quote = body.quote?.text ?? '';
		this.texts.value = body.value ?? '';
		this.texts.left = body.brokeRoutine?.left ?? '';
		this.coverBy = body.brokeRoutine?.coverBy ?? '';
		this.alwaysSaid = body.quote?.always === 'confirmed' ? true : null;
		this.scale = body.scale;
		this.contributors = body.contributors;
		this.tags = body.tags ?? [];
		this.effortMin = body.effortMin ?? 0;
		this.photos = body.photos;
		this.consent = body.photoConsent ?? '';
	}

	/** How many characters of a text are too many. */
	extraOf(name: TextName): number {
		return this.texts[name].trim().normalize().length - TEXTS[name];
	}

	maxOf(name: TextName): number {
		return TEXTS[name];
	}

	/**
	 * Args of `story.tell@1`. The guest's name leaves the words on this phone already: of a guest erased meanwhile no home
	 * has a name left to find [003-5].
	 */
	toArgs(gesture: string, guests: readonly KnownGuest[]): StoryTellArgs {
		const guest = guests.find((known) => known.gesture === gesture);
		return storyWithoutName(this.#argsOf(gesture), guest ?? null);
	}

	#argsOf(gesture: string): StoryTellArgs {
		const said = (name: TextName) => this.texts[name].trim();
		const filled = PARTS.filter((name) => said(name)).map((name) => [name, said(name)]);
		const { contributors, scale, tags, effortMin, consent, coverBy } = this;
		return {
			gesture,
			parts: { ...Object.fromEntries(filled), what: said('what') } as StoryParts,
			scale,
			contributors: [...contributors],
			photos: this.photos.map((photo) => ({ ...photo })),
			...(tags.length > 0 ? { tags: [...tags] } : {}),
			...(said('value') ? { value: said('value') } : {}),
			...(said('quote') ? { quote: { text: said('quote'), always: this.always } } : {}),
			...(said('left') ? { brokeRoutine: { left: said('left'), ...(coverBy ? { coverBy } : {}) } } : {}),
			...(effortMin > 0 ? { effortMin } : {}),
			...(consent && this.photos.length > 0 ? { photoConsent: consent } : {})
		};
	}

	toDraft(): Record<string, Json> {
		const { scale, contributors, tags, alwaysSaid, coverBy, effortMin, consent } = this;
		const photos = this.photos.map((photo) => ({ ...photo }));
		return { ...this.texts, scale, contributors, tags, alwaysSaid, coverBy, effortMin, consent, photos };
	}

	/** Takes over what a draft holds of it; what it does not hold stays. */
	fillFromDraft(draft: Record<string, Json>): void {
		for (const name of TEXT_NAMES) if (typeof draft[name] === 'string') this.texts[name] = draft[name];
		const { scale, contributors, tags, alwaysSaid, coverBy, effortMin, consent, photos } = draft;
		if (typeof scale === 'number') this.scale = Math.max(0, Math.min(100, Math.round(scale)));
		if (contributors) this.contributors = texts(contributors);
		if (tags) this.tags = texts(tags);
		if (typeof alwaysSaid === 'boolean') this.alwaysSaid = alwaysSaid;
		if (typeof coverBy === 'string') this.coverBy = coverBy;
		if (typeof effortMin === 'number') this.effortMin = Math.max(0, Math.min(EFFORT_MIN_MAX, effortMin));
		this.consent = CONSENTS.find((one) => one === consent) ?? this.consent;
		if (Array.isArray(photos)) {
			const known = photos.map((photo) => photoSchema.safeParse(photo));
			this.photos = known.flatMap(({ data }) => data ?? []).slice(0, PHOTOS_MAX);
		}
	}
}
