import type { Json } from '../base/canonical';
import type { KnownElsewhere } from '../domain/ledger/elsewhere';
import type { OpName } from '../domain/mutators';
import type { OpArgs } from '../domain/op/op';
import type { PolicyVersion } from '../domain/policy/policy';
import type { DateSpan } from '../domain/period/calendar';
import type { PlanAnswer, RuleStanding, Subject } from '../domain/policy/types';
import type { Photo } from '../domain/photo';
import type { Purpose } from '../domain/purpose';
import type { Method, RecordBody, RecordKind, Role, Language, StoryParts } from '../domain/records';
import type { QuarantineReason } from '../protocol/push';
import type { LeaseShare } from './lease';
import type { Photos } from './photos/types';
import type { StoryReads } from './storyReads';
import type { Brought } from './sync/bring';
import type { TwinWish } from './twins';
import type { SyncReason, SyncState } from './sync/states';

/** Who uses this phone now; kept in localStorage so that the app opens offline without waiting for a database. */
export interface Session {
	person: {
		id: string;
		name: string;
		role: Role;
		username: string;
		hasPasskey: boolean;
		hasPassword: boolean;
	};
	tenant: { id: string; name: string; language: Language };
	locations: { id: string; name: string; zone: string; currency: string }[];
	/** Id of the location the person is working in; one of `locations`. */
	location: string;
	demo: boolean;
}

/** Where an own entry is: on this phone, on the server, or waiting for a person to look at it. */
export type EntryPlace = 'phone' | 'server' | 'needs_you';

/** A story as screens show it: confirmed or still only on this phone. */
export interface Story {
	id: string;
	space: string;
	body: RecordBody<'gesture'>;
	/** Null for what the server already has and for colleagues' stories. */
	place: EntryPlace;
	mine: boolean;
	/** Why only its author and the managers read it; absent: the location does. */
	held?: RecordBody<'withheld'>;
	/** From another location: the copy that the organisation reads. */
	isShared?: true;
}

/** One own ledger entry with its gesture, newest first in lists. */
export interface SpendRow {
	id: string;
	space: string;
	body: RecordBody<'spend'>;
	place: EntryPlace;
}

/** A row of the sync log: one op that is or was in the outbox of this person. */
export interface OutboxRow {
	id: string;
	type: string;
	space: string;
	capturedAt: number;
	state: 'pending' | 'committed' | 'quarantined';
	seq: number | null;
	attempts: number;
	reason: QuarantineReason | null;
	/** First words of what it says, for the list. */
	label: string;
}

/** What the money would be for; `incident` and `guest` are ids, absent for a new matter. */
export interface OccasionWish {
	incident?: string | undefined;
	guest?: string | undefined;
	purpose?: Purpose | undefined;
	/** Of the guest, where it is known [rule 11]. */
	stay?: DateSpan | undefined;
}

/** What may be done for one more guest now, from the caps on this phone [rule 27]. Minor units. */
export interface BreathingRoom {
	/** Cap of the rule that leaves least, raises included, and what may still be spent. */
	capMinor: number;
	leftMinor: number;
	currency: string;
	/** UTC ms (device) of the last answer of the server; null = never. */
	asOf: number | null;
	binding: RuleStanding;
	/** Every cap that applies. */
	rules: readonly RuleStanding[];
	/** Version of the caps in force; null = none published. */
	version: number | null;
	/** Of the month's pool, what this phone may spend offline with certainty; null: it holds no share. */
	share?: LeaseShare | null;
	/** How far this phone knows one's other locations; only where a cap counts there too [rule 8]. */
	known?: KnownElsewhere | undefined;
}

export interface MayIWish extends OccasionWish {
	/** Subjects that nobody decides alone [rule 26]. */
	subjects?: readonly Subject[];
}

/** "Can I?": yes, yes for a part, or whom to ask; from the caps on this phone, as of then [rule 4, 27]. */
export interface MayIAnswer extends PlanAnswer {
	currency: string;
	asOf: number | null;
}

