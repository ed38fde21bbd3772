/** What hangs on a wall: a week of a district, its offers and an event's poster, each on one sheet, in every language. */
import { locales } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { makeBenefit } from '../../../support/cast/benefits.ts';
import { makeEvent } from '../../../support/cast/events.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';
import { cutOnPaper, readCode, sheetsOf } from '../../../support/layout/printed.ts';

test('a week is found from the list, narrowed to a district and printed on one sheet @phone', async ({
	page,
}) => {
	await page.goto(href('/explore', 'da'));
	await page.getByRole('link', { name: m.explore_week() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.explore_week_title() })).toBeVisible();
	await page.getByLabel(m.explore_district()).selectOption('noerrebro');
	const title = m.explore_week_title_district({ district: 'Nørrebro' });
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByRole('button', { name: m.explore_week_print() })).toBeVisible();
	await expect(page.getByRole('img', { name: m.explore_week_qr() })).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});

test('nothing that week is said, with another week one choice away', async ({ page }) => {
	await page.goto(href('/explore/week?district=vanloese&from=2035-01-01', 'da'));
	await expect(page.getByText(m.explore_week_none(), { exact: true })).toBeVisible();
	await expect(page.getByLabel(m.explore_week_from()).locator('option')).not.toHaveCount(1);
	await expectAccessible(page);
});

/** As long as the forms take it; Arabic runs from the right. */
const words = {
	da: {
		title:
			'Fællesspisning med højtlæsning, håndværksværksted og årets længste kagebord for hele kvarterets børn og bedsteforældre',
		text: 'Kom forbi, tag en nabo med, og bliv, så længe du har lyst. ',
		place: 'Kvarterhuset ved Jemtelandsgade, indgangen fra gården, anden sal til højre',
	},
	en: {
		title:
			'Community dinner with reading aloud, a crafts workshop and the longest cake table of the year for all neighbours here',
		text: 'Drop in, bring a neighbour, and stay for as long as you like. ',
		place: 'The community centre at Jemtelandsgade, entrance from the courtyard, second floor',
	},
	ar: {
		title:
			'عشاء جماعي مع قراءة بصوت عال وورشة للأشغال اليدوية وأطول طاولة كعك في السنة لكل أطفال الحي وأجدادهم وجيرانهم الجدد',
		text: 'تعالوا وأحضروا معكم جارا أو جارة وابقوا ما شئتم من الوقت. ',
		place: 'بيت الحي، المدخل من الفناء، الطابق الثاني على اليمين',
	},
} as const;
const sheet = '210 x 297';
/** As a printer does, three dots where a screen has one. */
test.use({ deviceScaleFactor: 3 });

for (const [language, { title, text, place }] of Object.entries(words))
	test(`a poster in ${language} is one A4 sheet, whole and with a code that leads to the event`, async ({
		page,
		cast,
		db,
	}) => {
		const host = await cast.organisation(`Kvarterets Fællesspisning og Madklub ${unique()}`);
		const startsAt = new Date(Date.now() + 5 * 86_400_000);
		const { slug, id } = await makeEvent(db, host.id, {
			title,
			contentLocale: language,
			startsAt,
			endsAt: new Date(startsAt.getTime() + 2 * 86_400_000),
			publishedAt: new Date(),
			description: text.repeat(12),
			placeName: place,
			address: 'Frederikssundsvej 300, 2700 Brønshøj',
			districtNr: 7,
			languages: ['da', 'en', 'ar', 'so', 'ur', 'uk'],
			priceKr: 125,
		});
		for (let nr = 1; nr <= 4; nr++) {
			const other = await cast.organisation(`Foreningen for Naboskab i Bydelen ${nr} ${unique()}`);
			await db
				.insertInto('eventOrganiser')
				.values({ eventId: id, organisationId: other.id, state: 'asked', askedAt: startsAt })
				.execute();
			await db
				.updateTable('eventOrganiser')
				.set(({ selectFrom }) => ({
					state: 'accepted',
					decidedAt: startsAt,
					decidedBy: selectFrom('membership')
						.select('personId')
						.where('organisationId', '=', other.id)
						.limit(1),
				}))
				.where('eventId', '=', id)
				.where('organisationId', '=', other.id)
				.execute();
		}
		for (const locale of locales) {
			await page.emulateMedia({ media: null });
			await page.goto(href(`/events/${slug}/poster`, locale));
			await expect(page.getByRole('heading', { level: 1, name: title })).toHaveAttribute(
				'dir',
				language === 'ar' ? 'rtl' : 'ltr',
			);
			expect.soft([locale, ...(await sheetsOf(page))]).toEqual([locale, sheet]);
			expect.soft([locale, ...(await cutOnPaper(page))]).toEqual([locale]);
			const code = page.getByRole('img', { name: m.event_poster_qr({}, { locale }) });
			expect
				.soft(await readCode(code))
				.toMatch(new RegExp(`^https?://[^/]+${href(`/events/${slug}`, locale)}$`));
		}
	});

