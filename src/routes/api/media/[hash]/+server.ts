import { json } from '@sveltejs/kit';
import { photoHashSchema } from '$lib/protocol/media';
import { serverApp } from '$lib/server/app';
import { readPhoto } from '$lib/server/media/media';
import type { RequestHandler } from './$types';

/** Photos by hash; one the reader may not see is as if it did not exist [I21]. */
export const GET: RequestHandler = async ({ params, locals }) => {
	if (!locals.actor) return json({ error: 'not_signed_in' }, { status: 401 });
	const { home } = await serverApp();
	const isHash = photoHashSchema.safeParse(params.hash).success;
	const photo = isHash ? await readPhoto(home, locals.actor, params.hash) : null;
	if (!photo) return json({ error: 'not_found' }, { status: 404 });
	return new Response(photo.bytes, {
		headers: {
			'content-type': photo.type,
			'cache-control': photo.isPrivate ? 'no-store' : 'private, max-age=31536000, immutable',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'content-disposition': 'inline'
		}
	});
};
