import type { Op } from '../../src/lib/domain/op/op';
import type { ExportStyle } from '../../src/lib/domain/finance/exportFile';
import type { LedgerFile } from '../../src/lib/domain/finance/ledgerCheck.mjs';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { planExport } from '../../src/lib/server/finance/exportPlan';
import { exportTexts } from '../../src/lib/server/finance/exportStream';
import { gestureOp, hashed, newId, NOW, outcomesOf } from './world';

const DAY_MS = 86_400_000;

/** An entry of somebody, as the ops that are about it name it. */
export interface Entry {
	entry: string;
	gesture: string;
	incident: string;
	employee: string;
}

export const JSON_STYLE: ExportStyle = { format: 'json', decimal: 'point', bom: false };
export const CSV_STYLE: ExportStyle = { format: 'csv', decimal: 'point', bom: false };

export const BOOKS = {
	costCentre: '4711',
	taxCode: 'V0',
	accounts: {
		house_comp: '6270',
		company_card: '6271',
		petty_cash: '5700',
		out_of_pocket: '4650',
		points: ''
	}
};

/** A person's hands on the ledger of one location: every op is sent at once and must be taken. */
export class Bookkeeper {
	constructor(
		readonly home: Home,
		readonly actor: Actor,
		readonly space: string
	) {}

	async send(...ops: Op[]): Promise<void> {
		const odd = (await outcomesOf(this.home, this.actor, ops)).filter((outcome) => outcome !== 'committed');
		if (odd.length > 0) throw new Error(`not committed: ${odd.join(', ')}`);
	}

	/** A gesture with a spend, `daysAgo` before {@link NOW}; `details` go into the spend. */
	spendOp(amountMinor: number, daysAgo = 0, details: Record<string, unknown> = {}): { op: Op; entry: Entry } {
		const capturedAt = NOW - 60_000 - daysAgo * DAY_MS;
		const spend = { id: newId(), amountMinor, currency: 'EUR', method: 'company_card', leftShownMinor: null };
		const businessDate = new Date(capturedAt).toISOString().slice(0, 10);
		const op = gestureOp(this.actor, {
			space: this.space,
			args: { spend: { ...spend, ...details } },
			over: { capturedAt, businessDate }
		});
		const { gesture, incident } = op.args as { gesture: string; incident: string };
		return { op, entry: { entry: spend.id, gesture, incident, employee: this.actor.person } };
	}

	async spend(amountMinor: number, daysAgo = 0, details: Record<string, unknown> = {}): Promise<Entry> {
		const { op, entry } = this.spendOp(amountMinor, daysAgo, details);
		await this.send(op);
		return entry;
	}

	op(type: string, args: object): Op {
		const like = gestureOp(this.actor, { space: this.space });
		const { hash: _, ...rest } = like;
		return hashed({ ...rest, id: newId(), type, args: args as Op['args'] });
	}

	void = (entry: Entry) => this.send(this.op('spend.void', { ...entry, reversal: newId() }));

	async correct(entry: Entry, amountMinor: number): Promise<Entry> {
		const to = newId();
		await this.send(this.op('spend.correct', { ...entry, reversal: newId(), to, amountMinor }));
		return { ...entry, entry: to };
	}

	refund = (entry: Entry, amountMinor: number) =>
		this.send(this.op('spend.refund', { ...entry, refund: newId(), amountMinor }));

	attach(entry: Entry, hash = newId().replaceAll('-', '').padStart(64, '0')): Promise<void> {
		const photo = { hash, width: 10, height: 10, alt: '', tint: '#aabbcc' };
		return this.send(this.op('receipt.attach', { ...entry, photo }));
	}

	close = (month: string) => this.send(this.op('period.close', { month }));
	reopen = (month: string) => this.send(this.op('period.reopen', { month, reason: 'a bill came late' }));
	books = (books: object) => this.send(this.op('books.put', { books }));

	/** The file as bytes would be; of a month, or without one of the whole ledger. */
	async file(style: ExportStyle, month?: string): Promise<string> {
		const plan = await planExport(this.home, this.actor, { location: this.space, month });
		if (!plan.ok) throw new Error(`no export: ${plan.error}`);
		let text = '';
		for await (const part of exportTexts(this.home, plan.value, style)) text += part;
		return text;
	}

	async json(month?: string): Promise<LedgerFile & { books: unknown; state: string }> {
		return JSON.parse(await this.file(JSON_STYLE, month)) as LedgerFile & { books: unknown; state: string };
	}

	/** Rows of the CSV by column; only for files without quotes. */
	async csv(month?: string): Promise<Record<string, string>[]> {
		const [head = '', ...lines] = (await this.file(CSV_STYLE, month)).trimEnd().split('\r\n');
		const names = head.split(',');
		return lines.map((line) => {
			const cells = line.split(',');
			return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
		});
	}
}
