import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { mostAlerts } from '#lib/alerts/alert.ts';
import { askForAlert, confirmAlert, findAsked, subjectIn } from '#lib/alerts/asking.server.ts';
import {
	changeReach,
	changeRhythm,
	endAlert,
	endEverything,
	findMailings,
	requestMailings,
	wayToSignUp,
} from '#lib/alerts/ending.server.ts';
import { forgetAlerts } from '#lib/alerts/forget-alerts.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { asks, follows } from '../../../tests/support/cast/alerts.ts';
import { comes, makeEvent, organisation } from '../../../tests/support/cast/events.ts';
import { makePerson } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../tests/support/mail/sent-mails.ts';

/** A Monday. */
const noon = '2026-11-23T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const after = (minutes: number) => setClock(new Date(Date.parse(noon) + minutes * 60_000));
const days = (count: number) => after(count * 24 * 60);

const email = 'rosa@prove.example';
const consents = async (db: Database) =>
	(await db.selectFrom('alertConsent').select(['step', 'source']).orderBy('id').execute()).map(
		({ step, source }) => `${step} ${source}`,
	);
const active = async (db: Database, of = email) =>
	db
		.selectFrom('alert')
		.select('id')
		.where('email', '=', of)
		.where('confirmedAt', 'is not', null)
		.where('endedAt', 'is', null)
		.execute();
const notThere = expect.objectContaining({ status: 404 });

describe('asking', () => {
	test('mails a link; only a yes begins it, and each step is written down with its words', async ({ db }) => {
		expect(await asks(db, '?district=noerrebro', { email })).toBe('asked');
		const { subject, text, secret } = await lastMailTo(db, email);
		expect(subject).toBe(m.alert_mail_confirm_subject({ what: 'Nørrebro' }));
		expect(text).toContain(m.alert_consent_daily({ what: 'Nørrebro' }));
		expect(await active(db)).toHaveLength(0);
		expect(await findAsked(db, secret)).toMatchObject({ state: 'open', alert: { email } });

		const own = await confirmAlert(db, secret);
		expect(await active(db)).toHaveLength(1);
		expect(await findAsked(db, secret)).toEqual({ state: 'used', alert: null });
		expect(await confirmAlert(db, secret)).toBeNull();
		expect((await findMailings(db, own ?? '')).alerts).toMatchObject([{ rhythm: 'daily' }]);
		expect(await consents(db)).toEqual(['asked form', 'confirmed mail']);
		const said = await db.selectFrom('alertConsent').select(['said', 'locale', 'at']).execute();
		expect(said[1]).toEqual({
			said: m.alert_consent_daily({ what: 'Nørrebro' }),
			locale: 'da',
			at: new Date(noon),
		});
	});

	test('is answered alike by an address that is told already, which hears of it', async ({ db }) => {
		await follows(db, '', { email });
		after(5);
		expect(await asks(db, '', { email, rhythm: 'weekly' })).toBe('asked');
		expect(await mailsTo(db, email)).toHaveLength(1);
		after(20);
		expect(await asks(db, '', { email, rhythm: 'weekly' })).toBe('asked');
		expect((await lastMailTo(db, email)).subject).toContain(
			m.alert_mail_already_subject({ what: m.alert_everything() }),
		);
		// A stranger changes nothing.
		expect(await db.selectFrom('alert').select('rhythm').execute()).toEqual([{ rhythm: 'daily' }]);
	});

	test('in another language is answered in it', async ({ db }) => {
		await asks(db, '', { email, locale: 'en' });
		const { subject, text } = await lastMailTo(db, email);
		expect(subject).toMatch(/^Say yes/);
		expect(text).toContain('/en/alerts/confirm/');
	});

	test('by somebody who is signed in with that e-mail begins at once', async ({ db }) => {
		const { person } = await makePerson(db, { email });
		const subject = await subjectIn(db, new URLSearchParams());
		const ask = (rhythm: 'daily' | 'weekly', given = {}) =>
			askForAlert(
				db,
				subject,
				{ email, rhythm, locale: 'da', km: null },
				{ actor: { ...visitor, person: { ...person, ...given } }, clientAddress: '::1' },
			);
		expect(await ask('daily', { emailConfirmed: false })).toBe('asked');
		expect(await ask('daily')).toBe('confirmed');
		expect(await ask('weekly')).toBe('confirmed');
		expect(await db.selectFrom('alert').select('rhythm').execute()).toEqual([{ rhythm: 'weekly' }]);
		expect(await consents(db)).toEqual(['asked form', 'confirmed account', 'changed account']);
	});

	test('twice at once is one, and mails once', async ({ db }) => {
		await Promise.all([1, 2, 3, 4].map(() => asks(db, '?free=1', { email })));
		expect(await db.selectFrom('alert').select('id').execute()).toHaveLength(1);
		expect(await mailsTo(db, email)).toHaveLength(1);
	});

	test('from one network and of one address has an end', async ({ db }) => {
		const subject = await subjectIn(db, new URLSearchParams());
		const ask = (to: string) =>
			askForAlert(
				db,
				subject,
				{ email: to, rhythm: 'daily', locale: 'da', km: null },
				{ actor: visitor, clientAddress: '10.9.9.9' },
			);
		for (let time = 0; time < 8; time++) await ask(email);
		await expect(ask(email)).rejects.toMatchObject({ code: 'too_many_mails' });
		for (let other = 0; other < 31; other++) await ask(`a${other}@prove.example`);
		await expect(ask('last@prove.example')).rejects.toMatchObject({ code: 'too_many_mails' });
	});

	test('for more than anybody reads is refused to whoever is signed in, and told to no stranger', async ({
		db,
	}) => {
		const { person } = await makePerson(db, { email });
		const ask = async (word: string) =>
			askForAlert(
				db,
				await subjectIn(db, new URLSearchParams({ q: word })),
				{ email, rhythm: 'daily', locale: 'da', km: null },
				{ actor: { ...visitor, person }, clientAddress: '::1' },
			);
		for (let word = 0; word < mostAlerts; word++) await ask(`ord ${word}`);
		await expect(ask('et til')).rejects.toMatchObject({ code: 'too_many_alerts' });
		expect(await asks(db, '?q=noget', { email })).toBe('asked');
		expect(await mailsTo(db, email)).toHaveLength(0);
		expect(await db.selectFrom('alert').select('id').execute()).toHaveLength(mostAlerts);
	});

	test('to follow somebody who has no page is a 404', async ({ db }) => {
		const { slug } = await organisation(db, 'nordlys-1', 'suspended');
		await expect(subjectIn(db, new URLSearchParams({ partner: slug }))).rejects.toEqual(notThere);
		await expect(subjectIn(db, new URLSearchParams({ partner: '../%00' }))).rejects.toEqual(notThere);
	});
});

