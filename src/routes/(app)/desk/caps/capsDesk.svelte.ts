import type { Json } from '$lib/base/canonical';
import { isKept } from '$lib/domain/ledger/kept';
import { addDays } from '$lib/domain/period/calendar';
import { localDateOf } from '$lib/domain/period/localDate';
import { latestVersion, type PolicyVersion } from '$lib/domain/policy/policy';
import { isRaise, policyProblems } from '$lib/domain/policy/problems';
import type { RecordBody } from '$lib/domain/records';
import { NOTE_CHARS_MAX, RULES_MAX } from '$lib/domain/limits';
import {
	FRONTLINE_ROLES,
	previewAnswerSchema,
	publishAnswerSchema,
	type PolicyDraft,
	type PolicyProblemTold,
	type PreviewAnswer
} from '$lib/protocol/policies';
import {
	capsDraftSchema,
	draftOf,
	formOf,
	ownBeginning,
	retyped,
	ROLES,
	type CapsForm
} from '$lib/ui/caps/capsForm';
import { doorRequest, type DoorFailure } from '$lib/ui/door/doorApi';

const PREVIEW_WAIT_MS = 500;

export interface CapPlace extends RecordBody<'location'> {
	id: string;
}
export interface CapPerson extends RecordBody<'person'> {
	id: string;
}

/** What the editor stands on: everything the phone knows of caps, places and people. */
export interface Standing {
	versions: readonly PolicyVersion[];
	/** Places that the scope covers. */
	places: readonly CapPlace[];
	people: readonly CapPerson[];
	locale: string;
	now: number;
}

const numberOf = (versions: readonly PolicyVersion[]): number =>
	versions.reduce((highest, { version }) => Math.max(highest, version), 0);

/** The caps of one scope while they are being edited: what was typed, what speaks against it, what it would have done. */
export class CapsDesk {
	form = $state() as CapsForm;
	/** Highest version number that the person has seen. */
	basedOn = $state(0);
	/** Show what is missing even where nothing was typed yet. */
	checked = $state(false);
	confirmed = $state(false);
	busy = $state(false);
	restored = $state(false);
	failure = $state<DoorFailure | null>(null);
	published = $state.raw<PolicyVersion | null>(null);
	preview = $state.raw<PreviewAnswer | null>(null);
	previewFailed = $state(false);
	readonly scope: string | null;
	readonly #standing: () => Standing;
	/** What the server said about a draft, by the draft. */
	#told = $state.raw<{ draft: string; problems: readonly PolicyProblemTold[] } | null>(null);
	/** A version that the server told of before the phone has it. */
	#ahead = $state.raw<PolicyVersion | null>(null);
	#asked = 0;
	#start = $state() as CapsForm;

	constructor(scope: string | null, standing: () => Standing) {
		this.scope = scope;
		this.#standing = standing;
		this.#begin();
	}

