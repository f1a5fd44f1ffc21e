import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const PRELOAD = /<([^>]+)>;\s*rel="modulepreload"/g;

/**
 * Moves the list of modules to load early from the `link` header into the page. The header would be larger than the
 * 4 kB that proxies reserve for all headers, and the copy that a phone keeps of the page would lack it.
 */
export async function withPreloadsInPage(response: Response): Promise<Response> {
	const list = response.headers.get('link');
	const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	if (!list || !isPage || response.body === null) return response;
	const links = [...list.matchAll(PRELOAD)].map(([, href]) => `<link rel="modulepreload" href="${href}" />`);
	const page = await response.text();
	// Not `replace` with a string: `$` in it would be read.
	const whole = page.replace('</head>', () => `${links.join('')}</head>`);
	const headers = new Headers(response.headers);
	headers.delete('link');
	headers.set('content-length', String(Buffer.byteLength(whole)));
	return new Response(whole, { status: response.status, statusText: response.statusText, headers });
}

const compress = promisify(brotliCompress);
/** The page is the same for every address: few texts are ever packed. */
const PACKED_MAX = 8;
const packedByText = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

function packed(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const known = packedByText.get(text);
	if (known) return known;
	if (packedByText.size >= PACKED_MAX) packedByText.clear();
	const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
	const bytes = compress(text, { params }).then((buffer) => new Uint8Array(buffer));
	packedByText.set(text, bytes);
	return bytes;
}

/** A page as brotli for whoever takes it; anything else as it is. */
export async function packedPage(request: Request, response: Response): Promise<Response> {
	const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	if (!isPage || response.body === null || response.headers.has('content-encoding')) return response;
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	const { status, statusText } = response;
	const takesBrotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
	if (!takesBrotli) return new Response(response.body, { status, statusText, headers });
	const body = await packed(await response.text());
	headers.set('content-encoding', 'br');
	headers.set('content-length', String(body.byteLength));
	return new Response(body, { status, statusText, headers });
}