test('a festival’s poster has as much of its programme as there is room for, on one sheet', async ({
	page,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Festudvalget ${unique()}`);
	const day = 86_400_000;
	const startsAt = new Date(Math.floor(Date.now() / day) * day + 5 * day + day / 2);
	const publishedAt = new Date();
	const endsAt = new Date(startsAt.getTime() + 3 * day);
	const under = { underUmbrella: true, umbrellaStartsAt: startsAt, umbrellaEndsAt: endsAt };
	for (const partsAday of [1, 3, 12]) {
		const fits = partsAday === 1;
		const festival = await makeEvent(db, host.id, {
			title: fits ? 'Kulturdage i kvarteret' : words.da.title,
			description: words.da.text.repeat(12),
			placeName: words.da.place,
			startsAt,
			endsAt,
			publishedAt,
			isUmbrella: true,
			signUp: 'none',
		});
		for (let nr = 0; nr < 3 * partsAday; nr++) {
			const begins = new Date(startsAt.getTime() + (nr % 3) * day + nr * 60_000);
			await makeEvent(db, host.id, {
				title: `${nr + 1}. ${words.da.title.slice(0, fits ? 40 : 110)}`,
				placeName: fits ? words.da.place : words.en.place,
				startsAt: begins,
				publishedAt,
				umbrellaId: festival.id,
				...under,
			});
		}
		await page.emulateMedia({ media: null });
		await page.goto(href(`/events/${festival.slug}/poster`, 'da'));
		expect.soft([partsAday, ...(await sheetsOf(page))]).toEqual([partsAday, sheet]);
		expect.soft([partsAday, ...(await cutOnPaper(page))]).toEqual([partsAday]);
		const left = page.getByText(m.parts_poster_more());
		await (fits ? expect.soft(left).toBeHidden() : expect.soft(left).toBeVisible());
	}
});

test('the whole city’s week, as full as it is, is one sheet', async ({ page }) => {
	for (const locale of locales) {
		await page.goto(href('/explore/week', locale));
		expect([locale, ...(await sheetsOf(page))]).toEqual([locale, sheet]);
	}
});

test('a week of a district, and its offers, are one A4 sheet each in every language, whole and with codes', async ({
	page,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Madklubben ${unique()}`);
	const where = { address: 'Jernbane Allé 40', lat: 55.6836, lng: 12.4922, districtNr: 6 } as const;
	for (const [language, { text }] of Object.entries(words)) {
		const startsAt = new Date(Date.now() + 86_400_000);
		const given = { ...where, contentLocale: language, description: text, publishedAt: new Date() };
		await makeEvent(db, host.id, { ...given, title: text.slice(0, 30), startsAt, languages: [language] });
		await makeBenefit(db, host.id, { ...given, title: text.slice(0, 30), reach: 'place', howToGet: text });
	}
	for (const locale of locales)
		for (const [path, list] of [
			['/explore/week?district=vanloese', '/explore?kind=events&district=vanloese'],
			['/explore/benefits?district=vanloese', '/explore?kind=benefits&district=vanloese'],
		] as const) {
			const at = href(path, locale);
			await page.emulateMedia({ media: null });
			await page.goto(at);
			const paper = page.getByRole('article');
			await expect(paper.getByText(words.ar.text.slice(0, 30).trim()).first()).toBeVisible();
			expect.soft([at, ...(await sheetsOf(page))]).toEqual([at, sheet]);
			expect.soft([at, ...(await cutOnPaper(page))]).toEqual([at]);
			const code = page.getByRole('img', { name: m.explore_week_qr({}, { locale }) });
			expect
				.soft(new URL(await readCode(code)).pathname)
				.toBe(new URL(href(list, locale), 'http://x').pathname);
			expect.soft(await readCode(code)).toContain('district=vanloese');
			for (const each of await paper.getByRole('listitem').getByRole('img').all())
				expect.soft(await readCode(each)).toContain(href('/benefits/', locale));
		}
});
