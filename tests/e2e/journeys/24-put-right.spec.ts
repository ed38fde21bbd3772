/** A slip at an event or a place is put right where it was said; what stood before is on show. */
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';

const why = 'Listen fra døren siger noget andet.';

test('a wrong number and one place too many are put right, by those who may report @phone', async ({
	as,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	const reader = await cast.person(`Lone Læser ${unique()}`);
	await cast.join(host.id, reader.id, 'reader');
	const promise = await cast.commitment(host, `Deltagere ${unique()}`, {
		type: 'neighbourhood-walks',
		target: 90,
	});
	const event = await cast.event(host, `Åben aften ${unique()}`, { inDays: -2, commitmentId: promise.id });
	const slug = `laerling-${unique()}`;
	await db
		.insertInto('opportunity')
		.values({
			organisationId: host.id,
			slug,
			title: 'Lærling i værkstedet',
			kind: 'apprenticeship',
			places: 2,
			deadlineOn: '2099-01-01',
			contactEmail: 'job@eksempel.example',
			state: 'published',
			publishedAt: new Date(),
		})
		.execute();
	const desk = `/workspace/${host.slug}`;
	const page = await as(host.owner);
	const theirs = await as(reader);

	await test.step('31 came, and not 13', async () => {
		await page.goto(href(`${desk}/events/${event.slug}`, 'da'));
		await page.getByLabel(m.event_attendance()).fill('13');
		await page.getByRole('button', { name: m.event_mark_held() }).click();
		await expect(page.getByText(m.event_held_done({ amount: '13' }))).toBeVisible();

		await unfold(page, m.event_held_wrong());
		const form = page.getByRole('form', { name: m.event_held_wrong() });
		await expect(form).toContainText(m.event_held_now({ amount: '13' }));
		await form.getByLabel(m.event_attendance()).fill('31');
		await form.getByRole('button', { name: m.event_held_put_right() }).click();
		await expect(page.getByRole('alert').first()).toBeVisible();
		await form.getByLabel(m.contribution_correct_why()).fill(why);
		await form.getByRole('button', { name: m.event_held_put_right() }).click();
		await expect(page.getByText(m.event_held_done({ amount: '31' }))).toBeVisible();
		await expect(page.getByRole('region', { name: m.event_held_corrections() })).toContainText('13');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.goto(href(`${desk}/commitments/${promise.slug}`, 'da'));
		await expect(page.getByRole('img', { name: /^31 af 90/ })).toBeVisible();
		await expect(page.getByText(/rettet fra 13\s.*til 31/)).toBeVisible();
	});

	await test.step('one place was marked too many', async () => {
		await page.goto(href(`${desk}/opportunities/${slug}`, 'da'));
		const filled = (count: string) =>
			page.getByText(m.opportunity_filled_of({ filled: count, places: '2 pladser' }));
		for (const count of ['1', '2']) {
			await page.getByRole('button', { name: m.opportunity_fill() }).click();
			await expect(filled(count)).toBeVisible();
		}
		await unfold(page, m.opportunity_take_back_open());
		await page.getByLabel(m.contribution_correct_why()).first().fill(why);
		await page.getByRole('button', { name: m.opportunity_take_back() }).first().click();
		await expect(filled('1')).toBeVisible();
		await expect(page.locator('s').filter({ hasText: /Plads 1/ })).toBeVisible();
		await expect(page.getByText(why)).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('a reader sees both, and changes neither', async () => {
		for (const [path, shown, offered] of [
			[`${desk}/events/${event.slug}`, m.event_held_done({ amount: '31' }), m.event_held_wrong()],
			[`${desk}/opportunities/${slug}`, why, m.opportunity_take_back_open()],
		] as const) {
			await theirs.goto(href(path, 'da'));
			await expect(theirs.getByText(shown)).toBeVisible();
			await expect(theirs.getByText(offered)).toHaveCount(0);
		}
	});
});
