import { serverApp } from '$lib/server/app';
import { refuse, slowDown } from '$lib/server/auth/endpoint';
import { answerPasskey } from '$lib/server/auth/passkeys';
import type { RequestHandler } from './$types';

const answer: RequestHandler = async (event) => {
	const app = await serverApp();
	const wait = slowDown({ app }, [['passkeyByAddress', event.locals.address]]);
	if (wait) return wait;
	return (await answerPasskey(app, event)) ?? refuse('not_found');
};

export const GET = answer;
export const POST = answer;
