/**
 * Every page of the route tree, as the one it is for, in a wide window and at 320 pixels: nothing for axe to find, nothing
 * cut where it is printed, and no sideways scroll, also where what people wrote is one word of sixty letters.
 */
import { href } from '#lib/i18n/urls.ts';
import {
	expect,
	expectAccessible,
	inNarrowWindow,
	markSeen,
	noSidewaysScroll,
	test,
	wholeOnPaper,
} from '../support/journey.ts';
import { writtenTexts } from '../support/language/known-words.ts';
import { cutWords, withLongWords } from '../support/layout/long-words.ts';
import { hardToPress } from '../support/layout/targets.ts';
import { listDoors } from '../support/routes.ts';
import { samplePages, type Sample } from '../support/samples.ts';

test.describe.configure({ mode: 'parallel' });

const parts = {
	'the public pages': /^\/\(public\)/,
	'the doors': /^\/(?!\()/,
	'the desk of an organisation': /^\/\(member\)/,
	'the city desk': /^\/\(municipality\)\/municipality(?!\/followup)/,
	'the city’s follow-up': /^\/\(municipality\)\/municipality\/followup/,
};

/** What is pressed with a thumb; at a desk, half as much is enough (WCAG 2.5.8, which axe asks for everywhere). */
const isDesk = (route: string) => /^\/\((?:member|municipality)\)/.test(route);

for (const [name, part] of Object.entries(parts)) {
	test(`${name} are for everyone`, async ({ db, cast, mailbox, request, open }) => {
		test.setTimeout(600_000);
		const pages = (await listDoors()).filter(({ kind, route }) => kind === 'page' && part.test(route));
		const samples = await samplePages({ db, cast, mailbox, request });
		const missing = pages.filter(({ route }) => !samples[route]).map(({ route }) => route);
		expect(missing, 'routes without a sample in tests/support/samples.ts').toEqual([]);

		// The site's own name stands in its logo, and among the lighthouses of the policy that somebody writes.
		const written = (await writtenTexts(db)).filter((text) => text !== 'Bland dig i byen');
		const opened = new Map<string | undefined, ReturnType<typeof open>>();
		const pageOf = ({ as }: Sample) => {
			const page = opened.get(as?.email) ?? open({ account: as });
			opened.set(as?.email, page);
			return page;
		};
		for (const { route } of pages) {
			const sample = samples[route]!;
			const page = await pageOf(sample);
			await test.step(route, async () => {
				const response = await page.goto(href(sample.path, 'da'));
				expect.soft(response?.status(), `${route} at ${sample.path}`).toBe(200);
				await expect.soft(page.getByRole('heading', { level: 1 }), route).toHaveCount(1);
				await expectAccessible(page, { soft: true });
				expect.soft(await cutWords(page), `words cut in two on ${page.url()}`).toEqual([]);
				await markSeen(page);
				await wholeOnPaper(page, { soft: true });
				await inNarrowWindow(page, async () => {
					await noSidewaysScroll(page, { soft: true });
					if (!isDesk(route))
						expect.soft(await hardToPress(page), `hard to press on ${page.url()}`).toEqual([]);
					await expectAccessible(page, { soft: true, seen: true });
					expect.soft(await cutWords(page), `words cut in two on ${page.url()}`).toEqual([]);
					await withLongWords(page, written);
					await noSidewaysScroll(page, { soft: true, because: 'long words' });
				});
			});
		}
	});
}

test('a faint text is found in the window that shows it, and once', async ({ page }) => {
	const faintIn = async (look: () => Promise<void>) =>
		look().then(
			() => '',
			(error: Error) => error.message,
		);
	await page.setViewportSize({ width: 1360, height: 1000 });
	await page.setContent(`<html lang="da"><title>Farver</title><style>
		p { color: #ccc } .narrow { display: none } @media (max-width: 400px) { .narrow { display: block } }</style>
		<main><h1>Farver</h1><p class="wide">Bred</p><p class="narrow">Smal</p></main>`);
	const wide = await faintIn(() => expectAccessible(page));
	expect([wide.includes('.wide'), wide.includes('.narrow')]).toEqual([true, false]);
	await markSeen(page);
	const narrow = await faintIn(() => inNarrowWindow(page, () => expectAccessible(page, { seen: true })));
	expect([narrow.includes('.wide'), narrow.includes('.narrow')]).toEqual([false, true]);
});
