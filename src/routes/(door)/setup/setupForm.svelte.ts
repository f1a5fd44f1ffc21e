import type * as z from 'zod/mini';
import { NAME_CHARS_MAX } from '$lib/domain/limits';
import type { setupRequestSchema } from '$lib/protocol/accounts';
import { locale } from '$lib/i18n/index.svelte';
import { capPreset, parseCap } from '$lib/ui/door/cap';
import { guessCurrency, guessZone } from '$lib/ui/door/place';
import { amountLocale } from '$lib/ui/money';

/** Why a text field cannot be taken as it stands. */
export type TextTrouble = 'needed' | 'textTooLong' | null;

/** Trouble of a name as the server will see it: trimmed. */
export function textTrouble(text: string): TextTrouble {
	const length = text.trim().length;
	if (length === 0) return 'needed';
	return length > NAME_CHARS_MAX ? 'textTooLong' : null;
}

/** What the set-up asks for, as typed. */
export class SetupForm {
	org = $state('');
	place = $state('');
	zone = $state(guessZone());
	currency = $state(guessCurrency(guessZone(), navigator.languages));
	name = $state('');
	#capTyped = $state<string | null>(null);

	/** As typed, or the preset of the currency until somebody types. */
	get cap(): string {
		return this.#capTyped ?? capPreset(this.currency, amountLocale());
	}
	set cap(text: string) {
		this.#capTyped = text;
	}

	readonly capMinor = $derived(parseCap(this.cap, this.currency, amountLocale()));

	/** The request, once every step has been passed. */
	toRequest(token: string, password?: string): z.infer<typeof setupRequestSchema> {
		return {
			token,
			org: { name: this.org.trim(), language: locale.current },
			location: { name: this.place.trim(), zone: this.zone, currency: this.currency },
			capMinor: this.capMinor.ok ? this.capMinor.value : 0,
			name: this.name.trim(),
			...(password === undefined ? {} : { password })
		};
	}
}
