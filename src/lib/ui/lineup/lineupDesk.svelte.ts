import { untrack } from 'svelte';
import type { Json } from '$lib/base/canonical';
import { live } from '$lib/client/live.svelte';
import type { App, SaveFailure, Story } from '$lib/client/types';
import { besidePlanned, candidatesOf, featuredOf } from '$lib/domain/lineup/candidates';
import type { Lineup } from '$lib/domain/lineup/lineupRecord';
import { propose, proposeAnother, type Ground, type Slot, type Why } from '$lib/domain/lineup/propose';
import { addDays } from '$lib/domain/period/calendar';
import { hourIn, localDateOf } from '$lib/domain/period/localDate';
import { DraftKeeper } from '$lib/ui/draft.svelte';
import { emptyPlan, planFrom, planOf, putArgs, shiftAt, slotsOf, type PlanForm } from './plan';

/** Stories that are looked at: of a house, those of some months. */
const STORIES_MAX = 240;
const DRAFT_KEY = 'lineup';

export interface HeldLineup {
	id: string;
	space: string;
	body: Lineup;
}

/** Whether a story may be read aloud: not one that is hidden, or kept to its author, or of another house. */
export function isTellable({ held, isShared }: Story): boolean {
	return !held && !isShared;
}

/** Those of the stories that are on this phone and may be told, in the order asked for. */
export async function readStories(
	queries: Pick<App['queries'], 'story'>,
	ids: readonly string[]
): Promise<Story[]> {
	const found: Story[] = [];
	for (const id of ids) {
		const story = await queries.story(id);
		if (story && isTellable(story)) found.push(story);
	}
	return found;
}

