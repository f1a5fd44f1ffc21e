import type { App, SaveFailure, Story } from '$lib/client/types';

/** Who reads a story: its author and the managers, its location, or all of the organisation. */
export type Audience = 'private' | 'location' | 'org';

/** Takes the copy that the organisation reads away, if there is one. What leaves a location leaves it too. */
export async function unshare(app: App, story: Story, isShared: boolean): Promise<SaveFailure | null> {
	if (!isShared) return null;
	const args = { gesture: story.id, location: story.space, shared: false };
	const outcome = await app.record('story.share@1', app.session.tenant.id, args);
	return outcome.ok ? null : outcome.error;
}

/** Shows a story to `to`; null, or why it could not be saved. */
export async function showTo(
	app: App,
	story: Story,
	to: Audience,
	isShared: boolean
): Promise<SaveFailure | null> {
	if (to !== 'org') {
		const failure = await unshare(app, story, isShared);
		if (failure) return failure;
	}
	if (story.mine && (to === 'private') !== Boolean(story.held?.isPrivate)) {
		const args = { gesture: story.id, to: to === 'private' ? 'private' : 'location' };
		const shown = await app.record('story.show@1', story.space, args);
		if (!shown.ok) return shown.error;
	}
	if (to !== 'org') return null;
	const args = { gesture: story.id, location: story.space, shared: true };
	const shared = await app.record('story.share@1', app.session.tenant.id, args);
	return shared.ok ? null : shared.error;
}
