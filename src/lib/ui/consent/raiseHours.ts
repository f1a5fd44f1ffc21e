/** How long a raise may be made to hold, hours; as segments name them. */
export const RAISE_HOURS = ['4', '24', '72'] as const;
export type RaiseHours = (typeof RAISE_HOURS)[number];
