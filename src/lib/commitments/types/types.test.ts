import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import {
	addType,
	offerAgain,
	offerType,
	refuseType,
	retireType,
	saveType,
} from '#lib/commitments/types/deciding.server.ts';
import { followTypes, learnTypes } from '#lib/commitments/types/catalogue.server.ts';
import { formValues } from '#lib/commitments/types/form-values.ts';
import {
	offeredTypeInput,
	proposeTypeInput,
	typeInput,
	type TypeInput,
} from '#lib/commitments/types/input.ts';
import { proposeType } from '#lib/commitments/types/proposing.server.ts';
import { typeBehindDraft, typePage, typesPage } from '#lib/commitments/types/readers.server.ts';
import { discardDraft, saveType as chooseType, startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { propose, takeBack } from '#lib/commitments/writing/proposals.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { versionOf } from '#lib/platform/forms/edited.ts';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { addedTypes, knowAddedTypes, noAddedTypes } from '#lib/policy/added-types.ts';
import { commitmentType, isTypeOffered, typesFor, unitName } from '#lib/policy/catalogue.ts';
import { parse } from 'valibot';
import { commitmentBy, draftBy } from '../../../../tests/support/cast/commitments.ts';
import { joined, person, player, type Player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

beforeEach(() => setClock('2026-11-26T09:00:00Z'));
afterEach(() => {
	setClock(null);
	knowAddedTypes(noAddedTypes);
});

const asked = parse(proposeTypeInput, {
	name: 'Naboture',
	unitOne: 'nabotur',
	unitOther: 'naboture',
	help: 'En tur, alle i opgangen kan komme med på.',
	goal: '2011-2014/goal-6',
});
const words: TypeInput = parse(typeInput, {
	nameDanish: 'Naboture',
	nameEnglish: 'Outings with neighbours',
	helpDanish: 'En tur, alle i opgangen kan komme med på.',
	helpEnglish: 'An outing that everybody on the stairs may join.',
	unitOneDanish: 'nabotur',
	unitOneEnglish: 'outing with neighbours',
	unitOtherDanish: 'naboture',
	unitOtherEnglish: 'outings with neighbours',
	goal: '2011-2014/goal-6',
	defaultTarget: '4',
	confirms: 'municipality',
});
const without = (input: TypeInput, english: Partial<TypeInput>): TypeInput => ({ ...input, ...english });

const administrator = (db: Database) => person(db, 'administrator');
const typeOf = async (db: Database, slug: string) => (await findBySlug(db, slug))!.type;

/** A partner's draft that waits for a type of their own. */
async function waiting(db: Database, us: Player, name = asked.name): Promise<{ slug: string; key: string }> {
	const slug = await proposeType(db, us.as('editor'), us.id, { ...asked, name });
	await learnTypes(db);
	return { slug, key: await typeOf(db, slug) };
}

async function offered(db: Database): Promise<string> {
	const key = await addType(db, await administrator(db), words);
	await learnTypes(db);
	return key;
}

describe('a type that the municipality adds', () => {
	test('is offered, asks for its unit and counts in it', async ({ db }) => {
		const key = await offered(db);
		const type = commitmentType(key);
		expect(isTypeOffered(key)).toBe(true);
		expect(typesFor('faith').map((one) => one.key)).toContain(key);
		expect(type.question).toEqual({
			da: 'Hvor mange naboture bliver det til?',
			en: 'How many outings with neighbours will it be?',
		});
		expect([unitName(1, type.unit, 'da'), unitName(4, type.unit, 'en')]).toEqual([
			'nabotur',
			'outings with neighbours',
		]);
		const us = await player(db);
		const promised = await commitmentBy(db, us, { type: key, target: 4 });
		expect(promised).toMatchObject({ type: key, state: 'active' });
		const page = await typesPage(db, await person(db, 'auditor'));
		expect(page.added).toMatchObject([{ key, isOffered: true, promises: 1 }]);
		expect(page.mayAdminister).toBe(false);
	});

	test.for<[string, Partial<TypeInput>, string]>([
		['without English', { helpEnglish: '' }, 'commitment_type_needs_english'],
		['of a name that the site has', { nameDanish: 'LEKTIEHJÆLP' }, 'commitment_type_exists'],
		['that counts who people are', { unitOtherDanish: 'kvindelige deltagere' }, 'wording_unread'],
	])('%s is refused', async ([, input, code], { db }) => {
		const anna = await administrator(db);
		await expect(addType(db, anna, without(words, input))).rejects.toMatchObject({ code });
		expect((await typesPage(db, anna)).added).toEqual([]);
	});

	test('is added once, by an administrator alone', async ({ db }) => {
		const anna = await administrator(db);
		const submission = crypto.randomUUID();
		const keys = await Promise.all([1, 2].map(() => addType(db, anna, { ...words, submission })));
		expect(new Set(keys).size).toBe(1);
		await expect(addType(db, anna, words)).rejects.toMatchObject({ code: 'commitment_type_exists' });
		const consultant = await person(db, 'consultant');
		await expect(addType(db, consultant, words)).rejects.toMatchObject({ status: 404 });
		await expect(retireType(db, consultant, { key: keys[0]! })).rejects.toMatchObject({ status: 404 });
	});

	test('keeps its unit and its key, whatever is sent, and in the database', async ({ db }) => {
		const key = await offered(db);
		const anna = await administrator(db);
		const before = { version: versionOf(formValues((await typeRow(db, key))!)), values: {} };
		await saveType(db, anna, key, without(words, { nameDanish: 'Ture', unitOneDanish: 'tur' }), before);
		const { type } = await typePage(db, anna, key);
		expect([type.name.da, type.unitOne.da]).toEqual(['Ture', 'nabotur']);
		await expect(saveType(db, anna, key, words, before)).rejects.toMatchObject({ code: 'edited_meanwhile' });
		const set = (row: Record<string, string>) =>
			db.updateTable('addedCommitmentType').set(row).where('key', '=', key).execute();
		const held = { code: '23001' };
		await expect(set({ unitOne: JSON.stringify({ da: 'tur', en: 'trip' }) })).rejects.toMatchObject(held);
		await expect(set({ key: 'added-another0' })).rejects.toMatchObject(held);
		await expect(db.deleteFrom('addedCommitmentType').execute()).rejects.toMatchObject(held);
		await expect(set({ name: JSON.stringify({ da: 'Ture' }) })).rejects.toMatchObject({ code: '23514' });
	});

	test('may be retired and offered again; what was promised with it stays', async ({ db }) => {
		const key = await offered(db);
		const us = await player(db);
		const promised = await commitmentBy(db, us, { type: key, target: 4 });
		const begun = await draftBy(db, us, { type: key });
		const anna = await administrator(db);
		for (const one of [key, 'mentor-hours']) await retireType(db, anna, { key: one });
		await learnTypes(db);
		expect([isTypeOffered(key), isTypeOffered('mentor-hours')]).toEqual([false, false]);
		expect(commitmentType(promised.type).name.en).toBe('Outings with neighbours');
		const refused = { code: 'commitment_type_not_offered' };
		await expect(propose(db, us.as('editor'), begun)).rejects.toMatchObject(refused);
		const start = () => startDraft(db, us.as('editor'), us.id, { type: 'mentor-hours' });
		await expect(start()).rejects.toMatchObject(refused);
		for (const one of [key, 'mentor-hours']) await offerAgain(db, anna, { key: one });
		await learnTypes(db);
		await propose(db, us.as('editor'), begun);
		await start();
	});
});

const typeRow = (db: Database, key: string) =>
	db.selectFrom('addedCommitmentType').selectAll().where('key', '=', key).executeTakeFirst();

describe('something else', () => {
	test('is proposed once with a draft that waits, is bettered, and then sent', async ({ db }) => {
		const us = await player(db);
		const submission = crypto.randomUUID();
		const slugs = await Promise.all(
			[1, 2].map(() => proposeType(db, us.as('editor'), us.id, { ...asked, submission })),
		);
		expect(new Set(slugs).size).toBe(1);
		await learnTypes(db);
		const key = await typeOf(db, slugs[0]!);
		expect(isTypeOffered(key)).toBe(false);
		const send = () => propose(db, us.as('editor'), slugs[0]!);
		await expect(send()).rejects.toMatchObject({ code: 'commitment_type_waits' });
		expect(await typeBehindDraft(db, key)).toEqual({ state: 'proposed', refusal: null });

		const anna = await administrator(db);
		await expect(offerType(db, anna, key, without(words, { nameEnglish: '' }), null)).rejects.toMatchObject({
			code: 'commitment_type_needs_english',
		});
		await offerType(db, anna, key, without(words, { unitOtherDanish: 'ture med naboer' }), null);
		await learnTypes(db);
		expect(commitmentType(key).unit.other.da).toBe('ture med naboer');
		const [mail] = await mailsTo(db, us.as('editor').person.email);
		expect(mail?.subject).toBe('Ja til en ny slags løfte: Naboture');
		expect(mail?.text).toContain(`/${slugs[0]!}/rediger?step=4`);
		await send();
		await takeBack(db, us.as('editor'), (await ours(db, us))[0]!);
	});

	test('refused, the draft keeps its words and asks for another type', async ({ db }) => {
		const us = await player(db);
		const { slug, key } = await waiting(db, us);
		const description = 'Vi mødes ved porten.';
		await db.updateTable('commitment').set({ description }).where('slug', '=', slug).execute();
		await refuseType(db, await administrator(db), key, { reason: 'Brug byvandringer i stedet.' });
		await learnTypes(db);
		expect(await typeBehindDraft(db, key)).toEqual({
			state: 'refused',
			refusal: 'Brug byvandringer i stedet.',
		});
		await expect(propose(db, us.as('editor'), slug)).rejects.toMatchObject({
			code: 'commitment_type_not_offered',
		});
		const [mail] = await mailsTo(db, us.as('editor').person.email);
		expect(mail?.text).toContain('Brug byvandringer i stedet.');
		await chooseType(db, us.as('editor'), slug, { type: 'neighbourhood-walks' });
		expect(await findBySlug(db, slug)).toMatchObject({ type: 'neighbourhood-walks', description });
	});

	test('goes with the draft that nobody wants, and stands for one that is there already', async ({ db }) => {
		const us = await player(db);
		const { slug, key } = await waiting(db, us);
		await discardDraft(db, us.as('editor'), slug);
		expect(await typeRow(db, key)).toBeUndefined();
		const begun = await startDraft(db, us.as('editor'), us.id, { type: 'open-house' });
		await proposeType(db, us.as('editor'), us.id, { ...asked, draft: begun });
		const second = await typeOf(db, begun);
		await chooseType(db, us.as('editor'), begun, { type: 'open-house' });
		expect(await typeRow(db, second)).toBeUndefined();
		const others = await player(db);
		const theirs = { ...asked, draft: begun };
		await expect(proposeType(db, others.as('editor'), others.id, theirs)).rejects.toMatchObject({
			status: 404,
		});
	});

	test('three of one organisation wait at a time, also where four are sent at once', async ({ db }) => {
		const us = await player(db);
		const sent = await Promise.allSettled(
			['Ture', 'Sang', 'Spil', 'Kor'].map((name) =>
				proposeType(db, us.as('editor'), us.id, { ...asked, name }),
			),
		);
		const refused = sent.filter(({ status }) => status === 'rejected');
		expect(refused).toMatchObject([{ reason: { code: 'commitment_types_wait' } }]);
		expect((await typesPage(db, await administrator(db))).waiting).toHaveLength(3);
	});

	test.for(['yes', 'no'])('two who decide at once: one %s stands', async (_, { db }) => {
		const us = await player(db);
		const { key } = await waiting(db, us);
		const [anna, bo] = [await administrator(db), await administrator(db)];
		const decided = await Promise.allSettled([
			offerType(db, anna, key, words, null),
			refuseType(db, bo, key, { reason: 'Det findes allerede.' }),
		]);
		expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(decided.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'commitment_type_decided' },
		});
		expect(await mailsTo(db, us.as('editor').person.email)).toHaveLength(1);
	});

	test('nobody decides for an organisation of their own', async ({ db }) => {
		const us = await player(db);
		const { key } = await waiting(db, us);
		const both = await joined(db, await administrator(db), us, 'editor');
		await expect(offerType(db, both, key, words, null)).rejects.toMatchObject({ code: 'own_case' });
		await expect(saveType(db, us.as('editor'), key, words, null)).rejects.toMatchObject({ status: 404 });
		await expect(typePage(db, us.as('editor'), key)).rejects.toMatchObject({ status: 404 });
	});
});

