/** Limits on everything that comes from outside; unit last. One file, so that relations can be seen. */
export const PART_CHARS_MAX = 1_200;
export const ALIAS_CHARS_MAX = 40;
export const GUEST_NAME_CHARS_MAX = 80;
export const NAME_CHARS_MAX = 80;
export const CONTRIBUTORS_MAX = 20;
export const PHOTOS_MAX = 6;
export const RULES_MAX = 20;
export const LOCATIONS_MAX = 500;
/** Raw device clocks are data: anything from the year 1900 to 2200 is kept [I23]. */
export const INSTANT_MS_MIN = -2_208_988_800_000;
export const INSTANT_MS_MAX = 7_258_118_400_000;
