import { test, expect } from './support/test';
import { whatBox } from './support/logging';

test('the log opened cold takes the first letters, before anybody taps the field', async ({ owner }) => {
	await owner.firstSync();
	await owner.shellInstalled();
	const page = await owner.startCold('/log');
	await expect(whatBox(page)).toBeFocused();
	// The router is done when the network half has been heard: by then the focus must still be there.
	await owner.showsSync('sent', 0);
	await page.keyboard.type('vela');
	await expect(whatBox(page)).toHaveValue('vela');
});
