/** What a page says, and what of it cannot be read as it stands in its window. */
import type { Page } from '@playwright/test';

/** Every text of the page, hidden ones too, and the attributes that are read out; not what is marked as another language. */
export const textsOf = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const lang = document.documentElement.lang;
		const isOurs = (element: Element | null) =>
			element !== null &&
			!element.closest('script, style, template, noscript, code, pre, textarea') &&
			element.closest('[lang]')?.getAttribute('lang') === lang;
		const found = new Set<string>([document.title]);
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const { parentElement, textContent } = walker.currentNode;
			if (isOurs(parentElement) && textContent?.trim()) found.add(textContent);
		}
		for (const name of [
			'aria-label',
			'title',
			'alt',
			'placeholder',
			'aria-description',
			'aria-roledescription',
		])
			for (const element of document.body.querySelectorAll(`[${name}]`))
				if (isOurs(element)) found.add(element.getAttribute(name) ?? '');
		for (const meta of document.head.querySelectorAll(
			'meta[name="description"], meta[property^="og:"][property$="n"]',
		))
			found.add(meta.getAttribute('content') ?? '');
		return [...found];
	});

/** Seen texts that stand beyond the window, or beyond a box that cuts them. */
export const cutTextsOf = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const { clientWidth, scrollWidth } = document.documentElement;
		const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const node = walker.currentNode;
			const element = node.parentElement;
			if (
				!element ||
				!node.textContent?.trim() ||
				element.closest('svg, option, script, style, .visually-hidden, .vh, .sr')
			)
				continue;
			if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const box = range.getBoundingClientRect();
			if (box.width < 2 || box.height < 2) continue;
			let [left, right] = [0, clientWidth];
			let scrolls = false;
			for (
				let around: Element | null = element;
				around && around !== document.body;
				around = around.parentElement
			) {
				const { overflowX, clipPath, position } = getComputedStyle(around);
				const frame = around.getBoundingClientRect();
				if (clipPath !== 'none' || (position === 'absolute' && frame.width <= 2)) scrolls = true;
				if (overflowX === 'auto' || overflowX === 'scroll') scrolls = true;
				if (overflowX === 'hidden' || overflowX === 'clip')
					[left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
			}
			if (!scrolls && (box.left < left - 1 || box.right > right + 1))
				found.push(
					`${node.textContent.trim().slice(0, 60)} in ${element.tagName.toLowerCase()}.${element.className} (${Math.round(box.left)} to ${Math.round(box.right)} of ${Math.round(left)} to ${Math.round(right)})`,
				);
		}
		return found;
	});

/** Arrows along the line that a page running from the right does not turn around. */
export const straightArrowsOf = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const isTurned = (element: Element | null): boolean => {
			for (let one = element; one; one = one.parentElement) {
				const { scale, transform } = getComputedStyle(one);
				if (scale.startsWith('-1') || transform.startsWith('matrix(-1')) return true;
			}
			return false;
		};
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const { parentElement, textContent } = walker.currentNode;
			if (
				/[→⟶➔➜►▶↗↘]/.test(textContent ?? '') &&
				!parentElement?.closest('script, style') &&
				!isTurned(parentElement)
			)
				found.push(parentElement!.outerHTML.slice(0, 160));
		}
		return found;
	});
