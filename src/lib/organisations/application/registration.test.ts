import { afterEach, describe, expect, vi } from 'vitest';
import { acceptAsNewPerson, invite } from '#lib/accounts/membership/invitations.server.ts';
import { logIn } from '#lib/accounts/signing-in/login.server.ts';
import { readConfirmation, requestConfirmation } from '#lib/accounts/registration.server.ts';
import { requestReset } from '#lib/accounts/signing-in/reset.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import {
	beginOrganisation,
	confirmRegistration,
} from '#lib/organisations/application/registration.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeOrganisation, makePerson } from '../../../../tests/support/cast/people.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

const email = 'rosa@prove.example';
const input = {
	kind: 'business' as const,
	organisation: 'Prøvens Cykler',
	name: 'Rosa Prøve',
	password: 'cykelsti og havregrød',
	consent: true as const,
	submission: undefined,
};
const ask = (db: Database, to = email) => requestConfirmation(db, to, '192.0.2.1');
const confirm = (db: Database, secret: string, changes: Partial<typeof input> = {}) =>
	confirmRegistration(db, secret, { ...input, ...changes });
const signIn = (db: Database, password = input.password) =>
	logIn(db, { email, password }, { address: '192.0.2.1', cookies: { get: () => undefined } });
const secretsTo = async (db: Database) => (await mailsTo(db, email)).map(({ secret }) => secret);

afterEach(() => setClock(null));

describe('registering', () => {
	test('begins with an e-mail; the link in it makes the account and the organisation, once', async ({
		db,
	}) => {
		await ask(db);
		expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
		const { secret, subject, text } = await lastMailTo(db, email);
		expect(subject).toBe('Bekræft din e-mail');
		expect(text).toContain('/bekraeft-email/');
		const stored = await db.selectFrom('link').select('secretHash').executeTakeFirstOrThrow();
		expect(stored.secretHash).toMatch(/^[0-9a-f]{64}$/);
		expect(stored.secretHash).not.toContain(secret);

		expect(await readConfirmation(db, secret)).toEqual({ state: 'open', email });
		expect((await readConfirmation(db, secret)).state).toBe('open');
		const confirmed = await confirm(db, secret);
		const organisation = await db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
		expect(organisation).toMatchObject({
			state: 'email_confirmed',
			name: 'Prøvens Cykler',
			slug: confirmed?.slug,
		});
		expect(await db.selectFrom('membership').select('role').execute()).toEqual([{ role: 'owner' }]);
		expect(await signIn(db)).toBe(confirmed?.personId);
		expect(await confirm(db, secret)).toBeNull();
		expect((await readConfirmation(db, secret)).state).toBe('used');
	});

	test('a stranger who registers the same e-mail, before or after, leaves nothing in the account', async ({
		db,
	}) => {
		setClock('2026-11-22T10:00:00Z');
		await requestConfirmation(db, email, '198.51.100.9');
		setClock('2026-11-22T10:10:00Z');
		await ask(db);
		setClock('2026-11-22T11:10:00Z');
		await requestConfirmation(db, email, '198.51.100.9');
		const links = await secretsTo(db);
		expect(links).toHaveLength(3);
		// Whichever mail the owner opens, the account is theirs; the other links die with it.
		await confirm(db, links[2] ?? '');
		expect(await signIn(db)).toEqual(expect.any(Number));
		const states = links.slice(0, 2).map(async (secret) => (await readConfirmation(db, secret)).state);
		expect(await Promise.all(states)).toEqual(['revoked', 'revoked']);
		for (const secret of links)
			expect(await confirm(db, secret, { password: 'den fremmedes kode' })).toBeNull();
		expect(await db.selectFrom('organisation').select('name').execute()).toEqual([
			{ name: 'Prøvens Cykler' },
		]);
	});

	test('a name from before the e-mail was confirmed is gone', async ({ db }) => {
		await makePerson(db, { email, name: 'Du har vundet', confirmed: false });
		await ask(db);
		expect((await lastMailTo(db, email)).text).not.toContain('vundet');
		await confirm(db, (await lastMailTo(db, email)).secret);
		expect(await db.selectFrom('person').select('name').execute()).toEqual([{ name: 'Rosa Prøve' }]);
	});

	test('pressed twice, on two links, or beside an invitation, at once: one account', async ({ db }) => {
		const owner = await makePerson(db);
		const { id, actors } = await makeOrganisation(db, [[owner, 'owner']]);
		setClock('2026-11-22T10:00:00Z');
		await ask(db);
		setClock('2026-11-22T10:10:00Z');
		await ask(db);
		await invite(db, actors[0] ?? owner, id, { email, role: 'reader' });
		const [first = '', second = '', invitation = ''] = await secretsTo(db);
		const answers = await Promise.allSettled([
			confirm(db, first),
			confirm(db, first),
			confirm(db, second),
			acceptAsNewPerson(db, invitation, { name: 'Rosa', password: input.password }),
		]);
		const done = answers.filter((one) => one.status === 'fulfilled' && one.value !== null);
		expect(done).toHaveLength(1);
		const reasons = answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
		expect(reasons.every((reason) => reason.includes('account_exists'))).toBe(true);
		expect(await db.selectFrom('person').select('id').where('email', '=', email).execute()).toHaveLength(1);
	});

	test('answers the same for an e-mail that has an account, and tells only its owner', async ({ db }) => {
		await makePerson(db, { email, password: 'en helt anden kode' });
		expect(await ask(db)).toBe(await ask(db, 'ny@prove.example'));
		expect((await lastMailTo(db, email)).subject).toBe('Du har allerede en konto');
		expect(await signIn(db, 'en helt anden kode')).toEqual(expect.any(Number));
	});

	test('an account that came to be in another way is not taken by an older link', async ({ db }) => {
		await ask(db);
		const { secret } = await lastMailTo(db, email);
		await makePerson(db, { email, password: 'en helt anden kode' });
		await expect(confirm(db, secret)).rejects.toThrow('account_exists');
		expect(await signIn(db, 'en helt anden kode')).toEqual(expect.any(Number));
	});

	test('asks the database for the same, known or not, so that time does not tell', async ({ db }) => {
		await makePerson(db, { email });
		for (const request of [requestConfirmation, requestReset]) {
			const rows = [];
			for (const to of [email, `ny-${request.name}@prove.example`]) {
				const before = await countRows(db);
				await request(db, to, '192.0.2.1');
				const after = await countRows(db);
				rows.push(after.map((count, n) => count - (before[n] ?? 0)));
			}
			expect(rows[0]).toEqual(rows[1]);
		}
	});

	test('a double click starts one organisation', async ({ db }) => {
		const actor = await makePerson(db);
		const again = { ...input, submission: crypto.randomUUID() };
		const slugs = await Promise.all([1, 2].map(() => beginOrganisation(db, actor, again)));
		expect(slugs[0]).toBe(slugs[1]);
	});

	test('writes in the language of the page', async ({ db }) => {
		await withLocale('en', () => ask(db));
		const mail = await lastMailTo(db, email);
		expect(mail).toMatchObject({ subject: 'Confirm your e-mail', locale: 'en' });
		expect(mail.text).toContain('/en/confirm-email/');
	});
});

