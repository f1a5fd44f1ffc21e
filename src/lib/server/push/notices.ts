/**
 * Who is told what, of ops that were just committed: "you were thanked" and "your story is told today". It runs after
 * the commit and outside of it; whatever becomes of it, the verdict of the push stands. Told at most once per op and
 * person, also with several processes and when a phone sends the op again.
 *
 *   push verdict ─ committed(ops) ─► queue ─► who? (record of the story) ─► phones ─► push_sent row ─► push service
 */
import * as z from 'zod/mini';
import type { Op } from '../../domain/op/op';
import type { Language } from '../../domain/records';
import type { PushNotice } from '../../protocol/webPush';
import type { RateLimiter } from '../auth/rateLimit';
import { loadActor } from '../auth/sessions';
import { storyIn } from '../stories/foundCopies';
import { readableSpaces } from '../sync/actor';
import type { Home } from '../sync/home';
import { sendNotice, type PushSender } from './send';
import { phonesOf, unsubscribe } from './subscriptions';

const QUEUE_MAX = 1_000;
/** News of days ago is none. */
const NEWS_MS_MAX = 3 * 86_400_000;
const SENT_MS_KEPT = 30 * 86_400_000;

type NoticeKind = 'thanked' | 'told';

const TITLES: Record<Language, Record<NoticeKind, string>> = {
	es: { thanked: 'Te han dado las gracias', told: 'Hoy se cuenta tu historia' },
	en: { thanked: 'You were thanked', told: 'Your story is told today' }
};

const thanksArgs = z.object({ gesture: z.string() });
const toldArgs = z.object({ stories: z.array(z.string()) });

/** What an op says to the people of which stories; null for ops that say nothing. */
function newsOf(op: Pick<Op, 'type' | 'args'>): { kind: NoticeKind; stories: string[] } | null {
	if (op.type === 'thanks.give' || op.type === 'thanks.across') {
		const args = thanksArgs.safeParse(op.args);
		return args.success ? { kind: 'thanked', stories: [args.data.gesture] } : null;
	}
	if (op.type !== 'lineup.told') return null;
	const args = toldArgs.safeParse(op.args);
	return args.success ? { kind: 'told', stories: args.data.stories } : null;
}

export class Notices {
	readonly #home: Home;
	readonly #sender: PushSender;
	readonly #rates: RateLimiter;
	#waiting: Op[] = [];
	#running: Promise<void> = Promise.resolve();
	#isRunning = false;
	#forgotAt = 0;

	constructor(home: Home, sender: PushSender, rates: RateLimiter) {
		this.#home = home;
		this.#sender = sender;
		this.#rates = rates;
	}

	/** Ops that have just been committed, or were before. Returns at once and never throws into the push. */
	committed(ops: readonly Op[]): void {
		const now = this.#home.clock.now();
		const news = ops.filter((op) => newsOf(op) !== null && now - op.capturedAt < NEWS_MS_MAX);
		// More than that at once is no news to anybody, and memory stays bounded.
		this.#waiting.push(...news.slice(0, Math.max(0, QUEUE_MAX - this.#waiting.length)));
		if (this.#isRunning || this.#waiting.length === 0) return;
		this.#isRunning = true;
		this.#running = this.#drain();
	}

	/** Resolves when all that was committed so far has been told. */
	idle(): Promise<void> {
		return this.#running;
	}

	async #drain(): Promise<void> {
		for (let op = this.#waiting.shift(); op; op = this.#waiting.shift()) {
			try {
				await this.#tell(op);
			} catch (error) {
				this.#home.report(`notice of ${op.type} failed`, error);
			}
		}
		this.#isRunning = false;
	}

	async #tell(op: Op): Promise<void> {
		const news = newsOf(op);
		if (!news) return;
		const storyByPerson = new Map<string, string>();
		for (const story of news.stories) {
			for (const person of await this.#peopleOf(op, story)) {
				if (person !== op.author && !storyByPerson.has(person)) storyByPerson.set(person, story);
			}
		}
		for (const [person, story] of storyByPerson) await this.#tellPerson(op, news.kind, person, story);
	}

	/** Who did it, alone or with others [003-2]; nobody when it was taken back or hidden meanwhile. */
	async #peopleOf(op: Op, story: string): Promise<string[]> {
		const row = await this.#home.database.db
			.selectFrom('record')
			.select(['kind', 'body'])
			.where('tenant_id', '=', op.tenant)
			.where('space_id', '=', op.space)
			.where('kind', 'in', ['gesture', 'shared_story'])
			.where('id', '=', story)
			.where('deleted', '=', 0)
			.executeTakeFirst();
		const told = row?.body ? storyIn(row.kind, row.body) : undefined;
		return told ? [told.author, ...told.contributors] : [];
	}

	async #tellPerson(op: Op, kind: NoticeKind, person: string, story: string): Promise<void> {
		const home = this.#home;
		const phones = await phonesOf(home, op.tenant, person);
		if (phones.length === 0) return;
		const actor = await loadActor(home, person);
		if (actor?.tenant !== op.tenant || !readableSpaces(actor).includes(op.space)) return;
		if (!(await this.#isFirst(op, person))) return;
		if (this.#rates.take([['noticesByPerson', person]]) > 0) return;
		for (const phone of phones) {
			const notice: PushNotice = { title: TITLES[phone.language][kind], url: `/stories/${story}` };
			const sent = await sendNotice(this.#sender, phone, notice);
			if (sent === 'gone') await unsubscribe(home, op.tenant, phone.session);
		}
	}

	/** One row per op and person decides who sends, of all processes. */
	async #isFirst(op: Op, person: string): Promise<boolean> {
		const { db } = this.#home.database;
		const now = this.#home.clock.now();
		if (now - this.#forgotAt > SENT_MS_KEPT / 30) {
			this.#forgotAt = now;
			await db
				.deleteFrom('push_sent')
				.where('sent_at', '<', now - SENT_MS_KEPT)
				.execute();
		}
		const rows = await db
			.insertInto('push_sent')
			.values({ tenant_id: op.tenant, op_id: op.id, person_id: person, sent_at: now })
			.onConflict((conflict) => conflict.doNothing())
			.returning('op_id')
			.execute();
		return rows.length > 0;
	}
}
