import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { rolesFor } from '#lib/accounts/access.ts';
import { organisationRoles, type OrganisationRole } from '#lib/accounts/actor.ts';
import {
	address,
	caseworkers,
	members,
	person,
	write,
	type Reader,
	type To,
} from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeOrganisation, makePerson } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const mailbox = (db: Database) =>
	db.selectFrom('mail').select(['toAddress', 'locale', 'text', 'dedupeKey']).orderBy('id').execute();
const tell = <R extends Pick<Reader, 'email' | 'locale'>>(db: Database, to: To<R>, key: string | null) =>
	db
		.transaction()
		.execute((trx) =>
			write(trx, to, key, () => ({ subject: 'Nyt', text: ['Hej', null, '', webAddress('/partners')] })),
		);

describe('a letter', () => {
	test.for<[OrganisationRole[], string[]]>([
		[['owner'], ['owner']],
		[[...rolesFor('sign')], ['owner', 'signatory']],
		[[...rolesFor('edit')], ['owner', 'signatory', 'editor']],
		[[...rolesFor('report')], ['owner', 'signatory', 'editor', 'reporter']],
		[[...rolesFor('read')], ['owner', 'signatory', 'editor', 'reporter', 'reader']],
	])('to members who are %s goes to those', async ([roles, reached], { db }) => {
		const people = [];
		for (const role of organisationRoles)
			people.push([await makePerson(db, { email: `${role}@prove.example` }), role] as const);
		const { id } = await makeOrganisation(
			db,
			people.map(([one, role]) => [one, role]),
		);
		await tell(db, members({ id }, roles), null);
		expect((await mailbox(db)).map(({ toAddress }) => toAddress)).toEqual(
			reached.map((role) => `${role}@prove.example`),
		);
	});

	test('reaches only addresses that are confirmed, of people who are still there', async ({ db }) => {
		const [known, unconfirmed, erased] = [
			await makePerson(db, { email: 'kendt@prove.example' }),
			await makePerson(db, { email: 'fremmed@prove.example', confirmed: false }),
			await makePerson(db, { email: 'borte@prove.example' }),
		];
		const all = [known, unconfirmed, erased];
		const { id } = await makeOrganisation(
			db,
			all.map((one) => [one, 'owner'] as const),
		);
		await db.updateTable('person').set({ municipalRole: 'consultant' }).execute();
		await db.updateTable('person').set({ erasedAt: new Date() }).where('id', '=', erased.person.id).execute();
		for (const to of [members({ id }, ['owner']), caseworkers(), ...all.map((one) => person(one.person.id))])
			await tell(db, to as To<Reader>, null);
		expect(new Set((await mailbox(db)).map(({ toAddress }) => toAddress))).toEqual(
			new Set(['kendt@prove.example']),
		);
		expect(await mailbox(db)).toHaveLength(3);
	});

	test('is read in each one’s language, its addresses as well', async ({ db }) => {
		const dansk = await makePerson(db, { email: 'a@prove.example' });
		const english = await makePerson(db, { email: 'b@prove.example' });
		await db.updateTable('person').set({ locale: 'en' }).where('id', '=', english.person.id).execute();
		const { id } = await makeOrganisation(db, [
			[dansk, 'owner'],
			[english, 'owner'],
		]);
		await tell(db, members({ id }, ['owner']), null);
		const [first, second] = await mailbox(db);
		expect(first).toMatchObject({ locale: 'da', text: `Hej\n\n${webAddress('/partners', 'da')}` });
		expect(second).toMatchObject({ locale: 'en', text: `Hej\n\n${webAddress('/partners', 'en')}` });
	});

	test('with the same key reaches a person once for each organisation', async ({ db }) => {
		const owner = await makePerson(db, { email: 'a@prove.example' });
		const both = [
			await makeOrganisation(db, [[owner, 'owner']]),
			await makeOrganisation(db, [[owner, 'owner']]),
		];
		await tell(db, members(both, ['owner']), 'nyt:1');
		await tell(db, members(both[0]!, ['owner']), 'nyt:1');
		expect((await mailbox(db)).map(({ dedupeKey }) => dedupeKey)).toEqual(
			both.map(({ id }) => `nyt:1:${id}:${owner.person.id}`),
		);
	});

	test('to many is a handful of statements, and a job for each', async ({ db }) => {
		const many = Array.from({ length: 1201 }, (_, index) => ({
			email: `${index}@prove.example`,
			locale: 'da' as const,
		}));
		await tell(db, address(many), null);
		expect(await mailbox(db)).toHaveLength(1201);
		const { rows } = await sql<{
			count: number;
		}>`select count(*)::int as count from graphile_worker.jobs`.execute(db);
		expect(rows).toEqual([{ count: 1201 }]);
	});
});

test('nobody else queues a mail or writes a link', () => {
	const files = globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
	const using = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort();
	expect(using(/\bsendMails\b|insertInto\('mail'\)/)).toEqual([
		'src/lib/accounts/letters/letters.server.ts',
		'src/lib/platform/mail/mail.server.ts',
	]);
	expect(using(/(insertInto|updateTable|deleteFrom)\('link'\)/)).toEqual([
		'src/lib/platform/mail/links.server.ts',
	]);
});
