/**
 * The usual answer to a pull: nothing that this phone does not hold already. It is believed without any schema, since all
 * of it is either what the phone itself said or a number; whatever says more, or anything else, is read by transport.ts.
 */
import { canonicalJson } from '../../base/canonical';
import type { PullRequest, PullResponse } from '../../protocol/pull';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { RawAnswer } from './transport';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** Such an answer without what it says beside, or null. */
export function nothingNew(request: PullRequest, raw: RawAnswer): PullResponse | null {
	if (raw.status !== 200 || !/^application\/json\b/i.test(raw.contentType)) return null;
	const json = parsed(raw.text);
	if (!isFields(json) || json.protocol !== PROTOCOL_VERSION || json.epoch !== request.epoch) return null;
	const { serverTime, spaces, pages } = json;
	if (!Number.isSafeInteger(serverTime) || !Array.isArray(spaces) || !Array.isArray(pages)) return null;
	const stateById = new Map(request.spaces.map((state) => [state.space, state]));
	if (!spaces.every((id) => stateById.has(id as string))) return null;
	const read: PullResponse['pages'] = [];
	for (const page of pages as unknown[]) {
		if (!isFields(page) || !Array.isArray(page.records) || page.records.length > 0) return null;
		const state = stateById.get(page.space as string);
		const { durableSeq } = page;
		const isOver = page.reset === false && page.more === false && Number.isSafeInteger(durableSeq);
		if (!state || !isOver || canonicalJson(page.state) !== canonicalJson(state)) return null;
		read.push({
			space: state.space,
			reset: false,
			records: [],
			state,
			more: false,
			durableSeq: durableSeq as number
		});
	}
	return {
		protocol: PROTOCOL_VERSION,
		epoch: request.epoch,
		serverTime: serverTime as number,
		spaces: spaces as string[],
		pages: read
	};
}
