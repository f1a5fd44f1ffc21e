import type { Json } from '$lib/base/canonical';
import type { BreathingRoom, LogDraft } from '$lib/client/types';
import { ok } from '$lib/base/result';
import { PART_CHARS_MAX, PHOTOS_MAX, RECEIPTS_MAX } from '$lib/domain/limits';
import { marksOf, parseAmount } from '$lib/domain/money/amount';
import type { Photo } from '$lib/domain/photo';
import type { Method, StoryParts } from '$lib/domain/records';
import { kindOf, scaleOf, type Kind } from '$lib/ui/kind';
import { pickedOf, type Picked } from '$lib/ui/guests/picked';
import { StayPart } from '$lib/ui/guests/stayPart.svelte';
import type { Purpose } from '$lib/domain/purpose';
import { amountLocale } from '$lib/ui/money';
import { amountTyped } from '$lib/ui/money/amountTyped';
import { ForeignPart, type Original } from './foreign.svelte';
import { PURPOSES, type LogStart } from './logStart';

export const KINDS: Kind[] = ['everyday', 'between', 'grand'];
/** All of them, written out: the schemas are not part of the first screen. */
const METHOD_ORDER: Record<Method, true> = {
	house_comp: true,
	company_card: true,
	petty_cash: true,
	out_of_pocket: true,
	points: true
};
export const METHODS = Object.keys(METHOD_ORDER) as Method[];

const OTHER_PARTS = ['situation', 'need', 'reaction', 'lesson'] as const;

/** Key of the draft of this form; an entry sent back for mending is put there too. */
export const LOG_DRAFT_KEY = 'log';

/** Made once for a form, so that saving the same form twice cannot make two gestures. */
interface Ids {
	gesture: string;
	incident: string;
	spend: string;
}

interface Spent {
	amountMinor: number;
	original: Original | undefined;
}

/** Saving refuses what is no photo; here it only has to be one to look at. */
function photosOf(held: Json | undefined): Photo[] {
	const isPhoto = (item: Json) =>
		typeof item === 'object' && item !== null && !Array.isArray(item) && typeof item['hash'] === 'string';
	return (Array.isArray(held) ? held.filter(isPhoto) : []) as unknown as Photo[];
}

/** What the log form holds, as typed. */
export class LogForm {
	what = $state('');
	amount = $state('');
	guest = $state('');
	/** The card that was picked for the name, or is to be made for it. */
	known = $state.raw<Picked | null>(null);
	kind = $state<Kind>('everyday');
	method = $state<Method>('house_comp');
	withAmount = $state(false);
	withGuest = $state(false);
	/** Photos that this phone holds; they go with the entry, and only if there is an amount. */
	receipts = $state.raw<Photo[]>([]);
	withReceipts = $state(false);
	/** Photos that this phone holds; they go with the gesture. */
	photos = $state.raw<Photo[]>([]);
	/** When the guest is here, where a cap counts it. */
	readonly stay = new StayPart();
	readonly foreign = new ForeignPart();
	readonly currency: string;
	purpose = $state<Purpose>('wow');
	readonly #newId: () => string;
	#ids = $state.raw<Ids>({ gesture: '', incident: '', spend: '' });
	/** The matter that was under way before this form. */
	readonly #matter: string | null;
	/** Parts that an entry sent back for mending already told; this form shows only the gesture itself. */
	#otherParts: Omit<StoryParts, 'what'> = {};

	constructor(options: { newId: () => string; currency: string; kind: Kind; matter?: string | null }) {
		this.#newId = options.newId;
		this.currency = options.currency;
		this.kind = options.kind;
		this.#matter = options.matter ?? null;
		this.#ids = this.#freshIds(this.#matter);
	}

	#freshIds(matter: string | null = null): Ids {
		return { gesture: this.#newId(), incident: matter ?? this.#newId(), spend: this.#newId() };
	}

	/** The id under which this form will be, or already is, saved. */
	get gesture(): string {
		return this.#ids.gesture;
	}

	/** The matter that it belongs to: what is left depends on it. */
	get incident(): string {
		return this.#ids.incident;
	}

	/** Nothing of one's own in it. */
	get isEmpty(): boolean {
		const held = this.receipts.length + this.photos.length;
		return !this.what.trim() && !this.amount.trim() && !this.guest.trim() && held === 0;
	}

	/** Whose card this is about: a card holds only as long as the name is its own. */
	get whom(): Picked | null {
		return this.withGuest && this.known?.name === this.guest.trim() ? this.known : null;
	}

	/** The card and the stay that caps on a guest are counted by. */
	get ofGuest() {
		const guest = this.whom?.id;
		return { guest, stay: this.stay.datesOf(guest) };
	}

	/** UTF-16 units too many in the text; 0 when it fits. Nothing is ever cut. */
	get extraChars(): number {
		return Math.max(0, this.what.trim().normalize().length - PART_CHARS_MAX);
	}

	/** The currency that the amount is typed in. */
	get typedIn(): string {
		return this.foreign.typedIn ?? this.currency;
	}

	/** The typed amount in its minor units, why it cannot be read, or null when there is none. */
	get parsed() {
		if (!this.withAmount || !this.amount.trim()) return null;
		return parseAmount(this.amount, this.typedIn, amountLocale());
	}

