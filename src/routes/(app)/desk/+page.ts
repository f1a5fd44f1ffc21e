import { loadWords } from '$lib/i18n/index.svelte';
import type { PageLoad } from './$types';

// The way there is told in its own words.
export const load: PageLoad = () => loadWords('reimbursements');
