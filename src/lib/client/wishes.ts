import type { OpArgs } from '../domain/op/op';
import type { RecordBody, Language, StoryParts } from '../domain/records';
import type { LogDraft, Story } from './types';

/** Parts without the empty ones: a form hands over every field it has. */
export function filledParts(parts: StoryParts): StoryParts {
	return Object.fromEntries(
		Object.entries(parts).filter(([, text]) => text !== undefined && text.trim() !== '')
	) as StoryParts;
}

/** Args of `gesture.log@1`. */
export function logArgs(draft: LogDraft, currency: string, language: Language): OpArgs {
	const guestName = draft.guestName?.trim();
	return {
		gesture: draft.gesture,
		incident: draft.incident,
		purpose: draft.purpose,
		scale: draft.scale,
		parts: filledParts(draft.parts),
		...(guestName ? { guestName } : {}),
		photos: [],
		language,
		...(draft.spend
			? {
					spend: {
						id: draft.spendId,
						currency,
						...draft.spend
					}
				}
			: {})
	};
}

/** Args of `gesture.tell@1`. */
export function tellArgs(story: Story, parts: StoryParts, scale: number): OpArgs {
	return { gesture: story.id, parts: filledParts(parts), scale };
}

/** Args of `gesture.retract@1`: with the reversal of its money, if some was spent [rule 15]. */
export function retractArgs(
	story: Story,
	spends: readonly { id: string; body: RecordBody<'spend'> }[],
	reversal: string
): OpArgs {
	const voided = new Set(spends.map((row) => row.body.ref).filter((ref) => ref !== undefined));
	const spend = spends.find(
		(row) => row.body.gesture === story.id && row.body.type === 'spend' && !voided.has(row.id)
	);
	return {
		gesture: story.id,
		incident: story.body.incident,
		...(spend ? { spend: { id: spend.id, reversal } } : {})
	};
}
