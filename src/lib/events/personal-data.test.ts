import { afterEach, expect } from 'vitest';
import { eraseAccount } from '#lib/accounts/own-account/own-data.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { personalData } from '../../personal-data.server.ts';
import { makeOrganisation, makePerson } from '../../../tests/support/cast/people.ts';
import { mailsTo } from '../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../tests/support/database.ts';
import { makeEvent } from '../../../tests/support/cast/events.ts';

afterEach(() => setClock(null));

test('the seat of somebody who is erased is offered to the first who waits', async ({ db }) => {
	setClock('2026-11-22T12:00:00Z');
	const password = 'cykelsti og havregrød';
	const rosa = await makePerson(db, { email: 'rosa@prove.example', password });
	const heir = await makePerson(db);
	const { id: organisationId } = await makeOrganisation(db, [[heir, 'owner']]);
	const { id: eventId } = await makeEvent(db, organisationId, { title: 'Gadefest', capacity: 1 });
	await db
		.insertInto('registration')
		.values([
			{ eventId, name: 'Rosa Prøve', email: 'Rosa@prove.example' },
			{ eventId, name: 'Bo', email: 'bo@andre.example', state: 'waiting' },
		])
		.execute();
	await eraseAccount(db, rosa, password, personalData);
	const left = await db.selectFrom('registration').select(['name', 'state']).execute();
	expect(left).toEqual([{ name: 'Bo', state: 'offered' }]);
	expect(await mailsTo(db, 'bo@andre.example')).toHaveLength(1);
});