/** What the log form hands over; ids were made at the first tap. */
export interface LogDraft {
	gesture: string;
	incident: string;
	spendId: string;
	parts: StoryParts;
	purpose: 'fix' | 'wow' | 'both';
	scale: number;
	guestName?: string;
	/** The card of the guest named: one this phone holds, or one to be made with the gesture. */
	guest?: { id: string; isNew: boolean };
	/** When the guest is here; `isNews`: the card does not say so yet [rule 11]. */
	stay?: DateSpan & { isNews: boolean };
	spend?: {
		amountMinor: number;
		method: Method;
		/** Paid in another currency, by a dated rate [rule 22]. */
		original?: RecordBody<'spend'>['original'];
		/** Good-faith record: what was left, the version of the caps, and as of when, as the form showed them. */
		leftShownMinor: number | null;
		policySeen: number | null;
		policySeenAt: number | null;
		known?: KnownElsewhere;
	};
	/** Photos of the story that this phone holds; they are kept with the entry. */
	photos?: readonly Photo[];
	/** Photos of the receipt that this phone holds; they are kept and attached with the entry. */
	receipts?: readonly Photo[];
}

/** Anything the form holds, as typed, saved on every change so that a killed tab loses nothing. */
export interface SavedDraft {
	key: string;
	updatedAt: number;
	fields: { [name: string]: Json };
}

export type SaveFailure = 'storage_full' | 'storage_lost' | 'newer_database' | 'bad_args' | 'too_large';
export type SaveOutcome = { ok: true; op: string } | { ok: false; error: SaveFailure };

/** A question whether one may go over the cap, with what became of it. */
export interface AskRow {
	id: string;
	space: string;
	body: RecordBody<'ask'>;
	place: EntryPlace;
	mine: boolean;
	/** Until when the raise it brought holds (UTC ms of the server); null = it brought none. */
	raisedUntil: number | null;
}

/** One own spend as it stands: what voids, corrections and refunds made of it [rule 15]. Minor units. */
export interface MoneyEntry {
	/** Id of the row in force: the last correction, else the spend itself. */
	id: string;
	space: string;
	/** The row in force. */
	body: RecordBody<'spend'>;
	/** The row as it was first recorded: it holds the good-faith record. */
	first: RecordBody<'spend'>;
	place: EntryPlace;
	/** What was done, in the gesture's words; empty when the gesture was taken back. */
	what: string;
	/** Amounts it had before it was corrected, oldest first. */
	before: number[];
	/** What has not been taken back. */
	leftMinor: number;
	voided: boolean;
	/** Money that came back. */
	refundedMinor: number;
	receipts: Photo[];
	receipt: 'attached' | 'missing' | 'not_asked';
	/** What the house owes for it; after a correction of a paid one there are several. */
	owed: RecordBody<'reimbursement'>[];
	/** Open flags [rule 28]. */
	flags: RecordBody<'flags'>['flags'];
}

/** An entry that looks like the one in the form; `by` null: one's own. Of a colleague's only what all may read. */
export type Twin =
	{ by: null; at: number; amountMinor: number; currency: string } | { by: string; at: number; alias: string };

/** Reads about money. */
export interface MoneyReads {
	/** What the phone knows of the same deed in the last half hour; null = nothing [rule 9]. */
	twin(wish: TwinWish): Promise<Twin | null>;
	/** Own asks; for managers those of their locations too. Newest first. */
	asks(): Promise<AskRow[]>;
	/** Own entries, newest first, over the last `limit` rows of the ledger. */
	myMoney(limit: number): Promise<MoneyEntry[]>;
	/** The time by the server's clock as this phone knows it, UTC ms. */
	serverNow(): Promise<number>;
}

