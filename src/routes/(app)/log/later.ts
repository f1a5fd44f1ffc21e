import { loadWords } from '$lib/i18n/index.svelte';

/** What of the form is fetched when somebody first asks for it: the first screen stands without. */
export async function loadReceipts(): Promise<typeof import('./Receipts.svelte').default> {
	const [receipts] = await Promise.all([import('./Receipts.svelte'), loadWords('receipts')]);
	return receipts.default;
}

/** The same for an amount in another currency. */
export async function loadForeign(): Promise<typeof import('./Foreign.svelte').default> {
	const [foreign] = await Promise.all([import('./Foreign.svelte'), loadWords('spending')]);
	return foreign.default;
}

/** The guests this phone knows, once the field for one is open. */
export async function loadGuestPick(): Promise<typeof import('$lib/ui/guests/GuestPick.svelte').default> {
	const [pick] = await Promise.all([import('$lib/ui/guests/GuestPick.svelte'), loadWords('guests')]);
	return pick.default;
}

/** When the guest is here, for caps per stay. */
export async function loadStayLine(): Promise<typeof import('./StayLine.svelte').default> {
	const [line] = await Promise.all([import('./StayLine.svelte'), loadWords('guests')]);
	return line.default;
}

/** The photos of the gesture, once there are any: picked, or shared into the form. */
export async function loadPhotos(): Promise<typeof import('./LogPhotos.svelte').default> {
	const [photos] = await Promise.all([
		import('./LogPhotos.svelte'),
		loadWords('receipts', 'lineup', 'telling')
	]);
	return photos.default;
}