/** Of a location and a local date, in the order they were made. */
export function lineupsOn(lineups: readonly HeldLineup[], space: string, date: string): HeldLineup[] {
	return lineups
		.filter((one) => one.space === space && one.body.shiftDate === date)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The line-up of a shift of today: what is planned, what is proposed, and the form over it. Made by a component. */
export class LineupDesk {
	readonly place: { id: string; name: string; zone: string };
	readonly today: string;
	readonly isLeader: boolean;
	readonly yesterday: string;
	shift = $state<string>('morning');
	form = $state<PlanForm>(emptyPlan());
	/** Somebody changed the form and has not saved it. */
	touched = $state(false);
	readonly #app: App;
	readonly #stories;
	readonly #lineups;
	readonly #people;
	/** Stories that are planned already; they may be older than those looked at. */
	readonly #planned;
	readonly #draft: DraftKeeper;
	#fresh = $state('');
	#passed: Record<Slot, Set<string>> = { everyday: new Set(), grand: new Set() };

	constructor(app: App) {
		this.#app = app;
		const { session, queries } = app;
		const here = session.locations.find(({ id }) => id === session.location);
		this.place = { id: session.location, name: here?.name ?? '', zone: here?.zone ?? 'UTC' };
		this.isLeader = session.person.role !== 'staff';
		const now = Date.now();
		this.today = localDateOf(now, this.place.zone);
		this.yesterday = addDays(this.today, -1);
		this.shift = shiftAt(hourIn(now, this.place.zone));
		this.#fresh = app.newId();
		this.#stories = live(async () => {
			const all = await queries.feed({ spaces: [this.place.id], limit: STORIES_MAX });
			return all.filter(isTellable);
		}, []);
		this.#planned = live(() => readStories(queries, this.#plannedIds), []);
		this.#lineups = live(() => queries.listed('lineup'), []);
		this.#people = live(() => queries.people(), []);
		this.#draft = new DraftKeeper(app.drafts, {
			key: DRAFT_KEY,
			read: () => this.#fields(),
			isEmpty: () => !this.touched
		});
		$effect(() => this.#follow());
	}

	get loaded(): boolean {
		return this.#stories.loaded && this.#lineups.loaded;
	}

	get plan(): HeldLineup | null {
		const own = lineupsOn(this.#lineups.current, this.place.id, this.today);
		return own.find(({ body }) => body.shift === this.shift) ?? null;
	}

	/** Id of the line-up that saving makes or changes. */
	get id(): string {
		return this.plan?.id ?? this.#fresh;
	}

	get hasStories(): boolean {
		return this.#stories.current.length > 0;
	}

	/** Who may own an action and who can have come: the active people of the location. */
	get people(): { id: string; name: string }[] {
		return this.#people.current
			.filter(({ body }) => body.active && (body.role === 'owner' || body.locations.includes(this.place.id)))
			.map(({ id, body }) => ({ id, name: body.name }))
			.sort((a, b) => a.name.localeCompare(b.name));
	}

	storyOf(id: string | null): Story | null {
		const isIt = (story: Story) => story.id === id;
		return this.#stories.current.find(isIt) ?? this.#planned.current.find(isIt) ?? null;
	}

	readonly #plannedIds: readonly string[] = $derived(this.plan?.body.stories ?? []);

	/** What the choice is made from; only read where something is chosen. */
	readonly #ground: Ground = $derived.by(() => ({
		location: this.place.id,
		date: this.today,
		...besidePlanned(
			{
				candidates: candidatesOf(this.#stories.current, this.place.zone),
				featured: featuredOf(this.#stories.current)
			},
			this.#otherShifts,
			this.today
		)
	}));

	/** What the other shifts of today tell. */
	readonly #otherShifts: ReadonlySet<string> = $derived.by(() => {
		const others = lineupsOn(this.#lineups.current, this.place.id, this.today);
		return new Set(
			others.filter(({ body }) => body.shift !== this.shift).flatMap(({ body }) => body.stories)
		);
	});

	/** Why the story in a slot would be chosen; null when it is not among the stories of this phone. */
	whyOf(slot: Slot): Why | null {
		const id = this.form.slots[slot];
		const candidates = this.#ground.candidates.filter((one) => one.id === id);
		const alone = propose({ ...this.#ground, candidates });
		return (alone.everyday ?? alone.grand)?.why ?? null;
	}

	/** The next story for a slot; false when all were seen, and it begins anew. */
	another(slot: Slot): boolean {
		const other: Slot = slot === 'everyday' ? 'grand' : 'everyday';
		const passed = this.#passed[slot];
		const now = this.form.slots[slot];
		if (now) passed.add(now);
		const kept = this.form.slots[other];
		const next = proposeAnother(this.#ground, slot, kept, passed);
		if (next) {
			this.change({ slots: { ...this.form.slots, [slot]: next.id } });
			return true;
		}
		passed.clear();
		const first = proposeAnother(this.#ground, slot, kept, passed);
		if (first) this.change({ slots: { ...this.form.slots, [slot]: first.id } });
		return false;
	}

	change(part: Partial<PlanForm>): void {
		Object.assign(this.form, part);
		this.touched = true;
	}

	newId(): string {
		return this.#app.newId();
	}

	/** Saves the plan; null, or why it could not be. */
	async save(): Promise<SaveFailure | null> {
		const form = $state.snapshot(this.form);
		const args = putArgs(this.id, this.today, this.shift, form);
		const outcome = await this.#app.record('lineup.put@1', this.place.id, args);
		if (!outcome.ok) return outcome.error;
		this.touched = false;
		await this.#draft.clear();
		return null;
	}

	moveTo(shift: string): void {
		if (shift === this.shift) return;
		this.shift = shift;
		this.touched = false;
		this.#fresh = this.#app.newId();
	}

	async settle(action: string, done: boolean): Promise<void> {
		if (!this.plan) return;
		await this.#app.record('lineup.action@1', this.place.id, { lineup: this.plan.id, action, done });
	}

	/** Brings back what was left unfinished today. */
	async restore(): Promise<void> {
		const fields = await this.#draft.load();
		const plan = planFrom(fields?.form);
		if (!fields || !plan || fields.date !== this.today || fields.space !== this.place.id) return;
		if (typeof fields.shift === 'string') this.shift = fields.shift;
		this.form = plan;
		this.touched = true;
	}

	#fields(): Record<string, Json> {
		const form = JSON.parse(JSON.stringify(this.form)) as Json;
		return { date: this.today, space: this.place.id, shift: this.shift, form };
	}

	/** Until somebody types, the form shows what is planned, else what is proposed. */
	#follow(): void {
		const { plan, loaded } = this;
		const ground = this.#ground;
		if (!loaded || untrack(() => this.touched)) return;
		const scaleOf = (id: string) => this.storyOf(id)?.body.scale ?? null;
		if (plan) {
			this.form = planOf(plan.body, scaleOf);
			return;
		}
		const { everyday, grand } = propose(ground);
		const chosen = [everyday, grand].flatMap((pick) => pick?.id ?? []);
		this.form = {
			...emptyPlan(),
			slots:
				chosen.length === 2
					? { everyday: everyday?.id ?? null, grand: grand?.id ?? null }
					: slotsOf(chosen, scaleOf)
		};
	}
}
