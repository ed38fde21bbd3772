import { describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { textDeskPage, stepDeskPage, welcomeDeskPage } from '#lib/guide/welcome/desk/readers.server.ts';
import {
	arrangeStep,
	makeStep,
	publishStep,
	takeStepOff,
	writeText,
} from '#lib/guide/welcome/desk/writing.server.ts';
import { arrangeValues, wordsValues } from '#lib/guide/welcome/desk/form-values.ts';
import { guidePage, stepPage } from '#lib/guide/welcome/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { EditedMeanwhile, versionOf } from '#lib/platform/forms/edited.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { makeOrganisation, makeSite, person } from '../../../../tests/support/cast/people.ts';
import { arabic, draftStep, publishedStep, translate, writes } from '../../../../tests/support/cast/guide.ts';
import { test } from '../../../../tests/support/database.ts';

const nowhere = { districts: [] };
const slugs = async (db: Database) => (await guidePage(db, null)).steps.map(({ slug }) => slug);
const read = async (db: Database, slug: string, language: string | null) => {
	const { step, language: shown } = await stepPage(db, slug, { language, ...nowhere });
	return { shown, standing: step.standing, locale: step.text.locale, title: step.text.title };
};
const standingOf = async (db: Database, slug: string, language: string) => {
	const { standings } = await stepDeskPage(db, await person(db, 'editor'), slug);
	return standings.find((one) => one.language === language)?.standing;
};

describe('a step', () => {
	test('is a draft until it is published, and again when it is taken off; a second press changes nothing', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		const slug = await draftStep(db, editor);
		expect(await slugs(db)).toEqual([]);
		await expect(read(db, slug, null)).rejects.toMatchObject({ status: 404 });
		for (let press = 0; press < 2; press++) await publishStep(db, editor, slug);
		expect(await slugs(db)).toEqual([slug]);
		for (let press = 0; press < 2; press++) await takeStepOff(db, editor, slug);
		expect(await slugs(db)).toEqual([]);
		const entries = await db.selectFrom('auditEntry').select('verb').orderBy('id').execute();
		expect(entries.map(({ verb }) => verb)).toEqual([
			...['guide_step.drafted', 'guide_step.published', 'guide_step.withdrawn'],
		]);
	});

	test('stands in its place, the lowest first', async ({ db }) => {
		const editor = await person(db, 'editor');
		const one = await publishedStep(db, editor, { title: 'Et' });
		const two = await publishedStep(db, editor, { title: 'To' });
		expect(await slugs(db)).toEqual([one, two]);
		await arrangeStep(db, editor, one, { theme: 'work', phase: 'later', place: 9 });
		expect(await slugs(db)).toEqual([two, one]);
		const { previous, next } = await stepPage(db, one, { language: null, ...nowhere });
		expect([previous?.slug, next]).toEqual([two, null]);
	});

	test('sent twice, it is made once', async ({ db }) => {
		const editor = await person(db, 'editor');
		const submission = crypto.randomUUID();
		const { source: _, sameMeaning: __, ...words } = writes();
		const input = { ...words, theme: 'work', phase: 'soon', submission } as const;
		const [first, second] = [await makeStep(db, editor, input), await makeStep(db, editor, input)];
		expect(second).toBe(first);
		expect((await welcomeDeskPage(db, editor)).steps).toHaveLength(1);
	});
});

