import type { Language } from '../../../domain/records';
import { jobKeys, type JobKey } from '../places';
import * as enContact from './en/contact';
import * as enEngineering from './en/engineering';
import * as enHousekeeping from './en/housekeeping';
import { long1 as enLong1 } from './en/long1';
import { long2 as enLong2 } from './en/long2';
import * as enManager from './en/manager';
import * as enOwner from './en/owner';
import * as enReception from './en/reception';
import * as enRestaurant from './en/restaurant';
import * as esContact from './es/contact';
import * as esEngineering from './es/engineering';
import * as esHousekeeping from './es/housekeeping';
import { long1 as esLong1 } from './es/long1';
import { long2 as esLong2 } from './es/long2';
import * as esManager from './es/manager';
import * as esOwner from './es/owner';
import * as esReception from './es/reception';
import * as esRestaurant from './es/restaurant';
import { occurrencesOf, type Occurrence, type Scene } from './scene';
import type { TaggedScene } from './tagged';

const short: Record<Language, Record<JobKey, readonly Scene[]>> = {
	es: {
		...esReception,
		...esHousekeeping,
		...esRestaurant,
		...esEngineering,
		...esContact,
		...esManager,
		...esOwner
	},
	en: {
		...enReception,
		...enHousekeeping,
		...enRestaurant,
		...enEngineering,
		...enContact,
		...enManager,
		...enOwner
	}
};

const long: Record<Language, readonly TaggedScene[]> = {
	es: [...esLong1, ...esLong2],
	en: [...enLong1, ...enLong2]
};

/** Every moment that was written for a language: those told in full first. */
export function occurrencesIn(language: Language): Occurrence[] {
	const told = long[language].flatMap((scene, i) =>
		occurrencesOf(scene, { job: scene.job, language, family: `${language}-long-${i}`, isLong: true })
	);
	const brief = jobKeys.flatMap((job) =>
		short[language][job].flatMap((scene, i) =>
			occurrencesOf(scene, { job, language, family: `${language}-${job}-${i}`, isLong: false })
		)
	);
	return [...told, ...brief];
}
