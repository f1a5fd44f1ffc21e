import type { RecordBody } from '../records';
import type { Audience } from '../tx';

/** Who may read the running total of an incident: its opener, and everyone once a second person acted on it. */
export function incidentAudience(incident: Pick<RecordBody<'incident'>, 'shared' | 'openedBy'>): Audience {
	return incident.shared ? null : incident.openedBy;
}

/** The running total of a guest matter on which nothing was spent yet. `at` UTC ms. */
export function openIncident(openedBy: string, at: number): RecordBody<'incident'> {
	return { usedMinor: 0, byEmployee: {}, openedAt: at, openedBy, shared: false, grants: [], recent: [] };
}
