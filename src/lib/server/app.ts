import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { assert } from '../base/assert';
import type { Clock, Rng, Timers } from '../base/clock';
import type { Accounts } from './auth/accounts';
import { createAuth } from './auth/betterAuth';
import { prepareSecret } from './auth/instanceSecret';
import { isClaimed, issueSetupToken } from './auth/organisation';
import { RateLimiter } from './auth/rateLimit';
import { loadVisit } from './auth/sessions';
import { migrateToLatest } from './db/migrate';
import { openDatabase, type Database } from './db/open';
import { schedulePatternNights } from './jobs/patternNights';
import { openWebPush, type WebPush, type WebPushOptions } from './push/webPush';
import { healCopies } from './stories/healCopies';
import { indexBehind } from './stories/storyIndex';
import type { Actor } from './sync/actor';
import { backupTo } from './sync/durable';
import { prepareInstance, type Home } from './sync/home';
import { PokeHub } from './sync/poke';
import { connectPostgresPokes } from './sync/postgresPoke';

const BACKUP_MS_DEFAULT = 3_600_000;

/** What the environment says; see the README's table. */
export interface ServerOptions {
	databaseUrl?: string | undefined;
	/** Folder of the embedded database; used without `databaseUrl`. */
	dataDir: string;
	/** Public address; fixed, never taken from a request [T7]. */
	origin: string;
	demo: boolean;
	/** Fills a new demo database. */
	fillDemo?: (home: Home) => Promise<void>;
	/** Signs cookies; without it one is made once and kept in the database. */
	secret?: string | undefined;
	durable: Home['durable'];
	backupDir?: string | undefined;
	backupMs?: number | undefined;
	webPush?: WebPushOptions;
	clock?: Clock;
	rng?: Rng;
	timers?: Timers;
	log?: (line: string) => void;
}

/** Everything the routes may use. */
export interface ServerApp extends Accounts {
	poke: PokeHub;
	timers: Timers;
	webPush: WebPush;
	/**
	 * Link for the set-up, with a new one-time token that voids the one before; null when there is nothing to set up
	 * and no owner who was left outside.
	 */
	setupLink(): Promise<string | null>;
	/** The rights of a session now; null when it has ended [I19]. */
	actorOf(headers: Headers): Promise<Actor | null>;
	log(line: string): void;
	close(): Promise<void>;
}

const realClock: Clock = { now: () => Date.now() };
const realRng: Rng = { bytes: (length) => new Uint8Array(randomBytes(length)) };
const realTimers: Timers = {
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		timer.unref();
		return () => clearTimeout(timer);
	}
};

/** What may be told of an error: never its message, which can quote what people typed [ASVS 16.2.5]. */
export function describeError(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const code = 'code' in error ? ` ${String(error.code)}` : '';
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return [error.name + code, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ');
}

/**
 * Builds the server from what the environment says: the one place that makes real clocks, randomness and connections.
 * Throws when the database cannot be opened or brought up to date, or is not what the options say it is.
 */
export async function createServerApp(options: ServerOptions): Promise<ServerApp> {
	const {
		clock = realClock,
		rng = realRng,
		timers = realTimers,
		log = (line) => console.log(line)
	} = options;
	const origin = new URL(options.origin).origin;
	const database = openDatabase(
		options.databaseUrl ? { url: options.databaseUrl } : { file: join(options.dataDir, 'respiro.db') }
	);
	const poke = new PokeHub(timers);
	const report = (what: string, error: unknown) => log(`error ${what}: ${describeError(error)}`);
	const home: Home = {
		database,
		clock,
		rng,
		durable: options.durable,
		changed: (tenant, spaces) => poke.changed(tenant, spaces),
		report
	};
	const demo = await prepareDatabase(home, options.demo);
	const secret = options.secret ?? (await prepareSecret(home));
	const auth = createAuth({ ...database, origin, secret, clock, rng });
	const accounts: Accounts = { home, auth, rates: new RateLimiter(clock), origin, demo };
	if (demo && !(await isClaimed(accounts))) await options.fillDemo?.(home);
	await healCopies(home);
	const webPush = await openWebPush(home, accounts.rates, origin, options.webPush);
	home.committed = (ops) => webPush.notices.committed(ops);
	const stops = [
		() => webPush.notices.idle(),
		scheduleBackups(home, options, timers),
		joinOtherProcesses(home, poke, timers),
		schedulePatternNights(home, timers),
		indexBehind(home)
	];
	return {
		...accounts,
		poke,
		timers,
		webPush,
		log,
		async setupLink() {
			const token = await issueSetupToken(home);
			return token === null ? null : `${origin}/setup#${token}`;
		},
		actorOf: async (headers) => (await loadVisit(accounts, headers)).visit?.actor ?? null,
		async close() {
			for (const stop of stops) await stop();
			await database.close();
		}
	};
}

/** Migrates, and answers whether this database is a demo: only one that was made as such ever is. */
async function prepareDatabase(home: Home, wantsDemo: boolean): Promise<boolean> {
	const { database } = home;
	const isNew = (await database.db.introspection.getTables()).length === 0;
	await migrateToLatest(database);
	await prepareInstance(home);
	if (wantsDemo && isNew) await markAsDemo(database);
	const mark = await database.db
		.selectFrom('instance')
		.select('value')
		.where('key', '=', 'demo')
		.executeTakeFirst();
	const isDemo = mark?.value === '1';
	assert(
		isDemo || !wantsDemo,
		'DEMO is refused: this database was not made as a demo, and may hold real data'
	);
	return isDemo;
}

async function markAsDemo({ db }: Database): Promise<void> {
	await db
		.insertInto('instance')
		.values({ key: 'demo', value: '1' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

type Stop = () => Promise<void>;

function joinOtherProcesses(home: Home, hub: PokeHub, timers: Timers): Stop {
	const { database, rng, report } = home;
	if (database.dialect !== 'postgres') return () => Promise.resolve();
	return connectPostgresPokes({ database, hub, timers, rng, report });
}

function scheduleBackups(home: Home, { backupDir, backupMs }: ServerOptions, timers: Timers): Stop {
	if (!backupDir || home.database.copyTo === null) return () => Promise.resolve();
	let running = Promise.resolve();
	let cancel = () => {};
	const run = () => {
		running = backupTo(home, backupDir)
			.then(() => undefined)
			.catch((error: unknown) => home.report('backup failed', error));
		cancel = timers.after(backupMs ?? BACKUP_MS_DEFAULT, run);
	};
	run();
	return () => {
		cancel();
		return running;
	};
}

let current: Promise<ServerApp> | null = null;

/** Makes the app of this process; once, before the first request. */
export function startServerApp(options: ServerOptions): Promise<ServerApp> {
	current = createServerApp(options);
	return current;
}

/** The app of this process. */
export function serverApp(): Promise<ServerApp> {
	assert(current, 'startServerApp runs before the first request');
	return current;
}
