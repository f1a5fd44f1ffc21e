import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { PushPorts, PushPost } from './send';

const REQUEST_MS_MAX = 10_000;
/** Push services answer with a status and a few words. */
const ANSWER_BYTES_MAX = 16 * 1024;

/** Answers every question for a name with the address that was checked: a name cannot change its mind [T9]. */
export function pinnedTo(address: string): LookupFunction {
	const family = isIP(address);
	return (_, options, callback) => {
		if (options.all) callback(null, [{ address, family }]);
		else callback(null, address, family);
	};
}

/** node:https follows no redirects; the certificate is checked against the name, not the address. */
function post({ url, address, headers, body }: PushPost): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(
			url,
			{
				method: 'POST',
				headers,
				lookup: pinnedTo(address),
				agent: false,
				signal: AbortSignal.timeout(REQUEST_MS_MAX)
			},
			(answer) => {
				let bytes = 0;
				answer.on('data', (chunk: Uint8Array) => {
					bytes += chunk.length;
					if (bytes > ANSWER_BYTES_MAX) answer.destroy();
				});
				answer.on('close', () => resolve(answer.statusCode ?? 0));
				answer.on('error', () => undefined);
			}
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

/** The real name server and the real network. */
export const networkPorts: PushPorts = {
	resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
	post
};
