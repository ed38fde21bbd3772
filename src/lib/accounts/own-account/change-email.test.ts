import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import {
	changeEmail,
	readEmailChange,
	requestEmailChange,
} from '#lib/accounts/own-account/change-email.server.ts';
import { findPerson } from '#lib/accounts/person-queries.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makePerson, signIn } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const [old, next] = ['rosa@prove.example', 'rosa@nyt.example'];
const password = 'cykelsti og havregrød';
const rosa = async (db: Database) => {
	const actor = await makePerson(db, { email: old, password });
	return { id: actor.person.id, actor };
};
const ask = (db: Database, actor: Actor, email = next, currentPassword = password) =>
	requestEmailChange(db, actor, { email, currentPassword }, '192.0.2.7');
const secretTo = async (db: Database, email: string) =>
	/ny-email\/([\w-]+)/.exec((await lastMailTo(db, email)).text)![1]!;
const sessions = (db: Database, id: number) =>
	db.selectFrom('session').selectAll().where('personId', '=', id).execute();

describe('an account moves to another e-mail', () => {
	test('when the new mailbox says yes, once; the old one is told, and all sessions end', async ({ db }) => {
		const { id, actor } = await rosa(db);
		await ask(db, actor);
		expect((await findPerson(db, id))?.email).toBe(old);
		const secret = await secretTo(db, next);
		expect(await readEmailChange(db, secret)).toEqual({ state: 'open', email: next });
		await signIn(db, id);
		const done = await Promise.all([changeEmail(db, secret), changeEmail(db, secret)]);
		expect(done.toSorted()).toEqual([id, null].toSorted());
		expect(await findPerson(db, id)).toMatchObject({ email: next });
		expect(await sessions(db, id)).toEqual([]);
		expect(await readEmailChange(db, secret)).toMatchObject({ state: 'used' });
		expect(await mailsTo(db, old)).toHaveLength(1);
		expect((await lastMailTo(db, old)).text).not.toContain(next);
	});

	test('takes the password, and a newer link replaces the last one', async ({ db }) => {
		const { actor } = await rosa(db);
		await expect(ask(db, actor, next, 'nej')).rejects.toMatchObject({ code: 'wrong_password' });
		expect(await mailsTo(db, next)).toEqual([]);
		await ask(db, actor);
		const first = await secretTo(db, next);
		await ask(db, actor, 'rosa@tredje.example');
		expect(await changeEmail(db, first)).toBeNull();
		expect(await readEmailChange(db, first)).toMatchObject({ state: 'revoked' });
		setClock('2026-11-24T12:00:00Z');
		expect(await changeEmail(db, await secretTo(db, 'rosa@tredje.example'))).toBeNull();
	});

	test('says only to the mailbox that the e-mail has an account, and moves nothing', async ({ db }) => {
		const { id, actor } = await rosa(db);
		await makePerson(db, { email: next, password });
		expect(await ask(db, actor)).toBeUndefined();
		expect((await lastMailTo(db, next)).text).not.toContain('ny-email');
		expect(await ask(db, actor, old.toUpperCase())).toBeUndefined();
		expect((await findPerson(db, id))?.email).toBe(old);
	});

	test('not to one that got an account meanwhile', async ({ db }) => {
		const { id, actor } = await rosa(db);
		await ask(db, actor);
		const secret = await secretTo(db, next);
		await makePerson(db, { email: next, password });
		await expect(changeEmail(db, secret)).rejects.toMatchObject({ code: 'email_taken' });
		expect((await findPerson(db, id))?.email).toBe(old);
	});

	test('not to somebody by many mails', async ({ db }) => {
		const { actor } = await rosa(db);
		for (let n = 0; n < 3; n++) await ask(db, actor);
		await expect(ask(db, actor)).rejects.toMatchObject({ code: 'too_many_mails' });
		expect(await mailsTo(db, next)).toHaveLength(3);
	});
});
