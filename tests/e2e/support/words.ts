/** What the screens say, from the catalogues themselves: journeys find their way by what people read. */
import { core as enCore } from '../../../src/lib/i18n/messages/en';
import { desk as enDesk } from '../../../src/lib/i18n/messages/en/desk';
import { door as enDoor } from '../../../src/lib/i18n/messages/en/door';
import { me as enMe } from '../../../src/lib/i18n/messages/en/me';
import { spending as enSpending } from '../../../src/lib/i18n/messages/en/spending';
import { core as esCore } from '../../../src/lib/i18n/messages/es';
import { desk as esDesk } from '../../../src/lib/i18n/messages/es/desk';
import { door as esDoor } from '../../../src/lib/i18n/messages/es/door';
import { guests as esGuests } from '../../../src/lib/i18n/messages/es/guests';
import { me as esMe } from '../../../src/lib/i18n/messages/es/me';
import { spending as esSpending } from '../../../src/lib/i18n/messages/es/spending';

export const es = { ...esCore, desk: esDesk, door: esDoor, guests: esGuests, me: esMe, spending: esSpending };
export const en = { ...enCore, desk: enDesk, door: enDoor, me: enMe, spending: enSpending };
