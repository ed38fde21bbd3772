/** A consultant's morning, walked once through: whom to call, the call, a note with a task, what was checked, who is reminded, and numbers that fall. */
import type { Page } from '@playwright/test';
import { remindOfTasks } from '#lib/casework/reminding.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { halfYearAfter } from '#lib/i18n/periods.ts';
import { href } from '#lib/i18n/urls.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { workingDayFrom } from '#lib/platform/jobs/working-days.server.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unfold,
	unique,
	type Account,
	type Organisation,
} from '../../../support/journey.ts';

type World = Pick<Parameters<Parameters<typeof test>[2]>[0], 'db' | 'cast'>;

const today = copenhagenDate(new Date());
/** Only a window that is open can be asked about; its reports are owed by all who have not sent them. */
const { halfYear, graceUntil } = latestWindow(today);
const isOpen = today <= graceUntil;
const told = ['01', '02', '03', '04', '05', '06'].map((day) => `2019-01-${day}`);
const shortly = (days: number) => formatShortDate(addDays(today, days), 'da');

const save = (page: Page) => page.getByRole('button', { name: 'Gem note' }).click();
const stream = (page: Page) => page.getByRole('region', { name: 'Hvad der er sket' });
const ahead = (page: Page) => page.getByRole('complementary', { name: 'Skal ske' });
const day = (page: Page) => page.getByRole('region', { name: /^I dag · \d+ tilbage$/ });

/** The number that a page of the desk has in the menu; a page without one has nothing that waits. */
async function waiting(page: Page, path: string): Promise<number> {
	const count = page.locator(`header a[href="${href(path, 'da')}"] .count`);
	return (await count.count()) ? Number(((await count.first().textContent()) ?? '').replace(/\D/g, '')) : 0;
}

/** A partner whom Karen was to call long ago: a promise with contributions nobody has looked at, and reports that never came. */
async function morning({ db, cast }: World): Promise<{
	partner: Organisation;
	promise: { title: string };
	karen: Account & { id: number };
}> {
	const partner = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	const promise = await cast.commitment(partner, `8 lærepladser ${unique()}`, {
		type: 'apprenticeships',
		target: 8,
	});
	const karen = await cast.person(`Karen ${unique()}`, 'consultant');
	const of = { commitmentId: promise.id, organisationId: partner.id };
	await db
		.insertInto('contribution')
		.values(told.map((happenedOn) => ({ ...of, amount: 1, happenedOn })))
		.execute();
	await db
		.updateTable('reportingRecord')
		.set({ coveredUntil: halfYearAfter(halfYear, -3) })
		.where('organisationId', '=', partner.id)
		.execute();
	await db
		.insertInto('caseworkCase')
		.values({
			organisationId: partner.id,
			ownerId: karen.id,
			nextCallOn: '2019-01-07',
			changedAt: new Date(),
		})
		.execute();
	return { partner, promise, karen };
}

