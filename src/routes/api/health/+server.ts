import { serverApp } from '$lib/server/app';
import { isClaimed } from '$lib/server/auth/organisation';

/** Ready when the database answers; tells nothing else. */
export async function GET(): Promise<Response> {
	await isClaimed(await serverApp());
	return Response.json({ ok: true });
}
