import type { Session } from '../types';
import type { wakeConsents as wake } from './browserConsents';

/** Whoever may answer asks does it without a network too: by a key that others know before [C2]. */
export function wakeConsents(session: Session, phone: Parameters<typeof wake>[1]): void {
	if (session.person.role === 'staff') return;
	import('./browserConsents')
		.then((consents) => consents.wakeConsents(session, phone))
		.catch(() => undefined);
}
