import { describe, expect, it, vi } from 'vitest';
import { currencyDigits } from '$lib/domain/money/currency';
import { capPreset, parseCap } from './cap';
import type { SessionInfo } from '$lib/protocol/accounts';
import { door } from './doorApi';
import { sessionOf } from './enter';
import { currencyChoices, guessCurrency, matching, zoneChoices } from './place';
import { qrPath } from './qrPath';

describe('first guesses of a location', () => {
	it('takes the currency of who lives in the zone, whatever language the phone speaks', () => {
		expect(guessCurrency('Europe/Madrid', ['en-US'])).toBe('EUR');
		expect(guessCurrency('America/Mexico_City', ['es-ES'])).toBe('MXN');
		expect(guessCurrency('Asia/Tokyo', [])).toBe('JPY');
	});
	it('falls back to the region of the language, then to EUR', () => {
		expect(guessCurrency('UTC', ['es-AR', 'en'])).toBe('ARS');
		expect(guessCurrency('UTC', ['not a language', 'es'])).toBe('EUR');
	});
	it('only guesses currencies of the pinned table [rule 1]', () => {
		for (const region of ['CW', 'ZW', 'VE', 'SL', 'HR', 'BG', 'KP', 'XK']) {
			expect(currencyDigits(guessCurrency('UTC', [`en-${region}`]))).toBeDefined();
		}
	});
	it('finds zones and currencies by any word, without accents', () => {
		expect(matching(zoneChoices('UTC'), 'sao paulo', 5)[0]?.value).toBe('America/Sao_Paulo');
		expect(matching(currencyChoices('EUR', 'es'), 'peso méxicano', 5)[0]?.value).toBe('MXN');
		expect(zoneChoices('Europe/Madrid')[0]?.value).toBe('Europe/Madrid');
	});
});

describe('the cap at set-up', () => {
	it('is preset to two thousand in the digits and marks of currency and locale', () => {
		expect(capPreset('EUR', 'es')).toBe('2.000,00');
		expect(capPreset('USD', 'en')).toBe('2,000.00');
		expect(capPreset('JPY', 'en')).toBe('2,000');
		expect(parseCap(capPreset('KWD', 'es'), 'KWD', 'es')).toEqual({ ok: true, value: 2_000_000 });
	});
	it('[003-13] may be 0, which is for the screen to warn about', () => {
		expect(parseCap('0', 'EUR', 'es')).toEqual({ ok: true, value: 0 });
		expect(parseCap('0,00', 'EUR', 'es')).toEqual({ ok: true, value: 0 });
		expect(parseCap('-1', 'EUR', 'es')).toEqual({ ok: false, error: 'NOT_POSITIVE' });
		expect(parseCap('', 'EUR', 'es')).toEqual({ ok: false, error: 'BAD_NUMBER' });
	});
});

describe('answers at the door', () => {
	const answers = async (response: Response | Error) => {
		vi.stubGlobal('navigator', { onLine: true });
		vi.stubGlobal('fetch', () =>
			response instanceof Error ? Promise.reject(response) : Promise.resolve(response)
		);
		const answer = await door.look();
		vi.unstubAllGlobals();
		return answer;
	};
	it('are values: what the server said, or what kept it from answering', async () => {
		expect(await answers(Response.json({ claimed: true, demo: false }))).toEqual({
			ok: true,
			value: { claimed: true, demo: false }
		});
		const refused = Response.json({ error: 'invite_used' }, { status: 410 });
		expect(await answers(refused)).toEqual({ ok: false, error: 'invite_used' });
		expect(await answers(new TypeError('failed'))).toEqual({ ok: false, error: 'no_answer' });
		expect(await answers(new Response('', { status: 502 }))).toEqual({ ok: false, error: 'server_trouble' });
	});
	it('[L10] a Wi-Fi page with status 200 is not Respiro', async () => {
		expect(await answers(new Response('<html>Welcome</html>'))).toEqual({ ok: false, error: 'not_respiro' });
		expect(await answers(Response.json({ claimed: 'yes' }))).toEqual({ ok: false, error: 'not_respiro' });
	});
});

describe('who is in', () => {
	const place = (id: string) => ({ id, name: id, zone: 'Europe/Madrid', currency: 'EUR' });
	const answerOf = (id: string, ...places: string[]): SessionInfo => ({
		person: { id, name: id, role: 'staff', username: id, hasPasskey: false, hasPassword: true },
		tenant: { id: 'house', name: 'Hotel Brisa', language: 'es' },
		locations: places.map(place),
		demo: false
	});
	it('stays at the location of last time, if it is the same person and still theirs', () => {
		const before = { ...answerOf('lucia', 'bar', 'pool'), location: 'pool' };
		expect(sessionOf(answerOf('lucia', 'bar', 'pool'), before)?.location).toBe('pool');
		expect(sessionOf(answerOf('lucia', 'bar'), before)?.location).toBe('bar');
		expect(sessionOf(answerOf('mateo', 'bar', 'pool'), before)?.location).toBe('bar');
	});
	it('is nobody without a location', () => {
		expect(sessionOf(answerOf('lucia'), null)).toBeNull();
	});
});

describe('small drawings', () => {
	it('draws each run of dark modules once', () => {
		expect(qrPath([[true, true, false, true], [false]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z');
	});
});
