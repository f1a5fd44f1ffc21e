import { loadWords } from '$lib/i18n/index.svelte';
import type { PageLoad } from './$types';

// The ways from here, and the asks that wait, are told in their own words.
export const load: PageLoad = () => loadWords('reimbursements', 'spending');
