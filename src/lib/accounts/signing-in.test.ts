import { afterEach, describe, expect } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { logIn, signIn } from '#lib/accounts/login.server.ts';
import { changePassword, signOutEverywhere } from '#lib/accounts/own-account.server.ts';
import { readReset, requestReset, resetPassword } from '#lib/accounts/reset.server.ts';
import { readSession } from '#lib/accounts/sessions.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { lastMailTo, mailsTo, makePerson } from '../../../tests/support/accounts.ts';
import { test } from '../../../tests/support/database.ts';

const email = 'rosa@prove.example';
const password = 'cykelsti og havregrød';
const url = new URL('https://by.example/');

function jar(): Cookies {
	const kept = new Map<string, string>();
	return {
		get: (name: string) => kept.get(name),
		set: (name: string, value: string) => kept.set(name, value),
		delete: (name: string) => kept.delete(name),
	} as unknown as Cookies;
}

afterEach(() => setClock(null));

describe('logging in', () => {
	test('says the same about a wrong password and an unknown e-mail', async ({ db }) => {
		await makePerson(db, { email, password });
		const wrong = await logIn(db, { email, password: 'forkert kode' }, 'a').catch((error: unknown) => error);
		const unknown = await logIn(db, { email: 'x@prove.example', password }, 'a').catch(
			(error: unknown) => error,
		);
		expect(wrong).toEqual(unknown);
	});

	test('locks after ten tries, alike for known and unknown e-mails, and opens again', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		for (const address of [email, 'ukendt@prove.example']) {
			for (let i = 0; i < 10; i++) {
				await expect(logIn(db, { email: address, password: 'nej' }, `client ${i}`)).rejects.toThrow(
					'login_wrong',
				);
			}
			await expect(logIn(db, { email: address, password }, 'another')).rejects.toThrow('too_many_logins');
		}
		setClock('2026-11-22T10:15:00Z');
		expect((await logIn(db, { email, password }, 'a')).state).toBe('in');
	});

	test('counts a client address over many e-mails', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		const guess = (i: number) => logIn(db, { email: `p${i}@prove.example`, password: 'nej' }, '192.0.2.7');
		const answers = await Promise.allSettled(Array.from({ length: 101 }, (_, i) => guess(i)));
		const codes = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : 'in'));
		expect(codes.filter((code) => code.includes('too_many_logins'))).toHaveLength(1);
	}, 60_000);

	test('somebody unconfirmed gets a new link instead of a session', async ({ db }) => {
		await makePerson(db, { email, password, confirmed: false });
		expect(await logIn(db, { email, password }, 'a')).toEqual({ state: 'unconfirmed' });
		expect((await lastMailTo(db, email)).subject).toBe('Bekræft din e-mail');
	});

	test('starts a new session and ends the one the browser came with; only hashes are kept', async ({
		db,
	}) => {
		const { person } = await makePerson(db, { email, password });
		const cookies = jar();
		await signIn(db, { cookies, url }, person.id);
		const planted = cookies.get('__Host-session') ?? '';
		await signIn(db, { cookies, url }, person.id);
		const current = cookies.get('__Host-session') ?? '';
		expect(current).not.toBe(planted);
		const sessions = await db.selectFrom('session').select('idHash').execute();
		expect(sessions).toHaveLength(1);
		expect(sessions[0]?.idHash).toMatch(/^[0-9a-f]{64}$/);
		expect(sessions[0]?.idHash).not.toBe(current);
		expect((await readSession(db, cookies, true)).person?.email).toBe(email);
	});
});

describe('a new password', () => {
	test('by mail: works once, ends all sessions, tells the person', async ({ db }) => {
		const { person } = await makePerson(db, { email, password });
		const cookies = jar();
		await signIn(db, { cookies, url }, person.id);
		await requestReset(db, email, 'a');
		const { secret } = await lastMailTo(db, email);
		const answers = await Promise.all([
			resetPassword(db, secret, 'en ny og bedre kode'),
			resetPassword(db, secret, 'en ny og bedre kode'),
		]);
		expect(answers.filter(Boolean)).toEqual([person.id]);
		expect((await readReset(db, secret)).state).toBe('used');
		expect((await readSession(db, cookies, true)).person).toBeNull();
		expect((await lastMailTo(db, email)).subject).toBe('Din adgangskode er skiftet');
		await expect(logIn(db, { email, password }, 'a')).rejects.toThrow('login_wrong');
		expect((await logIn(db, { email, password: 'en ny og bedre kode' }, 'a')).state).toBe('in');
	});

	test('the link lasts an hour and dies with the next one', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		await requestReset(db, email, 'a');
		await requestReset(db, email, 'a');
		const [first, second] = await mailsTo(db, email);
		expect((await readReset(db, first?.secret ?? '')).state).toBe('revoked');
		setClock('2026-11-22T11:00:00Z');
		expect((await readReset(db, second?.secret ?? '')).state).toBe('expired');
		expect(await resetPassword(db, second?.secret ?? '', 'en ny og bedre kode')).toBeNull();
	});

	test('asking answers alike for an unknown e-mail', async ({ db }) => {
		await makePerson(db, { email, password });
		expect(await requestReset(db, email, 'a')).toBe(await requestReset(db, 'x@prove.example', 'a'));
		expect(await mailsTo(db, 'x@prove.example')).toHaveLength(1);
	});

	test('from the account: takes the current one', async ({ db }) => {
		const actor = await makePerson(db, { email, password });
		const change = (currentPassword: string) =>
			changePassword(db, actor, { currentPassword, password: 'en ny og bedre kode' });
		await expect(change('forkert kode')).rejects.toThrow('wrong_password');
		await change(password);
		expect((await logIn(db, { email, password: 'en ny og bedre kode' }, 'a')).state).toBe('in');
	});

	test('signing out everywhere ends every session', async ({ db }) => {
		const actor = await makePerson(db, { email });
		const phone = jar();
		const desk = jar();
		await signIn(db, { cookies: phone, url }, actor.person.id);
		await signIn(db, { cookies: desk, url }, actor.person.id);
		await signOutEverywhere(db, actor);
		expect((await readSession(db, phone, true)).person).toBeNull();
		expect((await readSession(db, desk, true)).person).toBeNull();
	});
});
