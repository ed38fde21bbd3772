import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Cast } from '../../support/actors.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

/** Every page of the desk that a link leads to, with what can be sent there. */
async function walk(page: Page, desk: string) {
	const [seen, queue, forms, dead] = [new Set([desk]), [desk], [] as string[], [] as string[]];
	for (let path = queue.shift(); path; path = queue.shift()) {
		const answer = await page.request.get(path, { maxRedirects: 0, headers: { accept: 'text/html' } });
		if (answer.status() !== 200) {
			// Who is applying or decided is led on to where it stands.
			if (!answer.headers().location?.includes('/application')) dead.push(`${answer.status()} ${path}`);
			continue;
		}
		if (!answer.headers()['content-type']?.includes('text/html')) continue;
		const main = (await answer.text()).replace(/^[^]*<main/, '').replace(/<\/main>[^]*$/, '');
		for (const [, form = ''] of main.matchAll(/<form([^>]*method="post"[^>]*)>/gi)) {
			forms.push(`${path} ${/action="([^"]*)"/.exec(form)?.[1] ?? ''}`);
		}
		for (const [, link = ''] of main.matchAll(/<a [^>]*href="([^"#]+)/g)) {
			const next = link.replaceAll('&amp;', '&');
			if (!/^\/[^/]/.test(next) || seen.has(next)) continue;
			seen.add(next);
			queue.push(next);
			if (!next.startsWith(desk)) {
				queue.pop();
				const there = await page.request.get(next, { headers: { accept: 'text/html' } });
				if (there.status() !== 200) dead.push(`${there.status()} ${next} on ${path}`);
			}
		}
	}
	return { forms, dead, pages: seen.size };
}

test('the desk of a suspended organisation says so, and nothing on it leads to a closed door', async ({
	cast,
	db,
	as,
	municipality,
	visitor,
}) => {
	const org = await cast.organisation(`Pausehuset ${unique()}`);
	const commitment = await cast.commitment(org, '20 timers lektiehjælp', {
		type: 'mentor-hours',
		target: 20,
	});
	await cast.commitment(org, '6 åbne aftener', { type: 'open-house', target: 6, state: 'draft' });
	const event = await cast.event(org, `Spisning ${unique()}`, { commitmentId: commitment.id });
	await cast.event(org, `Sidste uges spisning ${unique()}`, { inDays: -7 });
	await db
		.insertInto('opportunity')
		.values({
			organisationId: org.id,
			slug: `plads-${unique()}`,
			title: 'Kok på torsdag',
			kind: 'volunteer',
			places: 2,
			deadlineOn: '2099-01-01',
			contactEmail: 'kok@eksempel.example',
			state: 'published',
			publishedAt: new Date(),
		})
		.execute();
	for (const [state, side] of [
		['published', 'offer'],
		['draft', 'need'],
	] as const) {
		await db
			.insertInto('posting')
			.values({
				organisationId: org.id,
				slug: `opslag-${unique()}`,
				title: 'Mentorer',
				side,
				kind: 'mentors',
				goal: '2011-2014/goal-1',
				quantity: 4,
				startsOn: '2026-01-01',
				endsOn: '2099-01-01',
				state,
				publishedAt: state === 'published' ? new Date() : null,
			})
			.execute();
	}
	await visitor.goto(href(`/events/${event.slug}`, 'da'));
	await expect(visitor.getByRole('heading', { level: 1, name: event.title })).toBeVisible();

	await municipality.goto(href(`/municipality/approvals/${org.slug}`, 'da'));
	const suspending = municipality.locator('details, form').filter({ hasText: 'Sæt på pause' }).first();
	await suspending.locator('summary').click();
	await expect(suspending.getByRole('link', { name: event.title })).toBeVisible();
	await suspending.getByRole('textbox').fill('Vi mangler jeres nye vedtægter.');
	await suspending.getByRole('button', { name: 'Sæt på pause' }).click();
	await expect(municipality.getByText('Sat på pause').first()).toBeVisible();

	// The page as it was may answer once more, while it is rendered anew.
	await expect(async () => {
		await visitor.goto(href(`/events/${event.slug}`, 'da'));
		await expect(visitor.getByText('På pause lige nu')).toBeVisible({ timeout: 1000 });
	}).toPass();
	await expect(visitor.getByRole('textbox')).toHaveCount(0);
	await expectAccessible(visitor);
	for (const path of [`/commitments/${commitment.slug}`, `/partners/${org.slug}`]) {
		expect((await visitor.goto(href(path, 'da')))?.status(), path).toBe(404);
	}

	const page = await as(org.owner);
	const desk = href(`/workspace/${org.slug}`, 'da');
	await page.goto(desk);
	await expect(page.getByRole('heading', { name: /har sat .* på pause/ })).toBeVisible();
	await expect(page.getByText('Vi mangler jeres nye vedtægter.')).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);

	const { forms, dead } = await walk(page, desk);
	expect(dead).toEqual([]);
	expect(forms.filter((form) => !/\/personer .*remove/.test(form))).toEqual([]);
	// A form from an older window leads back to the desk.
	const sent = await page.request.post(`${desk}/${'loefter/nyt'}`, {
		maxRedirects: 0,
		form: { type: 'mentor-hours' },
		headers: { origin: new URL(page.url()).origin },
	});
	expect([303, 404]).toContain(sent.status());
	await page.goto(href(`/workspace/${org.slug}/events/new`, 'da'));
	await expect(page).toHaveURL(desk);
});

