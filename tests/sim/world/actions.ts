import type { Ask } from '../../../src/lib/domain/ask/askRecord';
import { opHashText, type Op } from '../../../src/lib/domain/op/op';
import type { PushResponse } from '../../../src/lib/protocol/push';
import { seededRng, sha256Sync } from '../stores/fixtures';
import type { Phone } from './phone';
import type { Place, World } from './world';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const WORDS = ['un paraguas', 'doce gatos', 'el avión de vuelta', 'té con miel', 'un cargador', 'las joyas'];

interface Told {
	gesture: string;
	incident: string;
	spend: string | null;
	amountMinor: number;
	place: Place;
	author: string;
}

/** What people and operators do while the world is faulty. */
export class Actions {
	private readonly told = new Map<Phone, Told[]>();
	private readonly incidents: string[] = [];

	constructor(
		private readonly world: World,
		private readonly until: number
	) {}

	async begin(): Promise<void> {
		const { world } = this;
		// Drawn apart: worlds without an older build stay what they were.
		const builds = seededRng(world.seed * 8 + 7);
		const hasOlder = builds.unit() < 0.4;
		for (const phone of world.phones) {
			this.told.set(phone, []);
			phone.online = world.chance(0.8);
			phone.isOld = hasOlder && builds.unit() < 0.6;
			if (phone.isOld) world.hit('older build');
			if (world.chance(0.3)) this.setClock(phone);
			await phone.signIn(world.pick(phone.people));
			this.later(3_000, () => this.act(phone));
		}
		this.every(15_000, () => world.server.backup());
		if (world.chance(0.5)) this.every(30_000, () => this.restart());
		if (world.chance(0.4)) this.later(50_000, () => this.restore());
		if (world.chance(0.4)) this.every(25_000, () => this.changeRights());
		if (world.chance(0.3)) this.every(25_000, () => this.forge());
		if (hasOlder) this.every(20_000, () => this.update());
	}

	private later(msMean: number, run: () => Promise<void> | void): void {
		const ms = msMean * (0.2 + 1.6 * this.world.rng.unit());
		if (this.world.schedule.now + ms < this.until) this.world.schedule.after(ms, run);
	}

	private every(msMean: number, run: () => Promise<void> | void): void {
		this.later(msMean, async () => {
			await run();
			this.every(msMean, run);
		});
	}

	private async act(phone: Phone): Promise<void> {
		this.later(3_000, () => this.act(phone));
		const { world } = this;
		const roll = world.rng.unit();
		if (roll < 0.12) {
			phone.online = !phone.online;
			world.hit(phone.online ? 'online' : 'offline');
			if (phone.online) phone.launch?.loop.kick('online');
		} else if (roll < 0.16) {
			this.setClock(phone);
		} else if (roll < 0.2) {
			phone.launch?.loop.kick('visible');
		} else if (roll < 0.26 && phone.people.length > 1) {
			world.hit('other person');
			await phone.signIn(world.pick(phone.people));
		} else if (phone.launch) {
			// What somebody taps does not wait for the world, nor the world for them.
			void this.write(phone).catch((error: unknown) => world.violate(`bug in saving: ${String(error)}`));
		}
	}

	private setClock(phone: Phone): void {
		const { world } = this;
		world.hit('clock lies');
		const size = world.pick([0, 3 * HOUR_MS, -3 * HOUR_MS, 2 * YEAR_MS, -9 * YEAR_MS, 15 * YEAR_MS]);
		phone.skewMs = size;
	}

	private async write(phone: Phone): Promise<void> {
		if (this.world.chance(0.08)) return this.askForShare(phone);
		if (this.world.chance(0.1)) return this.lookBack(phone);
		const own = (this.told.get(phone) ?? []).filter((told) => told.author === phone.person);
		const roll = this.world.rng.unit();
		const told = own.length > 0 && roll < 0.35 ? this.world.pick(own) : null;
		if (told) await this.goOn(phone, told, roll);
		else if (this.world.chance(0.15)) await this.ask(phone);
		else await this.log(phone);
	}

	/** Opens some story, old or not, and thanks for it: on the phone that shows at once, or it was never asked for. */
	private async lookBack(phone: Phone): Promise<void> {
		const { world } = this;
		const stories = (await world.server.records()).filter(({ kind, body }) => kind === 'gesture' && body);
		if (stories.length === 0) return;
		const { id, space } = world.pick(stories);
		const place = world.places.find((one) => one.id === space);
		if (!place || !(await phone.open(id))) return;
		world.hit('looked back');
		await phone.save('thanks.give@1', place, { gesture: id, kind: 'learned' });
	}

	private async goOn(phone: Phone, told: Told, roll: number): Promise<void> {
		if (roll < 0.16) await this.tell(phone, told);
		else if (roll < 0.22 || !told.spend) await this.retract(phone, told);
		else await this.reverse(phone, told, told.spend, roll < 0.29 ? 'void' : 'correct');
	}

	/** Nobody tells more of what they took back, whether or not the save is told to be good. */
	private forget(phone: Phone, told: Told): void {
		const own = this.told.get(phone) ?? [];
		this.told.set(
			phone,
			own.filter((other) => other !== told)
		);
	}

	/** Ops whose first records somebody else writes too: only their receipts tell whether they are there. */
	private async reverse(phone: Phone, told: Told, entry: string, how: 'void' | 'correct'): Promise<void> {
		this.forget(phone, told);
		const { gesture, incident, author, place } = told;
		const target = { entry, gesture, incident, employee: author, reversal: this.world.freshId() };
		if (how === 'void') await phone.save('spend.void@1', place, target);
		else {
			const amountMinor = 1 + Math.floor(this.world.rng.unit() * 2 * told.amountMinor);
			await phone.save('spend.correct@1', place, { ...target, to: this.world.freshId(), amountMinor });
		}
	}

