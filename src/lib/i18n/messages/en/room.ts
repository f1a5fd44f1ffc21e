import type { Like } from '../../area';
import type { room as es } from '../es/room';

export const room: Like<typeof es> = {
	of: {
		matter: 'for this matter',
		matterYours: 'for you in this matter',
		guest: (when) => `for this guest ${when}`.trimEnd(),
		you: (when) => `for you ${when}`.trimEnd(),
		youAll: (when) => `for you ${when}, at all locations`.replace(' ,', ','),
		pool: 'of this month’s pool'
	},
	when: {
		always: '',
		day: 'today',
		week: 'this week',
		month: 'this month',
		year: 'this year',
		stay: 'in this stay',
		rolling: (days) => `in ${days} days`
	},
	left: (amount, of) => `${amount} left ${of}`,
	sum: (used, now) => `${used} used + ${now} now`,
	raise: (amount) => `Includes ${amount} more that you were given for this matter.`,
	share: (amount) => `Of the pool, ${amount} is yours for certain, offline too.`,
	poolUsed: 'This month’s pool is used up. Do what the guest needs: no permission needed.',
	usedUp: 'It is used up for now. You can ask, and what is already done, log it all the same.',
	moment: {
		today: (time) => time,
		near: (day, time) => `${day} at ${time}`,
		far: (day, time) => `${day} at ${time}`
	},
	asOf: (moment) => `as of ${moment}`,
	asOfOffline: (moment) => `as of ${moment}, offline`,
	others: 'Yours is already taken off. What others have not sent yet does not show here.',
	canI: 'Can I…?',
	asks: {
		toAnswer: (n) =>
			n === 1 ? 'Somebody asks you whether they can' : `${n} people ask you whether they can`,
		open: 'You asked, and are waiting for an answer',
		granted: (amount) => `You were given ${amount} more`
	}
};
