/** Stories that do not fit on this phone, from the server. */
import type { Story } from '$lib/client/types';
import { storiesResponseSchema, type StoriesRequest } from '$lib/protocol/stories';
import { doorRequest } from '$lib/ui/door/doorApi';

export interface OlderPage {
	stories: Story[];
	/** How many thanked, by story. */
	thanks: Record<string, number>;
	more: boolean;
}

/** The next page below `before`; null: nobody answered, or not as this build understands. */
export async function olderStories(person: string, request: StoriesRequest): Promise<OlderPage | null> {
	const answer = await doorRequest('POST', '/api/stories', storiesResponseSchema, request);
	if (!answer.ok) return null;
	const { stories, thanks = {}, more } = answer.value;
	return {
		stories: stories.map((story) => ({ ...story, place: 'server', mine: story.body.author === person })),
		thanks,
		more
	};
}
