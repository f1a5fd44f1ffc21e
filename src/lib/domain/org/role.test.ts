import { describe, expect, it } from 'vitest';
import { PAST_ROLES_MAX, PAST_ROLES_MS_MAX } from '../limits';
import { MemoryTx, type HeldRecord } from '../memoryTx';
import { prepareOp } from '../mutators';
import type { Op } from '../op/op';
import { recordSchemas, type RecordBody, type Role } from '../records';
import { leadsPlace, rightsAt } from './role';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [TENANT, EVA, PALMA, CADIZ] = [id(1), id(2), id(3), id(4)];
const T0 = Date.UTC(2026, 4, 11);
const DAY_MS = 86_400_000;

type Person = RecordBody<'person'>;
const person = (role: Role, locations = [PALMA], active = true): Person => ({
	name: 'Eva',
	role,
	locations,
	active
});

/** What the organisation says of somebody, one thing after the other. */
function told(...steps: [number, Person][]): Person {
	const key = { space: TENANT, kind: 'person' as const, id: EVA };
	let held: HeldRecord = { key, body: null, audience: null };
	for (const [at, now] of steps) {
		const place = { tenant: TENANT, space: TENANT, zone: 'UTC', tzOffsetMin: 0, businessDate: '2026-05-11' };
		const op: Op = {
			...{ id: id(9), type: 'person.put', v: 1, author: EVA, device: EVA, ...place },
			...{ capturedAt: at, clockOffsetMs: 0, knownSeq: 0 },
			args: { id: EVA, person: now } as unknown as Op['args'],
			hash: '0'.repeat(64)
		};
		const prepared = prepareOp(op);
		if (!prepared.ok) throw new Error(prepared.error);
		const tx = new MemoryTx(TENANT, [held]);
		expect(prepared.value.run(tx, { receivedAt: at, seq: 1 })).toBeNull();
		held = tx.written()[0] ?? held;
	}
	return recordSchemas.person.parse(held.body);
}

describe('[I19] what somebody was allowed', () => {
	const eva = told(
		[T0, person('owner')],
		[T0 + DAY_MS, person('manager')],
		[T0 + 2 * DAY_MS, person('staff')]
	);

	it.each([
		[T0 - DAY_MS, 'owner'],
		[T0 + DAY_MS - 1, 'owner'],
		[T0 + DAY_MS, 'manager'],
		[T0 + 2 * DAY_MS, 'staff']
	])('is that of its time: %s is %s', (at, role) => {
		expect(rightsAt(eva, at, T0 + 3 * DAY_MS).role).toBe(role);
		expect(rightsAt(eva, at, null).role).toBe(role);
	});

	it('for as long as a phone may be away, and not a moment longer', () => {
		const arrives = T0 + 2 * DAY_MS + PAST_ROLES_MS_MAX;
		expect(rightsAt(eva, T0 + DAY_MS, arrives).role).toBe('manager');
		expect(rightsAt(eva, T0 + DAY_MS, arrives + 1).role).toBe('staff');
	});

	it('a new name is no new right; a place or an end is', () => {
		expect(
			told([T0, person('staff')], [T0 + 1, { ...person('staff'), name: 'Eva Roca' }])
		).not.toHaveProperty('before');
		const moved = told([T0, person('manager')], [T0 + 5, person('manager', [CADIZ])]);
		expect(leadsPlace(rightsAt(moved, T0, null), PALMA)).toBe(true);
		expect(leadsPlace(moved, PALMA)).toBe(false);
		const ended = told([T0, person('manager')], [T0 + 5, person('manager', [PALMA], false)]);
		expect([leadsPlace(rightsAt(ended, T0, null), PALMA), leadsPlace(ended, PALMA)]).toEqual([true, false]);
	});

	it('is kept short: the latest few, and nothing that is long past', () => {
		const often = Array.from({ length: 12 }, (_, i): [number, Person] => [
			T0 + i,
			person(i % 2 === 0 ? 'staff' : 'manager')
		]);
		expect(told(...often).before).toHaveLength(PAST_ROLES_MAX);
		const later = T0 + 2 * PAST_ROLES_MS_MAX;
		expect(told(...often, [later, person('owner')], [later + 1, person('staff')]).before).toHaveLength(2);
	});
});
