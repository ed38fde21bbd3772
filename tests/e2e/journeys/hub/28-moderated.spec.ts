/** A reader says that something is wrong; it is taken down, appealed and restored by another. Two entries of one event become one. */
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';
import { comes } from '../../../support/cast/events.ts';

const page = (path: string) => href(path, 'da');

test('reported without JavaScript, hidden with a reason, appealed, and restored by another', async ({
	withoutJavaScript,
	visitor,
	as,
	cast,
	mailbox,
}) => {
	const host = await cast.organisation(`Gårdlauget ${unique()}`);
	const event = await cast.event(host, `Gårdfest ${unique()}`);
	const own = `/workspace/${host.slug}/events/${event.slug}`;
	const readers = `laeser.${unique()}@eksempel.example`;
	const moderator = await cast.person('Moderator Et', 'moderator');
	const words = 'Der er ingen fest på adressen.';

	const reader = await withoutJavaScript();
	await test.step('a reader says what is wrong', async () => {
		await reader.goto(page(`/events/${event.slug}`));
		await reader.getByRole('link', { name: m.flag_link() }).click();
		await visitor.goto(reader.url());
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		// Somebody reads the page before they send it.
		await reader.getByRole('button', { name: m.flag_send() }).click();
		await reader.getByRole('radio', { name: m.flag_reason_not_happening() }).check();
		await reader.getByLabel(m.flag_words()).fill('Jeg gik derhen. Der var mørkt.');
		await reader.getByLabel(m.flag_email()).fill(readers);
		await expect(async () => {
			await reader.getByRole('button', { name: m.flag_send() }).click();
			await expect(reader.getByText(m.flag_thanks())).toBeVisible({ timeout: 500 });
		}).toPass();
	});

	const desk = await as(moderator);
	await test.step('the municipality takes it down with a reason', async () => {
		await desk.goto(page('/municipality/flags?reason=not_happening'));
		const card = desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: event.title }) });
		await expect(card.getByText('Der var mørkt')).toBeVisible();
		// Who has written stands nowhere.
		await expect(card.getByText(readers)).toHaveCount(0);
		await expectAccessible(desk);
		await fitsNarrowWindow(desk);
		await card.getByRole('link', { name: m.takedown_take() }).click();
		await desk.getByRole('button', { name: m.takedown_take() }).click();
		await expect(desk.getByText(m.takedown_reason_missing()).first()).toBeVisible();
		await expectAccessible(desk);
		await desk.getByRole('radio', { name: m.takedown_reason_misleading() }).check();
		await desk.getByLabel(m.takedown_take_words()).fill(words);
		await desk.getByRole('button', { name: m.takedown_take() }).click();
		await expect(desk.getByText(m.takedown_done())).toBeVisible();
	});

	await test.step('the page says so, and the reader hears that it was looked at', async () => {
		const answer = await reader.goto(page(`/events/${event.slug}`));
		expect(answer?.status()).toBe(410);
		await expect(reader.getByText(m.takedown_reason_misleading())).toBeVisible();
		await visitor.goto(reader.url());
		await expectAccessible(visitor);
		const { text } = await mailbox.latest(readers, m.flag_mail_subject());
		expect(text).not.toContain(event.title);
	});

	const owner = await as(host.owner);
	await test.step('the organisation is told why, and appeals', async () => {
		const { text } = await mailbox.latest(
			host.owner.email,
			m.takedown_organiser_subject({ title: event.title }),
		);
		expect(text).toContain(words);
		expect(text).not.toContain('mørkt');
		await owner.goto(page(own));
		await expect(owner.getByText(words)).toBeVisible();
		await owner.getByRole('button', { name: m.takedown_appeal(), exact: true }).click();
		await expect(owner.getByText(m.takedown_appeal_missing()).first()).toBeVisible();
		await expectAccessible(owner);
		await fitsNarrowWindow(owner);
		await owner.getByLabel(m.takedown_appeal_words()).fill('Festen er i baggården. Det står der nu.');
		await owner.getByRole('button', { name: m.takedown_appeal(), exact: true }).click();
		await expect(owner.getByText(m.takedown_appeal_sent())).toBeVisible();
	});

	const inList = { hasText: event.title };
	await test.step('who took it down does not decide, and sees why', async () => {
		await desk.goto(page('/municipality/takedowns'));
		const card = desk.getByRole('listitem').filter(inList);
		await expect(card.getByText(m.takedown_not_yours())).toBeVisible();
		await expect(card.getByText(m.takedown_decide(), { exact: true })).toHaveCount(0);
		await expectAccessible(desk);
		await fitsNarrowWindow(desk);
	});

	await test.step('another puts it back, as it stood', async () => {
		const other = await as(await cast.person('Moderator To', 'moderator'));
		await other.goto(page('/municipality/takedowns'));
		const card = other.getByRole('listitem').filter(inList);
		await card.getByText(m.takedown_decide(), { exact: true }).first().click();
		await card.getByRole('button', { name: m.takedown_decide() }).click();
		await expect(other.getByText(m.takedown_decision_missing()).first()).toBeVisible();
		await expectAccessible(other);
		await card.getByRole('radio', { name: m.takedown_decision_restored() }).check();
		await card.getByLabel(m.takedown_decision_words()).fill('I har ret. Den er i baggården.');
		await card.getByRole('button', { name: m.takedown_decide() }).click();
		await expect(other.getByText(m.takedown_put_back())).toBeVisible();
		await expect
			.poll(async () => (await reader.goto(page(`/events/${event.slug}`)))?.status(), { timeout: 1000 })
			.toBe(200);
		await expect(reader.getByRole('heading', { level: 1, name: event.title })).toBeVisible();
		await mailbox.latest(host.owner.email, m.takedown_restored_subject({ title: event.title }));
	});
});

test('two entries of one event are merged, and both links lead on', async ({
	withoutJavaScript,
	visitor,
	as,
	cast,
	db,
	mailbox,
}) => {
	const [host, other] = [
		await cast.organisation(`Gårdlauget ${unique()}`),
		await cast.organisation(`Beboerne ${unique()}`),
	];
	const title = `Fællesspisning ${unique()}`;
	const [kept, gone] = [
		await cast.event(host, title, { capacity: 20 }),
		await cast.event(other, title, { capacity: 20 }),
	];
	const guest = `gaest.${unique()}@eksempel.example`;
	await comes(db, gone.slug, guest);
	await db.insertInto('lookAlike').values({ eventId: kept.id, otherId: gone.id }).execute();

	const desk = await as(await cast.person('Moderator Et', 'moderator'));
	await desk.goto(page('/municipality/duplicates'));
	const card = desk.getByRole('listitem').filter({ hasText: title });
	await expect(card.getByText(m.duplicates_taken({ count: 1 }))).toBeVisible();
	await expectAccessible(desk);
	await fitsNarrowWindow(desk);
	await card.getByRole('button', { name: `${m.duplicates_keep_this()} ${title}, ${host.name}` }).click();
	await expect(desk.getByText(m.alike_merged())).toBeVisible();
	await expect(desk.getByRole('listitem').filter({ hasText: title })).toHaveCount(0);

	const reader = await withoutJavaScript();
	for (const { slug } of [kept, gone]) {
		await reader.goto(page(`/events/${slug}`));
		await expect(reader).toHaveURL(new RegExp(`/${kept.slug}$`));
		await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
	}
	await visitor.goto(reader.url());
	await expectAccessible(visitor);
	expect((await mailbox.latest(guest, m.merge_mail_subject({ title }))).text).toContain(title);
	await mailbox.latest(other.owner.email, m.merge_mail_organiser_subject({ title }));
});
