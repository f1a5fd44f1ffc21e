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
