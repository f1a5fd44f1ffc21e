import type { RequestHandler } from '@sveltejs/kit';
import { serverApp } from '$lib/server/app';
import { visitOf } from '$lib/server/auth/endpoint';
import { answerExport } from '$lib/server/finance/exportAnswer';

export const GET: RequestHandler = async (event) => {
	const { home } = await serverApp();
	return answerExport(home, visitOf(event).actor, event.url);
};