describe('what an address gets', () => {
	test('is shown by a link that is mailed there, also where it is nothing', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		const { slug } = await makeEvent(db, host.id, { capacity: 5 });
		await comes(db, slug, email);
		await follows(db, '?q=mad', { email });
		await requestMailings(db, email, '10.0.0.1');
		await requestMailings(db, 'nobody@prove.example', '10.0.0.2');
		const { secret, subject } = await lastMailTo(db, email);
		expect(subject).toBe((await lastMailTo(db, 'nobody@prove.example')).subject);
		const { alerts, signUps } = await findMailings(db, secret);
		expect(alerts).toHaveLength(1);
		expect(signUps).toMatchObject([{ slug, state: 'confirmed' }]);
		expect(await wayToSignUp(db, secret, signUps[0]!.id)).toContain(`/events/${slug}/registration/`);

		const others = (await lastMailTo(db, 'nobody@prove.example')).secret;
		expect(await findMailings(db, others)).toMatchObject({ alerts: [], signUps: [], state: 'open' });
		await expect(wayToSignUp(db, others, signUps[0]!.id)).rejects.toEqual(notThere);
		await expect(endAlert(db, others, alerts[0]!.id)).rejects.toEqual(notThere);
		await expect(changeRhythm(db, others, alerts[0]!.id, 'weekly')).rejects.toEqual(notThere);
	});

	test('ends one by one or all at once, for this address and no other', async ({ db }) => {
		const secret = await follows(db, '?q=mad', { email });
		await follows(db, '?q=sport', { email });
		await follows(db, '?q=natur', { email });
		await asks(db, '?q=kultur', { email });
		await follows(db, '?q=mad', { email: 'bo@prove.example' });
		const [first] = await active(db);
		await endAlert(db, secret, first!.id);
		await endAlert(db, secret, first!.id);
		expect(await active(db)).toHaveLength(2);
		await endEverything(db, secret, 'page');
		expect(await active(db)).toHaveLength(0);
		expect(await active(db, 'bo@prove.example')).toHaveLength(1);
		expect((await consents(db)).filter((said) => said.startsWith('ended'))).toEqual(
			Array(3).fill('ended page'),
		);
		// What nobody had said yes to is gone, and can no longer be said yes to.
		expect(await db.selectFrom('alert').select('id').where('email', '=', email).execute()).toHaveLength(3);
		// Whoever wants it back asks again.
		await follows(db, '?q=mad', { email });
		expect(await active(db)).toHaveLength(1);
	});

	test('comes more or less often', async ({ db }) => {
		const secret = await follows(db, '', { email });
		const [alert] = await active(db);
		await changeRhythm(db, secret, alert!.id, 'weekly');
		await changeRhythm(db, secret, alert!.id, 'weekly');
		expect(await consents(db)).toEqual(['asked form', 'confirmed mail', 'changed page']);
		await endEverything(db, secret, 'page');
		await expect(changeRhythm(db, secret, alert!.id, 'daily')).rejects.toEqual(notThere);
	});

	test('ends by one press from an old mail too, where the page asks for a new link', async ({ db }) => {
		const secret = await follows(db, '', { email });
		days(61);
		expect(await findMailings(db, secret)).toMatchObject({ state: 'expired', email: '', alerts: [] });
		await expect(endEverything(db, secret, 'page')).rejects.toEqual(notThere);
		await endEverything(db, secret, 'one_click');
		await endEverything(db, secret, 'one_click');
		expect(await active(db)).toHaveLength(0);
		expect((await consents(db)).at(-1)).toBe('ended one_click');
		await expect(endEverything(db, 'a-link-nobody-sent', 'one_click')).rejects.toEqual(notThere);
	});
});