describe('languages', () => {
	test('what is not translated is in Danish and says so; what nobody wrote in is not there', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		const doctor = await publishedStep(db, editor);
		const work = await publishedStep(db, editor, { title: 'Find arbejde' });
		await translate(db, editor, doctor);
		expect(await read(db, doctor, 'ar')).toEqual({
			...{ shown: 'ar', standing: 'current', locale: 'ar', title: arabic.title },
		});
		expect(await read(db, work, 'ar')).toEqual({
			...{ shown: 'ar', standing: 'missing', locale: 'da', title: 'Find arbejde' },
		});
		expect((await guidePage(db, 'ar')).languages).toEqual(['da', 'en', 'ar']);
		for (const language of ['pl', 'xx', 'da', 'en'])
			await expect(guidePage(db, language), language).rejects.toMatchObject({ status: 404 });
	});

	test('a draft’s translation makes no language of the guide', async ({ db }) => {
		const editor = await person(db, 'editor');
		await translate(db, editor, await draftStep(db, editor));
		expect((await guidePage(db, null)).languages).toEqual(['da', 'en']);
	});

	test('the Danish text changes: translations are older until somebody has seen to them', async ({ db }) => {
		const editor = await person(db, 'editor');
		const slug = await publishedStep(db, editor);
		await translate(db, editor, slug);
		expect(await standingOf(db, slug, 'ar')).toBe('current');
		expect(await standingOf(db, slug, 'en')).toBe('missing');
		await writeText(db, editor, slug, 'da', writes({ body: 'Ring 1813, når lægen er lukket.' }));
		expect(await standingOf(db, slug, 'ar')).toBe('older');
		expect((await read(db, slug, 'ar')).standing).toBe('older');
		const { counts } = await welcomeDeskPage(db, editor);
		expect(counts.find(({ language }) => language === 'ar')).toMatchObject({ missing: 0, older: 1 });
		// Of the Danish text before: still older. As it was, of this one: seen to.
		await translate(db, editor, slug, 'ar', { body: 'اتصل بالطبيب.', source: 1 });
		expect(await standingOf(db, slug, 'ar')).toBe('older');
		await translate(db, editor, slug, 'ar', { body: 'اتصل بالطبيب.', source: 2 });
		expect(await standingOf(db, slug, 'ar')).toBe('current');
	});

	test('only how the Danish is said changes: translations are as right as before', async ({ db }) => {
		const editor = await person(db, 'editor');
		const slug = await publishedStep(db, editor);
		await translate(db, editor, slug);
		await writeText(db, editor, slug, 'da', writes({ body: 'Ring, og få en tid!', sameMeaning: true }));
		expect(await standingOf(db, slug, 'ar')).toBe('current');
		// A revision that is to come is none.
		await translate(db, editor, slug, 'en', { source: 99 });
		expect(await standingOf(db, slug, 'en')).toBe('current');
	});

	test('what a text said is kept, by whom and in which order; saved as it was it is no version', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		const slug = await publishedStep(db, editor);
		for (const body of ['Den anden tekst', 'Den anden tekst', 'Den tredje tekst'])
			await writeText(db, editor, slug, 'da', writes({ body }));
		const { past, stored } = await textDeskPage(db, editor, slug, 'da');
		expect(stored.body).toBe('Den tredje tekst');
		expect(past.map(({ version, body }) => [version, body])).toEqual([
			[2, 'Den anden tekst'],
			[1, writes().body],
		]);
		await expect(db.deleteFrom('guideTextPast').execute()).rejects.toThrow();
	});
});

describe('two editors', () => {
	test('what the other wrote is not undone unseen', async ({ db }) => {
		const editor = await person(db, 'editor');
		const slug = await publishedStep(db, editor);
		const version = versionOf(wordsValues(writes()));
		await writeText(db, editor, slug, 'da', writes({ title: 'Den anden var her' }));
		const mine = writes({ title: 'Jeg var her' });
		const edited = { version, values: { ...wordsValues(mine) } };
		await expect(writeText(db, editor, slug, 'da', mine, edited)).rejects.toThrow(EditedMeanwhile);
		expect((await read(db, slug, null)).title).toBe('Den anden var her');
		const before = versionOf(arrangeValues({ theme: 'health', phase: 'first', place: 1 }));
		await arrangeStep(db, editor, slug, { theme: 'work', phase: 'first', place: 1 });
		const input = { theme: 'clubs', phase: 'first', place: 1 } as const;
		const moved = { version: before, values: { theme: 'clubs', phase: 'first', place: '1' } };
		await expect(arrangeStep(db, editor, slug, input, moved)).rejects.toThrow(EditedMeanwhile);
	});
});