const ours = async (db: Database, us: Player): Promise<string[]> =>
	(await db.selectFrom('commitment').select('slug').where('authorId', '=', us.id).execute()).map(
		({ slug }) => slug,
	);

test('whoever sends a promise and whoever retires its type wait for each other', async ({ db }) => {
	const key = await offered(db);
	const us = await player(db);
	const begun = await draftBy(db, us, { type: key });
	const anna = await administrator(db);
	const [sent] = await Promise.allSettled([
		propose(db, us.as('editor'), begun),
		retireType(db, anna, { key }),
	]);
	const { state } = await db
		.selectFrom('commitment')
		.select('state')
		.where('authorId', '=', us.id)
		.executeTakeFirstOrThrow();
	expect(state).toBe(sent.status === 'fulfilled' ? 'proposed' : 'draft');
	const straight = db.updateTable('commitment').set({ state: 'draft' }).where('authorId', '=', us.id);
	await straight.execute();
	const again = db
		.updateTable('commitment')
		.set({ state: 'proposed' })
		.where('authorId', '=', us.id)
		.execute();
	await expect(again).rejects.toMatchObject({ code: '23001' });
	const nowhere = db.updateTable('commitment').set({ type: 'added-nowhere0' }).execute();
	await expect(nowhere).rejects.toMatchObject({ code: '23503' });
});