	/** May I? Who leads answers what is asked, others ask. */
	private async ask(phone: Phone): Promise<void> {
		const { world } = this;
		const place = this.placeOf(phone);
		const expiresAt = phone.now() + HOUR_MS;
		if (phone.person !== world.people.mia) {
			const wish = {
				ask: world.freshId(),
				incident: world.freshId(),
				amountMinor: 300_000,
				excessMinor: 100_000
			};
			await phone.save('ask.open@1', place, { ...wish, expiresAt });
			return;
		}
		const asks = [...phone.mirrorDiskOf(phone.person).records.values()].filter(
			(row) => row.kind === 'ask' && row.space === place.id && (row.body as Ask).answers.length === 0
		);
		if (asks.length === 0) return;
		const { id, body } = world.pick(asks);
		const { incident } = body as Ask;
		const answer = { ask: id, incident, answer: 'yes', grantMinor: 100_000, expiresAt };
		await phone.save('ask.answer@1', place, answer);
	}

	private placeOf(phone: Phone): Place {
		const actor = this.world.server.actors.get(phone.person);
		return this.world.pick(this.world.places.filter((item) => actor?.spaces.includes(item.id)));
	}

	/** A share of the pool, to spend offline with certainty [rule 19]. */
	private async askForShare(phone: Phone): Promise<void> {
		await phone.save('lease.take@1', this.placeOf(phone), {});
	}

	private async log(phone: Phone): Promise<void> {
		const { world } = this;
		const place = this.placeOf(phone);
		// One guest matter that several people act on: caps and running totals meet there.
		const shared = this.incidents.length > 0 && world.chance(0.4);
		const incident = shared ? world.pick(this.incidents) : world.freshId();
		const gesture = world.freshId();
		const spend = !shared && world.chance(0.4) ? null : world.freshId();
		const author = phone.person;
		const spent = { id: spend, amountMinor: 1 + Math.floor(world.rng.unit() * 150_000) };
		const op = await phone.save('gesture.log@1', place, {
			gesture,
			incident: `${incident.slice(0, -1)}${world.places.indexOf(place)}`,
			purpose: 'wow',
			scale: 20,
			parts: { what: world.pick(WORDS) },
			guestName: world.chance(0.3) ? 'Sra. Ana Gold' : undefined,
			photos: [],
			language: 'es',
			spend: spend
				? { ...spent, id: spend, currency: place.currency, method: 'house_comp', leftShownMinor: 200_000 }
				: undefined
		});
		if (!op) return;
		this.incidents.push(incident);
		const { amountMinor } = spent;
		const told = { gesture, incident: String(op.args.incident), spend, amountMinor, place, author };
		this.told.get(phone)?.push(told);
	}

	private async tell(phone: Phone, { gesture, place }: Told): Promise<void> {
		const parts = { what: this.world.pick(WORDS), reaction: 'Lloró de risa.' };
		await phone.save('gesture.tell@1', place, { gesture, parts, scale: 60 });
	}

	private async retract(phone: Phone, told: Told): Promise<void> {
		this.forget(phone, told);
		const { gesture, incident, spend, place } = told;
		const money = spend ? { id: spend, reversal: this.world.freshId() } : undefined;
		await phone.save('gesture.retract@1', place, { gesture, incident, spend: money });
	}

	/** Some phone takes the newer version, and now and then goes back. */
	private async update(): Promise<void> {
		const { world } = this;
		const phone = world.pick(world.phones);
		world.hit(phone.isOld ? 'updated' : 'back to the older build');
		await phone.become(!phone.isOld);
	}

	private restart(): void {
		this.world.hit('server restarted');
		this.world.serverGeneration += 1;
	}

	private async restore(): Promise<void> {
		const { world } = this;
		const rotates = world.chance(0.7);
		if (!(await world.server.restore(rotates))) return;
		world.hit(rotates ? 'server restored' : 'server restored under its old epoch');
		world.serverGeneration += 1;
		world.restored = true;
		if (!rotates) world.sameEpochRestored = true;
	}

	/** Ben comes to help at the second location, and goes [P9]. */
	private changeRights(): void {
		const { world } = this;
		world.hit('rights changed');
		const [first, second] = world.places.map((place) => place.id);
		const { ben } = world.people;
		const has = world.server.actors.get(ben)?.spaces.includes(second ?? '');
		world.server.allow(ben, world.tenant, 'staff', has ? [first ?? ''] : [first ?? '', second ?? '']);
	}

	/** Somebody sends a known id with other content: the first stays [I5]. */
	private async forge(): Promise<void> {
		const { world } = this;
		const known = (await world.server.ops()).map((row) => row.op).filter((op) => op.type === 'gesture.log');
		if (known.length === 0) return;
		const op = world.pick(known);
		const forged: Op = { ...op, args: { ...op.args, scale: 99 } };
		forged.hash = sha256Sync(opHashText(forged));
		const body = { protocol: 1, person: op.author, device: op.device, ops: [forged] };
		const raw = await world.server.handle('/api/sync/push', JSON.stringify(body), op.author);
		world.hit('same id, other content');
		const [verdict] = (JSON.parse(raw.text) as PushResponse).verdicts;
		if (verdict?.kind !== 'quarantined' || verdict.reason !== 'same_id_other_content') {
			world.violate(`[I5] other content under a known id was answered ${verdict?.kind}`);
		}
	}
}
