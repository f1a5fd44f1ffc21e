import { expect, it } from 'vitest';
import { brotliDecompressSync } from 'node:zlib';
import { packedPage, withPreloadsInPage } from './shellPage';

const page = '<html><head><title>ñ</title></head><body></body></html>';
const link = '</a.css>; rel="preload"; as="style"; nopush, </b.js>; rel="modulepreload"; nopush';

it('moves module preloads from the header into the page, and nothing else', async () => {
	const headers = { 'content-type': 'text/html', link, etag: '"x"', 'content-length': '1' };
	const moved = await withPreloadsInPage(new Response(page, { headers, status: 404 }));
	const text = await moved.text();
	expect(text).toBe(page.replace('</head>', '<link rel="modulepreload" href="/b.js" /></head>'));
	expect(moved.status).toBe(404);
	expect(Object.fromEntries(moved.headers)).toEqual({
		'content-type': 'text/html',
		etag: '"x"',
		'content-length': String(Buffer.byteLength(text))
	});
});

it('leaves all other answers as they are', async () => {
	const unchanged = new Response(null, { status: 304, headers: { etag: '"x"' } });
	expect(await withPreloadsInPage(unchanged)).toBe(unchanged);
	const plain = new Response('x', { headers: { 'content-type': 'text/plain', link } });
	expect(await withPreloadsInPage(plain)).toBe(plain);
});

it('packs the page for whoever takes brotli, and says that it differs', async () => {
	const ask = (accept: string) =>
		new Request('http://localhost/', { headers: { 'accept-encoding': accept } });
	const answer = () => new Response(page, { headers: { 'content-type': 'text/html' }, status: 404 });
	const packed = await packedPage(ask('gzip, br'), answer());
	expect(packed.headers.get('content-encoding')).toBe('br');
	expect(packed.headers.get('vary')).toBe('accept-encoding');
	expect(packed.status).toBe(404);
	expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(page);
	const plain = await packedPage(ask('gzip'), answer());
	expect(plain.headers.get('content-encoding')).toBeNull();
	expect(await plain.text()).toBe(page);
	const image = new Response('x', { headers: { 'content-type': 'image/png' } });
	expect(await packedPage(ask('br'), image)).toBe(image);
});
