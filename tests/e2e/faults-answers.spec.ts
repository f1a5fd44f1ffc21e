import type { Route } from '@playwright/test';
import { keptOps } from './support/disk';
import { log } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const PUSH = '**/api/sync/push';
const SYNC = '**/api/sync/{push,pull}';
const html = '<!doctype html><title>Wifi</title><p>Acepta las condiciones';

interface Fault {
	name: string;
	reason: keyof typeof es.me.sync.reasons;
	answer: (route: Route) => Promise<unknown>;
}

/** Ways in which a server, or what stands in front of it, does not answer as it should. */
const FAULTS: Fault[] = [
	{
		name: '500',
		reason: 'server_trouble',
		answer: (route) => route.fulfill({ status: 500, json: { error: 'server_trouble' } })
	},
	{
		name: '401 of ours',
		reason: 'signed_out',
		answer: (route) => route.fulfill({ status: 401, json: { error: 'not_signed_in' } })
	},
	{
		name: '401 of a portal',
		reason: 'not_respiro',
		answer: (route) => route.fulfill({ status: 401, contentType: 'text/html', body: html })
	},
	{
		name: 'HTML with status 200',
		reason: 'not_respiro',
		answer: (route) => route.fulfill({ status: 200, contentType: 'text/html', body: html })
	},
	{
		name: 'nothing: the connection is cut',
		reason: 'no_answer',
		answer: (route) => route.abort('connectionreset')
	},
	{
		name: 'an empty 200',
		reason: 'not_respiro',
		answer: (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '' })
	},
	{
		name: 'nothing, after the server has stored it',
		reason: 'no_answer',
		answer: async (route) => {
			await route.fetch();
			await route.abort('connectionreset');
		}
	},
	{
		name: 'half an answer, after the server has stored it',
		reason: 'not_respiro',
		answer: async (route) => {
			const response = await route.fetch();
			const body = await response.text();
			await route.fulfill({ response, body: body.slice(0, body.length / 2) });
		}
	}
];

/** Meets the fault with two entries, and reads in the sync log what is going on. */
async function meetsFault(phone: Phone, { name, reason, answer }: Fault): Promise<string[]> {
	await phone.context.route(SYNC, answer);
	const first = `Primera: ${name}`;
	const second = `Segunda: ${name}`;
	await log(phone, { what: first, amount: '1,50' });
	await log(phone, { what: second });
	await phone.showsSync(reason === 'signed_out' ? 'needs_you' : 'waiting', 2);
	await phone.page.locator('[data-unsent]').first().click();
	await expect(phone.page.locator(`[data-reason="${reason}"]`)).toBeVisible();
	await expect(phone.page.getByText(es.me.sync.reasons[reason])).toBeVisible();
	await expect(phone.page.locator('[data-op][data-state="pending"]')).toHaveCount(2);
	return [first, second];
}

test('[L8] a server that does not answer as it should: nothing is lost, nothing is doubled, the screen says what is going on', async ({
	owner,
	phone
}) => {
	test.setTimeout(180_000);
	const iker = await phone('Iker Salas');
	await iker.join(await owner.invite());
	await iker.firstSync();
	const texts: string[] = [];
	for (const fault of FAULTS) {
		await test.step(fault.name, async () => {
			const sent = await meetsFault(iker, fault);
			const waiting = (await keptOps(iker)).filter(({ state }) => state === 'pending');
			expect(waiting.map(({ text }) => text)).toEqual(sent);
			texts.push(...sent);
			await iker.context.unroute(SYNC);
			await iker.open('/');
			await iker.showsSync('sent', 0);
		});
	}
	expect((await keptOps(iker)).map(({ state, text }) => [state, text])).toEqual(
		texts.map((text) => ['committed', text])
	);
	await iker.open('/me');
	await expect(iker.page.getByText('12\u00a0€', { exact: true }), 'eight times 1.50').toBeVisible();
	await owner.open('/stories');
	await expect(owner.page.locator(`[data-stories="${texts.length}"]`)).toBeVisible();
});

test('the server is killed in the middle of a push of many entries: each arrives once', async ({
	owner,
	server
}) => {
	test.setTimeout(120_000);
	const ENTRIES = 6;
	await owner.firstSync();
	await owner.shellInstalled();
	await server.kill();
	for (let n = 1; n <= ENTRIES; n++) await log(owner, { what: `Entrada número ${n}`, amount: '2' });
	await owner.showsSync('waiting', ENTRIES);

	// Three times the power goes: before the request arrives, while it runs, and after it was stored.
	const cuts: ((route: Route) => Promise<unknown>)[] = [
		async (route) => {
			await server.kill();
			await route.continue();
		},
		async (route) => {
			await Promise.all([route.continue(), server.kill()]);
		},
		async (route) => {
			await route.fetch();
			await server.kill();
			await route.abort('connectionreset');
		}
	];
	for (const cut of cuts) {
		await owner.context.route(PUSH, cut, { times: 1 });
		await server.start();
		await owner.open('/');
		await expect.poll(() => server.running).toBe(false);
		await expect.poll(async () => (await keptOps(owner)).length).toBe(ENTRIES);
	}
	await server.start();
	await owner.open('/stories');
	await owner.showsSync('sent', 0);
	await expect(owner.page.locator(`[data-stories="${ENTRIES}"]`)).toBeVisible();
	expect((await keptOps(owner)).every(({ state }) => state === 'committed')).toBe(true);
	const [stored] = server.readDatabase<{ ops: number; entries: number; minor: number }>(
		`select (select count(*) from op where type = 'gesture.log') as ops,
			count(*) as entries, sum(amount_minor) as minor from ledger_entry`
	);
	expect(stored).toEqual({ ops: ENTRIES, entries: ENTRIES, minor: ENTRIES * 200 });
});
