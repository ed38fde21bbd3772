/**
 * An offer to citizens from its first word to its end: written, found in the list, on the map and on paper, reported without a
 * script, taken down, appealed and put back; it fades, and one press from the yearly mail brings it back.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mostOnPaper } from '#lib/explore/sheet/benefit-sheet.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { workingDayFrom } from '#lib/platform/jobs/working-days.server.ts';
import { askStillRight } from '#lib/reporting/still-right/still-right.server.ts';
import { makeBenefit } from '../../../support/cast/benefits.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	openMap,
	test,
	unique,
} from '../../../support/journey.ts';

test('an organisation offers something, and a citizen finds it in the list and on the map @phone', async ({
	as,
	visitor,
	cast,
}) => {
	const club = await cast.organisation(`Svømmeklubben ${unique()}`);
	const title = `Gratis svømning ${unique()}`;
	const page = await as(club.owner);

	await test.step('nothing yet, and what may go wrong', async () => {
		await page.goto(href(`/workspace/${club.slug}/benefits`, 'da'));
		await expect(page.getByText(m.benefit_empty_text())).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: m.benefit_create() }).first().click();
		await page.getByLabel(m.benefit_title(), { exact: true }).fill(title);
		await page.getByLabel(m.benefit_description()).fill('Kom og svøm med os om lørdagen.');
		await page.getByRole('button', { name: m.event_save_draft() }).click();
		await expect(page.getByRole('alert')).toContainText(m.benefit_audience_missing());
		await expect(page.getByLabel(m.benefit_title(), { exact: true })).toHaveValue(title);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('written and published', async () => {
		await page.getByLabel(m.benefit_how_ask()).fill('Mød op kl. 10 med et håndklæde.');
		await page.getByRole('checkbox', { name: m.benefit_for_children(), exact: true }).check();
		await page.getByLabel(/^Pris/).fill('0');
		await page.getByRole('button', { name: m.event_save_draft() }).click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.event_publish() }).click();
		await expect(page.getByText(m.event_done_published())).toBeVisible();
		await expect(page.getByRole('heading', { name: m.benefit_confirm_title() })).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('found in the list, and read', async () => {
		await visitor.goto(href(`/explore?q=${encodeURIComponent(title)}`, 'da'));
		await expect(visitor.getByRole('heading', { name: m.explore_lasting() })).toBeVisible();
		await visitor.getByRole('main').getByRole('link', { name: title, exact: true }).click();
		await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(visitor.getByText('Mød op kl. 10 med et håndklæde.')).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
	});

	await test.step('found on the map', async () => {
		const map = await openMap(visitor, `kind=benefits&q=${encodeURIComponent(title)}`);
		await map.getByRole('button', { name: new RegExp(title) }).click();
		await expect(map.getByRole('link', { name: new RegExp(title) })).toBeVisible();
		await expectAccessible(visitor);
	});
});

test('what a reader reports is taken down, appealed and put back', async ({
	as,
	visitor,
	withoutJavaScript,
	cast,
	mailbox,
	db,
}) => {
	const club = await cast.organisation(`Badeklubben ${unique()}`);
	const { slug, title } = await makeBenefit(db, club.id, { title: `Gratis bad ${unique()}` });
	const [moderator, another] = [
		await cast.person(`Mette Moderator ${unique()}`, 'moderator'),
		await cast.person(`Karl Kollega ${unique()}`, 'moderator'),
	];
	const reader = await withoutJavaScript();

	await test.step('a reader says so, without a script', async () => {
		await reader.goto(href(`/benefits/${slug}`, 'da'));
		await reader.getByRole('link', { name: m.flag_link() }).click();
		await reader.getByRole('button', { name: m.flag_send() }).click();
		await expect(reader.getByRole('alert')).toBeVisible();
		await visitor.goto(href(`/flag/benefits/${slug}`, 'da'));
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await reader.getByRole('radio', { name: m.flag_reason_wrong_facts() }).check();
		await reader.getByLabel(m.flag_words()).fill('Det koster 90 kr.');
		await reader.getByRole('button', { name: m.flag_send() }).click();
		await expect(reader.getByText(m.flag_thanks())).toBeVisible();
	});

	await test.step('a moderator takes it down', async () => {
		const page = await as(moderator);
		await page.goto(href(`/municipality/takedowns/benefits/${slug}`, 'da'));
		await expect(page.getByText('Det koster 90 kr.')).toBeVisible();
		await page.getByRole('radio', { name: m.takedown_reason_misleading() }).check();
		await page.getByLabel(m.takedown_take_words()).fill('Badet er ikke gratis.');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.takedown_take() }).click();
		await expect(page.getByText(m.takedown_done())).toBeVisible();
		expect((await reader.goto(href(`/benefits/${slug}`, 'da')))?.status()).toBe(410);
		await expect(reader.getByText(m.takedown_reason_misleading())).toBeVisible();
		await reader.goto(href(`/explore?kind=benefits&q=${encodeURIComponent(title)}`, 'da'));
		await expect(reader.getByRole('link', { name: title, exact: true })).toHaveCount(0);
	});

	await test.step('its organisation appeals, once', async () => {
		const page = await as(club.owner);
		await page.goto(await mailbox.link(club.owner.email, m.takedown_organiser_subject({ title }), /tilbud/));
		await expect(page.getByText('Badet er ikke gratis.')).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByLabel(m.takedown_appeal_words()).fill('Børn kommer gratis ind.');
		await page.getByRole('button', { name: m.takedown_appeal() }).click();
		await expect(page.getByText(m.takedown_appeal_sent())).toBeVisible();
		await expect(page.getByLabel(m.takedown_appeal_words())).toHaveCount(0);
	});

	await test.step('somebody else puts it back', async () => {
		const page = await as(another);
		await page.goto(href('/municipality/takedowns', 'da'));
		const item = page.getByRole('listitem').filter({ hasText: title });
		await item.locator('summary').click();
		await item.getByRole('radio', { name: m.takedown_decision_restored() }).check();
		await item.getByLabel(m.takedown_decision_words()).fill('Organisationen har ret.');
		await item.getByRole('button', { name: m.takedown_decide() }).click();
		await expect(page.getByText(m.takedown_put_back())).toBeVisible();
		await expect
			.poll(async () => (await reader.goto(href(`/benefits/${slug}`, 'da')))?.status(), { timeout: 1000 })
			.toBe(200);
	});
});

test('it fades, and one press from the yearly mail brings it back', async ({
	as,
	visitor,
	withoutJavaScript,
	cast,
	mailbox,
	db,
}) => {
	const club = await cast.organisation(`Lektiehjælpen ${unique()}`);
	const confirmedAt = new Date(Date.now() - 400 * 86_400_000);
	const { slug, title } = await makeBenefit(db, club.id, { title: `Lektiecafé ${unique()}`, confirmedAt });
	const reader = await withoutJavaScript();
	const list = href(`/explore?kind=benefits&q=${encodeURIComponent(title)}`, 'da');
	const found = reader.getByRole('main').getByRole('link', { name: title, exact: true });

	await reader.goto(list);
	await expect(found).toHaveCount(0);
	await reader.goto(href(`/benefits/${slug}`, 'da'));
	await expect(reader.getByText(m.benefit_notice_unconfirmed())).toBeVisible();
	await visitor.goto(href(`/benefits/${slug}`, 'da'));
	await expectAccessible(visitor);
	const page = await as(club.owner);
	await page.goto(href(`/workspace/${club.slug}/benefits/${slug}`, 'da'));
	await expect(page.getByText(m.benefit_notice_unconfirmed_own())).toBeVisible();
	await expectAccessible(page);

	setClock(`${workingDayFrom(copenhagenDate(new Date()))}T09:00:00Z`);
	await askStillRight.handle(db, {});
	setClock(null);
	const subject = m.reporting_still_mail_subject({ organisation: club.name });
	expect((await mailbox.latest(club.owner.email, subject)).text).toContain(title);
	const link = await mailbox.link(club.owner.email, subject, /stadig-rigtigt/);
	await visitor.goto(link);
	await expectAccessible(visitor);
	await reader.goto(link);
	await reader.getByRole('button', { name: m.reporting_still_yes() }).click();
	await expect(reader.getByRole('heading', { name: m.reporting_still_done_title() })).toBeVisible();
	await reader.goto(list);
	await expect(found).toBeVisible();
});

const inVanloese = {
	reach: 'place',
	address: 'Jernbane Allé 40',
	lat: 55.684,
	lng: 12.49,
	districtNr: 6,
} as const;

test('a district’s offers are found on paper from Oplev and from its page, each in its own language @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const { id } = await cast.organisation(`Huset ${unique()}`);
	const title = `دروس ${unique()}`;
	await makeBenefit(db, id, {
		...inVanloese,
		title,
		contentLocale: 'ar',
		howToGet: 'تعال مع طفلك يوم السبت.',
	});
	const heading = m.explore_paper_title_district({ district: 'Vanløse' });
	await page.goto(href('/results/districts/vanloese', 'da'));
	await page.getByRole('link', { name: m.explore_paper() }).click();
	await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	await page.goto(href('/explore?kind=benefits&district=vanloese', 'da'));
	await page.getByRole('link', { name: m.explore_paper() }).click();
	await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	await expect(page.getByRole('img', { name: m.explore_week_qr() })).toBeVisible();
	const item = page.getByRole('listitem').filter({ hasText: title });
	await expect(item.locator('[lang=ar][dir=rtl]').filter({ hasText: 'تعال' })).toBeVisible();
	await expect(item).toContainText(m.explore_paper_written_in({ language: 'arabisk' }));
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await page.getByLabel(m.explore_paper_languages()).getByRole('link', { name: 'English' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Offers: Vanløse' })).toBeVisible();
	await expect(item).toContainText('written in Arabic');
});

test('as many offers as there is room for take both sides of a sheet, however long they are', async ({
	visitor: page,
	cast,
	db,
}) => {
	const { id } = await cast.organisation(`Kvarterhuset ${unique()} med et navn, der også er langt`);
	for (let index = 0; index <= mostOnPaper; index++)
		await makeBenefit(db, id, {
			reach: 'place',
			address: 'Frederikssundsvej 300',
			lat: 55.711,
			lng: 12.483,
			districtNr: 7,
			title: `Et meget langt tilbud nummer ${index}, som har et navn, der fylder mere end en linje på papiret`,
			howToGet: 'Mød op i døren, og spørg efter Karen. '.repeat(20),
			audience: ['children', 'parents', 'students', 'job_seekers', 'low_income'],
			validUntil: '2099-12-31',
		});
	for (const locale of ['da', 'en'] as const) {
		await page.goto(href('/explore/benefits?district=broenshoej-husum', locale));
		await expect(page.getByRole('main').getByRole('article').getByRole('listitem')).toHaveCount(mostOnPaper);
		const paper = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
		expect([locale, paper.getPageCount()]).toEqual([locale, 2]);
	}
});
