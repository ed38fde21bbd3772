import { afterEach, describe, expect } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { forgetOldDevices, knownDevice } from '#lib/accounts/signing-in/devices.server.ts';
import { logIn, signIn, type Client } from '#lib/accounts/signing-in/login.server.ts';
import { changePassword, signOutEverywhere } from '#lib/accounts/own-account/own-account.server.ts';
import { readReset, requestReset, resetPassword } from '#lib/accounts/signing-in/reset.server.ts';
import { readSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Refused } from '#lib/platform/errors.ts';
import { makePerson } from '../../../../tests/support/cast/people.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

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

const from = (address: string, cookies: Cookies = jar()) => ({ address, cookies });
/** What a try comes to: `in`, or the code and the wait of its refusal. */
const tryIn = (db: Database, client: Client, typed = password, to = email): Promise<string> =>
	logIn(db, { email: to, password: typed }, client).then(
		() => 'in',
		({ code, facts }: Refused) => [code, facts.wait].filter(Boolean).join(': '),
	);
const wrong = 'login_wrong';
const told = (wait: string) => `too_many_guesses: ${wait}`;

describe('logging in', () => {
	test('says the same about a wrong password and an unknown e-mail, for as long', async ({ db }) => {
		await makePerson(db, { email, password });
		setClock('2026-11-22T10:00:00Z');
		const answers = [];
		for (const to of [email, 'x@prove.example']) {
			const heard = [];
			for (let n = 0; n < 7; n++) heard.push(await tryIn(db, from('192.0.2.7'), 'nej', to));
			answers.push(heard);
		}
		expect(answers[0]).toEqual([wrong, wrong, wrong, wrong, wrong, told('1 minut'), told('1 minut')]);
		expect(answers[1]).toEqual(answers[0]);
	});

	test('waits longer each time, from one network, and a night forgets it', async ({ db }) => {
		await makePerson(db, { email, password });
		const heard: [string, string][] = [];
		for (const [time, typed] of [
			...Array.from({ length: 5 }, () => ['10:00:00', 'nej'] as const),
			['10:00:01', password],
			['10:01:00', 'nej'],
			['10:02:59', password],
			['10:03:00', 'nej'],
			['10:03:00', password],
			['10:07:00', password],
			['10:07:00', 'nej'],
		] as const) {
			setClock(`2026-11-22T${time}Z`);
			heard.push([time, await tryIn(db, from('192.0.2.7'), typed)]);
		}
		expect(heard.slice(5)).toEqual([
			['10:00:01', told('1 minut')],
			['10:01:00', wrong],
			['10:02:59', told('1 minut')],
			['10:03:00', wrong],
			['10:03:00', told('4 minutter')],
			['10:07:00', 'in'],
			['10:07:00', wrong],
		]);
	});

	test('a stranger who guesses slows only themselves: not other networks, not a browser that was in before', async ({
		db,
	}) => {
		setClock('2026-11-22T10:00:00Z');
		const { person } = await makePerson(db, { email, password });
		const phone = jar();
		await signIn(db, { cookies: phone, url }, person.id);
		for (let n = 0; n < 20; n++) await tryIn(db, from('2001:db8:1:2::bad'), 'nej');
		expect(await tryIn(db, from('2001:db8:1:2:ffff::1'))).toBe(told('1 minut'));
		expect(await tryIn(db, from('2001:db8:1:3::1'))).toBe('in');
		expect(await tryIn(db, from('2001:db8:1:2::bad', phone))).toBe('in');
	});

	test('a browser is known to the person it signed in, by a cookie that opens nothing', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		const { person } = await makePerson(db, { email, password });
		const other = await makePerson(db, { password });
		const theirs = jar();
		await signIn(db, { cookies: theirs, url }, other.person.id);
		for (let n = 0; n < 6; n++) await tryIn(db, from('192.0.2.7', theirs), 'nej');
		expect(await tryIn(db, from('192.0.2.7', theirs))).toBe(told('1 minut'));
		const stored = await db.selectFrom('knownDevice').selectAll().execute();
		expect(stored).toMatchObject([{ personId: other.person.id }]);
		expect(stored[0]?.secretHash).not.toBe(theirs.get('__Host-device'));
		setClock('2027-05-22T10:00:00Z');
		const phone = jar();
		await signIn(db, { cookies: phone, url }, person.id);
		expect(await knownDevice(db, phone, person.id)).not.toBeNull();
		expect(await knownDevice(db, theirs, other.person.id)).toBeNull();
		await forgetOldDevices.handle(db, {});
		expect(await db.selectFrom('knownDevice').select('personId').execute()).toEqual([
			{ personId: person.id },
		]);
	});

	test('guesses from a thousand networks are slowed together; a reset link passes them all and forgives', async ({
		db,
	}) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		const heard = [];
		for (let n = 0; n < 60; n++) heard.push(await tryIn(db, from(`10.0.${n}.1`), 'nej'));
		expect(heard.filter((one) => one === wrong)).toHaveLength(50);
		expect(heard.at(-1)).toBe(told('1 minut'));
		await requestReset(db, email, '192.0.2.1');
		const { secret } = await lastMailTo(db, email);
		expect(await resetPassword(db, secret, 'en ny og bedre kode')).not.toBeNull();
		expect(await tryIn(db, from('192.0.2.1'), 'en ny og bedre kode')).toBe('in');
		expect(await tryIn(db, from('10.0.1.1'), 'nej')).toBe(wrong);
	});

	test('counts one network over many e-mails; what was right is not counted', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		for (let n = 0; n < 120; n++) expect(await tryIn(db, from('192.0.2.7'))).toBe('in');
		const guesses = Array.from({ length: 105 }, (_, n) =>
			tryIn(db, from('192.0.2.7'), 'nej', `p${n}@prove.example`),
		);
		const heard = await Promise.all(guesses);
		expect(heard.filter((one) => one === wrong)).toHaveLength(100);
		expect(heard.filter((one) => one === told('1 minut'))).toHaveLength(5);
	}, 60_000);

	test('guesses at the same moment get no more tries than one after the other', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		const heard = await Promise.all(Array.from({ length: 40 }, () => tryIn(db, from('192.0.2.7'), 'nej')));
		expect(heard.filter((one) => one === wrong)).toHaveLength(5);
	});

	test('an e-mail that nobody confirmed has no password to guess', async ({ db }) => {
		await makePerson(db, { email, confirmed: false });
		expect(await tryIn(db, from('192.0.2.7'))).toBe(wrong);
		const planted = db.updateTable('person').set({ passwordHash: 'x' }).where('email', '=', email).execute();
		await expect(planted).rejects.toThrow('person_password_needs_confirmed_email');
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
		await expect(logIn(db, { email, password }, from('a'))).rejects.toThrow('login_wrong');
		expect(await tryIn(db, from('a'), 'en ny og bedre kode')).toBe('in');
	});

	test('the link lasts an hour; one that was used takes the others with it', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		await requestReset(db, email, 'a');
		setClock('2026-11-22T10:10:00Z');
		await requestReset(db, email, 'a');
		const [first, second] = (await mailsTo(db, email)).map(({ secret }) => secret);
		const states = async () => [
			(await readReset(db, first ?? '')).state,
			(await readReset(db, second ?? '')).state,
		];
		expect(await states()).toEqual(['open', 'open']);
		setClock('2026-11-22T11:00:00Z');
		expect(await states()).toEqual(['expired', 'open']);
		expect(await resetPassword(db, first ?? '', 'en ny og bedre kode')).toBeNull();
		expect(await resetPassword(db, second ?? '', 'en ny og bedre kode')).not.toBeNull();
		expect(await states()).toEqual(['revoked', 'used']);
	});

	test('two links pressed at once: one password, and no knot', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		for (const minutes of ['00', '10']) {
			setClock(`2026-11-22T10:${minutes}:00Z`);
			await requestReset(db, email, 'a');
		}
		const answers = await Promise.all(
			(await mailsTo(db, email)).map(({ secret }, n) =>
				resetPassword(db, secret, `en ny og bedre kode ${n}`),
			),
		);
		expect(answers.filter(Boolean)).toHaveLength(1);
	});

	test('a stranger who asks all day fills no mailbox, and the owner always has a link that works', async ({
		db,
	}) => {
		await makePerson(db, { email, password });
		const begun = Date.parse('2026-11-22T10:00:00Z');
		for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
			setClock(new Date(begun + minutes * 60_000));
			await requestReset(db, email, `10.0.${minutes % 250}.1`);
			await requestReset(db, email, '192.0.2.1');
			const { secret } = await lastMailTo(db, email);
			expect((await readReset(db, secret)).state, `after ${minutes} minutes`).toBe('open');
		}
		expect((await mailsTo(db, email)).length).toBeLessThan(36);
	}, 60_000);

	test('after a link was used, the next one is mailed at once', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		await makePerson(db, { email, password });
		await requestReset(db, email, 'a');
		await resetPassword(db, (await lastMailTo(db, email)).secret, 'en ny og bedre kode');
		await requestReset(db, email, 'a');
		expect((await readReset(db, (await lastMailTo(db, email)).secret)).state).toBe('open');
	});

	test('one network cannot have mails sent to everybody', async ({ db }) => {
		setClock('2026-11-22T10:00:00Z');
		const ask = (n: number) => requestReset(db, `p${n}@prove.example`, `2001:db8:1:2::${n}`);
		for (let n = 0; n < 30; n++) await ask(n);
		await expect(ask(30)).rejects.toThrow('too_many_mails');
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
		expect(await tryIn(db, from('a'), 'en ny og bedre kode')).toBe('in');
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