	readonly versions = $derived.by((): readonly PolicyVersion[] => {
		const { versions } = this.#standing();
		const ahead = this.#ahead;
		const isNew = ahead && !versions.some(({ version }) => version === ahead.version);
		return isNew ? [...versions, ahead] : versions;
	});
	readonly places = $derived.by(() => this.#standing().places);
	readonly people = $derived.by(() => this.#standing().people);
	/** The date in the place where it is latest: nowhere may a version begin in the past. */
	readonly today = $derived.by(() => {
		const { places, now } = this.#standing();
		const dates = places.map(({ zone, cutoverHour }) => localDateOf(now, zone, cutoverHour));
		return dates.toSorted().at(-1) ?? new Date(now).toISOString().slice(0, 10);
	});
	readonly currencies = $derived.by(() => [...new Set(this.places.map(({ currency }) => currency))].sort());
	readonly org = $derived.by(() => latestVersion(this.versions, null, this.today));
	readonly own = $derived.by(() => latestVersion(this.versions, this.scope, this.today));
	readonly inForce = $derived.by(() => this.own ?? this.org);
	/** Versions of this scope that are published and do not hold yet, next first. */
	readonly coming = $derived.by(() =>
		this.versions
			.filter(({ location, effectiveFrom }) => location === this.scope && effectiveFrom > this.today)
			.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version)
	);
	readonly tomorrow = $derived(addDays(this.today, 1));
	readonly effectiveFrom = $derived.by(() => {
		const { when, date } = this.form;
		return when === 'now' ? this.today : when === 'tomorrow' || date === '' ? this.tomorrow : date;
	});
	readonly #built = $derived.by(() =>
		draftOf(this.form, {
			location: this.scope,
			currencies: this.currencies,
			locale: this.#standing().locale,
			effectiveFrom: this.effectiveFrom
		})
	);
	readonly draft: PolicyDraft = $derived.by(() => this.#built.draft);
	readonly troubles = $derived.by(() => this.#built.troubles);
	readonly needsDate = $derived.by(() => this.form.when === 'date' && this.form.date === '');
	readonly noteTooLong = $derived.by(() => (this.draft.note?.length ?? 0) > NOTE_CHARS_MAX);
	readonly isWhole = $derived.by(() => this.troubles.size === 0 && !this.needsDate && !this.noteTooLong);
	/** Whether these caps leave nobody less: only then may they hold today [rule 12]. */
	readonly mayHoldNow = $derived.by(() => {
		if (!this.inForce) return true;
		return this.isWhole && isRaise(this.inForce, { ...this.draft, version: 0 }, ROLES);
	});
	readonly #draftText = $derived.by(() => JSON.stringify(this.draft));
	/** Everything that speaks against the draft, by what the phone knows and what the server said of it. */
	readonly problems = $derived.by((): readonly PolicyProblemTold[] => {
		const { draft, versions } = this;
		const found: PolicyProblemTold[] = policyProblems(
			{ ...draft, version: numberOf(versions) + 1 },
			{ roles: ROLES, frontline: FRONTLINE_ROLES, today: this.today, published: versions }
		);
		if (draft.rules.length > RULES_MAX) found.push({ severity: 'error', code: 'too_many' });
		for (const rule of draft.rules) {
			if (!isKept(rule)) found.push({ severity: 'error', code: 'not_kept', rule: rule.id });
		}
		const active = new Set(this.people.flatMap(({ id, active: isHere }) => (isHere ? [id] : [])));
		for (const { subject, person } of draft.neverAlone ?? []) {
			if (active.has(person)) continue;
			found.push({ severity: 'error', code: 'unknown_person', subject, person });
		}
		const told = this.#told?.draft === this.#draftText ? this.#told.problems : [];
		const unique = new Map([...found, ...told].map((problem) => [JSON.stringify(problem), problem]));
		return [...unique.values()];
	});
	readonly warnings = $derived.by(() => this.problems.filter(({ severity }) => severity === 'warning'));
	readonly stops = $derived.by(() => this.problems.some(({ severity }) => severity === 'error'));
	/** Nothing but the date would be new. */
	readonly isUnchanged = $derived.by(() => JSON.stringify(this.form) === JSON.stringify(this.#start));
	/** Somebody published after this form was begun. */
	readonly newer = $derived.by(() => {
		const latest = this.versions.find(({ version }) => version === numberOf(this.versions));
		return latest && latest.version > this.basedOn && !this.published ? latest : null;
	});

	#begin(from?: PolicyVersion): void {
		const { own, org } = this;
		const base = from ?? own ?? (this.scope === null ? org : ownBeginning(org, this.currencies[0] ?? ''));
		this.form = formOf(base, this.currencies, this.#standing().locale);
		this.#start = structuredClone($state.snapshot(this.form));
		this.basedOn = numberOf(this.versions);
		this.checked = false;
		this.confirmed = false;
		this.restored = false;
		this.failure = null;
	}

	/** What the phone keeps of it, so that a killed tab loses nothing. */
	get fields(): Record<string, Json> {
		const { locale } = this.#standing();
		return { form: $state.snapshot(this.form) as unknown as Json, basedOn: this.basedOn, locale };
	}

	/** Takes up what was left unfinished; what is not a draft of this form is left alone. */
	restore(fields: Record<string, Json> | null): void {
		const kept = capsDraftSchema.safeParse(fields);
		if (!kept.success) return;
		const { form, locale } = kept.data;
		const empty = $state.snapshot(this.form);
		const { guestStay = empty.caps.guestStay, employeeYear = empty.caps.employeeYear } = form.caps;
		const caps = { ...form.caps, guestStay, employeeYear };
		const whole = { ...form, caps, lease: form.lease ?? empty.lease };
		this.form = retyped(whole, this.currencies, locale, this.#standing().locale);
		this.basedOn = kept.data.basedOn;
		this.restored = !this.isUnchanged;
	}

	/** Forgets what was typed, and begins from what holds now. */
	startOver(): void {
		this.#begin();
	}

	/** Begins from the version that came first; what was typed is left. */
	beginFromTheirs(): void {
		const { newer } = this;
		this.#begin(newer?.location === this.scope ? newer : undefined);
	}

	/** Keeps what was typed, now that the newer version has been seen. */
	keepMine(): void {
		this.basedOn = numberOf(this.versions);
		this.failure = null;
	}

	/** Asks what the draft would have flagged, after a pause in typing; the answer to give back ends the wait. */
	comparing(): () => void {
		const { draft } = this;
		const timer = setTimeout(() => void this.#compare(draft), PREVIEW_WAIT_MS);
		return () => clearTimeout(timer);
	}

	async #compare(draft: PolicyDraft): Promise<void> {
		const asked = ++this.#asked;
		const answer = await doorRequest('POST', '/api/policies/preview', previewAnswerSchema, { draft });
		if (asked !== this.#asked) return;
		this.previewFailed = !answer.ok;
		if (!answer.ok) return;
		this.preview = answer.value;
		this.#told = { draft: JSON.stringify(draft), problems: answer.value.problems };
	}

	/** Publishes; true when it is done. Everything else is told by the state. */
	async publish(): Promise<boolean> {
		this.checked = true;
		this.failure = null;
		const unread = this.warnings.length > 0 && !this.confirmed;
		if (this.busy || !this.isWhole || this.stops || unread || this.newer) return false;
		const { draft, basedOn } = this;
		const body = { basedOn, draft, confirmed: this.confirmed };
		this.busy = true;
		const answer = await doorRequest('POST', '/api/policies', publishAnswerSchema, body);
		this.busy = false;
		if (!answer.ok) {
			this.failure = answer.error;
			return false;
		}
		if (answer.value.kind === 'moved') this.#ahead = answer.value.latest;
		if (answer.value.kind === 'problems') {
			this.#told = { draft: JSON.stringify(draft), problems: answer.value.problems };
			this.confirmed = false;
		}
		if (answer.value.kind !== 'published') return false;
		this.published = { ...draft, version: answer.value.version };
		this.#ahead = this.published;
		return true;
	}
}
