import type { App, SaveFailure, Story } from '$lib/client/types';

/** Who reads a story: its author and the managers, its location, or all of the organisation. */
export type Audience = 'private' | 'location' | 'org';

/** Shows a story to `to`; null, or why it could not be saved. */
export async function showTo(
	app: App,
	story: Story,
	to: Audience,
	isShared: boolean
): Promise<SaveFailure | null> {
	if (story.mine && (to === 'private') !== Boolean(story.held?.isPrivate)) {
		const args = { gesture: story.id, to: to === 'private' ? 'private' : 'location' };
		const shown = await app.record('story.show@1', story.space, args);
		if (!shown.ok) return shown.error;
	}
	// The server ends the copy of what its location does not read, so that no phone has to say it.
	if (to === 'private' || (to === 'org') === isShared) return null;
	const args = { gesture: story.id, location: story.space, shared: to === 'org' };
	const shared = await app.record('story.share@1', app.session.tenant.id, args);
	return shared.ok ? null : shared.error;
}
