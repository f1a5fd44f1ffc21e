import type { OutboxEntry } from './store/outboxStore';
import type { OutboxRow } from './types';

const LABEL_CHARS_MAX = 80;

function labelOf({ op }: OutboxEntry): string {
	const { parts, text } = op.args as { parts?: { what?: unknown }; text?: unknown };
	const said = parts?.what ?? text;
	return typeof said === 'string' ? said.slice(0, LABEL_CHARS_MAX) : '';
}

/** An entry of the outbox as the sync log shows it. */
export function toOutboxRow(entry: OutboxEntry): OutboxRow {
	const { id, space, state, seq, attempts, reason, op } = entry;
	return {
		id,
		type: op.type,
		space,
		capturedAt: op.capturedAt,
		state,
		seq,
		attempts,
		reason,
		label: labelOf(entry)
	};
}
