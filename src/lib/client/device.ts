import { createId } from '../base/ids';
import { browserClock, browserRng } from './browser/world';
import { DEVICE_KEY, type DexieOutbox } from './store/dexieOutbox';

export const OFFSET_KEY = 'clockOffsetMs';

/** What this device is called and knows of its clock; a new one is called `newId`, or by a name made for it. */
export async function readDevice(
	outbox: DexieOutbox,
	newId: string | undefined
): Promise<{ device: string; clockOffsetMs: number | null }> {
	const [known, clockOffsetMs] = await Promise.all([
		outbox.setting<string>(DEVICE_KEY),
		outbox.setting<number>(OFFSET_KEY)
	]);
	const device = known ?? newId ?? createId(browserClock, browserRng);
	if (!known) await outbox.putSetting(DEVICE_KEY, device);
	return { device, clockOffsetMs };
}
