/** What people wrote on a page, become words without a place to break. */
import type { Page } from '@playwright/test';

const word = 'Fællesspisningsarrangementskoordinatorforeningsbestyrelsesmøde';

/** @param written every text in the database */
export const withLongWords = (page: Page, written: readonly string[]): Promise<void> =>
	page.evaluate(
		([texts, long]) => {
			const whole = new Set(texts);
			// Names stand within sentences, too.
			const shown = document.body.textContent;
			const names = texts.filter(
				(text) => text.length > 5 && text.length < 60 && text.includes(' ') && shown.includes(text),
			);
			const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (nodes.nextNode()) {
				const node = nodes.currentNode;
				const text = node.nodeValue?.trim() ?? '';
				if (!text || node.parentElement?.closest('script, style, svg, textarea, option')) continue;
				if (whole.has(text)) node.nodeValue = long;
				else
					node.nodeValue = names.reduce(
						(said, name) => (said.includes(name) ? said.replaceAll(name, long) : said),
						node.nodeValue ?? '',
					);
			}
		},
		[[...new Set(written)].filter((text) => /\p{L}{3}/u.test(text)), word] as const,
	);

const short = 14;

/** Words of ordinary length that are cut in two, for want of room that the page could have given them. */
export const cutWords = (page: Page): Promise<string[]> =>
	page.evaluate((longest) => {
		const cut: string[] = [];
		const range = document.createRange();
		const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (nodes.nextNode()) {
			const node = nodes.currentNode;
			const parent = node.parentElement;
			if (!parent?.checkVisibility() || parent.closest('svg, script, style')) continue;
			for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/(?<![^\s(»“])[\p{L}\p{M}\d]+/gu)) {
				if (word.length > longest) continue;
				range.setStart(node, index);
				range.setEnd(node, index + word.length);
				const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
				if (lines.size > 1) cut.push(`${word} in ${parent.outerHTML.slice(0, 120)}`);
			}
		}
		return cut;
	}, short);
