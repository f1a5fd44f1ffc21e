import { loadWords } from '$lib/i18n/index.svelte';
import type { LayoutLoad } from './$types';

// What the server refuses is told in the words of the door.
export const load: LayoutLoad = () => loadWords('core', 'desk', 'door', 'money');
