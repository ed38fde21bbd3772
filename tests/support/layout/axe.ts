/** What every page must hold for everyone: no axe finding, no sideways scroll, one h1. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `soft`: note what is wrong and go on. */
type Firmness = { soft?: boolean };
type Looked = Firmness & {
	/** The colours of the texts that are marked as seen were looked at in another window. */
	seen?: boolean;
};

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No finding by WCAG 2.2 A and AA nor by axe's best practice (landmarks, headings), in the page as it stands now. */
export async function expectAccessible(
	page: Page,
	{ soft = false, seen = false }: Looked = {},
): Promise<void> {
	const axe = new AxeBuilder({ page })
		.options({ resultTypes: ['violations'] })
		.withTags(tags)
		.setLegacyMode();
	if (seen) axe.disableRules(contrast);
	await stickTo(page, false);
	const { violations } = await axe.analyze();
	if (seen) violations.push(...(await contrastOfUnseen(page)));
	await stickTo(page, true);
	const findings = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, any, all }) => {
			const why = [...any, ...all].map(({ message }) => message).join('; ');
			return `${id} (${help}) at ${target.join(' ')}: ${why}`;
		}),
	);
	(soft ? expect.soft : expect)(findings, `axe on ${page.url()}`).toEqual([]);
}

/** Axe runs in the page: of one that is read without JavaScript, the same address with it. */
export async function expectSameAccessible(reader: Page, page: Page): Promise<void> {
	await reader.goto(page.url());
	await expectAccessible(reader);
}

const contrast = 'color-contrast';

/** Marks the texts that show now. No colour of theirs depends on the window, and looking at colours is most of axe's work. */
export const markSeen = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const isText = ({ nodeType, nodeValue }: Node) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== '';
		for (const element of document.body.querySelectorAll('*'))
			if ([...element.childNodes].some(isText) && element.checkVisibility())
				element.toggleAttribute('data-seen', true);
	});

type Findings = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations'>;

/** With the axe that the page has already. */
const contrastOfUnseen = (page: Page): Promise<Findings['violations']> =>
	page.evaluate(async (rule) => {
		const { axe } = window as unknown as {
			axe: { run: (context: object, options: object) => Promise<Findings> };
		};
		const { violations } = await axe.run(
			{ exclude: [['[data-seen]']] },
			{ runOnly: { type: 'rule', values: [rule] }, resultTypes: ['violations'] },
		);
		return violations;
	}, contrast);

/** Lets go of what sticks to the window's edge: what lies beneath is a target of its full size when it is scrolled to. */
const stickTo = (page: Page, sticks: boolean): Promise<void> =>
	page.evaluate((sticks) => {
		for (const element of document.body.querySelectorAll<HTMLElement>(sticks ? '[data-unstuck]' : '*')) {
			if (!sticks && getComputedStyle(element).position !== 'sticky') continue;
			element.toggleAttribute('data-unstuck', !sticks);
			element.style.position = sticks ? '' : 'relative';
			element.style.inset = sticks ? '' : 'auto';
		}
	}, sticks);

/** Nothing makes the page wider than its window; what is wide scrolls in its own box. */
export async function noSidewaysScroll(
	page: Page,
	{ soft = false, because = '' }: Firmness & { because?: string } = {},
): Promise<void> {
	const wide = await page.evaluate(() => {
		const { clientWidth, scrollWidth } = document.documentElement;
		// Blocks instead of rows, so that there is nothing to scroll.
		const cut = [...document.querySelectorAll('table.stacks')].filter(
			(table) => table.scrollWidth > table.clientWidth + 1,
		);
		if (cut.length > 0) return cut.map((table) => `cut: ${table.textContent.trim().slice(0, 160)}`);
		if (scrollWidth <= clientWidth) return [];
		const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
			const box = element.getBoundingClientRect();
			return element.checkVisibility() && box.width > 0 && (box.right > clientWidth + 1 || box.left < -1);
		});
		return [`${scrollWidth} > ${clientWidth}`, ...beyond.slice(-4).map((one) => one.outerHTML.slice(0, 160))];
	});
	(soft ? expect.soft : expect)(wide, `sideways scroll on ${page.url()} ${because}`).toEqual([]);
}

/** Looks at the page as a narrow phone, or 400 % zoom, shows it; on a phone as it is. */
export async function inNarrowWindow(page: Page, look: () => Promise<void>): Promise<void> {
	const size = page.viewportSize();
	if (size && size.width < 500) return look();
	await page.setViewportSize({ width: 320, height: 700 });
	await look();
	if (size) await page.setViewportSize(size);
}

export const fitsNarrowWindow = (page: Page, firmness: Firmness = {}): Promise<void> =>
	inNarrowWindow(page, () => noSidewaysScroll(page, firmness));

/** A4 with margins of 20 mm, in CSS pixels. */
const paper = { width: 642, height: 970 };
const wholeSheet = { width: 794, height: 1123 };

/** Printed on A4, nothing stands beyond the sheet or in a box that would have to be scrolled. */
export async function wholeOnPaper(page: Page, { soft = false }: Firmness = {}): Promise<void> {
	const size = page.viewportSize();
	await page.emulateMedia({ media: 'print' });
	// A sheet that names a page of its own has no margins but those it draws.
	const ownSheet = await page.evaluate(() =>
		[...document.querySelectorAll('article')].some((one) => getComputedStyle(one).page !== 'auto'),
	);
	await page.setViewportSize(ownSheet ? wholeSheet : paper);
	const cut = await page.evaluate(() => {
		const { clientWidth } = document.documentElement;
		const isCut = (element: Element) => {
			const { right, width } = element.getBoundingClientRect();
			const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
			return (
				width > 1 && (right > clientWidth + 1 || (scrolls && element.scrollWidth > element.clientWidth + 1))
			);
		};
		const says = (element: Element) => element.textContent.trim() !== '' || element.matches('img');
		return [
			...document.body.querySelectorAll(
				'*:not(svg, svg *, .leaflet-container *, .visually-hidden, .visually-hidden *, input)',
			),
		]
			.filter((element) => element.checkVisibility() && isCut(element) && says(element))
			.slice(0, 3)
			.map((one) => one.outerHTML.slice(0, 160));
	});
	(soft ? expect.soft : expect)(cut, `cut on paper: ${page.url()}`).toEqual([]);
	await page.emulateMedia({ media: null });
	if (size) await page.setViewportSize(size);
}
