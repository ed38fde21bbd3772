import { afterEach, describe, expect } from 'vitest';
import { eraseAccount } from '#lib/accounts/own-account/own-data.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { personalData } from '../../personal-data.server.ts';
import { makeOrganisation, makePerson } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

afterEach(() => setClock(null));

const email = 'rosa@prove.example';
const password = 'cykelsti og havregrød';
const contact = { contactName: 'Rosa Prøve', contactEmail: email, contactPhone: '31 41 59 26' };
const nobody = { contactName: null, contactEmail: null, contactPhone: null };

async function published(
	db: Database,
	named: Partial<typeof contact> & { link?: string },
	own: { publicEmail?: string; publicPhone?: string } = {},
) {
	setClock('2026-11-22T12:00:00Z');
	const rosa = await makePerson(db, { name: 'Rosa Prøve', email, password });
	const heir = await makePerson(db, { name: 'Arvingen' });
	const { id } = await makeOrganisation(db, [
		[heir, 'owner'],
		[rosa, 'editor'],
	]);
	await db
		.updateTable('organisation')
		.set({ purpose: 'Cykler', ...own })
		.where('id', '=', id)
		.execute();
	await db
		.insertInto('opportunity')
		.values({
			organisationId: id,
			slug: 'laereplads',
			title: 'Læreplads',
			places: 1,
			deadlineOn: '2026-12-24',
			state: 'published',
			...named,
		})
		.execute();
	return { rosa, id };
}
const shown = (db: Database) =>
	db
		.selectFrom('opportunity')
		.select(['contactName', 'contactEmail', 'contactPhone'])
		.executeTakeFirstOrThrow();

describe('whom to ask about an opportunity', () => {
	test('is the organisation itself once the person is erased', async ({ db }) => {
		const { rosa } = await published(db, contact, {
			publicEmail: 'post@cykler.example',
			publicPhone: '33 33',
		});
		await eraseAccount(db, rosa, password, personalData);
		expect(await shown(db)).toEqual({
			contactName: null,
			contactEmail: 'post@cykler.example',
			contactPhone: '33 33',
		});
	});

	test('is nobody where the public address was theirs too, and the page stays', async ({ db }) => {
		const { rosa } = await published(db, contact, { publicEmail: email, publicPhone: '31 41 59 26' });
		await eraseAccount(db, rosa, password, personalData);
		expect(await shown(db)).toEqual(nobody);
		const own = await db
			.selectFrom('organisation')
			.select(['publicEmail', 'publicPhone'])
			.executeTakeFirstOrThrow();
		expect(own).toEqual({ publicEmail: null, publicPhone: null });
	});

	test('is found by name where the address is the office’s', async ({ db }) => {
		const { rosa } = await published(db, { contactName: 'rosa prøve', contactEmail: 'job@cykler.example' });
		await eraseAccount(db, rosa, password, personalData);
		expect((await shown(db)).contactName).toBeNull();
	});

	test('stays where somebody of the same name stands elsewhere', async ({ db }) => {
		const { rosa } = await published(db, { contactName: 'Rosa Prøve', contactEmail: 'job@cykler.example' });
		await db.deleteFrom('membership').where('personId', '=', rosa.person.id).execute();
		await eraseAccount(db, rosa, password, personalData);
		expect((await shown(db)).contactName).toBe('Rosa Prøve');
	});

	test('must be named again when it is published anew', async ({ db }) => {
		const { rosa } = await published(db, contact);
		await eraseAccount(db, rosa, password, personalData);
		await db.updateTable('opportunity').set({ contactEmail: 'ny@cykler.example' }).execute();
		const { contactForgottenAt } = await db
			.selectFrom('opportunity')
			.select('contactForgottenAt')
			.executeTakeFirstOrThrow();
		expect(contactForgottenAt).toBeNull();
		const none = db.updateTable('opportunity').set(nobody).execute();
		await expect(none).rejects.toThrow('opportunity_has_contact');
	});
});
