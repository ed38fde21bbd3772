/** How often one may ask: from one network, with one address, and that nobody keeps others out. */
import { beforeEach, afterAll, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { tellBarrier } from '#lib/dialogue/voices/telling.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { tells } from '../../../../tests/support/cast/dialogue/barriers.ts';
import { makePerson } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));

const ask = (db: Database, email: string, clientAddress: string, actor: Actor = visitor) =>
	tellBarrier(db, tells({ email }), { actor, clientAddress }).then(
		() => true,
		({ code }: { code?: string }) => {
			expect(code).toBe('too_many_mails');
			return false;
		},
	);
async function many(count: number, one: (index: number) => Promise<boolean>): Promise<number> {
	let taken = 0;
	for (let index = 0; index < count; index++) if (await one(index)) taken++;
	return taken;
}

test('one network asks so often, and another as before', async ({ db }) => {
	expect(await many(45, (index) => ask(db, `nr${index}@prove.example`, '10.0.0.1'))).toBe(40);
	expect(await ask(db, 'anden@prove.example', '10.0.1.1')).toBe(true);
});

test('one address of a network counts as all of it, where it may take as many as it likes', async ({
	db,
}) => {
	const taken = await many(45, (index) => ask(db, `nr${index}@prove.example`, `2001:db8:0:1::${index + 1}`));
	expect(taken).toBe(40);
});

test('an address is not mailed without end; whoever it is tells as before, logged in', async ({ db }) => {
	const rosa = await makePerson(db, { email: 'rosa@prove.example' });
	expect(await many(25, (index) => ask(db, 'rosa@prove.example', `10.1.${index}.1`))).toBe(20);
	expect(await ask(db, 'rosa@prove.example', '10.2.0.1')).toBe(false);
	expect(await ask(db, 'rosa@prove.example', '10.2.0.1', rosa)).toBe(true);
	expect(await ask(db, 'ali@prove.example', '10.1.0.1')).toBe(true);
});
