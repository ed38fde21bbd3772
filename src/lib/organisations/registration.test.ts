import { afterEach, describe, expect, vi } from 'vitest';
import { logIn } from '#lib/accounts/login.server.ts';
import { readConfirmation, requestConfirmation } from '#lib/accounts/registration.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import {
	beginOrganisation,
	beginRegistration,
	confirmRegistration,
} from '#lib/organisations/registration.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { lastMailTo, mailsTo, makePerson } from '../../../tests/support/accounts.ts';
import { test } from '../../../tests/support/database.ts';

const email = 'rosa@prove.example';
const input = {
	kind: 'business' as const,
	organisation: 'Prøvens Cykler',
	name: 'Rosa Prøve',
	email,
	password: 'cykelsti og havregrød',
	consent: true as const,
	submission: undefined,
};
const register = (db: Database, changes: Partial<typeof input> = {}) =>
	beginRegistration(db, { ...input, ...changes }, '192.0.2.1');

afterEach(() => setClock(null));

describe('registering', () => {
	test('makes a draft that the confirmed e-mail releases, once', async ({ db }) => {
		await register(db);
		const { secret, subject, text } = await lastMailTo(db, email);
		expect(subject).toBe('Bekræft din e-mail');
		expect(text).toContain('/bekraeft-email/');
		const stored = await db.selectFrom('mailLink').select('secretHash').executeTakeFirstOrThrow();
		expect(stored.secretHash).toMatch(/^[0-9a-f]{64}$/);
		expect(stored.secretHash).not.toContain(secret);

		expect((await readConfirmation(db, secret)).state).toBe('open');
		expect((await readConfirmation(db, secret)).state).toBe('open');
		const confirmed = await confirmRegistration(db, secret);
		const organisation = await db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
		expect(organisation).toMatchObject({
			state: 'email_confirmed',
			name: 'Prøvens Cykler',
			slug: confirmed?.slug,
		});
		expect(await db.selectFrom('membership').select('role').execute()).toEqual([{ role: 'owner' }]);
		expect(await confirmRegistration(db, secret)).toBeNull();
		expect((await readConfirmation(db, secret)).state).toBe('used');
	});

	test('two presses at once: one confirms', async ({ db }) => {
		await register(db);
		const { secret } = await lastMailTo(db, email);
		const answers = await Promise.all([confirmRegistration(db, secret), confirmRegistration(db, secret)]);
		expect(answers.filter(Boolean)).toHaveLength(1);
	});

	test('answers the same for an e-mail that has an account, and tells only its owner', async ({ db }) => {
		await makePerson(db, { email, password: 'en helt anden kode' });
		expect(await register(db)).toBe(await register(db, { email: 'ny@prove.example' }));
		expect((await lastMailTo(db, email)).subject).toBe('Du har allerede en konto');
		const people = await db.selectFrom('person').select('name').where('email', '=', email).execute();
		expect(people).toHaveLength(1);
		expect(await db.selectFrom('organisation').select('id').execute()).toHaveLength(1);
		expect((await logIn(db, { email, password: 'en helt anden kode' }, 'x')).state).toBe('in');
	});

	test('hashes a password either way, so the time does not tell', async ({ db }) => {
		await makePerson(db, { email });
		const times = { known: Infinity, fresh: Infinity };
		for (let i = 0; i < 3; i++) {
			for (const [kind, to] of [
				['known', email],
				['fresh', `ny${i}@prove.example`],
			] as const) {
				const started = performance.now();
				await register(db, { email: to });
				times[kind] = Math.min(times[kind], performance.now() - started);
			}
		}
		expect(times.fresh / times.known).toBeLessThan(3);
		expect(times.known / times.fresh).toBeLessThan(3);
	});

	test('again before confirming: one draft, the newest name and password, one working link', async ({
		db,
	}) => {
		await register(db, { name: 'En Anden', password: 'den fremmedes kode' });
		await register(db, { organisation: 'Prøvens Cykelværksted' });
		const [first, second] = await mailsTo(db, email);
		expect((await readConfirmation(db, first?.secret ?? '')).state).toBe('revoked');
		await confirmRegistration(db, second?.secret ?? '');
		const names = await db.selectFrom('organisation').select('name').execute();
		expect(names).toEqual([{ name: 'Prøvens Cykelværksted' }]);
		await expect(logIn(db, { email, password: 'den fremmedes kode' }, 'x')).rejects.toThrow('login_wrong');
		expect((await logIn(db, { email, password: input.password }, 'x')).state).toBe('in');
	});

	test('a double click registers once', async ({ db }) => {
		const submission = crypto.randomUUID();
		await Promise.all([1, 2].map(() => beginRegistration(db, { ...input, submission }, 'x')));
		expect(await mailsTo(db, email)).toHaveLength(1);
		const actor = await makePerson(db);
		const again = { ...input, submission: crypto.randomUUID() };
		const slugs = await Promise.all([1, 2].map(() => beginOrganisation(db, actor, again)));
		expect(slugs[0]).toBe(slugs[1]);
	});

	test('writes in the language of the page', async ({ db }) => {
		await withLocale('en', () => register(db));
		const mail = await lastMailTo(db, email);
		expect(mail).toMatchObject({ subject: 'Confirm your e-mail', locale: 'en' });
		expect(mail.text).toContain('/en/confirm-email/');
	});
});

describe('links', () => {
	test('end after 24 hours, and a new one can be had', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await register(db);
		const { secret } = await lastMailTo(db, email);
		setClock('2026-11-23T10:00:00Z');
		expect((await readConfirmation(db, secret)).state).toBe('expired');
		expect(await confirmRegistration(db, secret)).toBeNull();
		await requestConfirmation(db, email, 'x');
		expect(await confirmRegistration(db, (await lastMailTo(db, email)).secret)).not.toBeNull();
	});

	test('an address without an account gets a mail as well, and nobody gets many', async ({ db }) => {
		for (let i = 0; i < 4; i++) await requestConfirmation(db, 'ukendt@prove.example', 'x');
		await expect(requestConfirmation(db, 'ukendt@prove.example', 'x')).rejects.toThrow('too_many_mails');
		expect(await mailsTo(db, 'ukendt@prove.example')).toHaveLength(4);
		expect((await lastMailTo(db, 'ukendt@prove.example')).subject).toBe(
			'Der er ingen konto med denne e-mail',
		);
	});

	test('nothing is mailed when the transaction fails', async ({ db }) => {
		vi.spyOn(crypto, 'getRandomValues').mockImplementationOnce(() => {
			throw new Error('no luck');
		});
		await expect(register(db)).rejects.toThrow('no luck');
		expect(await mailsTo(db, email)).toEqual([]);
		expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
	});
});
