import type { RecordBody } from '../records';
import type { Audience } from '../tx';

/** Who may read the running total of an incident: its opener, and everyone once a second person acted on it. */
export function incidentAudience(incident: RecordBody<'incident'>): Audience {
	return incident.shared ? null : incident.openedBy;
}
