import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

export const root = resolve(import.meta.dirname, '../../..');
const runtime = join(root, 'node_modules/.bin/node');
/** The server's code as compiled once: every journey starts a server. */
const COMPILED = join(root, 'node_modules/.cache/respiro-compiled');
const START_MS_MAX = 20_000;

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
	const probe = createServer();
	probe.listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

/**
 * The real server: the production build in a process of its own, with a database folder of its own.
 * `kill()` is a power cut (SIGKILL); `start()` again uses the same port and the same data.
 */
export class RespiroServer {
	readonly origin: string;
	/** Everything the server has said, for failure messages. */
	readonly lines: string[] = [];
	/** The last one-time set-up link it printed. */
	setupLink: string | null = null;
	#process: ChildProcess | null = null;
	#build = join(root, 'build');
	readonly #port: number;
	readonly #folder = mkdtempSync(join(tmpdir(), 'respiro-e2e-'));
	readonly #env: Record<string, string>;

	private constructor(port: number, env: Record<string, string>) {
		this.#port = port;
		this.#env = env;
		this.origin = `http://localhost:${port}`;
	}

	static async create(env: Record<string, string> = {}): Promise<RespiroServer> {
		return new RespiroServer(await freePort(), env);
	}

	get running(): boolean {
		return this.#process !== null;
	}

	/** Where the database is, for tests that look at it or restore it. */
	get folder(): string {
		return this.#folder;
	}

	/** Resolves when it listens. */
	async start(): Promise<void> {
		if (this.#process) throw new Error('the server runs already');
		const child = spawn(runtime, [join(this.#build, 'index.js')], {
			cwd: root,
			env: {
				PATH: process.env.PATH ?? '',
				HOST: '127.0.0.1',
				PORT: String(this.#port),
				ORIGIN: this.origin,
				DATA_DIR: this.#folder,
				BODY_SIZE_LIMIT: '1M',
				NODE_COMPILE_CACHE: COMPILED,
				...this.#env
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#process = child;
		const hears = (line: string) => {
			this.lines.push(line);
			this.setupLink = /https?:\S+\/setup#\S+/.exec(line)?.[0] ?? this.setupLink;
		};
		createInterface({ input: child.stderr }).on('line', hears);
		await new Promise<void>((ready, fail) => {
			const timer = setTimeout(() => fail(new Error(`no start:\n${this.lines.join('\n')}`)), START_MS_MAX);
			createInterface({ input: child.stdout }).on('line', (line) => {
				hears(line);
				if (line.startsWith('Listening on')) ready();
			});
			child.once('exit', (code) => fail(new Error(`exit ${code}:\n${this.lines.join('\n')}`)));
			child.once('exit', () => clearTimeout(timer));
			child.stdout.once('close', () => clearTimeout(timer));
		});
	}

	/** Power cut: no goodbye, no flush. Resolves when the process is gone. */
	async kill(): Promise<void> {
		const child = this.#process;
		if (!child) return;
		this.#process = null;
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGKILL');
		await once(child, 'exit');
	}

	/** A goodbye, as an operator says it: what the process keeps for its next start is written. */
	async stop(): Promise<void> {
		const child = this.#process;
		this.#process = null;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await ended;
	}

	/** Deploys another build on the same port and data. */
	async deploy(build: string): Promise<void> {
		await this.kill();
		this.#build = build;
		await this.start();
	}

	/** Changes the database of a server that is not running, for what no request can make happen. */
	changeDatabase(sql: string, ...values: SQLInputValue[]): void {
		if (this.#process) throw new Error('the server runs');
		const database = new DatabaseSync(join(this.#folder, 'respiro.db'));
		database.prepare(sql).run(...values);
		database.close();
	}

	/** What the database holds, also while the server runs. */
	readDatabase<Row>(sql: string): Row[] {
		const database = new DatabaseSync(join(this.#folder, 'respiro.db'), { readOnly: true });
		const rows = database.prepare(sql).all() as Row[];
		database.close();
		return rows.map((row) => ({ ...row }));
	}

	async dispose(): Promise<void> {
		await this.kill();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
