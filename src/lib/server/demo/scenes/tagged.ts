import type { JobKey } from '../places';
import type { Scene } from './scene';

/** A story told in full, happened once, with the job of whoever lived it. */
export interface TaggedScene extends Scene {
	job: JobKey;
	/** Who, when the story only fits one of them. */
	by?: string;
}