	/** What it takes of the caps, in minor units of the location's currency [rule 22]; null while there is no amount. */
	get spent() {
		const { parsed } = this;
		if (!parsed?.ok) return parsed;
		if (this.foreign.typedIn === null) return ok({ amountMinor: parsed.value, original: undefined });
		return this.foreign.converted(parsed.value, this.currency, amountLocale());
	}

	get fields(): Record<string, Json> {
		return {
			what: this.what,
			amount: this.amount,
			guestName: this.guest,
			known: this.known,
			stay: this.stay.fields,
			scale: scaleOf(this.kind),
			method: this.method,
			purpose: this.purpose,
			withAmount: this.withAmount,
			withGuest: this.withGuest,
			receipts: this.receipts.map((photo) => ({ ...photo })),
			photos: this.photos.map((photo) => ({ ...photo })),
			foreign: this.foreign.fields,
			ids: { ...this.#ids }
		};
	}

	/** Takes over what a draft held; anything it does not know stays as it is. */
	restore(fields: Record<string, Json>): void {
		const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
		this.what = text('what');
		this.amount = text('amount');
		this.guest = text('guestName');
		this.known = pickedOf(fields['known']);
		this.stay.restore(fields['stay']);
		if (typeof fields['scale'] === 'number') this.kind = kindOf(fields['scale']);
		this.purpose = PURPOSES.find((purpose) => purpose === fields['purpose']) ?? this.purpose;
		this.method = METHODS.find((method) => method === fields['method']) ?? this.method;
		this.withAmount = this.amount !== '' || fields['withAmount'] === true;
		this.withGuest = this.guest !== '' || fields['withGuest'] === true;
		this.receipts = photosOf(fields['receipts']).slice(0, RECEIPTS_MAX);
		this.withReceipts = this.receipts.length > 0;
		this.photos = photosOf(fields['photos']).slice(0, PHOTOS_MAX);
		this.foreign.restore(fields['foreign']);
		this.#restoreIds(fields['ids']);
		this.#restoreMended(fields['parts']);
	}

	#restoreIds(ids: Json | undefined): void {
		if (typeof ids !== 'object' || ids === null || Array.isArray(ids)) return;
		const { gesture, incident, spend } = ids;
		if (typeof gesture !== 'string' || typeof incident !== 'string' || typeof spend !== 'string') return;
		this.#ids = { gesture, incident, spend };
	}

	/** An entry sent back for mending carries all its parts, and its amount with a decimal point. */
	#restoreMended(parts: Json | undefined): void {
		if (typeof parts !== 'object' || parts === null || Array.isArray(parts)) return;
		const told = OTHER_PARTS.flatMap((name) => {
			const text = parts[name];
			return typeof text === 'string' ? [[name, text]] : [];
		});
		this.#otherParts = Object.fromEntries(told) as Omit<StoryParts, 'what'>;
		const { decimal } = marksOf(amountLocale());
		this.amount = this.amount.replace('.', decimal);
		this.foreign.rate = this.foreign.rate.replace('.', decimal);
	}

	/** What another screen handed over, as if it had been typed. Minor units. */
	begin({ minor, purpose }: LogStart): void {
		if (purpose) this.purpose = purpose;
		if (minor === null) return;
		this.amount = amountTyped(minor, this.currency);
		this.withAmount = true;
	}

	/** An empty form for the next gesture, under new ids. */
	reset(): void {
		this.what = '';
		this.amount = '';
		this.guest = '';
		this.known = null;
		this.stay.reset();
		this.withAmount = false;
		this.withGuest = false;
		this.dropReceipts();
		this.photos = [];
		this.foreign.reset();
		this.purpose = 'wow';
		this.#otherParts = {};
		this.#ids = this.#freshIds();
	}

	/** What nothing names is forgotten by the phone in time. */
	dropReceipts(): void {
		this.receipts = [];
		this.withReceipts = false;
	}

	/** The same content as another gesture: after an undo the old ids are spent. */
	renew(): void {
		this.#ids = this.#freshIds(this.#matter);
	}

	/** What is handed over to be saved; call it only when there is text and the amount could be read. */
	toDraft(room: BreathingRoom | null): LogDraft {
		const { spent } = this;
		const guestName = this.withGuest ? this.guest.trim() : '';
		return {
			gesture: this.#ids.gesture,
			incident: this.#ids.incident,
			spendId: this.#ids.spend,
			parts: { ...this.#otherParts, what: this.what.trim() },
			purpose: this.purpose,
			scale: scaleOf(this.kind),
			...(guestName ? { guestName } : {}),
			...(this.whom ? { guest: { id: this.whom.id, isNew: this.whom.isNew } } : {}),
			...(this.whom ? this.stay.told(this.whom.id) : {}),
			...(this.photos.length > 0 ? { photos: this.photos } : {}),
			...(spent?.ok ? { spend: this.#spendOf(spent.value, room), receipts: this.receipts } : {})
		};
	}

	#spendOf({ amountMinor, original }: Spent, room: BreathingRoom | null): LogDraft['spend'] {
		return {
			amountMinor,
			method: this.method,
			...(original ? { original } : {}),
			leftShownMinor: room?.leftMinor ?? null,
			policySeen: room?.version ?? null,
			policySeenAt: room?.asOf ?? null,
			...(room?.known ? { known: room.known } : {})
		};
	}
}
