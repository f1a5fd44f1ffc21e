import { recordSchemas, type RecordKind } from '../../domain/records';
import type { Hide } from './names';

type Fields = Record<string, unknown>;

/** Ids, dates, kinds, colours: nothing that somebody typed. */
const TOKEN = /^[\w#:.-]*$/;
/** Ids, hashes, dates: no names whatever the field. */
const CODE = /^(?:[0-9a-f-]{36}|[0-9a-f]{64}|[\d:.TZ-]+)$/;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walked(
	value: unknown,
	hide: Hide,
	isCode: (text: string) => boolean,
	kept: readonly string[]
): unknown {
	if (typeof value === 'string') return isCode(value) ? value : hide(value);
	if (Array.isArray(value)) return value.map((item) => walked(item, hide, isCode, kept));
	if (!isFields(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [
			key,
			kept.includes(key) ? item : walked(item, hide, isCode, kept)
		])
	);
}

/**
 * `value` with `hide` done to everything that may have been typed. A word may be typed and a kind as well ("grand"): where
 * it does not fit any more, single words stay. `kept`: fields that are left alone.
 */
export function redactFields<T>(
	value: T,
	hide: Hide,
	fits: (value: T) => boolean,
	kept: readonly string[] = []
): T {
	const bare = walked(value, hide, (text) => CODE.test(text), kept) as T;
	return fits(bare) ? bare : (walked(value, hide, (text) => TOKEN.test(text), kept) as T);
}

/** A record's body without the names; of another guest's card the name is theirs. */
export function redactRecord(kind: RecordKind, body: Fields, hide: Hide): Fields {
	const fits = (bare: Fields) => recordSchemas[kind].safeParse(bare).success;
	return redactFields(body, hide, fits, kind === 'guest' ? ['name', 'alias'] : []);
}
