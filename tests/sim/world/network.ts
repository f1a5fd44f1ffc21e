import type { RawAnswer } from '../../../src/lib/client/sync/transport';
import { REQUEST_MS_MAX } from '../../../src/lib/protocol/limits';
import type { World } from './world';
import { json } from './server';

/** What can happen to one request. The rest arrives, is answered, and the answer arrives. */
export const networkFaults = [
	'request_lost',
	'reply_lost',
	'request_repeated',
	'request_late',
	'portal_html',
	'status_500',
	'status_503_retry_after',
	'status_401',
	'half_reply',
	'verdict_missing'
] as const;
export type NetworkFault = (typeof networkFaults)[number];

const HTML: RawAnswer = {
	status: 200,
	contentType: 'text/html; charset=utf-8',
	retryAfter: null,
	text: '<!doctype html><title>Wi-Fi</title><p>Accept the terms</p>'
};

/** Longer than a phone waits: the server works on what its sender has given up. */
const LATE_MS_MAX = 90_000;

function damaged(fault: NetworkFault | null, raw: RawAnswer): RawAnswer {
	if (fault === 'half_reply') return { ...raw, text: raw.text.slice(0, Math.floor(raw.text.length / 2)) };
	if (fault === 'verdict_missing' && raw.status === 200) {
		const value = JSON.parse(raw.text) as { verdicts?: unknown[] };
		value.verdicts?.pop();
		return { ...raw, text: JSON.stringify(value) };
	}
	return raw;
}

function refusalOf(fault: NetworkFault | null): RawAnswer | null {
	if (fault === 'portal_html') return HTML;
	if (fault === 'status_500') return { ...HTML, status: 500 };
	if (fault === 'status_503_retry_after') return json(503, { error: 'server_trouble' }, '4');
	if (fault === 'status_401') return json(401, { error: 'not_signed_in' });
	return null;
}

/** One request of a phone through the world's network. `person` is whose session the browser sends. */
export function sendThrough(
	world: World,
	person: string,
	path: string,
	body: string,
	isUp: () => boolean
): Promise<RawAnswer | null> {
	const { schedule } = world;
	return new Promise((resolve) => {
		schedule.after(REQUEST_MS_MAX, () => resolve(null));
		if (!isUp()) {
			schedule.after(1, () => resolve(null));
			return;
		}
		const fault = world.drawNetworkFault();
		const latency = () => 5 + world.rng.unit() * 200;
		const refusal = refusalOf(fault);
		if (refusal) {
			schedule.after(latency(), () => resolve(refusal));
			return;
		}
		if (fault === 'request_lost') return;
		const generation = world.serverGeneration;
		const arrive = async (replies: boolean) => {
			// A server that restarted has forgotten who was connected.
			if (generation !== world.serverGeneration) return;
			const raw = await world.serve(path, body, person);
			if (!replies || fault === 'reply_lost') return;
			const generationAfter = world.serverGeneration;
			schedule.after(latency(), () => {
				if (generationAfter === world.serverGeneration) resolve(damaged(fault, raw));
			});
		};
		const delay = fault === 'request_late' ? world.rng.unit() * LATE_MS_MAX : latency();
		schedule.after(delay, () => arrive(true));
		if (fault === 'request_repeated') {
			schedule.after(delay + world.rng.unit() * LATE_MS_MAX, () => arrive(false));
		}
	});
}
