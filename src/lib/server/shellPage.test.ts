import { expect, it } from 'vitest';
import { brotliDecompressSync } from 'node:zlib';
import { packedPage, wholePage } from './shellPage';

const page = '<html><head><title>ñ</title></head><body></body></html>';
const link = '</a.css>; rel="preload"; as="style"; nopush, </b.js>; rel="modulepreload"; nopush';

it('moves module preloads from the header into the page, and nothing else', async () => {
	const headers = { 'content-type': 'text/html', link, etag: '"x"', 'content-length': '1' };
	const moved = await wholePage(new Response(page, { headers, status: 404 }), () => null);
	const text = await moved.text();
	expect(text).toBe(page.replace('</head>', '<link rel="modulepreload" href="/b.js" /></head>'));
	expect(moved.status).toBe(404);
	expect(Object.fromEntries(moved.headers)).toEqual({
		'content-type': 'text/html',
		etag: '"x"',
		'content-length': String(Buffer.byteLength(text))
	});
});

it('puts the first styles into the page, where they can be read and stay inside their element', async () => {
	const styles = (name: string) => `<link href="/_app/immutable/assets/${name}.css" rel="stylesheet">`;
	const [known, odd, unknown] = [styles('first.a-_1'), styles('odd'), styles('unknown')];
	const filled = page.replace('</head>', () => `${known}${odd}${unknown}</head>`);
	const built: Record<string, string> = {
		'/_app/immutable/assets/first.a-_1.css': 'b{content:"$&"}',
		'/_app/immutable/assets/odd.css': 'b{content:"</style>"}'
	};
	const answer = new Response(filled, { headers: { 'content-type': 'text/html', link } });
	const whole = await wholePage(answer, (address) => built[address] ?? null);
	const off = known.replace('>', ' disabled media="(max-width: 0)">');
	const styled = `<style>b{content:"$&"}</style>${off}${odd}${unknown}`;
	expect(await whole.text()).toContain(`${styled}<link rel="modulepreload"`);
});

it('leaves all other answers as they are', async () => {
	const unchanged = new Response(null, { status: 304, headers: { etag: '"x"' } });
	expect(await wholePage(unchanged, () => null)).toBe(unchanged);
	const plain = new Response('x', { headers: { 'content-type': 'text/plain', link } });
	expect(await wholePage(plain, () => null)).toBe(plain);
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
