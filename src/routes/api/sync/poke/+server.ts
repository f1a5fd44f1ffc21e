import { json } from '@sveltejs/kit';
import { serverApp } from '$lib/server/app';
import { pokeResponse } from '$lib/server/sync/pokeStream';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, locals }) => {
	if (!locals.actor) return json({ error: 'not_signed_in' }, { status: 401 });
	const { poke, timers, actorOf } = await serverApp();
	return pokeResponse({ hub: poke, actor: locals.actor, timers, recheck: () => actorOf(request.headers) });
};
