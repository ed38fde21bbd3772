import { parse, safeParse } from 'valibot';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { municipalRoles, visitor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { restoreWords, saveWords } from '#lib/accounts/letters/wording/editing.server.ts';
import { formValues } from '#lib/accounts/letters/wording/form-values.ts';
import { wordsInput } from '#lib/accounts/letters/wording/input.ts';
import { mailKind, shippedWords } from '#lib/accounts/letters/wording/kinds.ts';
import { followWordings, learnWordings } from '#lib/accounts/letters/wording/learning.server.ts';
import { mailPage, mailsPage } from '#lib/accounts/letters/wording/readers.server.ts';
import { allWordings } from '#lib/accounts/letters/wording/wording-queries.server.ts';
import { knowWordings, mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { decisionLetter } from '#lib/organisations/application/letters.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { versionOf } from '#lib/platform/forms/edited.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { ownWording } from '../../../../../tests/support/cast/mail-wordings.ts';
import { makeOrganisation, makePerson, person } from '../../../../../tests/support/cast/people.ts';
import { test } from '../../../../../tests/support/database.ts';
import { lastMailTo } from '../../../../../tests/support/mail/sent-mails.ts';

beforeEach(() => setClock('2026-11-27T09:00:00Z'));
afterEach(() => {
	setClock(null);
	knowWordings([]);
});

const approved = mailKind('partner-approved')!;
const shipped = formValues(approved, new Map()) as Record<string, string>;
const own = {
	'org_mail_approved_subject-da': 'Velkommen, {name}',
	'org_mail_approved_subject-en': 'Welcome, {name}',
	'org_mail_approved-da': 'Vi er glade for at have {name} med.\n\nBegynd med charteret.',
	'org_mail_approved-en': 'We are glad to have {name} with us.\n\nBegin with the charter.',
};
const administrator = (db: Database) => person(db, 'administrator');
const input = (changes: Record<string, string>) => parse(wordsInput(approved), { ...shipped, ...changes });
const save = async (db: Database, changes: Record<string, string>) => {
	await saveWords(db, await administrator(db), 'partner-approved', input(changes), null);
	await learnWordings(db);
};
const wordings = async (db: Database) =>
	(await allWordings(db)).map(({ key, locale, words }) => [key, locale, words]);
const verbs = async (db: Database) =>
	(await db.selectFrom('auditEntry').select(['verb', 'details']).orderBy('id').execute()).map(
		({ verb, details }) => [verb, details],
	);

/** An organisation is approved; its owners read Danish and English. */
async function mailed(db: Database) {
	const danish = await makePerson(db, { email: 'da@prove.example' });
	const english = await makePerson(db, { email: 'en@prove.example' });
	await db.updateTable('person').set({ locale: 'en' }).where('id', '=', english.person.id).execute();
	const { id } = await makeOrganisation(db, [
		[danish, 'owner'],
		[english, 'owner'],
	]);
	const about = { name: 'Blågårds {name} & $& Klub', slug: 'klub' };
	await db
		.transaction()
		.execute((trx) =>
			write(trx, members({ id }, ['owner']), null, () =>
				decisionLetter(about, { outcome: 'approved', reason: '' }),
			),
		);
	return [await lastMailTo(db, 'da@prove.example'), await lastMailTo(db, 'en@prove.example')] as const;
}

describe('own words', () => {
	test('are what a letter says, in the language of each reader, with the facts as they are', async ({
		db,
	}) => {
		await save(db, own);
		const [danish, english] = await mailed(db);
		const called = 'Blågårds {name} & $& Klub';
		expect(danish.subject).toBe(`Velkommen, ${called}`);
		expect(danish.text).toContain(`Vi er glade for at have ${called} med.\n\nBegynd med charteret.`);
		expect(english.subject).toBe(`Welcome, ${called}`);
		expect(english.text).toContain(`We are glad to have ${called} with us.`);
		expect(danish.text).toContain('Venlig hilsen\nBland dig i byen');
	});

	test('in one language leave the other as the site has it', async ({ db }) => {
		await save(db, { 'org_mail_approved_subject-da': own['org_mail_approved_subject-da'] });
		expect(await wordings(db)).toEqual([['org_mail_approved_subject', 'da', 'Velkommen, {name}']]);
		const [danish, english] = await mailed(db);
		expect(danish.subject).toContain('Velkommen');
		expect(english.subject).toBe('Blågårds {name} & $& Klub is now a partner');
	});

	test('are written down for each text once, and taken back by an empty field or by one press', async ({
		db,
	}) => {
		const anna = await administrator(db);
		const send = (changes: Record<string, string>) =>
			saveWords(db, anna, 'partner-approved', input(changes), null);
		await send(own);
		await send(own);
		expect(await verbs(db)).toHaveLength(4);
		await send({ ...own, 'org_mail_approved-en': '' });
		expect((await verbs(db)).at(-1)).toEqual([
			'mail_words.put_back',
			{ key: 'org_mail_approved', locale: 'en' },
		]);
		expect(await wordings(db)).toHaveLength(3);
		await restoreWords(db, anna, 'partner-approved');
		await restoreWords(db, anna, 'partner-approved');
		expect(await wordings(db)).toEqual([]);
		expect(await verbs(db)).toHaveLength(8);
		await learnWordings(db);
		expect((await mailed(db))[0].subject).toBe('Blågårds {name} & $& Klub er nu partner');
	});

	test.for<[string, Record<string, string>, string]>([
		['lack a fact', { 'org_mail_approved_subject-da': 'Velkommen' }, 'org_mail_approved_subject-da'],
		['say a fact twice', { 'org_mail_approved-en': '{name} {name}' }, 'org_mail_approved-en'],
		['make one up', { 'org_mail_approved-da': '{name} {link}' }, 'org_mail_approved-da'],
		['lead elsewhere', { 'org_mail_approved-da': '{name} https://x.example' }, 'org_mail_approved-da'],
		[
			'are too long',
			{ 'org_mail_approved_subject-da': `{name} ${'x'.repeat(200)}` },
			'org_mail_approved_subject-da',
		],
	])('that %s are turned away at their field', ([, changes, field]) => {
		const read = safeParse(wordsInput(approved), { ...shipped, ...changes });
		expect(read.issues?.map((issue) => issue.path?.map(({ key }) => key))).toEqual([[field]]);
		expect(read.issues?.[0].message).toMatch(/\S/);
	});

	test('of a subject are one line', () => {
		expect(input({ 'org_mail_approved_subject-da': 'Velkommen,\n {name}' })).toMatchObject({
			'org_mail_approved_subject-da': 'Velkommen, {name}',
		});
	});
});

describe('words that were written over another text of the site', () => {
	const earlier = { key: 'org_mail_approved_subject', locale: 'da', words: 'Hej {name}' } as const;

	test('are set aside, said so, and gone once somebody saves', async ({ db }) => {
		const anna = await administrator(db);
		await ownWording(db, anna.person.id, { ...earlier, shipped: 'Et tidligere emne om {name}' });
		await learnWordings(db);
		expect((await mailed(db))[0].subject).toBe('Blågårds {name} & $& Klub er nu partner');
		const [text] = (await mailPage(db, anna, 'partner-approved')).texts;
		expect(text?.languages[0]).toMatchObject({
			...{ locale: 'da', isOwn: false, setAside: 'Hej {name}' },
			reads: 'Nørrebro Boldklub er nu partner',
		});
		const listed = (await mailsPage(db, anna)).groups.flatMap((group) => group.kinds);
		expect(listed.filter((kind) => kind.isSetAside).map(({ key }) => key)).toEqual(['partner-approved']);
		expect(listed.flatMap((kind) => kind.own)).toEqual([]);
		await saveWords(db, anna, 'partner-approved', input({}), null);
		expect(await wordings(db)).toEqual([]);
	});

	test('are in force again once they are written anew', async ({ db }) => {
		await ownWording(db, (await administrator(db)).person.id, { ...earlier, shipped: 'Før: {name}' });
		await save(db, { 'org_mail_approved_subject-da': earlier.words });
		expect((await mailed(db))[0].subject).toBe('Hej Blågårds {name} & $& Klub');
	});

	test('of a message that the site has no longer are nobody’s', async ({ db }) => {
		const { person: anna } = await administrator(db);
		await ownWording(db, anna.id, { key: 'no_such_mail', locale: 'da', words: 'Hej', shipped: 'Hej du' });
		await learnWordings(db);
		expect((await mailed(db))[0].subject).toBe('Blågårds {name} & $& Klub er nu partner');
	});
});

test('two administrators with one form open: the second is told what the first wrote', async ({ db }) => {
	const [anna, bo] = [await administrator(db), await administrator(db)];
	const edited = { version: versionOf(shipped), values: { ...shipped, ...own } };
	await saveWords(db, anna, 'partner-approved', input({ 'org_mail_approved-da': '{name} er med.' }), null);
	const second = saveWords(db, bo, 'partner-approved', input(own), edited);
	await expect(second).rejects.toMatchObject({
		code: 'edited_meanwhile',
		errors: { 'org_mail_approved-da': expect.stringContaining('{name} er med.') as string },
	});
	expect(await wordings(db)).toEqual([['org_mail_approved', 'da', '{name} er med.']]);
});

test('an administrator reads each text, its placeholders and how it reads', async ({ db }) => {
	await save(db, own);
	const page = await mailPage(db, await administrator(db), 'partner-approved');
	expect(page).toMatchObject({ isOwn: true, stored: own });
	expect(page.texts[0]).toMatchObject({
		...{ key: 'org_mail_approved_subject', isSubject: true },
		placeholders: [{ placeholder: '{name}', example: 'Nørrebro Boldklub' }],
	});
	expect(page.texts[0]?.languages.map(({ locale, reads, shipped: site }) => [locale, reads, site])).toEqual([
		['da', 'Velkommen, Nørrebro Boldklub', shippedWords('org_mail_approved_subject', 'da')],
		['en', 'Welcome, Nørrebro Boldklub', shippedWords('org_mail_approved_subject', 'en')],
	]);
});

test('nobody else reads or writes them, and there is no other kind', async ({ db }) => {
	const others = municipalRoles.filter((role) => role !== 'administrator');
	expect(others).toHaveLength(4);
	const gone = { status: 404 };
	for (const actor of [visitor, ...(await Promise.all(others.map((role) => person(db, role))))]) {
		await expect(mailsPage(db, actor)).rejects.toMatchObject(gone);
		await expect(mailPage(db, actor, 'partner-approved')).rejects.toMatchObject(gone);
		await expect(saveWords(db, actor, 'partner-approved', input(own), null)).rejects.toMatchObject(gone);
		await expect(restoreWords(db, actor, 'partner-approved')).rejects.toMatchObject(gone);
	}
	const anna = await administrator(db);
	await expect(mailPage(db, anna, 'constructor')).rejects.toMatchObject(gone);
	await expect(saveWords(db, anna, 'account-reset', input(own), null)).rejects.toMatchObject(gone);
	expect(await wordings(db)).toEqual([]);
});

test('the database holds what a form holds', async ({ db }) => {
	const { person: anna } = await administrator(db);
	const row = { key: 'org_mail_approved_subject', locale: 'da', words: 'Hej {name}' } as const;
	const put = (given: Partial<Parameters<typeof ownWording>[2]>) =>
		ownWording(db, anna.id, { ...row, ...given });
	for (const given of [
		{ words: 'Hej\n{name}' },
		{ words: '' },
		{ words: 'x'.repeat(3001) },
		{ words: 'Det samme', shipped: 'Det samme' },
		{ key: 'No Key' },
	])
		await expect(put(given)).rejects.toMatchObject({ code: '23514' });
	await put({});
	expect(await wordings(db)).toHaveLength(1);
});

test('a process knows of a change before the answer to it goes out, and keeps its pages', async ({
	db,
	url,
}) => {
	const pages = new PageCache();
	const ears = createListener(url);
	try {
		followWordings(pages, () => db);
		hearAnnouncements(pages, ears);
		await vi.waitFor(() => expect(pages.listening).toBe(true), 5000);
		await pages.answerOr('/', Date.now(), async (reads) => {
			reads.set('organisation', 'all');
			return new Response('a', { headers: { 'content-type': 'text/html' } });
		});
		const said = () => withLocale('da', () => mail.org_mail_approved_subject({ name: 'Klubben' }));
		await saveWords(db, await administrator(db), 'partner-approved', input(own), null);
		await announcementsHeard(pages, db);
		expect(said()).toBe('Velkommen, Klubben');
		expect(pages.find('/', Date.now())).not.toBeNull();
		await restoreWords(db, await administrator(db), 'partner-approved');
		await announcementsHeard(pages, db);
		expect(said()).toBe('Klubben er nu partner');
	} finally {
		await ears.end({ timeout: 1 });
	}
});