test('a morning: whom to call, the call, what was agreed, what was checked, who is reminded @phone', async ({
	as,
	cast,
	db,
	mailbox,
}) => {
	const { partner, promise, karen } = await morning({ db, cast });
	const page = await as(karen);
	const before = await test.step('the desk begins with whom to call first', async () => {
		await page.goto('/kommune');
		await expect(day(page).getByRole('listitem').first()).toContainText(partner.name);
		await expectAccessible(page);
		const contributions = await waiting(page, '/municipality/contributions');
		expect(contributions).toBeGreaterThanOrEqual(told.length);
		expect(await waiting(page, '/municipality/reporting')).toBeGreaterThan(0);
		await day(page).getByRole('link', { name: partner.name }).click();
		return contributions;
	});

	await test.step('the file has the number, which a phone calls', async () => {
		await expect(page.getByRole('heading', { level: 1, name: partner.name })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Ring +45 33 66 33 66' })).toHaveAttribute(
			'href',
			'tel:+4533663366',
		);
		await expect(page.getByRole('link', { name: 'Skriv', exact: true })).toHaveAttribute(
			'href',
			`mailto:${partner.owner.email}`,
		);
		await expect(page.getByText('ingen samtale skrevet ind endnu')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('the call is written down, with a task and its day', async () => {
		await page.getByText('Samtale', { exact: true }).click();
		await page.getByLabel('Hvad blev aftalt?').fill('De mangler to lærlinge.');
		await unfold(page, '+ opgave');
		await page.getByRole('textbox', { name: /^Opgave/ }).fill('Foreslå en ny frist');
		await save(page);
		await expect(page.getByText('Skriv, hvornår opgaven skal være løst').first()).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel('Senest').fill(shortly(3));
		await unfold(page, '+ næste opkald');
		await page.getByRole('form', { name: 'Skriv i mappen' }).getByLabel('Næste opkald').fill(shortly(14));
		await save(page);
		await expect(page.getByText('Gemt i mappen')).toBeVisible();
		await expect(page.getByText(/^talt sidst/)).toBeVisible();
		await expect(stream(page).getByText('De mangler to lærlinge.').first()).toBeVisible();
		await expect(ahead(page).getByText('Foreslå en ny frist').first()).toBeVisible();
		await expect(ahead(page).getByText('Næste opkald').first()).toBeVisible();
		await expect(page.getByLabel('Hvad blev aftalt?')).toHaveValue('');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await noSidewaysScroll(page);
	});

	await test.step('the task is reminded of on its day', async () => {
		setClock(`${workingDayFrom(addDays(today, 3))}T09:00:00Z`);
		await remindOfTasks.handle(db, {});
		setClock(null);
		const { text } = await mailbox.latest(karen.email, /opgave/i);
		expect(text).toContain(`${partner.name}: Foreslå en ny frist`);
	});

	const ticks = page.getByRole('checkbox', { name: new RegExp(promise.title) });
	const many = page.getByRole('form', { name: 'Bekræft flere på én gang' });
	const done = page.getByText(`${told.length} bidrag er bekræftet.`);
	const confirm = async () => {
		for (const tick of await ticks.all()) await tick.check();
		await many.getByRole('textbox').fill('Så kontrakterne hos mester');
		await many.getByRole('button', { name: 'Bekræft dem med hak' }).click();
		await expect(done).toBeVisible();
		await expect(ticks).toHaveCount(0);
	};
	await test.step('the promise is looked at, with what was checked', async () => {
		await page.goto('/kommune/bidrag');
		await expect(ticks).toHaveCount(told.length);
		await many.getByRole('button', { name: 'Bekræft dem med hak' }).click();
		await expect(page.getByText('Sæt hak ved mindst ét bidrag').first()).toBeVisible();
		await expectAccessible(page);
		await confirm();
		await expectAccessible(page);
	});

	await test.step('it is undone, and the numbers stand as before', async () => {
		await page.getByRole('button', { name: 'Fortryd' }).click();
		await expect(page.getByText('Fortrudt. Bidragene står, som de gjorde før.')).toBeVisible();
		await expect(ticks).toHaveCount(told.length);
		await expectAccessible(page);
		await confirm();
		const notes = await db
			.selectFrom('verification')
			.innerJoin('contribution', 'contribution.id', 'verification.contributionId')
			.select('verification.note')
			.where('contribution.organisationId', '=', partner.id)
			.where('verification.retractedAt', 'is', null)
			.execute();
		expect(notes).toEqual(told.map(() => ({ note: 'Så kontrakterne hos mester' })));
	});

	await test.step('whoever has not reported is reminded', async () => {
		await page.goto(`/kommune/rapportering?q=${encodeURIComponent(partner.name)}`);
		await expect(page.getByRole('row').filter({ hasText: partner.name })).toBeVisible();
		// Between two windows nobody is asked.
		if (!isOpen) return expect(page.getByText(/^Påmind/)).toHaveCount(0);
		await unfold(page, 'Påmind 1, der mangler');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Send til 1 partner' }).click();
		await expect(page.getByText('Påmindelsen er på vej til 1 partner')).toBeVisible();
		await expectAccessible(page);
		const { text } = await mailbox.latest(partner.owner.email, /rapport/i);
		expect(text).toContain(partner.name);
	});

	await test.step('the numbers in the menu have fallen, and the day’s list is shorter', async () => {
		await page.goto('/kommune');
		// Others put something before the desk meanwhile, but not that much.
		expect(await waiting(page, '/municipality/contributions')).toBeLessThan(before - told.length / 2);
		await expect(page.getByRole('region', { name: /^I dag/ }).getByText(partner.name)).toHaveCount(0);
		await page.goto(`/kommune/partnere/${partner.slug}`);
		await ahead(page).getByRole('button', { name: 'Løst' }).click();
		await expect(page.getByText('Opgaven er løst')).toBeVisible();
		await page.getByRole('button', { name: 'Fortryd' }).click();
		await expect(page.getByText('Opgaven står på listen igen')).toBeVisible();
		await ahead(page).getByRole('button', { name: 'Løst' }).click();
		await expect(stream(page).getByText('løste opgaven »Foreslå en ny frist«')).toBeVisible();
		await expectAccessible(page);
	});
});

test('the same morning in English, to the note', async ({ as, cast, db }) => {
	const { partner, karen } = await morning({ db, cast });
	const locale = { locale: 'en' } as const;
	const page = await as(karen);
	await page.goto(href('/municipality', 'en'));
	const first = page
		.getByRole('region', { name: /^Today · \d+ left$/ })
		.getByRole('listitem')
		.first();
	await expect(first).toContainText(partner.name);
	await expectAccessible(page);
	await first.getByRole('link').click();
	await expect(page).toHaveURL(new RegExp(`${href(`/municipality/partners/${partner.slug}`, 'en')}$`));
	await expect(
		page.getByRole('link', { name: m.casework_call({ phone: '+45 33 66 33 66' }, locale) }),
	).toHaveAttribute('href', 'tel:+4533663366');
	await page.getByLabel(m.casework_words({}, locale)).fill('They look for two apprentices.');
	await page.getByRole('button', { name: m.casework_save({}, locale) }).click();
	await expect(page.getByText('They look for two apprentices.').first()).toBeVisible();
	await expectAccessible(page);
	await page.goto(href('/municipality/contributions', 'en'));
	await expect(page.getByRole('form', { name: m.evidence_many({}, locale) })).toBeVisible();
	await expectAccessible(page);
});
