/** A festival gets its programme from two organisations, is found once, read without a script, printed, and called off. */
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

const evening = (inDays: number, hour: number) => {
	const at = new Date(Date.now() + inDays * 86_400_000);
	at.setUTCHours(hour, 0, 0, 0);
	return at;
};

test('a festival has parts of two organisations, one by its own yes @phone', async ({
	as,
	withoutJavaScript,
	visitor,
	cast,
	db,
}) => {
	const [host, guest] = [
		await cast.organisation(`Festivalforeningen ${unique()}`),
		await cast.organisation(`Sangkoret ${unique()}`),
	];
	const word = unique();
	const festival = await cast.event(host, `Lysfest ${word}`, { inDays: 12 });
	const walk = await cast.event(host, `Fakkeltog ${word}`, { inDays: 12 });
	const song = await cast.event(guest, `Fællessang ${word}`, { inDays: 13 });
	const times: [string, number, number][] = [
		[festival.slug, 12, 10],
		[walk.slug, 12, 17],
		[song.slug, 13, 14],
	];
	for (const [slug, day, hour] of times)
		await db
			.updateTable('event')
			.set({
				startsAt: evening(day, hour),
				endsAt: evening(slug === festival.slug ? day + 1 : day, hour + 2),
			})
			.where('slug', '=', slug)
			.execute();
	const desk = `/min-organisation/${host.slug}/begivenheder/${festival.slug}`;
	const page = await as(host.owner);

	await test.step('its organiser chooses own events and asks for another’s', async () => {
		await page.goto(desk);
		await page.getByRole('link', { name: m.parts_edit_title() }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.parts_edit_title());
		await expect(page.getByText(m.parts_preview_none())).toBeVisible();
		await page.getByRole('checkbox', { name: walk.title }).check();
		await page.getByLabel(m.parts_others()).fill('findes ikke');
		await page.getByRole('button', { name: m.event_co_organisers_find() }).click();
		await expect(page.getByText(m.parts_others_none({ text: 'findes ikke' }))).toBeVisible();
		await page.getByLabel(m.parts_others()).fill(word);
		await page.getByRole('button', { name: m.event_co_organisers_find() }).click();
		await page.getByRole('checkbox', { name: song.title }).check();
		await expect(page.getByRole('checkbox', { name: walk.title })).toBeChecked();
		await page.getByRole('button', { name: m.parts_show() }).click();
		const preview = page.getByRole('region', { name: m.parts_preview() });
		await expect(preview.getByRole('listitem')).toHaveCount(2);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.parts_save() }).last().click();
		await expect(page.getByText(m.parts_done_saved())).toBeVisible();
		await expect(page.getByText(m.parts_waits({ count: 1 }))).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('the other says yes, and sees where it stands', async () => {
		const theirs = await as(guest.owner);
		await theirs.goto(`/min-organisation/${guest.slug}/begivenheder`);
		const asked = theirs.getByRole('region', { name: m.parts_asked_title() });
		await expect(asked.getByRole('link', { name: festival.title })).toBeVisible();
		await expectAccessible(theirs);
		await fitsNarrowWindow(theirs);
		await asked.getByRole('button', { name: m.event_asked_accept() }).click();
		await expect(theirs.getByText(m.parts_said_accepted())).toBeVisible();
		await expect(theirs.getByRole('region', { name: m.parts_elsewhere_title() })).toContainText(song.title);
	});

	const reader = await withoutJavaScript();
	/** The same page with a script, which axe is. */
	const looks = async (address: string) => {
		await visitor.goto(address);
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
	};
	await test.step('a citizen finds it once, and goes to a part and back without a script', async () => {
		await reader.goto(`${href('/explore', 'da')}?q=${word}`);
		await expect(reader.getByRole('main').getByRole('heading', { level: 3 })).toHaveText([festival.title]);
		const main = reader.getByRole('main');
		await expect(main).toContainText(m.parts_in_programme({ count: 2 }));
		await looks(reader.url());
		await main.getByRole('link', { name: song.title }).click();
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText(song.title);
		await reader.getByRole('link', { name: festival.title }).click();
		const programme = reader.getByRole('region', { name: m.parts_programme(), exact: true });
		await expect(programme.getByRole('link')).toHaveText([walk.title, song.title]);
		await expect(programme.getByRole('heading', { level: 3 })).toHaveCount(2);
		await looks(reader.url());
		// What only a part is called finds the part.
		await reader.goto(`${href('/explore', 'da')}?q=${encodeURIComponent(`fællessang ${word}`)}`);
		await expect(reader.getByRole('main').getByRole('heading', { level: 3 })).toHaveText([song.title]);
		await reader.goto(`/begivenheder/${festival.slug}/plakat`);
		await expect(reader.getByRole('article')).toContainText(walk.title);
		await reader.goto(`/en/events/${festival.slug}`);
		await expect(reader.getByRole('heading', { name: 'Programme', exact: true })).toBeVisible();
	});

	await test.step('called off: what becomes of its own parts is asked, the other’s stays', async () => {
		await page.goto(desk);
		await unfold(page, m.event_cancel_title());
		await expect(page.getByText(m.parts_fate_others({ count: 1 }))).toBeVisible();
		await page.getByLabel(m.event_cancel_reason()).fill('Der er storm.');
		await page.getByRole('button', { name: m.event_cancel() }).click();
		await expect(page.getByText(m.refused_event_parts_unsaid()).first()).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('radio', { name: m.parts_fate_cancel() }).check();
		await page.getByRole('button', { name: m.event_cancel() }).click();
		await expect(page.getByText(m.event_done_cancelled())).toBeVisible();
		await reader.goto(`/begivenheder/${walk.slug}`);
		await expect(reader.getByText('Der er storm.')).toBeVisible();
		await reader.goto(`/begivenheder/${song.slug}`);
		await expect(reader.getByText(m.event_notice_cancelled())).toHaveCount(0);
	});
});
