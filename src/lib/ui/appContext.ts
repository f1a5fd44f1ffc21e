import { createContext } from 'svelte';
import type { App } from '$lib/client/types';

/** The one App of this page, built by the root layout. `getApp` throws where nobody is signed in. */
export const [getApp, setApp] = createContext<App>();
