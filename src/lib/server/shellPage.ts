import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const PRELOAD = /<([^>]+)>;\s*rel="modulepreload"/g;
const STYLES = /<link href="(\/_app\/immutable\/assets\/[\w.-]+\.css)" rel="stylesheet">/g;

/** Reads a file of the browser's build by its address; null where there is none (a development server has no build). */
export type ReadBuilt = (address: string) => string | null;

/**
 * What the page needs first stands in it. The list of modules to load early comes out of the `link` header, which would
 * be larger than the 4 kB that proxies reserve for all headers, and which the copy that a phone keeps of the page would
 * lack. The first styles take the place of their link, since on a slow network they would come one round trip later; the
 * link stays beside them, disabled, for Vite's loader: it fetches styles that no link names.
 */
export async function wholePage(response: Response, readBuilt: ReadBuilt): Promise<Response> {
	const list = response.headers.get('link');
	const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	if (!list || !isPage || response.body === null) return response;
	const links = [...list.matchAll(PRELOAD)].map(([, href]) => `<link rel="modulepreload" href="${href}" />`);
	const page = await response.text();
	// Not `replace` with a string: `$` in it would be read.
	const whole = page
		.replace(STYLES, (link, address: string) => styleOf(address, readBuilt(address)) ?? link)
		.replace('</head>', () => `${links.join('')}</head>`);
	const headers = new Headers(response.headers);
	headers.delete('link');
	headers.set('content-length', String(Buffer.byteLength(whole)));
	return new Response(whole, { status: response.status, statusText: response.statusText, headers });
}

/** A style sheet that would end its own element stays a file. */
function styleOf(address: string, css: string | null): string | null {
	if (css === null || css.includes('</')) return null;
	return `<style>${css}</style><link href="${address}" rel="stylesheet" disabled media="(max-width: 0)">`;
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