test('a search goes with the last who follows it, and not before', async ({ db }) => {
	await follows(db, '?near=55.694,12.551', { email });
	await asks(db, '?near=55.694,12.551', { email: 'bo@prove.example' });
	const searches = () => db.selectFrom('alertSearch').select('query').execute();
	expect(await searches()).toHaveLength(1);
	days(4);
	await forgetAlerts.handle(db, {});
	expect(await db.selectFrom('alert').select('email').execute()).toEqual([{ email }]);
	await db
		.updateTable('alert')
		.set({ endedAt: new Date(noon) })
		.execute();
	days(364);
	await forgetAlerts.handle(db, {});
	expect(await searches()).toHaveLength(1);
	days(366);
	await forgetAlerts.handle(db, {});
	expect(await searches()).toHaveLength(0);
	expect(await db.selectFrom('alertConsent').select('id').execute()).toHaveLength(0);
});

describe('how far around a place', () => {
	const near = '?near=55.694,12.551';
	const searches = async (db: Database, secret: string) =>
		(await findMailings(db, secret)).alerts.map(({ subject }) => subject.query).toSorted();

	test('is chosen as one asks, in the words that are said yes to', async ({ db }) => {
		const secret = await follows(db, near, { email, km: 5 });
		expect(await searches(db, secret)).toEqual(['near=55.694%2C12.551&km=5']);
		const said = await db.selectFrom('alertConsent').select('said').where('step', '=', 'confirmed').execute();
		expect(said[0]!.said).toContain(m.explore_near({ km: 5, place: m.explore_near_point() }));
		// What is near nothing reaches nowhere.
		await follows(db, '?district=noerrebro', { email, km: 5 });
		expect(await searches(db, secret)).toContain('district=noerrebro');
	});

	test('is changed by its own address alone, also to one that is followed already', async ({ db }) => {
		const secret = await follows(db, near, { email });
		const other = await follows(db, near, { email: 'bo@prove.example' });
		const plain = await follows(db, '?free=1', { email });
		const [first, second] = await active(db);
		await expect(changeReach(db, other, first!.id, 1)).rejects.toEqual(notThere);
		await expect(changeReach(db, plain, second!.id, 1)).rejects.toEqual(notThere);
		await changeReach(db, secret, first!.id, 10);
		await changeReach(db, secret, first!.id, 10);
		expect(await searches(db, secret)).toEqual(['free=1', 'near=55.694%2C12.551&km=10']);
		expect((await consents(db)).filter((step) => step === 'changed page')).toHaveLength(1);
		// The other address's own stays as it was.
		expect((await findMailings(db, other)).alerts[0]!.subject.query).toBe('near=55.694%2C12.551');
		await follows(db, near, { email, km: 1 });
		await changeReach(db, secret, first!.id, 1);
		expect(await searches(db, secret)).toEqual(['free=1', 'near=55.694%2C12.551&km=1']);
		await expect(changeReach(db, secret, first!.id, 2)).rejects.toEqual(notThere);
	});

	test('drops what nobody has said yes to for the same place', async ({ db }) => {
		const secret = await follows(db, near, { email });
		await asks(db, near, { email, km: 2 });
		const [first] = await active(db);
		await changeReach(db, secret, first!.id, 2);
		expect(await db.selectFrom('alert').select('id').execute()).toEqual([{ id: first!.id }]);
	});
});