describe('who writes', () => {
	test('editors, consultants and administrators; others read the desk or see nothing', async ({ db }) => {
		const editor = await person(db, 'editor');
		const slug = await draftStep(db, editor);
		const others = [visitor, await person(db), await person(db, 'moderator'), await person(db, 'auditor')];
		for (const actor of others) {
			const tries = [
				() => draftStep(db, actor),
				() => publishStep(db, actor, slug),
				() => takeStepOff(db, actor, slug),
				() => arrangeStep(db, actor, slug, { theme: 'work', phase: 'soon', place: 2 }),
				() => writeText(db, actor, slug, 'da', writes({ title: 'Nej' })),
			];
			for (const one of tries)
				await expect(Promise.resolve().then<unknown>(one)).rejects.toMatchObject({ status: 404 });
		}
		for (const actor of others.slice(0, 2))
			await expect(welcomeDeskPage(db, actor)).rejects.toMatchObject({ status: 404 });
		expect((await welcomeDeskPage(db, others[2]!)).mayWrite).toBe(false);
		for (const role of ['administrator', 'consultant'] as const)
			await writeText(db, await person(db, role), slug, 'da', writes({ title: `Skrevet af ${role}` }));
		await expect(
			Promise.resolve().then(() => writeText(db, editor, slug, 'xx', writes())),
		).rejects.toMatchObject({ status: 404 });
	});
});

test('near one’s home: the district’s events and associations that belong to the step, and no other’s', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const slug = await publishedStep(db, editor, { theme: 'clubs' });
	const host = await makeOrganisation(db, [], { name: 'Nørrebro Bordtennis', kind: 'association' });
	await makeSite(db, host.id, { districtNr: 3 });
	const startsAt = new Date(Date.now() + 86_400_000);
	const common = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), publishedAt: new Date() };
	await makeEvent(db, host.id, { ...common, title: 'Prøv bordtennis', districtNr: 3 });
	await makeEvent(db, host.id, { ...common, title: 'Prøv i Valby', districtNr: 5 });
	const at = async (...districts: (3 | 5 | 6)[]) => {
		const { near } = await stepPage(db, slug, { language: null, districts });
		return [near?.things.map(({ title }) => title), near?.partners.map(({ name }) => name)];
	};
	expect(await at(3)).toEqual([['Prøv bordtennis'], ['Nørrebro Bordtennis']]);
	expect(await at(5)).toEqual([['Prøv i Valby'], []]);
	expect(await at(6)).toEqual([[], []]);
	expect(await at(3, 5)).toEqual([['Prøv bordtennis', 'Prøv i Valby'], ['Nørrebro Bordtennis']]);
	expect((await stepPage(db, slug, { language: null, ...nowhere })).near).toBeNull();
});

describe('the database', () => {
	test('publishes no step without Danish, and begins none as published', async ({ db }) => {
		const { id } = (await person(db, 'editor')).person;
		const row = { slug: 'uden-tekst-0x0x0', theme: 'work', phase: 'soon', place: 1, createdBy: id } as const;
		const published = { state: 'published', publishedAt: new Date(), publishedBy: id } as const;
		await expect(
			db
				.insertInto('guideStep')
				.values({ ...row, ...published })
				.execute(),
		).rejects.toThrow(/begins as a draft/);
		await db.insertInto('guideStep').values(row).execute();
		await expect(db.updateTable('guideStep').set(published).execute()).rejects.toThrow(/Danish text/);
	});

	test('takes no link but https, no text of a revision to come, and moves none to another language', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		await draftStep(db, editor);
		const texts = db.updateTable('guideText');
		const links = JSON.stringify([{ title: 'Nej', url: 'http://eksempel.example/' }]);
		await expect(texts.set({ links }).execute()).rejects.toThrow(/links_are_links/);
		const nameless = JSON.stringify([{ title: '', url: 'https://eksempel.example/' }]);
		await expect(texts.set({ links: nameless }).execute()).rejects.toThrow(/links_are_links/);
		await expect(texts.set({ ofRevision: 2 }).execute()).rejects.toThrow(/no such revision/);
		await expect(texts.set({ locale: 'en' }).execute()).rejects.toThrow(/its language/);
	});
});
