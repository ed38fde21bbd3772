import { afterEach, expect } from 'vitest';
import { eraseAccount } from '#lib/accounts/own-account/own-data.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { personalData } from '../../personal-data.server.ts';
import { makeOrganisation, makePerson, mailsTo } from '../../../tests/support/accounts.ts';
import { test } from '../../../tests/support/database.ts';

afterEach(() => setClock(null));

test('the seat of somebody who is erased goes to the first who waits', async ({ db }) => {
	setClock('2026-11-22T12:00:00Z');
	const password = 'cykelsti og havregrød';
	const rosa = await makePerson(db, { email: 'rosa@prove.example', password });
	const heir = await makePerson(db);
	const { id: organisationId } = await makeOrganisation(db, [[heir, 'owner']]);
	const { id: eventId } = await db
		.insertInto('event')
		.values({
			organisationId,
			slug: 'fest',
			title: 'Gadefest',
			startsAt: '2026-12-01T17:00Z',
			endsAt: '2026-12-01T19:00Z',
			capacity: 1,
			signUp: 'here',
			state: 'published',
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('registration')
		.values([
			{ eventId, name: 'Rosa Prøve', email: 'Rosa@prove.example' },
			{ eventId, name: 'Bo', email: 'bo@andre.example', state: 'waiting' },
		])
		.execute();
	await eraseAccount(db, rosa, password, personalData);
	const left = await db.selectFrom('registration').select(['name', 'state']).execute();
	expect(left).toEqual([{ name: 'Bo', state: 'confirmed' }]);
	expect(await mailsTo(db, 'bo@andre.example')).toHaveLength(1);
});