const countRows = (db: Database): Promise<number[]> =>
	Promise.all(
		(['link', 'mail', 'backoff'] as const).map(async (table) => {
			const { count } = await db
				.selectFrom(table)
				.select((eb) => eb.fn.countAll<number>().as('count'))
				.executeTakeFirstOrThrow();
			return Number(count);
		}),
	);

describe('links', () => {
	test('end after 24 hours, and a new one can be had', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await ask(db);
		const { secret } = await lastMailTo(db, email);
		setClock('2026-11-23T10:00:00Z');
		expect((await readConfirmation(db, secret)).state).toBe('expired');
		expect(await confirm(db, secret)).toBeNull();
		await ask(db);
		expect(await confirm(db, (await lastMailTo(db, email)).secret)).not.toBeNull();
	});

	test('asked for all day by a stranger, there are few and always one that works', async ({ db }) => {
		const begun = Date.parse('2026-11-22T10:00:00Z');
		for (let minutes = 0; minutes < 48 * 60; minutes += 30) {
			setClock(new Date(begun + minutes * 60_000));
			await requestConfirmation(db, email, `10.0.${minutes % 240}.1`);
			const { secret } = await lastMailTo(db, email);
			expect((await readConfirmation(db, secret)).state, `after ${minutes} minutes`).toBe('open');
		}
		expect((await mailsTo(db, email)).length).toBeLessThan(10);
	});

	test('nothing is mailed or counted when the transaction fails', async ({ db }) => {
		vi.spyOn(JSON, 'stringify').mockImplementationOnce(() => {
			throw new Error('no luck');
		});
		await expect(ask(db)).rejects.toThrow('no luck');
		expect(await mailsTo(db, email)).toEqual([]);
		await ask(db);
		expect(await mailsTo(db, email)).toHaveLength(1);
	});
});
