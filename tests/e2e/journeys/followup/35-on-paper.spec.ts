/** What is taken to a meeting on paper: the figures and their charts whole, without the site around them, and no sheet for nothing. */
import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Cast } from '../../../support/actors.ts';
import { expect, test, unique, wholeOnPaper } from '../../../support/journey.ts';
import { fullSize, sheetsOf } from '../../../support/layout/sheets.ts';

/** Of so many sheets each; a page that grows beyond them has begun to print what belongs on the screen. */
const forEverybody = {
	'/results': 6,
	'/results/barometer': 6,
	'/results/cities-index': 4,
	'/results/plans': 6,
	'/results/network': 6,
	'/results/year-wheel': 3,
	'/results/opinions': 4,
	'/results/goals/2': 12,
	'/results/lighthouses/bland-dig-i-byen': 5,
};
const forTheCity = {
	'/municipality': 6,
	'/municipality/coverage': 10,
	'/municipality/worklist': 5,
	'/municipality/network': 8,
	'/municipality/deadlines': 6,
};
/** With less on it a sheet has been used for a line that fell off the one before. */
const fewestLetters = 20;

/** Every sheet says something, and the page did not have to shrink to fit. */
async function expectWholeSheets(page: Page, most: number, path: string): Promise<void> {
	const sheets = await sheetsOf(page);
	expect.soft(sheets.length, `sheets of ${path}`).toBeLessThanOrEqual(most);
	const empty = sheets.flatMap(({ letters }, index) => (letters < fewestLetters ? [index + 1] : []));
	expect.soft(empty, `empty sheets of ${path}`).toEqual([]);
	const shrunk = sheets.flatMap(({ scale }, index) => (scale < fullSize ? [index + 1] : []));
	expect.soft(shrunk, `sheets of ${path} that shrank, since something was too wide`).toEqual([]);
}

async function printsWell(page: Page, path: string, most: number): Promise<void> {
	await page.goto(href(path, 'da'));
	await page.emulateMedia({ media: 'print' });
	// Where one is in the house may stand on paper.
	const around = page.locator('header nav, footer nav, main button');
	expect.soft(await around.filter({ visible: true }).allTextContents(), path).toEqual([]);
	const cut = await page.locator('main svg[role=img], main figure').evaluateAll((all) =>
		all
			.filter((one) => one.checkVisibility())
			.filter((one) => {
				let box: Element | null = one;
				while (box && getComputedStyle(box).breakInside !== 'avoid') box = box.parentElement;
				return !box;
			})
			.map((one) => one.outerHTML.slice(0, 120)),
	);
	expect.soft(cut, `charts that a sheet may end in on ${path}`).toEqual([]);
	await page.emulateMedia({ media: null });
	await expectWholeSheets(page, most, path);
	await wholeOnPaper(page, { soft: true });
}

test('pages of the follow-up print as whole sheets', async ({ visitor, municipality, db }) => {
	for (const [path, most] of Object.entries({ ...forEverybody, ...(await forEverybodyIn(db)) }))
		await test.step(path, () => printsWell(visitor, path, most));
	for (const [path, most] of Object.entries(forTheCity))
		await test.step(path, () => printsWell(municipality, path, most));
});

test('a partner’s file prints as whole sheets', async ({ municipality, cast, db }) => {
	await printsWell(municipality, `/municipality/partners/${await withFile(db, cast)}`, 4);
});

test('an empty sheet and one that shrank are seen', async ({ visitor }) => {
	const paper = '<style>@page { size: A4; margin: 20mm }</style>';
	const text = '<p>Fremmødeliste for torsdag den 26. november</p>';
	const breaks = '<div style="break-after: page"></div>';
	const measure = async (html: string) => {
		await visitor.setContent(paper + html);
		return sheetsOf(visitor);
	};
	const gap = await measure(`${text}${breaks}<div style="height: 9rem"></div>${breaks}${text}`);
	expect(gap.map(({ letters }) => letters < fewestLetters)).toEqual([false, true, false]);
	expect(gap[0]).toMatchObject({ scale: fullSize });
	const [wide] = await measure(`${text}<div style="width: 1000px">${text}</div>`);
	expect(wide?.scale).toBeLessThan(fullSize);
});

/** One of each that the demo's city has. */
async function forEverybodyIn(db: Database): Promise<Record<string, number>> {
	const { year } = await db
		.selectFrom('statusReport')
		.select('year')
		.where('state', '=', 'published')
		.orderBy('year', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	const { indicator } = await db
		.selectFrom('indicator')
		.select('slug as indicator')
		.where('goal', '=', '2011-2014/goal-5')
		.executeTakeFirstOrThrow();
	const { plan, action } = await db
		.selectFrom('planAction')
		.innerJoin('actionPlan', 'actionPlan.id', 'planAction.planId')
		.select(['actionPlan.slug as plan', 'planAction.slug as action'])
		.where('actionPlan.publishedAt', 'is not', null)
		.orderBy('planAction.id')
		.limit(1)
		.executeTakeFirstOrThrow();
	return {
		[`/results/status-reports/${year}`]: 20,
		[`/results/barometer/${indicator}`]: 7,
		[`/results/plans/${plan}`]: 8,
		[`/results/plans/${plan}/${action}`]: 4,
	};
}

/** A partner with what a file has: a promise, and notes that were taken. */
async function withFile(db: Database, cast: Cast): Promise<string> {
	const { id, slug } = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	await cast.commitment({ id }, `8 lærepladser ${unique()}`, { type: 'apprenticeships', target: 8 });
	const { id: writtenBy } = await cast.person(`Karen ${unique()}`, 'consultant');
	const words = 'De mangler to lærlinge, og vi taler om en ny frist.';
	const note = { organisationId: id, kind: 'call', words, writtenBy, writtenAt: new Date() } as const;
	await db
		.insertInto('caseworkNote')
		.values(Array.from({ length: 12 }, () => note))
		.execute();
	return slug;
}
