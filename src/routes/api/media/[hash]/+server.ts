import { json } from '@sveltejs/kit';
import { photoHashSchema } from '$lib/protocol/media';
import { serverApp } from '$lib/server/app';
import { readPhoto } from '$lib/server/media/media';
import type { RequestHandler } from './$types';

/** Whether `If-None-Match` names a tag, strong or weak. */
function isNamed(header: string | null, tag: string): boolean {
	return (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`);
}

/**
 * Photos by hash; one the reader may not see is as if it did not exist [I21]. A cache may keep one of a story and has to
 * ask each time whether it still may be shown: what was hidden, taken back or erased is shown no more, at once.
 */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	if (!locals.actor) return json({ error: 'not_signed_in' }, { status: 401 });
	const { home } = await serverApp();
	const isHash = photoHashSchema.safeParse(params.hash).success;
	const held = request.headers.get('if-none-match');
	const photo = isHash ? await readPhoto(home, locals.actor, params.hash, (tag) => isNamed(held, tag)) : null;
	if (!photo) return json({ error: 'not_found' }, { status: 404 });
	const caching: Record<string, string> = photo.isPrivate
		? { 'cache-control': 'no-store' }
		: { 'cache-control': 'private, no-cache', etag: `"${photo.tag}"` };
	if (!photo.bytes) return new Response(null, { status: 304, headers: caching });
	return new Response(photo.bytes, {
		headers: {
			...caching,
			'content-type': photo.type,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'content-disposition': 'inline'
		}
	});
};
