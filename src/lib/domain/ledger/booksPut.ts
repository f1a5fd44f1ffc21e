import * as z from 'zod/mini';
import type { Mutator } from '../op/mutator';
import type { RecordKey } from '../tx';
import { LEADERS_ONLY } from '../org/role';
import { booksSchema } from './ledgerRecords';

const args = z.strictObject({ books: booksSchema });

/** `books.put` 1: the codes that finance knows this location's spending by. */
export const booksPut: Mutator<z.infer<typeof args>> = {
	args,
	may: 'manager',
	home: 'location',
	touches: (op): RecordKey[] => [{ space: op.space, kind: 'books', id: op.space }],
	run(tx, op, { books }) {
		tx.put({ space: op.space, kind: 'books', id: op.space }, books, LEADERS_ONLY);
		return null;
	}
};
