import { randomBytes } from 'node:crypto';
import { createId } from '../../../src/lib/base/ids';
import type { GestureLogArgs } from '../../../src/lib/domain/gesture/gestureLog';
import { opHashText, type Op } from '../../../src/lib/domain/op/op';
import { createSeededRng } from '../../../src/lib/server/demo/seed';
import { demoStories } from '../../../src/lib/server/demo/stories';
import { sha256 } from '../../../src/lib/server/sync/examine';

export const secureRng = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

/** What an author may say where: as much of an actor as an op needs. */
export interface Place {
	tenant: string;
	space: string;
	author: string;
}

/** Text of a usual length: a record of it is about 690 bytes of JSON. */
const TEXT_CHARS = 300;
const SPEND_EVERY = 3;
const chance = createSeededRng('bench');
const words = demoStories('bench', Date.UTC(2026, 5, 15)).flatMap(({ parts }) => parts.what.split(/\s+/));

/** Words of real stories in an order of chance: they pack about as well as stories do, and no two are alike. */
function tell(): string {
	let text = chance.oneOf(words);
	while (text.length < TEXT_CHARS) text += ` ${chance.oneOf(words)}`;
	return text;
}

export function newId(at: number): string {
	return createId({ now: () => at }, secureRng);
}

/** A proper `gesture.log` as a phone makes it, captured at `at` (UTC ms); every third has a spend. */
export function createEntry({ tenant, space, author }: Place, at: number, n: number): Op {
	const args: GestureLogArgs = {
		gesture: newId(at),
		incident: newId(at),
		purpose: 'wow',
		scale: 20,
		parts: { what: tell() },
		photos: [],
		language: 'es'
	};
	if (n % SPEND_EVERY === 0) {
		const amountMinor = 100 + (n % 5_000);
		args.spend = {
			id: newId(at),
			amountMinor,
			currency: 'EUR',
			method: 'company_card',
			leftShownMinor: 200_000
		};
	}
	const op: Omit<Op, 'hash'> = {
		id: newId(at),
		type: 'gesture.log',
		v: 1,
		tenant,
		space,
		author,
		device: author,
		capturedAt: at,
		clockOffsetMs: 0,
		tzOffsetMin: 120,
		zone: 'Europe/Madrid',
		businessDate: new Date(at).toISOString().slice(0, 10),
		knownSeq: 0,
		args
	};
	return { ...op, hash: sha256(opHashText(op)) };
}
