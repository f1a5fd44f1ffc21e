import { REQUEST_MS_MAX } from '../../protocol/limits';
import type { Post } from '../sync/transport';

const GZIP_CHARS_MIN = 1_024;

async function gzip(text: string): Promise<ArrayBuffer> {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Response(stream).arrayBuffer();
}

/** POST by `fetch`, compressed when it pays. Whatever goes wrong on the way is "no answer". */
export function createFetchPost(): Post {
	let ahead: { text: string; packed: Promise<ArrayBuffer> } | null = null;
	const packs = (body: string) => body.length > GZIP_CHARS_MIN && typeof CompressionStream !== 'undefined';
	const packedOf = (body: string) => {
		if (ahead?.text !== body) return gzip(body);
		const { packed } = ahead;
		ahead = null;
		return packed;
	};
	const post: Post = async (path, body) => {
		try {
			const isPacked = packs(body);
			const response = await fetch(path, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					// A header of our own cannot be set by a foreign page's form.
					'x-respiro': '1',
					...(isPacked ? { 'content-encoding': 'gzip' } : {})
				},
				body: isPacked ? await packedOf(body) : body,
				credentials: 'same-origin',
				cache: 'no-store',
				signal: AbortSignal.timeout(REQUEST_MS_MAX)
			});
			return {
				status: response.status,
				contentType: response.headers.get('content-type') ?? '',
				retryAfter: response.headers.get('retry-after'),
				text: await response.text()
			};
		} catch {
			return null;
		}
	};
	return Object.assign(post, {
		pack(text: string) {
			ahead = packs(text) ? { text, packed: gzip(text) } : null;
			ahead?.packed.catch(() => undefined);
		}
	});
}
