import { describe, expect } from 'vitest';
import { answerList, leaveList, ownAnswers, refuseAllLists } from '#lib/casework/consent/consent.server.ts';
import { wordsShown } from '#lib/casework/consent/labels.ts';
import { caseworkData } from '#lib/casework/personal-data.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { erasePersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import { answers, wayTo } from '../../../../tests/support/cast/letters.ts';
import { joinAs, makePerson, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const notFound = { status: 404 };
const email = 'mette@vaerksted.example';
const log = (db: Database) =>
	db
		.selectFrom('mailConsent')
		.select(['personId', 'email', 'list', 'saysYes', 'source', 'locale', 'said'])
		.orderBy('id')
		.execute();

async function contact(db: Database) {
	const org = await player(db, 'business', { roles: [] });
	const mette = await makePerson(db, { email, name: 'Mette Holm' });
	await joinAs(db, org.id, mette.person.id, 'reporter');
	return { org, mette, secret: await wayTo(mette.person, db) };
}
const yesTo = async (db: Database, secret: string) =>
	(await ownAnswers(db, secret)).filter(({ saysYes }) => saysYes).map(({ list }) => list);

describe('an answer', () => {
	test('is a row with who, when, how, which list and the words that stood there; the last one holds', async ({
		db,
	}) => {
		const { mette, secret } = await contact(db);
		expect(await ownAnswers(db, secret)).toEqual([
			{ list: 'news', saysYes: null, at: null },
			{ list: 'invitations', saysYes: null, at: null },
		]);
		await answerList(db, secret, { list: 'news', saysYes: true });
		await answerList(db, secret, { list: 'news', saysYes: true });
		await withLocale('en', () => answerList(db, secret, { list: 'invitations', saysYes: true }));
		expect(await yesTo(db, secret)).toEqual(['news', 'invitations']);
		await leaveList(db, secret, 'news');
		await leaveList(db, secret, 'news');
		expect(await yesTo(db, secret)).toEqual(['invitations']);
		const by = { personId: mette.person.id, email };
		expect(await log(db)).toEqual([
			{ ...by, list: 'news', saysYes: true, source: 'page', locale: 'da', said: wordsShown('news', true) },
			{
				...by,
				...{ list: 'invitations', saysYes: true, source: 'page', locale: 'en' },
				said: withLocale('en', () => wordsShown('invitations', true)),
			},
			{
				...by,
				...{ list: 'news', saysYes: false, source: 'one_click', locale: 'da' },
				said: 'List-Unsubscribe=One-Click',
			},
		]);
	});

	test('no to all is no to each that was said yes to, and to nothing else', async ({ db }) => {
		const { secret } = await contact(db);
		await answerList(db, secret, { list: 'invitations', saysYes: true });
		await refuseAllLists(db, secret);
		await refuseAllLists(db, secret);
		expect((await log(db)).map(({ list, saysYes }) => ({ list, saysYes }))).toEqual([
			{ list: 'invitations', saysYes: true },
			{ list: 'invitations', saysYes: false },
		]);
	});

	test('two presses at once are one answer', async ({ db }) => {
		const { secret } = await contact(db);
		const press = () => answerList(db, secret, { list: 'news', saysYes: true });
		await Promise.all([press(), press(), press()]);
		expect(await log(db)).toHaveLength(1);
	});

	test('is never rewritten by anybody: the database refuses', async ({ db }) => {
		const { mette } = await contact(db);
		await answers(db, mette.person, 'news');
		const change = db.updateTable('mailConsent');
		for (const set of [{ saysYes: false }, { said: 'Andet' }, { email: 'anden@x.example' }])
			await expect(change.set(set).execute()).rejects.toThrow('append-only');
		await expect(db.deleteFrom('mailConsent').execute()).rejects.toThrow('append-only');
	});

	test('loses its address with the person, and stays with their number', async ({ db }) => {
		const { mette } = await contact(db);
		await answers(db, mette.person, 'news');
		const { id, name } = mette.person;
		await db
			.transaction()
			.execute((trx) => erasePersonalData(trx, [caseworkData], { id, name, email }, new Date()));
		expect(await log(db)).toMatchObject([{ personId: id, email: null, saysYes: true }]);
	});
});

describe('an address that has passed on', () => {
	test('says neither yes nor no for who has it after, and an old mail ends nothing of theirs', async ({
		db,
	}) => {
		const { org, mette, secret: old } = await contact(db);
		await answers(db, mette.person, 'news');
		await db
			.updateTable('person')
			.set({ email: 'mette@ny.example' })
			.where('id', '=', mette.person.id)
			.execute();
		const jens = await makePerson(db, { email, name: 'Jens Holm' });
		await joinAs(db, org.id, jens.person.id, 'reporter');
		const own = await wayTo(jens.person, db);
		expect(await yesTo(db, own)).toEqual([]);
		await answerList(db, own, { list: 'news', saysYes: true });
		await leaveList(db, old, 'news');
		expect(await yesTo(db, own)).toEqual(['news']);
		expect(await ownAnswers(db, old)).toEqual([]);
		await expect(answerList(db, old, { list: 'news', saysYes: false })).rejects.toMatchObject(notFound);
		// What was said for the address that is no longer theirs does not follow them.
		expect(await yesTo(db, await wayTo({ ...mette.person, email: 'mette@ny.example' }, db))).toEqual([]);
	});
});

describe('a link', () => {
	test('that never was says nothing, one that is old only ends', async ({ db }) => {
		const { mette, secret } = await contact(db);
		await answers(db, mette.person, 'news');
		await db
			.updateTable('link')
			.set({ expiresAt: new Date('2020-01-01') })
			.where('kind', '=', 'mailings')
			.execute();
		await expect(answerList(db, secret, { list: 'news', saysYes: false })).rejects.toMatchObject(notFound);
		await expect(refuseAllLists(db, secret)).rejects.toMatchObject(notFound);
		expect(await ownAnswers(db, secret)).toEqual([]);
		await leaveList(db, secret, 'news');
		expect((await log(db)).at(-1)).toMatchObject({ saysYes: false, source: 'one_click' });
		await expect(leaveList(db, 'en-der-ikke-er', 'news')).rejects.toMatchObject(notFound);
	});

	test('of who acts for no partner shows no lists and takes no answer', async ({ db }) => {
		const stranger = await makePerson(db);
		const secret = await wayTo(stranger.person, db);
		expect(await ownAnswers(db, secret)).toEqual([]);
		await expect(answerList(db, secret, { list: 'news', saysYes: true })).rejects.toMatchObject(notFound);
	});
});
