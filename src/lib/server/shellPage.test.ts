import { expect, it } from 'vitest';
import { withPreloadsInPage } from './shellPage';

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
