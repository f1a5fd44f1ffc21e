import { guestAliasOf, hideGuestName } from '../../domain/gesture/alias';

/** Stands for words of a guest who was erased; a text of one sign, so that the op is still one of its type. */
export const ERASED_TEXT = '·';

type Fields = Record<string, unknown>;

/** Ids, dates, kinds: nothing that somebody typed into a text box. */
const TOKEN = /^[\w:.-]*$/;
/** Fields of an op's args that hold nothing but what was typed. */
const TYPED = new Set([
	'what',
	'situation',
	'need',
	'reaction',
	'lesson',
	'text',
	'note',
	'quote',
	'alt',
	'tags',
	'left'
]);

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(value: unknown, names: readonly string[], field: string): unknown {
	if (typeof value === 'string') {
		if (TOKEN.test(value) && !TYPED.has(field)) return value;
		return names.reduce((text, name) => hideGuestName(text, name, guestAliasOf(name)), value);
	}
	if (Array.isArray(value)) return value.map((item) => without(item, names, field));
	if (!isFields(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, without(item, names, key)]));
}

/** Names by which an op knew the guest. */
export function namesIn({ type, args }: Fields): string[] {
	const given = isFields(args) ? [type === 'guest.put' ? args.name : undefined, args.guestName] : [];
	return given.filter((name) => typeof name === 'string');
}

/**
 * An op as the log keeps it once its guest is forgotten: still one of its type, so that the log can be read and run
 * again, under its own id and hash, so that phones and the chain know it. What was told of the guest is gone; a story
 * keeps its words without the names.
 */
export function redactOp(op: Fields, names: readonly string[]): Fields {
	const { type, args } = op;
	if (!isFields(args)) return op;
	if (typeof type === 'string' && type.startsWith('guest.')) {
		const told = Object.entries(args).map(([key, value]) => [
			key,
			key === 'name' || key === 'text' ? ERASED_TEXT : value
		]);
		return { ...op, args: Object.fromEntries(told) };
	}
	const { guestName, ...rest } = args;
	const hidden = without(rest, names, '') as Fields;
	const alias = typeof guestName === 'string' ? { guestName: guestAliasOf(guestName) } : {};
	return { ...op, args: { ...hidden, ...alias } };
}