test('a process knows of a change before the answer to it goes out, and its kept pages are gone', async ({
	db,
	url,
}) => {
	const pages = new PageCache();
	const ears = createListener(url);
	try {
		followTypes(pages, () => db);
		hearAnnouncements(pages, ears);
		await vi.waitFor(() => expect(pages.listening).toBe(true), 5000);
		const keep = () =>
			pages.answerOr('/', Date.now(), async (reads) => {
				reads.set('organisation', 'all');
				return new Response('a', { headers: { 'content-type': 'text/html' } });
			});
		await keep();
		const key = await addType(db, await administrator(db), words);
		await announcementsHeard(pages, db);
		expect(addedTypes().added.map((type) => type.key)).toEqual([key]);
		expect(pages.find('/', Date.now())).toBeNull();
		await keep();
		await retireType(db, await administrator(db), { key: 'equipment' });
		await announcementsHeard(pages, db);
		expect(addedTypes().retired).toEqual(['equipment']);
		expect(pages.find('/', Date.now())).toBeNull();
	} finally {
		await ears.end({ timeout: 1 });
	}
});

test('a form of an offered type has no unit', () => {
	const { unitOneDanish: _one, unitOtherDanish: _other, ...rest } = words;
	expect(Object.keys(parse(offeredTypeInput, { ...rest, defaultTarget: '4' }))).not.toContain(
		'unitOneDanish',
	);
});
