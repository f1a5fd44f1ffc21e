import { createContext } from 'svelte';

/** Names of colleagues by id, kept fresh by the app layout; null while a person is not on this phone. */
export interface People {
	nameOf(id: string): string | null;
}

export const [getPeople, setPeople] = createContext<People>();
