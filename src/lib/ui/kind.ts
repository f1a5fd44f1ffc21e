import { leaf, sparkles, sprout } from './icons/first';

/** A gesture is one object on a continuum [003-1]; screens name three stretches of it. */
export type Kind = 'everyday' | 'between' | 'grand';

const SCALES: Record<Kind, number> = { everyday: 15, between: 50, grand: 85 };

export function kindOf(scale: number): Kind {
	if (scale < 34) return 'everyday';
	return scale < 67 ? 'between' : 'grand';
}

/** A point of the scale (0 to 100) for a kind; an own finer value inside the same kind is kept. */
export function scaleOf(kind: Kind, before?: number): number {
	return before !== undefined && kindOf(before) === kind ? before : SCALES[kind];
}

export const kindLooks: Record<Kind, { icon: string; tint: string; soft: string }> = {
	everyday: { icon: leaf, tint: 'var(--leaf)', soft: 'var(--leaf-soft)' },
	between: { icon: sprout, tint: 'var(--breath)', soft: 'var(--breath-soft)' },
	grand: { icon: sparkles, tint: 'var(--gold)', soft: 'var(--gold-soft)' }
};
