import { gzipSync } from 'node:zlib';

/** What a fuzzed request carries: JSON that is nearly right, text that is not JSON, or bytes that are neither. */
export interface Fuzzed {
	body: string | Uint8Array<ArrayBuffer>;
	headers: Record<string, string>;
}

export interface Dice {
	/** 0 ≤ x < 1. */
	next(): number;
	below(limit: number): number;
	pick<T>(items: readonly T[]): T;
}

/** A small seeded generator (mulberry32): one seed, one series. */
export function createDice(seed: number): Dice {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return { next, below, pick: (items) => items[below(items.length)] as (typeof items)[number] };
}

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const NIL = '00000000-0000-0000-0000-000000000000';

/** Texts that something somewhere does not expect. */
export const ODD_TEXTS = [
	'',
	' ',
	'\0',
	'a\0b',
	'\ud800',
	'\udc00\ud800',
	'\u202eabc\u202c',
	'e\u0301'.repeat(300),
	'👩‍👩‍👧‍👦'.repeat(40),
	'ﷺ'.repeat(200),
	'\uffff\ufffe\ufeff',
	'x'.repeat(5_000),
	'%00',
	'%',
	'../../etc/passwd',
	"' or '1'='1' --",
	'"; drop table op; --',
	'<script>alert(1)</script>',
	'{{constructor}}',
	'__proto__',
	'constructor',
	'toString',
	'null',
	'NaN',
	'-1',
	'1e309',
	'2026-02-30',
	'\r\nset-cookie: a=b',
	`${'a'.repeat(60)}!`,
	'(a+)+$',
	NIL,
	'ffffffff-ffff-7fff-bfff-ffffffffffff',
	'FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF',
	'A'.repeat(43),
	'Europe/Madrid',
	'Mars/Olympus'
];

/** JSON of values of every wrong kind. */
const ODD_JSON = [
	'null',
	'true',
	'false',
	'0',
	'-0',
	'-1',
	'1.5',
	'1e21',
	'1e308',
	'1e999',
	'-1e999',
	'9007199254740993',
	'9223372036854775808',
	'[]',
	'{}',
	'[[]]',
	'[null]',
	'{"":""}',
	'{"__proto__":{"role":"owner","polluted":true}}',
	'{"constructor":{"prototype":{"polluted":true}}}',
	'{"toString":1,"valueOf":1,"hasOwnProperty":1}',
	'{"length":1e9}',
	nested(9),
	nested(30),
	JSON.stringify(Array.from({ length: 300 }, (_, i) => i)),
	JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i])))
];

const WHOLE = [
	'',
	' ',
	'{',
	'}',
	'{"a":1,}',
	"{'a':1}",
	'nul',
	'undefined',
	'<!doctype html><p>hi',
	'\ufeff{}',
	'{}{}',
	'{"a":1}\0',
	'"\\ud800"',
	'"\\u0000"',
	nested(60),
	nested(20_000),
	'{"a":'.repeat(20_000),
	'"\\'.repeat(9_000),
	'['.repeat(700_000),
	`{"x":"${'y'.repeat(700_000)}"}`
];

const TYPES = [
	'text/plain',
	'application/x-www-form-urlencoded',
	'application/jsonp',
	'APPLICATION/JSON',
	'*',
	''
];
const bomb = (bytes: number) => new Uint8Array(gzipSync(Buffer.alloc(bytes, 32)));
const BOMBS = [bomb(30_000_000), new Uint8Array(gzipSync(bomb(10_000_000)))];

/** Every place in a value: `[holder, key]`. */
function placesOf(value: unknown, found: [Record<string, unknown>, string][] = []) {
	if (typeof value !== 'object' || value === null) return found;
	for (const key of Object.keys(value)) {
		found.push([value as Record<string, unknown>, key]);
		placesOf((value as Record<string, unknown>)[key], found);
	}
	return found;
}

const MARK = '@@odd@@';

/** `value` as JSON text, with one place of it made odd. */
function bend(dice: Dice, value: unknown): string {
	const copy = structuredClone(value);
	const [holder, key] = dice.pick(placesOf(copy));
	const odd = dice.next() < 0.5 ? JSON.stringify(dice.pick(ODD_TEXTS)) : dice.pick(ODD_JSON);
	const how = dice.below(5);
	if (how === 0) delete holder[key];
	else if (how === 1) Reflect.defineProperty(holder, dice.pick(ODD_TEXTS), { value: MARK, enumerable: true });
	else holder[key] = MARK;
	return JSON.stringify(copy).replace(`"${MARK}"`, () => odd);
}

/** A request that is like a good one, but for something; the same series for the same dice. */
export function fuzz(dice: Dice, good: unknown): Fuzzed {
	const roll = dice.next();
	if (roll < 0.05) return { body: JSON.stringify(good), headers: {} };
	if (roll < 0.75) return { body: bend(dice, good), headers: {} };
	if (roll < 0.8) return { body: dice.pick(ODD_JSON), headers: {} };
	if (roll < 0.86) return { body: dice.pick(WHOLE), headers: {} };
	if (roll < 0.9) {
		const text = JSON.stringify(good);
		return { body: text.slice(0, dice.below(text.length)), headers: {} };
	}
	if (roll < 0.93) {
		const bytes = new Uint8Array(Buffer.from(JSON.stringify(good)));
		bytes[dice.below(bytes.length)] = dice.below(256);
		return { body: bytes, headers: {} };
	}
	if (roll < 0.96) return { body: JSON.stringify(good), headers: { 'content-type': dice.pick(TYPES) } };
	if (roll < 0.97) return { body: dice.pick(BOMBS), headers: { 'content-encoding': 'gzip' } };
	const packed = new Uint8Array(gzipSync(bend(dice, good)));
	if (roll < 0.98) return { body: packed.slice(0, dice.below(packed.length)), headers: gzipped };
	const encoding = dice.pick(['gzip', 'gzip', 'br', 'deflate', 'gzip, gzip', 'identity', '__proto__']);
	return { body: packed, headers: { 'content-encoding': encoding } };
}

const gzipped = { 'content-encoding': 'gzip' };
