import { loadWords } from '$lib/i18n/index.svelte';

/** The picker with its words, fetched when somebody first wants to add a receipt. */
export async function loadReceiptPicker(): Promise<typeof import('./ReceiptPicker.svelte').default> {
	const [picker] = await Promise.all([import('./ReceiptPicker.svelte'), loadWords('receipts')]);
	return picker.default;
}
