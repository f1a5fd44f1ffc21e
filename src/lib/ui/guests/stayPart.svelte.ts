import type { Json } from '$lib/base/canonical';
import { isSameStay, stayTrouble } from '$lib/domain/period/stay';
import type { DateSpan } from '$lib/domain/period/calendar';

const EMPTY: DateSpan = { from: '', to: '' };

/** When the guest of a form is here, as typed. Asked only where a cap per stay holds [rule 11]. */
export class StayPart {
	/** Whether the form asks for it now. */
	asked = $state(false);
	from = $state('');
	to = $state('');
	/** The dates can be typed. */
	open = $state(false);
	/** The card that the dates are of: another guest has other ones. */
	of = $state<string | null>(null);
	/** What the card says. */
	#card = $state.raw<DateSpan | null>(null);

	/** What is wrong with what was typed; null: nothing, or nothing was typed. */
	get trouble() {
		return this.asked && (this.from || this.to) ? stayTrouble(this) : null;
	}

	/** The dates of a guest that can be counted by; undefined: none. */
	datesOf(card: string | undefined): DateSpan | undefined {
		const { asked, from, to, of } = this;
		const counts = asked && of === card && card !== undefined && from !== '' && to !== '';
		return counts && this.trouble === null ? { from, to } : undefined;
	}

	/** What goes into a draft about a guest. */
	told(card: string): { stay?: DateSpan & { isNews: boolean } } {
		const dates = this.datesOf(card);
		return dates ? { stay: { ...dates, isNews: !isSameStay(dates, this.#card) } } : {};
	}

	/** Takes what a card says; what was typed for this guest already stays. */
	take(card: string, says: DateSpan | null): void {
		this.#card = says;
		if (this.of === card) return;
		const { from, to } = says ?? EMPTY;
		Object.assign(this, { from, to, of: card, open: false });
	}

	get fields(): Json {
		const { from, to, of } = this;
		return of === null ? null : { from, to, of };
	}

	/** Takes over what a draft held; anything else stays as it is. */
	restore(held: Json | undefined): void {
		if (typeof held !== 'object' || held === null || Array.isArray(held)) return;
		const { from, to, of } = held;
		if (typeof from !== 'string' || typeof to !== 'string' || typeof of !== 'string') return;
		Object.assign(this, { from, to, of });
	}

	reset(): void {
		Object.assign(this, { ...EMPTY, of: null, open: false });
		this.#card = null;
	}
}
