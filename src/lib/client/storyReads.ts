import type { KnownGuest } from '../domain/story/privateWords';
import type { Deed } from '../domain/gesture/steadiness';
import type { Comment, Report, SharedStory, Telling, Thanks, Withheld } from '../domain/story/storyRecords';
import type { EntryPlace, Story } from './types';

export interface CommentRow {
	id: string;
	body: Comment;
	/** Why only its author and the managers read it; null: all of the location do. */
	held: Withheld | null;
	place: EntryPlace;
	mine: boolean;
}

export interface ReportRow {
	id: string;
	space: string;
	body: Report;
}

/** What stands around a story. */
export interface AroundStory {
	thanks: Thanks['from'];
	/** Oldest first: the newest of them all. */
	comments: CommentRow[];
	/** There are older ones. */
	hasOlder: boolean;
	/** How it was told before, oldest first; empty for those who may not read that. */
	versions: Telling['versions'];
	/** The copy that the organisation reads; null: there is none. */
	shared: SharedStory | null;
}

/** Somebody whose gestures nobody has thanked lately. `last`: their newest story, to begin with. */
export interface Unthanked {
	person: string;
	stories: number;
	last: string | null;
}

/** What a manager looks at; never a ranking. */
export interface StoryDesk {
	reports: ReportRow[];
	/** Hidden by a manager, newest first. */
	hidden: Story[];
	unthanked: Unthanked[];
	/** What was done of late, in no order. */
	deeds: Deed[];
}

/** Reads around stories; see {@link Queries}. */
export interface StoryReads {
	/** Thanks by story id. */
	thanksOf(stories: readonly Pick<Story, 'id' | 'space'>[]): Promise<ReadonlyMap<string, Thanks['from']>>;
	aroundStory(story: Pick<Story, 'id' | 'space'>, comments: number): Promise<AroundStory>;
	/** Guests of a location by the names that this phone knows, so that a story does not tell them [003-5]. */
	knownGuests(space: string): Promise<KnownGuest[]>;
	/** For managers. `since`: UTC ms from which on thanks count. */
	storyDesk(space: string, since: number): Promise<StoryDesk>;
}
