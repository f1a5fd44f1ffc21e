import { RespiroServer } from './server';

/** Starts and ends a server once before all journeys: those that kill theirs leave nothing compiled behind. */
export default async function compileOnce(): Promise<void> {
	const server = await RespiroServer.create();
	try {
		await server.start();
		await server.stop();
	} finally {
		await server.dispose();
	}
}
