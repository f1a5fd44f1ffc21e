import { guestAliasOf } from '../../domain/gesture/alias';
import { prepareOp } from '../../domain/mutators';
import type { Op } from '../../domain/op/op';
import type { Hide } from './names';
import { isFields, redactFields } from './redactRecord';

/** Stands for words of a guest who was erased; a text of one sign, so that the op is still one of its type. */
export const ERASED_TEXT = '·';

type Fields = Record<string, unknown>;

/** Names by which an op knew the guest. */
export function namesIn({ type, args }: Fields): string[] {
	const given = isFields(args) ? [type === 'guest.put' ? args.name : undefined, args.guestName] : [];
	return given.filter((name) => typeof name === 'string');
}

/** What was told of the guest and of nobody else goes whole; a story keeps its words, and says whose it was by the alias. */
function bareArgs(type: unknown, args: Fields): Fields {
	if (typeof type === 'string' && type.startsWith('guest.')) {
		const told = Object.entries(args).map(([key, value]) => [
			key,
			key === 'name' || key === 'text' ? ERASED_TEXT : key === 'stay' ? null : value
		]);
		return Object.fromEntries(told) as Fields;
	}
	const { guestName } = args;
	return typeof guestName === 'string' ? { ...args, guestName: guestAliasOf(guestName) } : args;
}

/**
 * An op as the log keeps it once its guest is forgotten: still one of its type, so that the log can be read and run
 * again, under its own id and hash, so that phones and the chain know it. `isTheirs`: it is about the guest.
 */
export function redactOp(op: Fields, hide: Hide, isTheirs: boolean): Fields {
	const { type, args } = op;
	if (!isFields(args)) return op;
	const fits = (bare: Fields) => prepareOp({ ...op, args: bare } as unknown as Op).ok;
	// Of another guest's card the name is theirs.
	const kept = type === 'guest.put' ? ['name'] : ['guestName'];
	return { ...op, args: redactFields(isTheirs ? bareArgs(type, args) : args, hide, fits, kept) };
}
