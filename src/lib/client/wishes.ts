import type { OpName } from '../domain/mutators';
import type { OpArgs } from '../domain/op/op';
import type { RecordBody, Language, StoryParts } from '../domain/records';
import { stayWish } from './guestWishes';
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
		photos: (draft.photos ?? []).map((photo) => ({ ...photo })),
		language,
		...(draft.spend
			? {
					spend: {
						id: draft.spendId,
						currency,
						...draft.spend,
						...(draft.spend.known ? { known: draft.spend.known.map((one) => ({ ...one })) } : {}),
						...(draft.receipts?.length ? { hasReceipt: true } : {}),
						...(draft.guest ? { guest: draft.guest.id } : {}),
						...(draft.guest && draft.stay ? { stay: { from: draft.stay.from, to: draft.stay.to } } : {})
					}
				}
			: {})
	};
}

/** The ops of a form, in the order they are saved: the gesture, each receipt of its spend [rule 24], its guest. */
export function logOps(
	draft: LogDraft,
	employee: string,
	currency: string,
	language: Language
): { name: OpName; args: OpArgs }[] {
	const { gesture, incident, spendId: entry, spend, receipts = [] } = draft;
	const target = { entry, gesture, incident, employee };
	const attached = spend ? receipts : [];
	return [
		{ name: 'gesture.log@1', args: logArgs(draft, currency, language) },
		...attached.map((photo) => ({
			name: 'receipt.attach@1' as const,
			args: { ...target, ...(draft.guest ? { guest: draft.guest.id } : {}), photo: { ...photo } }
		})),
		...guestOps(draft)
	];
}

/** The card of a new guest, if there is to be one, the tie of this gesture to it [003-4], and when they are here. */
function guestOps({ guest, guestName, gesture, stay }: LogDraft): { name: OpName; args: OpArgs }[] {
	if (!guest || !guestName?.trim()) return [];
	const card = { name: 'guest.put@1' as const, args: { guest: guest.id, name: guestName.trim() } };
	const met = { name: 'guest.met@1' as const, args: { guest: guest.id, gesture } };
	const here = stay?.isNews ? [stayWish(guest.id, stay)] : [];
	return guest.isNew ? [card, met, ...here] : [met, ...here];
}

const guestOf = ({ guest }: RecordBody<'spend'>): Record<string, string> =>
	guest === undefined ? {} : { guest };

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
		...(spend ? { spend: { id: spend.id, reversal, ...guestOf(spend.body) } } : {})
	};
}
