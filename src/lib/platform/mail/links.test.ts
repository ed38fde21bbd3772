import { sql } from 'kysely';
import { afterEach, describe, expect } from 'vitest';
import { setClock } from '#lib/platform/clock.ts';
import { migrationNames } from '#lib/platform/database/migrations.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { linkState } from '#lib/platform/mail/links.ts';
import { findLink, makeLink, makeLinks, revokeLinksTo, takeLink } from '#lib/platform/mail/links.server.ts';
import { forgetPlatformData } from '#lib/platform/personal-data/retention.server.ts';
import { hashOfSecret } from '#lib/platform/secrets.server.ts';
import { makeOrganisation, makePerson } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { up } from '../../../../migrations/0027_links.ts';

const now = new Date('2026-03-04T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const email = 'rosa@prove.example';
const within = <T>(db: Database, work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);
const made = (db: Database) =>
	within(db, (trx) => makeLink(trx, 'reset_password', { email, personId: null }));

afterEach(() => setClock(null));

describe('a link', () => {
	test('is kept as a digest, and found by its secret and kind only', async ({ db }) => {
		const secret = await made(db);
		const row = await db.selectFrom('link').selectAll().executeTakeFirstOrThrow();
		expect(row.secretHash).toBe(hashOfSecret(secret));
		expect(JSON.stringify(row)).not.toContain(secret);
		expect(await findLink(db, 'reset_password', secret)).toMatchObject({ email, usedAt: null });
		expect(await findLink(db, 'confirm_email', secret)).toBeUndefined();
		expect(await findLink(db, 'reset_password', `${secret}x`)).toBeUndefined();
	});

	test('is used once, also by two at once', async ({ db }) => {
		const secret = await made(db);
		const both = await Promise.all(
			[1, 2].map(() => within(db, (trx) => takeLink(trx, 'reset_password', secret))),
		);
		expect(both.filter(Boolean)).toHaveLength(1);
		expect(linkState(await findLink(db, 'reset_password', secret), now)).toBe('used');
	});

	test.for<[string, (db: Database) => Promise<unknown>]>([
		['its hour', async () => setClock(later(1))],
		[
			'it was taken back',
			(db) => within(db, (trx) => revokeLinksTo(trx, ['reset_password'], 'Rosa@prove.example')),
		],
	])('does not work after %s', async ([, end], { db }) => {
		setClock(now);
		const secret = await made(db);
		await end(db);
		expect(await within(db, (trx) => takeLink(trx, 'reset_password', secret))).toBeUndefined();
	});

	test('is forgotten by its own term', async ({ db }) => {
		setClock(now);
		const owner = await makePerson(db, { email });
		const { id } = await makeOrganisation(db, [[owner, 'owner']]);
		await made(db);
		const about = { organisationId: id, personId: owner.person.id };
		const [{ secret } = { secret: '' }] = await within(db, (trx) => makeLinks(trx, 'still_right', [about]));
		setClock(later((60 + 300) * 24));
		await forgetPlatformData.handle(db, undefined);
		expect(await db.selectFrom('link').select('kind').execute()).toEqual([{ kind: 'still_right' }]);
		expect(linkState(await findLink(db, 'still_right', secret), later((60 + 300) * 24))).toBe('expired');
		setClock(later((60 + 366) * 24));
		await forgetPlatformData.handle(db, undefined);
		expect(await db.selectFrom('link').select('kind').execute()).toEqual([]);
	});

	test.for([
		['invitation', { email }],
		['still_right', { email }],
		['registration', { email }],
		['reset_password', {}],
		['change_email', { email }],
	] as const)('%s without what it is about is refused by the database', async ([kind, about], { db }) => {
		const row = { kind, secretHash: hashOfSecret(kind), expiresAt: now, ...about };
		await expect(db.insertInto('link').values(row).execute()).rejects.toThrow('link_says_what_it_is_about');
	});
});

/** The tables as they stood before 0027. */
const before = sql`
	drop table link;
	create table mail_link (id integer generated always as identity primary key, kind text not null,
		secret_hash text not null unique, email text not null, person_id integer, organisation_id integer, role text,
		created_by integer, created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz,
		revoked_at timestamptz);
	create table confirmation_link (id integer generated always as identity primary key, contribution_id integer not null,
		organisation_id integer not null, person_id integer not null, secret_hash text not null unique,
		created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz);
	create table still_right_link (id integer generated always as identity primary key, organisation_id integer not null,
		person_id integer not null, secret_hash text not null unique, asked_at timestamptz not null default now(),
		expires_at timestamptz not null, used_at timestamptz);
	create table registration_link (secret_hash text primary key, registration_id integer not null,
		created_at timestamptz not null default now());`;

test('links that were mailed before there was one table go on working', async ({ db }) => {
	expect(migrationNames()).toContain('0027_links');
	const owner = await makePerson(db, { email });
	const { id } = await makeOrganisation(db, [[owner, 'owner']]);
	const personId = owner.person.id;
	const ends = later(240_000);
	await before.execute(db);
	const [reset, invited, used, right, signUp] = ['reset', 'invited', 'used', 'right', 'sign-up'].map(
		hashOfSecret,
	);
	await sql`insert into mail_link (kind, secret_hash, email, person_id, organisation_id, role, expires_at, used_at) values
		('reset_password', ${reset}, ${email}, ${personId}, null, null, ${ends}, null),
		('reset_password', ${used}, ${email}, ${personId}, null, null, ${ends}, ${now}),
		('invitation', ${invited}, 'bo@prove.example', null, ${id}, 'editor', ${ends}, null)`.execute(db);
	await sql`insert into still_right_link (organisation_id, person_id, secret_hash, asked_at, expires_at)
		values (${id}, ${personId}, ${right}, ${now}, ${ends})`.execute(db);
	await sql`with e as (insert into event (organisation_id, slug, title, starts_at, ends_at, state)
			values (${id}, 'e', 'Åbent hus', ${ends}, ${later(240_001)}, 'published') returning id),
		r as (insert into registration (event_id, name, email) select id, 'Rosa', ${email} from e returning id)
		insert into registration_link (secret_hash, registration_id) select ${signUp}, id from r`.execute(db);

	await sql`insert into confirmation_link (contribution_id, organisation_id, person_id, secret_hash, expires_at)
		values (7, ${id}, ${personId}, ${hashOfSecret('confirm')}, ${ends})`.execute(db);
	await db.transaction().execute(async (trx) => {
		// There is no report 7.
		await sql`set local session_replication_role = replica`.execute(trx);
		await up(trx as never);
		// What later kinds are about.
		await sql`alter table link add column alert_id integer, add column voice_id integer, add column debate_voice_id integer,
			add column seat_id integer`.execute(trx);
	});

	expect(await within(db, (trx) => takeLink(trx, 'reset_password', 'reset'))).toMatchObject({ personId });
	expect(await within(db, (trx) => takeLink(trx, 'reset_password', 'used'))).toBeUndefined();
	expect(await findLink(db, 'invitation', 'invited')).toMatchObject({
		id: 3,
		organisationId: id,
		role: 'editor',
	});
	expect(await findLink(db, 'still_right', 'right')).toMatchObject({
		personId,
		createdAt: now,
		expiresAt: ends,
	});
	expect(await findLink(db, 'confirm_contribution', 'confirm')).toMatchObject({
		contributionId: 7,
		personId,
	});
	const registration = await db.selectFrom('registration').select('id').executeTakeFirstOrThrow();
	expect(await findLink(db, 'registration', 'sign-up')).toMatchObject({
		registrationId: registration.id,
		expiresAt: null,
	});
	// The next one gets a number of its own.
	await made(db);
	await db.deleteFrom('registration').execute();
	expect(await findLink(db, 'registration', 'sign-up')).toBeUndefined();
});
