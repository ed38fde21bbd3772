import { afterEach, describe, expect } from 'vitest';
import {
	colleagues,
	createAdministrator,
	inviteColleague,
	setMunicipalRole,
} from '#lib/accounts/membership/administrators.server.ts';
import { logIn } from '#lib/accounts/signing-in/login.server.ts';
import {
	dataOfAddress,
	eraseAccount,
	forgetAddress,
	ownData,
	tidyAccounts,
	whatErasingDoes,
} from '#lib/accounts/own-account/own-data.server.ts';
import { resetPassword } from '#lib/accounts/signing-in/reset.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { sendMails } from '#lib/platform/mail/mail.server.ts';
import { personalData } from '../../../personal-data.server.ts';
import { makeOrganisation, makePerson } from '../../../../tests/support/cast/people.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';

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
		const secret = 'q'.repeat(43);
		await db
			.transaction()
			.execute((trx) =>
				sendMails(trx, [{ to: email, subject: 'Ny kode', text: `https://prove.example/ny/${secret}` }]),
			);
		const data = await ownData(db, rosa, personalData);
		expect(data.mails).toMatchObject([{ subject: 'Ny kode', text: 'https://prove.example/ny/…' }]);
		expect(data.person).toMatchObject([{ name: 'Rosa Prøve', email }]);
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
		await expect(eraseAccount(db, rosa, 'forkert kode', personalData)).rejects.toThrow('wrong_password');
		await eraseAccount(db, rosa, password, personalData);
		const everything = await Promise.all(
			(['person', 'mail', 'link', 'auditEntry', 'membership', 'organisation'] as const).map((table) =>
				db.selectFrom(table).selectAll().execute(),
			),
		);
		expect(JSON.stringify(everything)).not.toMatch(/Rosa|rosa@/);
		const states = await db.selectFrom('organisation').select('state').orderBy('id').execute();
		expect(states.map(({ state }) => state)).toEqual(['approved', 'closed']);
		await expect(logIn(db, { email, password }, client)).rejects.toThrow('login_wrong');
		await makePerson(db, { email });
	});

	test('the only owner may go: what the organisation promised stays, and the municipality is told', async ({
		db,
	}) => {
		const rosa = await makePerson(db, { email, password });
		const heir = await makePerson(db);
		await makeOrganisation(db, [
			[rosa, 'owner'],
			[heir, 'editor'],
		]);
		await makeOrganisation(db, [[rosa, 'owner']], { state: 'suspended' });
		await makeOrganisation(db, [[rosa, 'owner']], { state: 'waiting' });
		const consultant = await makePerson(db, { municipalRole: 'consultant' });
		expect((await whatErasingDoes(db, rosa)).map(({ fate }) => fate)).toEqual([
			'ownerless',
			'over',
			'given_up',
		]);
		await eraseAccount(db, rosa, password, personalData);
		const rows = await db
			.selectFrom('organisation')
			.select(['state', 'ownerlessSince'])
			.orderBy('id')
			.execute();
		expect(rows).toEqual([
			{ state: 'approved', ownerlessSince: expect.any(Date) },
			{ state: 'suspended', ownerlessSince: expect.any(Date) },
			{ state: 'closed', ownerlessSince: expect.any(Date) },
		]);
		expect((await mailsTo(db, consultant.person.email)).map(({ subject }) => subject)).toEqual([
			m.account_mail_ownerless_subject({ organisation: 'Prøvens Cykler' }, { locale: 'da' }),
		]);
		expect(await mailsTo(db, heir.person.email)).toHaveLength(1);
	});

	test('an erased name leaves the mails to others, and words that only contain it stay', async ({ db }) => {
		const rosa = await makePerson(db, { name: 'Bo (Lund)', email, password });
		await db.transaction().execute((trx) =>
			sendMails(trx, [
				{
					to: 'arving@prove.example',
					subject: 'Bo (Lund) har inviteret dig',
					text: `Svar bo (lund) på ${email}. Bo (Lund)gren og x${email} er andre.`,
				},
			]),
		);
		await eraseAccount(db, rosa, password, personalData);
		const [mail] = await mailsTo(db, 'arving@prove.example');
		expect(mail).toMatchObject({
			subject: 'En tidligere bruger har inviteret dig',
			text: `Svar En tidligere bruger på En tidligere bruger. Bo (Lund)gren og x${email} er andre.`,
		});
		const { html } = await db.selectFrom('mail').select('html').executeTakeFirstOrThrow();
		expect(html).toContain('Svar En tidligere bruger på');
	});

	test('an e-mail that nobody confirmed takes nothing of whoever it belongs to', async ({ db }) => {
		const stranger = await makePerson(db, { email, confirmed: false });
		const heir = await makePerson(db);
		const { id: organisationId } = await makeOrganisation(db, [[heir, 'owner']]);
		await db.updateTable('organisation').set({ contactName: 'Den rigtige', contactEmail: email }).execute();
		const event = await makeEvent(db, organisationId, { startsAt: new Date('2027-01-01T10:00Z') });
		await db.insertInto('registration').values({ eventId: event.id, name: 'Den rigtige', email }).execute();
		const data = await ownData(db, stranger, personalData);
		expect(JSON.stringify(data)).not.toContain('Den rigtige');
		await db
			.updateTable('person')
			.set({ createdAt: '2026-01-01T00:00Z' })
			.where('id', '=', stranger.person.id)
			.execute();
		await tidyAccounts(personalData).handle(db, {});
		expect(await db.selectFrom('registration').select('name').execute()).toEqual([{ name: 'Den rigtige' }]);
		expect(await db.selectFrom('organisation').select('contactName').execute()).toEqual([
			{ contactName: 'Den rigtige' },
		]);
	});

	test('who has no account is shown and forgotten by address', async ({ db }) => {
		const heir = await makePerson(db);
		await makeOrganisation(db, [[heir, 'owner']]);
		await db
			.updateTable('organisation')
			.set({ contactName: 'Rosa Prøve', contactEmail: 'Rosa@Prove.example', contactPhone: '12345678' })
			.execute();
		const shown = await dataOfAddress(db, ` ${email.toUpperCase()}`, personalData);
		expect(shown.contactOf).toMatchObject([{ contactPhone: '12345678' }]);
		await forgetAddress(db, email, personalData);
		const contact = await db
			.selectFrom('organisation')
			.select(['contactName', 'contactEmail', 'contactPhone'])
			.executeTakeFirstOrThrow();
		expect(contact).toEqual({ contactName: null, contactEmail: null, contactPhone: null });
	});

	test('an account is forgotten by address, but not the last administrator', async ({ db }) => {
		const rosa = await makePerson(db, { email });
		await makeOrganisation(db, [[rosa, 'owner']]);
		await forgetAddress(db, email, personalData);
		await makePerson(db, { email: 'chef@kommune.example', municipalRole: 'administrator' });
		await expect(forgetAddress(db, 'chef@kommune.example', personalData)).rejects.toThrow(
			'last_administrator',
		);
		await makePerson(db, { email: 'ny@kommune.example', municipalRole: 'administrator' });
		await forgetAddress(db, 'chef@kommune.example', personalData);
	});

	test('e-mails that nobody confirmed are forgotten after 30 days', async ({ db }) => {
		const rosa = await makePerson(db, { email, confirmed: false });
		await db
			.updateTable('person')
			.set({ createdAt: new Date('2026-11-01T10:00:00Z') })
			.execute();
		await makeOrganisation(db, [[rosa, 'owner']], { state: 'draft' });
		setClock('2026-11-30T10:00:00Z');
		await tidyAccounts(personalData).handle(db, undefined);
		expect(await db.selectFrom('person').select('email').execute()).toEqual([{ email }]);
		setClock('2026-12-02T10:00:00Z');
		await tidyAccounts(personalData).handle(db, undefined);
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
