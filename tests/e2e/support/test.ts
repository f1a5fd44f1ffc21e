import { test as base } from '@playwright/test';
import { Phone, type PhoneOptions } from './phone';
import { RespiroServer } from './server';

interface Fixtures {
	/** Environment of the server; override with `test.use({ serverEnv: { DEMO: '1' } })`. */
	serverEnv: Record<string, string>;
	/** A running server of its own for each test, ended afterwards. */
	server: RespiroServer;
	/** Makes a phone; closed afterwards. */
	phone: (name: string, options?: Omit<PhoneOptions, 'name'>) => Promise<Phone>;
	/** An organisation with one location, and the phone of its owner, signed in. */
	owner: Phone;
}

export const test = base.extend<Fixtures>({
	serverEnv: [{}, { option: true }],
	server: async ({ serverEnv }, use, testInfo) => {
		const server = await RespiroServer.create(serverEnv);
		try {
			await server.start();
			await use(server);
		} finally {
			if (testInfo.status !== testInfo.expectedStatus) {
				await testInfo.attach('server', { body: server.lines.join('\n'), contentType: 'text/plain' });
			}
			await server.dispose();
		}
	},
	phone: async ({ browser, server }, use) => {
		const phones: Phone[] = [];
		await use(async (name, options = {}) => {
			const phone = await Phone.create(browser, server, { name, ...options });
			phones.push(phone);
			return phone;
		});
		await Promise.all(phones.map((phone) => phone.dispose()));
	},
	owner: async ({ phone }, use) => {
		const owner = await phone('Marta Olmedo');
		await owner.setUp({ name: 'Hotel Brisa', location: 'Brisa Centro' });
		await use(owner);
	}
});

export { expect } from '@playwright/test';
