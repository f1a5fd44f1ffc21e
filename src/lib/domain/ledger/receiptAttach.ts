import * as z from 'zod/mini';
import { RECEIPTS_MAX } from '../limits';
import type { Mutator } from '../op/mutator';
import { photoSchema } from '../photo';
import type { Reimbursement } from './ledgerRecords';
import { clearFlags, entryKey, openEntry, reversalTouches } from './reverse';
import { targetShape } from './spendVoid';

const args = z.strictObject({ ...targetShape, photo: photoSchema });

/** `receipt.attach` 1: the receipt of an entry, whenever it turns up; the photo itself travels apart [rule 24]. */
export const receiptAttach: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { photo: _, ...target }) => reversalTouches(op, target, []),
	run(tx, op, { photo, ...target }, context) {
		const open = openEntry(tx, op, target, [], context);
		if (!open.ok) return open.refusal;
		const { row, standing } = open.entry;
		if (standing.receipts.some((known) => known.hash === photo.hash)) return null;
		if (standing.receipts.length === RECEIPTS_MAX) return 'bad_args';
		const receipts = [...standing.receipts, photo];
		tx.put(entryKey(op, 'standing', target.entry), { ...standing, receipts }, row.employee);
		clearFlags(tx, op, target.entry, (flag) => flag.code === 'NEEDS_RECEIPT');
		const owed = tx.get<Reimbursement>(entryKey(op, 'reimbursement', target.entry));
		if (owed?.state === 'needs_receipt') {
			tx.put(entryKey(op, 'reimbursement', target.entry), { ...owed, state: 'submitted' }, owed.employee);
		}
		return null;
	}
};