/** Plain asynchronous reads of the phone's data; wrap them in `live()` to follow changes. Never touch the network. */
export interface Queries extends MoneyReads, StoryReads {
	/** Newest first over the given spaces; own pending ones included. `before`: `{at, id}` of the last one shown. */
	feed(options: { spaces: string[]; limit: number; before?: { at: number; id: string } }): Promise<Story[]>;
	story(id: string): Promise<Story | null>;
	/** Own gestures, newest first. */
	mine(limit: number): Promise<Story[]>;
	mySpends(limit: number): Promise<SpendRow[]>;
	/** Own spend and void rows of a month `YYYY-MM`, summed in minor units by currency. */
	mySpentInMonth(month: string): Promise<Record<string, number>>;
	/** Null: nothing is capped here, or the location is not known to this phone. */
	room(location: string, on?: OccasionWish): Promise<BreathingRoom | null>;
	mayI(location: string, amountMinor: number, on?: MayIWish): Promise<MayIAnswer | null>;
	/** All records of a kind that phones list whole: `lineup`; of `gesture` the legends of the house. */
	listed<K extends RecordKind>(kind: K): Promise<{ id: string; space: string; body: RecordBody<K> }[]>;
	people(): Promise<{ id: string; body: RecordBody<'person'> }[]>;
	/** A published key of a phone of somebody who may answer asks [C2]; null: not heard of here. */
	signer(id: string): Promise<RecordBody<'signer'> | null>;
	/** Keys of phones of all who may answer asks, ended ones too. */
	signers(): Promise<{ id: string; body: RecordBody<'signer'> }[]>;
	locations(): Promise<{ id: string; body: RecordBody<'location'> }[]>;
	/** All published versions of the caps, in the order of their numbers; everybody may read them [rule 12]. */
	policies(): Promise<readonly PolicyVersion[]>;
	/** Own flags in plain words [rule 28]. */
	myFlags(): Promise<{ id: string; body: RecordBody<'flags'> }[]>;
	outbox(): Promise<OutboxRow[]>;
	/** Entries of other people waiting on this phone: only their number is told [P15]. */
	othersWaiting(): Promise<number>;
	counts(): Promise<{ stories: number; filling: boolean }>;
	/** Stories of the spaces captured later than this (UTC ms) are all on this phone; null: older ones too [P6a]. */
	storiesFrom(spaces: string[]): Promise<number | null>;
}

/** Reactive sync status (`SyncStatus` in client/sync/status.svelte.ts implements it with runes). */
export interface SyncView {
	readonly state: SyncState;
	readonly reason: SyncReason;
	readonly unsent: number;
	readonly online: boolean;
	/** Device UTC ms of the last complete pull. */
	readonly lastSyncAt: number | null;
	/** This version could not store all that the server has: the newer one will [P12a]. */
	readonly leftOut: boolean;
}

/** The composition root's product: all that screens may use. */
/** What became of reopening a quarantined op; `form_in_use`: another entry is half written there. */
export type Reopening = 'reopened' | 'not_a_log' | 'form_in_use';

export interface App {
	session: Session;
	queries: Queries;
	sync: SyncView & { now(): void };
	log(draft: LogDraft): Promise<SaveOutcome>;
	/** Takes an own gesture back, its spend too; a new op, never a deletion [P14]. */
	retract(story: Story): Promise<SaveOutcome>;
	/** Saves any other op in a space; ids inside `args` come from {@link newId}. */
	record(name: OpName, space: string, args: OpArgs): Promise<SaveOutcome>;
	drafts: {
		load(key: string): Promise<SavedDraft | null>;
		save(draft: SavedDraft): Promise<void>;
		clear(key: string): Promise<void>;
	};
	/** Asks the server for a story of the past; once it is here, queries find it and ops show on it [P6b]. */
	bring(story: string): Promise<Brought>;
	/** The photos of this person on this phone; loaded when first asked for. */
	photos(): Promise<Photos>;
	newId(): string;
	/** Unsent ops as a file for the emergency [P19]; own export of everything on this phone. */
	exportMine(): Promise<Blob>;
	/** Puts a quarantined log back into the log form's draft, so that it can be mended, with its receipts. */
	reopenQuarantined(op: string): Promise<Reopening>;
	/** Sends a quarantined op once more as it is; false when it is none any more. */
	sendAgain(op: string): Promise<boolean>;
	/** Wipes the mirror, keeps the outbox, closes databases [I16, I20]. */
	signOut(): Promise<void>;
	close(): void;
}
