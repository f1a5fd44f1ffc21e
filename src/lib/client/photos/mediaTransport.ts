import { err, ok, type Result } from '../../base/result';
import { REFUSED_STATUS, uploadAnswerSchema, type UploadAnswer } from '../../protocol/media';
import { readAnswer, type NoVerdict, type RawAnswer } from '../sync/transport';
import type { PhotoBytes } from './develop';

/** Sends bytes, or asks when there are none; null = no answer (offline, cut off, timed out). Never throws. */
export type SendBytes = (path: string, bytes: PhotoBytes | null) => Promise<RawAnswer | null>;

/** One's own photo on its way. */
export interface Upload {
	person: string;
	hash: string;
	/** Of all of it, in bytes. */
	size: number;
}

export type Told = Result<UploadAnswer, NoVerdict>;

export interface MediaTransport {
	standing(upload: Upload): Promise<Told>;
	/** `bytes` empty = look again at what is there. */
	send(upload: Upload, offset: number, bytes: PhotoBytes): Promise<Told>;
}

/**
 * What a raw answer is worth: only our own JSON about this very photo is one [I2]. No other word, and no status alone,
 * makes a photo sent or unusable.
 */
function readUpload(raw: RawAnswer | null, upload: Upload): Told {
	// A refusal is as good an answer as any, with a status of its own.
	const isRefusal = raw?.status === REFUSED_STATUS;
	const answer = readAnswer(isRefusal ? { ...raw, status: 200 } : raw, uploadAnswerSchema);
	if (!answer.ok) return isRefusal ? err({ kind: 'server_trouble', retryAfterMs: null }) : answer;
	const { state, hash } = answer.value;
	if (hash !== upload.hash || (state === 'refused') !== isRefusal) return err({ kind: 'not_respiro' });
	if (state === 'open' && answer.value.have > upload.size) return err({ kind: 'not_respiro' });
	return ok(answer.value);
}

export function createMediaTransport(send: SendBytes): MediaTransport {
	const pathOf = ({ person, hash, size }: Upload) =>
		`/api/media/${hash}/upload?person=${encodeURIComponent(person)}&size=${size}`;
	return {
		standing: async (upload) => readUpload(await send(pathOf(upload), null), upload),
		send: async (upload, offset, bytes) =>
			readUpload(await send(`${pathOf(upload)}&offset=${offset}`, bytes), upload)
	};
}
