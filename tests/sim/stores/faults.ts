/** Named moments of a store at which a simulated phone may crash or its storage fail. */
export const storePoints = [
	'outbox:before-commit',
	'outbox:after-commit',
	'outbox:read',
	'mirror:before-commit',
	'mirror:after-commit'
] as const;
export type StorePoint = (typeof storePoints)[number];

/** Throws at a point to make the store fail there; `before-commit` then leaves nothing behind. */
export type Faults = (point: StorePoint) => void;

export const noFaults: Faults = () => undefined;
