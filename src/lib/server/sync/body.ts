import { promisify } from 'node:util';
import { gunzip, gzip, zstdCompress } from 'node:zlib';
import { err, ok, type Result } from '../../base/result';

const gunzipBytes = promisify(gunzip);
const gzipBytes = promisify(gzip);
const zstdBytes = promisify(zstdCompress);

/** Answers smaller than this are not worth packing. */
const PACK_BYTES_MIN = 1_024;

export type BodyError = 'not_json' | 'too_large' | 'too_deep';

export const BODY_ERROR_STATUS: Record<BodyError, number> = { not_json: 400, too_large: 413, too_deep: 400 };

/**
 * Reads a JSON body, plain or gzip. `bytesMax` holds before and after unpacking, `depthMax` before parsing [T10]:
 * what breaks a limit is never held whole in memory nor given to the parser.
 */
export async function readJson(
	request: Request,
	{ bytesMax, depthMax }: { bytesMax: number; depthMax: number }
): Promise<Result<unknown, BodyError>> {
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return err('not_json');
	const sent = await readBytes(request, bytesMax);
	if (!sent.ok) return sent;
	const bytes = await unpack(sent.value, request.headers.get('content-encoding'), bytesMax);
	if (!bytes.ok) return bytes;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
		if (!isShallow(text, depthMax)) return err('too_deep');
		return ok(JSON.parse(text) as unknown);
	} catch {
		return err('not_json');
	}
}

/** The body as it came, never more than `bytesMax` of it. */
export async function readBytes(request: Request, bytesMax: number): Promise<Result<Uint8Array, BodyError>> {
	if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return err('too_large');
	const chunks: Uint8Array[] = [];
	let total = 0;
	try {
		for await (const chunk of request.body ?? []) {
			total += chunk.length;
			if (total > bytesMax) return err('too_large');
			chunks.push(chunk);
		}
	} catch {
		return err('not_json');
	}
	return ok(Buffer.concat(chunks));
}

async function unpack(
	bytes: Uint8Array,
	encoding: string | null,
	bytesMax: number
): Promise<Result<Uint8Array, BodyError>> {
	if (encoding === null || encoding === 'identity') return ok(bytes);
	if (encoding !== 'gzip') return err('not_json');
	try {
		return ok(await gunzipBytes(bytes, { maxOutputLength: bytesMax }));
	} catch (error) {
		const { code } = error as { code?: string };
		return err(code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'not_json');
	}
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);

/** Whether JSON text nests at most `depthMax` levels; brackets inside strings do not count. */
function isShallow(text: string, depthMax: number): boolean {
	let depth = 0;
	let isInside = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (isInside && code === BACKSLASH) i++;
		else if (code === QUOTE) isInside = !isInside;
		else if (isInside) continue;
		else if (OPEN.has(code) && ++depth > depthMax) return false;
		else if (CLOSE.has(code)) depth--;
	}
	return true;
}

/** A JSON answer that no cache keeps, packed when it is worth it and the caller can read it. */
export function jsonResponse(request: Request, value: unknown, status = 200): Promise<Response> {
	return jsonTextResponse(request, JSON.stringify(value), status);
}

/** The same of JSON text. Zstandard packs smaller than gzip in a third of the time. */
export async function jsonTextResponse(request: Request, text: string, status = 200): Promise<Response> {
	const headers = new Headers({
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'no-store',
		vary: 'accept-encoding'
	});
	const accepted = request.headers.get('accept-encoding') ?? '';
	const encoding = (['zstd', 'gzip'] as const).find((name) => accepted.includes(name));
	if (!encoding || text.length < PACK_BYTES_MIN) return new Response(text, { status, headers });
	headers.set('content-encoding', encoding);
	const packed = await (encoding === 'zstd' ? zstdBytes(text) : gzipBytes(text, { level: 5 }));
	return new Response(new Uint8Array(packed), { status, headers });
}
