/** What the first screen of a phone says, before anybody scrolls. */
import type { Locator, Page } from '@playwright/test';
import type { Database } from '#lib/platform/database/database.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { makeEvent } from '../../support/cast/events.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

const place = {
	placeName: 'Fælleshuset',
	address: 'Rentemestervej 62, 2400 København NV',
	lat: 55.7105,
	lng: 12.5301,
	districtNr: 8,
} as const;
const description = 'Kom og spis med, og tag en nabo med. '.repeat(40);
/** As long as a title may be. */
const long = `En aften om alt det, man kan blive, når man ikke ved det endnu, med suppe, musik, naboer og snak ${unique()}`;
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000);

/** All of it is seen without scrolling, and nothing lies over it. */
async function seenAtOnce(page: Page, what: Record<string, Locator>) {
	for (const [name, locator] of Object.entries(what)) {
		await expect(locator, name).toBeInViewport({ ratio: 1 });
		const isOnTop = await locator.evaluate((element) => {
			const { x, y, width, height } = element.getBoundingClientRect();
			const top = document.elementFromPoint(x + width / 2, y + height / 2);
			return top !== null && (element.contains(top) || top.contains(element));
		});
		expect(isOnTop, `${name} has nothing over it`).toBe(true);
	}
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const fact = (page: Page, name: string) => page.locator('dt', { hasText: name }).first().locator('+ dd');

/** A picture of the demo's, for any event. */
const somePicture = (db: Database) =>
	db.selectFrom('event').select('imageId').where('imageId', 'is not', null).executeTakeFirstOrThrow();

for (const [name, words] of [
	['a short title', 'Suppe for alle'],
	['a long title', long],
] as const) {
	test(`an event with ${name}: what, when, where and its button on the first screen @phone`, async ({
		visitor: page,
		cast,
		db,
	}) => {
		const host = await cast.organisation(`Madklubben ${unique()}`);
		const { imageId } = await somePicture(db);
		const shared = {
			title: words,
			startsAt: inAWeek(),
			publishedAt: new Date(),
			description,
			imageId,
			imageAlt: 'En gryde',
			...place,
		};
		const ways = [
			[{ capacity: 12 }, page.getByRole('button', { name: m.event_sign_me_up() })],
			[
				{ signUp: 'link', signUpUrl: 'https://eksempel.example/billet' },
				page.getByRole('link', { name: m.event_sign_up_away() }),
			],
			[{ signUp: 'none' }, page.getByText(m.event_just_come())],
		] as const;
		for (const [given, button] of ways) {
			const event = await makeEvent(db, host.id, { ...shared, ...given });
			await page.goto(`/begivenheder/${event.slug}`);
			await seenAtOnce(page, {
				what: title(page),
				when: fact(page, m.event_when()),
				where: fact(page, m.event_where_short()),
				button,
			});
			await fitsNarrowWindow(page);
		}
		await expectAccessible(page);
	});
}

test('a field that is written in is not under the button that stays @phone', async ({
	visitor: page,
	cast,
}) => {
	const host = await cast.organisation(`Madklubben ${unique()}`);
	const event = await cast.event(host, long, { capacity: 12 });
	await page.goto(`/begivenheder/${event.slug}`);
	for (const label of [m.event_your_name(), m.event_your_email()]) {
		await page.getByLabel(label).focus();
		await seenAtOnce(page, { [label]: page.getByLabel(label) });
	}
});

test('an opportunity: what, until when, where and how on the first screen @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	for (const words of ['Bliv elektriker', long]) {
		const { slug } = await db
			.insertInto('opportunity')
			.values({
				organisationId: host.id,
				slug: `plads-${unique()}`,
				title: words,
				description,
				kind: 'apprenticeship',
				places: 4,
				deadlineOn: '2099-01-01',
				contactEmail: 'job@eksempel.example',
				link: 'https://eksempel.example/job',
				state: 'published',
				publishedAt: new Date(),
				...place,
			})
			.returning('slug')
			.executeTakeFirstOrThrow();
		await page.goto(`/muligheder/${slug}`);
		await seenAtOnce(page, {
			what: title(page),
			when: fact(page, m.opportunity_deadline_short()),
			where: fact(page, m.event_where_short()),
			button: page.getByRole('link', { name: m.opportunity_apply_at({ host: 'eksempel.example' }) }),
		});
		await fitsNarrowWindow(page);
	}
	await expectAccessible(page);
});

test('a need: what, how much, until when and how to answer on the first screen @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Bakkeskolen ${unique()}`, { kind: 'school' });
	for (const words of ['Mentorer til 9. klasse', long]) {
		const { slug } = await db
			.insertInto('posting')
			.values({
				organisationId: host.id,
				slug: `opslag-${unique()}`,
				side: 'need',
				kind: 'mentors',
				title: words,
				description,
				quantity: 40,
				goal: '2011-2014/goal-1',
				startsOn: '2026-01-01',
				endsOn: '2099-01-01',
				state: 'published',
				publishedAt: new Date(),
			})
			.returning('slug')
			.executeTakeFirstOrThrow();
		await page.goto(`/behov/${slug}`);
		const card = page.getByRole('region', { name: m.matching_can_you_help() });
		await seenAtOnce(page, {
			what: title(page),
			when: card.getByText(/2099/),
			button: card.getByRole('link').first(),
		});
		await fitsNarrowWindow(page);
	}
	await expectAccessible(page);
});

test('a partner’s page begins with what is on there @phone', async ({ visitor: page, cast, db }) => {
	const host = await cast.organisation(`Kulturhuset ${unique()}`);
	await db.updateTable('organisation').set({ purpose: description }).where('id', '=', host.id).execute();
	for (let i = 0; i < 5; i++)
		await cast.commitment(host, `Løfte ${i} ${unique()}`, { type: 'open-house', target: 6 });
	const event = await cast.event(host, `Suppe for alle ${unique()}`);
	await page.goto(`/partnere/${host.slug}`);
	await seenAtOnce(page, {
		who: title(page),
		'what is on': page.getByRole('link', { name: event.title }),
	});
	const [events, promises] = await Promise.all(
		[m.org_partner_events(), m.org_partner_commitments()].map((name) =>
			page.getByRole('region', { name, exact: true }).boundingBox(),
		),
	);
	expect(events!.y).toBeLessThan(promises!.y);
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});
