import { afterEach, describe, expect } from 'vitest';
import {
	colleagues,
	createAdministrator,
	inviteColleague,
	setMunicipalRole,
} from '#lib/accounts/administrators.server.ts';
import { logIn } from '#lib/accounts/login.server.ts';
import { eraseAccount, ownData, tidyAccounts } from '#lib/accounts/own-data.server.ts';
import { resetPassword } from '#lib/accounts/reset.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { lastMailTo, makeOrganisation, makePerson } from '../../../tests/support/accounts.ts';
import { test } from '../../../tests/support/database.ts';

const email = 'rosa@prove.example';
const password = 'cykelsti og havregrød';

afterEach(() => setClock(null));

const client = { address: '192.0.2.1', cookies: { get: () => undefined } };

describe('own data', () => {
	test('holds what is about the person, and no secrets', async ({ db }) => {
		const rosa = await makePerson(db, { email, password });
		const other = await makePerson(db, { name: 'Hemmelig Anden', email: 'anden@prove.example' });
		await makeOrganisation(db, [
			[rosa, 'owner'],
			[other, 'editor'],
		]);
		const data = await ownData(db, rosa);
		expect(data.person).toMatchObject({ name: 'Rosa Prøve', email });
		expect(data.memberships).toMatchObject([{ organisation: 'Prøvens Cykler', role: 'owner' }]);
		expect(JSON.stringify(data)).not.toMatch(/argon2|Hemmelig|anden@|hash/i);
	});

	test('erasing leaves a number, and nothing else of the person', async ({ db }) => {
		const rosa = await makePerson(db, { email, password });
		const heir = await makePerson(db, { name: 'Arvingen' });
		await makeOrganisation(db, [
			[rosa, 'owner'],
			[heir, 'owner'],
		]);
		await makeOrganisation(db, [[rosa, 'owner']], { state: 'draft' });
		await expect(eraseAccount(db, rosa, 'forkert kode')).rejects.toThrow('wrong_password');
		await eraseAccount(db, rosa, password);
		const everything = await Promise.all(
			(['person', 'mail', 'mailLink', 'auditEntry', 'membership', 'organisation'] as const).map((table) =>
				db.selectFrom(table).selectAll().execute(),
			),
		);
		expect(JSON.stringify(everything)).not.toMatch(/Rosa|rosa@/);
		const states = await db.selectFrom('organisation').select('state').orderBy('id').execute();
		expect(states.map(({ state }) => state)).toEqual(['approved', 'closed']);
		await expect(logIn(db, { email, password }, client)).rejects.toThrow('login_wrong');
		await makePerson(db, { email });
	});

	test('the only owner hands over first', async ({ db }) => {
		const rosa = await makePerson(db, { email, password });
		const heir = await makePerson(db);
		await makeOrganisation(db, [
			[rosa, 'owner'],
			[heir, 'editor'],
		]);
		await expect(eraseAccount(db, rosa, password)).rejects.toThrow('last_owner_erase');
		expect(await db.selectFrom('person').select('id').where('email', '=', email).execute()).toHaveLength(1);
	});

	test('e-mails that nobody confirmed are forgotten after 30 days', async ({ db }) => {
		const rosa = await makePerson(db, { email, confirmed: false });
		await db
			.updateTable('person')
			.set({ createdAt: new Date('2026-11-01T10:00:00Z') })
			.execute();
		await makeOrganisation(db, [[rosa, 'owner']], { state: 'draft' });
		setClock('2026-11-30T10:00:00Z');
		await tidyAccounts.handle(db, undefined);
		expect(await db.selectFrom('person').select('email').execute()).toEqual([{ email }]);
		setClock('2026-12-02T10:00:00Z');
		await tidyAccounts.handle(db, undefined);
		expect(JSON.stringify(await db.selectFrom('person').selectAll().execute())).not.toMatch(/rosa/i);
		const organisation = await db.selectFrom('organisation').select('state').executeTakeFirstOrThrow();
		expect(organisation.state).toBe('closed');
	});
});

describe('the municipality', () => {
	test('gets its first administrator, who chooses a password by link', async ({ db }) => {
		const link = await createAdministrator(db, 'Chef@Kommune.example');
		expect(link).toMatch(/^https?:\/\/.+\/ny-adgangskode\/[\w-]{43}$/);
		await resetPassword(db, link.split('/').at(-1) ?? '', password);
		expect(await logIn(db, { email: 'chef@kommune.example', password }, client)).toEqual(expect.any(Number));
	});

	test('keeps an administrator when two remove each other at once', async ({ db }) => {
		const first = await makePerson(db, { municipalRole: 'administrator' });
		const second = await makePerson(db, { municipalRole: 'administrator' });
		await Promise.allSettled([
			setMunicipalRole(db, first, second.person.id, null),
			setMunicipalRole(db, second, first.person.id, 'auditor'),
		]);
		const left = await db
			.selectFrom('person')
			.select('id')
			.where('municipalRole', '=', 'administrator')
			.execute();
		expect(left).toHaveLength(1);
		const last = left[0]?.id === first.person.id ? first : second;
		await expect(setMunicipalRole(db, last, last.person.id, null)).rejects.toThrow('last_administrator');
	});

	test('takes nothing over from an e-mail that was never confirmed', async ({ db }) => {
		const administrator = await makePerson(db, { municipalRole: 'administrator' });
		await makePerson(db, { name: 'Den Fremmede', email, confirmed: false });
		await inviteColleague(db, administrator, { name: 'Rosa Prøve', email, role: 'consultant' });
		await resetPassword(db, (await lastMailTo(db, email)).secret, password);
		const personId = await logIn(db, { email, password }, client);
		const person = await db.selectFrom('person').select('name').where('id', '=', personId).execute();
		expect(person).toEqual([{ name: 'Rosa Prøve' }]);
	});

	test('lets only administrators see and give access', async ({ db }) => {
		const consultant = await makePerson(db, { municipalRole: 'consultant' });
		expect(() => colleagues(db, consultant)).toThrow(expect.objectContaining({ status: 404 }));
		const invited = inviteColleague(db, consultant, { name: 'Ny', email, role: 'administrator' });
		await expect(invited).rejects.toMatchObject({ status: 404 });
	});
});
