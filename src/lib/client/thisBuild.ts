import { version } from '$app/environment';
import { knowsRecord, type Reader } from './sync/known';

/** What reads the answers of the server here. */
export const thisBuild: Reader = { build: version, knows: knowsRecord };