/** An organisation with a coming event that one person has a seat at. */
async function somebodyComes(cast: Cast, db: Database) {
	const org = await cast.organisation(`Spisehuset ${unique()}`);
	const event = await cast.event(org, `Sidste spisning ${unique()}`);
	const email = `gaest-${unique()}@eksempel.example`;
	await db
		.insertInto('registration')
		.values({ eventId: event.id, name: 'Vera', email, state: 'confirmed' })
		.execute();
	return { org, event, email };
}

test('closing names the coming event first; who signed up is told why, and its page says so @phone', async ({
	cast,
	db,
	municipality,
	visitor,
	mailbox,
}) => {
	const { org, event, email } = await somebodyComes(cast, db);
	await municipality.goto(href(`/municipality/approvals/${org.slug}`, 'da'));
	const closing = municipality.locator('details').filter({ hasText: 'Luk organisationen' });
	await closing.locator('summary').click();
	await expect(closing.getByRole('link', { name: event.title })).toBeVisible();
	await expect(closing.getByText('1 tilmeldt')).toBeVisible();
	await closing.getByLabel('Begrundelse').fill('Huset findes ikke længere.');
	await closing.getByLabel('Besked til dem, der er tilmeldt').fill('Nabohuset spiser sammen om torsdagen.');
	await expectAccessible(municipality);
	await fitsNarrowWindow(municipality);
	await closing.getByRole('button', { name: 'Luk organisationen' }).click();
	await expect(municipality.getByText('Lukket').first()).toBeVisible();

	const mail = await mailbox.latest(email, 'Aflyst');
	expect(mail.text).toContain('Nabohuset spiser sammen om torsdagen.');
	await visitor.goto(href(`/events/${event.slug}`, 'da'));
	await expect(visitor.getByRole('heading', { level: 1, name: event.title })).toBeVisible();
	await expect(visitor.getByText('Nabohuset spiser sammen om torsdagen.')).toBeVisible();
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
	const own = await mailbox.link(email, 'Aflyst', /tilmelding/);
	await visitor.goto(own);
	await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(`Aflyst: ${event.title}`);
	await expect(visitor.getByText('Nabohuset spiser sammen om torsdagen.')).toBeVisible();
	await expectAccessible(visitor);
	const file = await visitor.request.get(href(`/events/${event.slug}/calendar.ics`, 'da'));
	expect(await file.text()).toMatch(/METHOD:CANCEL[^]*STATUS:CANCELLED/);
});

test('a pause is told to who signed up, and said by the event and by their own page @phone', async ({
	cast,
	db,
	municipality,
	visitor,
	mailbox,
}) => {
	const { org, event, email } = await somebodyComes(cast, db);
	await municipality.goto(href(`/municipality/approvals/${org.slug}`, 'da'));
	const suspending = municipality.locator('details').filter({ hasText: m.org_case_suspend() }).first();
	await suspending.locator('summary').click();
	await expect(suspending.getByText(m.event_at_stake_suspended())).toBeVisible();
	await expect(suspending.getByRole('link', { name: event.title })).toBeVisible();
	await suspending.getByLabel(m.org_case_reason()).fill('Vi mangler jeres nye vedtægter.');
	await suspending.getByRole('button', { name: m.org_case_suspend() }).click();
	await expect(municipality.getByText(m.org_case_decided())).toBeVisible();

	await visitor.goto(href(`/events/${event.slug}`, 'da'));
	await expect(visitor.getByText(m.event_notice_on_hold())).toBeVisible();
	await expectAccessible(visitor);
	const told = m.event_mail_on_hold_subject({ title: event.title });
	await visitor.goto(await mailbox.link(email, told, /tilmelding/));
	await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(told);
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
	expect((await visitor.request.get(href(`/events/${event.slug}/calendar.ics`, 'da'))).status()).toBe(200);
});
