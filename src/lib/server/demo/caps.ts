/** The caps of the year: how they began, and what was learned. */
import { must } from '../../base/assert';
import { localDateOf, monthOf } from '../../domain/period/localDate';
import type { PolicyVersion, Rule } from '../../domain/policy/policy';
import { presetRule } from '../../domain/policy/template';
import { places, type PlaceKey } from './places';

const DAY_MS = 86_400_000;
const NOTICE_DAYS = 3;

export const FOUNDED_DAYS = 400;
/** Coyoacán raised its cap during the year: caps have dates [rule 12]. Minor units. */
export const RAISED_CAP = { place: 'coyoacan', amountMinor: 4_000_000 } as const;
/** Hudson has a pool for the month, and has made it larger. Minor units. */
export const POOLED = { place: 'hudson', firstMinor: 120_000, amountMinor: 240_000 } as const;
/** Cádiz looks at what one guest receives in one stay. Minor units. */
export const PER_STAY = { place: 'cadiz', amountMinor: 60_000 } as const;
/** It gives more room from next month on. Minor units. */
const COMING = { place: 'cadiz', amountMinor: 250_000 } as const;

type Draft = Pick<PolicyVersion, 'effectiveFrom' | 'location' | 'rules' | 'note'>;

/** The first day of the month in which a date `days` ago lies; negative days lie ahead. */
function monthStart(now: number, days: number): string {
	return `${monthOf(localDateOf(now - days * DAY_MS, 'UTC'))}-01`;
}

const rulesOf = (key: PlaceKey, amountMinor?: number): Rule[] =>
	places
		.filter((place) => place.key === key)
		.map(({ capMinor, currency }) => presetRule('incident', amountMinor ?? capMinor, currency));

function poolRule(amountMinor: number): Rule[] {
	const { currency } = must(
		places.find(({ key }) => key === POOLED.place),
		'the house with a pool'
	);
	return [...rulesOf(POOLED.place), presetRule('pool', amountMinor, currency)];
}

function stayRules(amountMinor?: number): Rule[] {
	const rules = rulesOf(PER_STAY.place, amountMinor);
	return rules.flatMap((rule) => [rule, presetRule('guestStay', PER_STAY.amountMinor, rule.currency)]);
}

/** All versions of the year, oldest first; `owner` has published them. `now` in UTC ms. */
export function demoCaps(
	locationIds: ReadonlyMap<PlaceKey, string>,
	owner: string,
	now: number
): [PolicyVersion, ...PolicyVersion[]] {
	const at = (key: PlaceKey) => must(locationIds.get(key), 'known place');
	const first: Draft = {
		effectiveFrom: localDateOf(now - FOUNDED_DAYS * DAY_MS, 'UTC'),
		location: null,
		rules: places.flatMap(({ key }) => rulesOf(key)),
		note: 'Para empezar: el mismo margen para cualquiera, en cualquier caso. Sin preguntar.'
	};
	const learned: Draft[] = [
		{
			effectiveFrom: monthStart(now, 200),
			location: at(POOLED.place),
			rules: poolRule(POOLED.firstMinor),
			note: 'A first budget for the month, so that we see it coming. Nobody has to ask because of it.'
		},
		{
			effectiveFrom: localDateOf(now - 140 * DAY_MS, 'UTC'),
			location: at(RAISED_CAP.place),
			rules: rulesOf(RAISED_CAP.place, RAISED_CAP.amountMinor),
			note: 'Los vuelos subieron. Con esto alcanza para llevar a alguien a su casa.'
		},
		{
			effectiveFrom: monthStart(now, 45),
			location: at(POOLED.place),
			rules: poolRule(POOLED.amountMinor),
			note: 'One really bad night taught us: the pool was too small. More room from now on.'
		},
		{
			effectiveFrom: localDateOf(now - 12 * DAY_MS, 'UTC'),
			location: at(PER_STAY.place),
			rules: stayRules(),
			note: 'Para no mimar siempre a los mismos: lo que un huésped recibe en su estancia, entre todos.'
		},
		{
			effectiveFrom: monthStart(now, -31),
			location: at(COMING.place),
			rules: stayRules(COMING.amountMinor),
			note: 'Nuria tuvo razón con aquella bolsa. Que la próxima vez el margen no se quede corto.'
		}
	];
	const published = (draft: Draft, i: number): PolicyVersion => {
		const noticed = Date.parse(`${draft.effectiveFrom}T09:00:00Z`) - NOTICE_DAYS * DAY_MS;
		const publishedAt = Math.min(now - 2 * DAY_MS, noticed);
		return { version: i + 1, ...draft, publishedAt, publishedBy: owner };
	};
	return [published(first, 0), ...learned.map((draft, i) => published(draft, i + 1))];
}
