/** Limits on everything that comes from outside; unit last. One file, so that relations can be seen. */
export const PART_CHARS_MAX = 1_200;
export const ALIAS_CHARS_MAX = 40;
export const GUEST_NAME_CHARS_MAX = 80;
export const NAME_CHARS_MAX = 80;
export const CONTRIBUTORS_MAX = 20;
export const PHOTOS_MAX = 6;
/** Of one version of the caps: a cap has a rule for each currency and each role that has another amount. */
export const RULES_MAX = 100;
export const LOCATIONS_MAX = 500;
/** What somebody was before, so that what they made then is judged by it; as long as a phone may be away [I19]. */
export const PAST_ROLES_MAX = 8;
export const PAST_ROLES_MS_MAX = 90 * 24 * 3_600_000;
export const RECEIPTS_MAX = 5;
export const NOTE_CHARS_MAX = 280;
export const REASON_CODE_CHARS_MAX = 40;
export const GRANTS_MAX = 20;
export const ANSWERS_MAX = 10;
export const FLAGS_MAX = 40;
/** Rows of a bucket kept singly, so that the server can tell what a phone could not know [rule 8]. */
export const RECENT_ROWS_MAX = 24;
/** Locations of which a phone says what it knew; it holds money of one's own at a handful. */
export const KNOWN_ELSEWHERE_MAX = 50;
/** Local dates a running total tells apart; older ones no window reaches. */
export const TALLY_DAYS_MAX = 1_100;
export const MONTHS_MAX = 1_200;
/** Shares of a pool at one time; every phone of the location reads them. */
export const LEASES_MAX = 100;
/** Of one person, on however many phones; together no more than one share. */
export const LEASES_PER_PERSON_MAX = 4;
/** Shares of one person that are remembered, lapsed ones included. */
export const HOLDING_MAX = 20;
/** A share of a pool is given for a few days at most: it comes back from a phone that was lost. */
export const LEASE_HOURS_MAX = 72;
/** How long the rest of a lease is remembered for an entry that comes late. */
export const LAPSED_MS_MAX = 7 * 24 * 3_600_000;
/** An ask that nobody answered lapses, and a raise not used lapses, within this [rule 7]. */
export const GRANT_MS_MAX = 72 * 3_600_000;
/** As much of a reason as fits into a code that a camera reads at once. */
export const CONSENT_WHY_CHARS_MAX = 80;
/** Raw device clocks are data: anything from the year 1900 to 2200 is kept [I23]. */
export const INSTANT_MS_MIN = -2_208_988_800_000;
export const INSTANT_MS_MAX = 7_258_118_400_000;
/** A line-up is short: five to fifteen minutes, a story a minute, one sheet of paper. */
export const LINEUP_MIN_MIN = 5;
export const LINEUP_MIN_MAX = 15;
export const LINEUP_STORIES_MAX = 2;
export const LINEUP_TOPIC_CHARS_MAX = 80;
export const LINEUP_DEFECTS_MAX = 5;
export const LINEUP_DEFECT_CHARS_MAX = 120;
export const LINEUP_GUESTS_MAX = 10;
export const LINEUP_GUEST_CHARS_MAX = 80;
export const LINEUP_ACTIONS_MAX = 10;
export const ATTENDED_MAX = 100;
export const ATTENDED_COUNT_MAX = 1_000;
/** Tellings of one story that are kept. */
export const TOLD_MAX = 20;
export const TAGS_MAX = 10;
export const TAG_CHARS_MAX = 30;
export const ROUTINE_CHARS_MAX = 80;
export const EFFORT_MIN_MAX = 1_440;
export const OUTCOMES_MAX = 6;
/** Former tellings of one story that are kept, and how long they may be together. */
export const TELLINGS_MAX = 20;
export const TELLINGS_CHARS_MAX = 40_000;
/** People who thanked for one story; more than a house has. */
export const THANKS_MAX = 300;
export const COMMENT_CHARS_MAX = 500;
export const MENTIONS_MAX = 10;
/** Reports that one hiding answers. */
export const REPORTS_MAX = 20;
