import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { must } from '../../src/lib/base/assert';
import { createId } from '../../src/lib/base/ids';
import type { Op } from '../../src/lib/domain/op/op';
import type { Photo } from '../../src/lib/domain/records';
import { CHUNK_BYTES_MAX } from '../../src/lib/protocol/media';
import { addPerson } from '../../src/lib/server/auth/people';
import { hashPassword } from '../../src/lib/server/auth/credentials';
import type { Dialect } from '../../src/lib/server/db/open';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import {
	join,
	openWorld,
	PASSWORD,
	setUp,
	type AccountsWorld,
	type Answer,
	type Browser
} from './accountsWorld';
import { gestureOp, hashed, newId } from './world';

export type Bytes = Uint8Array<ArrayBuffer>;

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let shades = 0;

/** A picture that no other test has, of some kilobytes; `edge` in pixels. */
export async function picture(format: 'jpeg' | 'webp' = 'jpeg', edge = 600): Promise<Bytes> {
	const noise = { type: 'gaussian' as const, mean: 60 + (shades++ % 100), sigma: 40 };
	const image = sharp({ create: { width: edge, height: edge, channels: 3, background: '#888', noise } });
	const bytes = await (format === 'jpeg' ? image.jpeg({ quality: 85 }) : image.webp()).toBuffer();
	return new Uint8Array(bytes);
}

/** A person at a browser. */
export interface Guest {
	browser: Browser;
	actor: Actor;
}

