/** What reads the news of the server: the schemas of everything that a phone holds. Loaded by the first answer with any. */
export { createTransport, readPulled } from './sync/transport';
export { thisBuild as reader } from './thisBuild';