export interface MediaWorld {
	world: AccountsWorld;
	location: string;
	people: Record<'ana' | 'berta' | 'mario' | 'olga' | 'stranger', Guest>;
	/** The server stops and starts; everybody keeps their cookies. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** Two of the staff, a manager and the owner of one house, and the owner of another organisation. */
export async function openMediaWorld(dialect: Dialect): Promise<MediaWorld> {
	const world = await openWorld(dialect);
	const { owner, location, info } = await setUp(world);
	const tenant = info.tenant.id;
	const guest = (browser: Browser, person: string, role: Actor['role']): Guest => ({
		browser,
		actor: { tenant, person, role, spaces: [location], pastSpaces: [] }
	});
	const ana = await join(world, owner, location, 'Ana Sol');
	const berta = await join(world, owner, location, 'Berta Mar');
	const mario = await join(world, owner, location, 'Mario Río', 'manager');
	const people: MediaWorld['people'] = {
		ana: guest(ana.browser, ana.info.person.id, 'staff'),
		berta: guest(berta.browser, berta.info.person.id, 'staff'),
		mario: guest(mario.browser, mario.info.person.id, 'manager'),
		olga: guest(owner, info.person.id, 'owner'),
		stranger: await foundAnother(world)
	};
	return {
		world,
		location,
		people,
		async restart() {
			await world.restart();
			for (const someone of Object.values(people)) {
				const { cookies } = someone.browser;
				someone.browser = world.browser();
				for (const pair of cookies) someone.browser.cookies.set(...pair);
			}
		},
		close: () => world.close()
	};
}

async function foundAnother(world: AccountsWorld): Promise<Guest> {
	const { home } = world.app;
	const [tenant, location, person] = [0, 0, 0].map(() => createId(home.clock, home.rng)) as [
		string,
		string,
		string
	];
	const common = { tenant, space: tenant, author: person };
	const org = { name: 'Hotel Ajeno', language: 'en', foundedAt: home.clock.now() };
	const place = { name: 'Far', zone: 'Europe/London', currency: 'EUR' };
	const password = await hashPassword(world.app, PASSWORD);
	await home.database.db.transaction().execute(async (tx) => {
		await commitServerOps(
			home,
			[
				{ ...common, type: 'org.found', args: { org, policies: { versions: [] } } },
				{ ...common, type: 'location.add', args: { id: location, location: place } }
			],
			tx
		);
		const owner = { tenant, id: person, name: 'Xenia Ajena', role: 'owner' as const, locations: [location] };
		const passwordHash = password.ok ? password.value : null;
		await addPerson(home, tx, { ...owner, passwordHash }, home.clock.now());
	});
	const browser = world.browser();
	await browser.send('POST', '/api/sign-in', { username: 'xenia-ajena', password: PASSWORD });
	return { browser, actor: { tenant, person, role: 'owner', spaces: [location], pastSpaces: [] } };
}

const BYTES = { 'content-type': 'application/octet-stream' };

export interface Sending {
	hash?: string;
	size?: number;
	person?: string;
}

/** The address of an upload, as the phone of `guest` has it. */
export function uploadPath(guest: Guest, bytes: Uint8Array, { hash, size, person }: Sending = {}): string {
	const query = new URLSearchParams({
		person: person ?? guest.actor.person,
		size: String(size ?? bytes.length)
	});
	return `/api/media/${hash ?? hashOf(bytes)}/upload?${query}`;
}

export const standing = (guest: Guest, bytes: Uint8Array, sending?: Sending) =>
	guest.browser.send('GET', uploadPath(guest, bytes, sending));

/** Sends bytes `from` to `to` of a photo. */
export function sendChunk(guest: Guest, bytes: Bytes, from: number, to: number, sending?: Sending) {
	const path = `${uploadPath(guest, bytes, sending)}&offset=${from}`;
	return guest.browser.send('PUT', path, bytes.slice(from, to), BYTES);
}

/** Sends all of a photo, and answers the last word about it. */
export async function upload(guest: Guest, bytes: Bytes, sending?: Sending): Promise<Answer> {
	for (let from = 0; ; from += CHUNK_BYTES_MAX) {
		const answer = await sendChunk(guest, bytes, from, from + CHUNK_BYTES_MAX, sending);
		if (from + CHUNK_BYTES_MAX >= bytes.length || answer.status !== 200) return answer;
	}
}

export const photoOf = (hash: string): Photo => ({ hash, width: 600, height: 600, alt: '', tint: '#888888' });

export async function push(guest: Guest, ops: readonly Op[]): Promise<string[]> {
	const { person } = guest.actor;
	const sent = { protocol: 1, person, device: randomUUID(), ops };
	const answer = await guest.browser.send('POST', '/api/sync/push', sent);
	const verdicts = must(answer.body.verdicts, 'verdicts') as { kind: string; reason?: string }[];
	return verdicts.map(({ kind, reason }) => reason ?? kind);
}

/** An entry of `guest`, with money; what `receipt.attach` needs to name it. */
export async function spend(guest: Guest, space: string) {
	const op = gestureOp(guest.actor, { space, amountMinor: 2_500 });
	const { gesture, incident, spend } = op.args as {
		gesture: string;
		incident: string;
		spend: { id: string };
	};
	const verdicts = await push(guest, [op]);
	return { verdicts, entry: spend.id, gesture, incident, employee: guest.actor.person };
}

/** `receipt.attach` of the photo `hash` by `guest` to an entry. */
export function attachOp(
	guest: Guest,
	space: string,
	{ verdicts: _, ...target }: Awaited<ReturnType<typeof spend>>,
	hash: string
): Op {
	const { hash: _hash, id: _id, ...op } = gestureOp(guest.actor, { space });
	return hashed({
		...op,
		id: newId(),
		type: 'receipt.attach',
		args: { ...target, photo: photoOf(hash) }
	});
}

/** What a person gets for a photo's name: status, type, and the bytes. */
/** `held`: the tag of what a cache has of it. */
export async function fetched(guest: Guest, hash: string, held?: string) {
	const tag: Record<string, string> = held === undefined ? {} : { 'if-none-match': held };
	const response = await guest.browser.fetch('GET', `/api/media/${hash}`, undefined, tag);
	const bytes = new Uint8Array(await response.arrayBuffer());
	return { status: response.status, headers: response.headers, bytes };
}
