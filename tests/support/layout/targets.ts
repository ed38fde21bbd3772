/** What is pressed is large enough for a thumb, and is hit where it shows. */
import type { Page } from '@playwright/test';

/**
 * Links and controls under 44 px, and those that lie over each other. Links within a running text are let be, as WCAG 2.5.8
 * has it, what hides until it is focused, and what is for machines alone.
 */
export const hardToPress = (page: Page): Promise<string[]> =>
	page.evaluate((least) => {
		const pressed =
			'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=tab]';
		const isDrawn = (element: Element) => {
			const { width, height } = element.getBoundingClientRect();
			return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
		};
		/** The label of a box, and a link's `::after` that covers its card, are pressed as well. */
		const areas = (element: Element): DOMRect[] => {
			const { content, position } = getComputedStyle(element, '::after');
			const card = content !== 'none' && position === 'absolute' && (element as HTMLElement).offsetParent;
			const labels = (element as HTMLInputElement).labels ?? [];
			return [
				...element.getClientRects(),
				...[...labels, ...(card ? [card] : [])].map((one) => one.getBoundingClientRect()),
			];
		};
		const isInText = (element: Element) => {
			if (getComputedStyle(element).display !== 'inline') return false;
			let block = element.parentElement;
			while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
			if (!block) return false;
			const beside = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
			let words = '';
			while (beside.nextNode())
				if (!beside.currentNode.parentElement?.closest(pressed)) words += ` ${beside.currentNode.nodeValue}`;
			return (words.match(/\p{L}+/gu) ?? []).length > 2;
		};
		const named = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 140);
		const span = (rects: DOMRect[]) => ({
			wide: Math.max(...rects.map(({ right }) => right)) - Math.min(...rects.map(({ left }) => left)),
			high: Math.max(...rects.map(({ bottom }) => bottom)) - Math.min(...rects.map(({ top }) => top)),
		});
		const lone = [...document.body.querySelectorAll(pressed)].filter(
			(element) =>
				isDrawn(element) && !isInText(element) && !element.closest('.leaflet-container, [aria-hidden=true]'),
		);
		const small = lone.flatMap((element) => {
			const { wide, high } = span(areas(element));
			if (wide >= least && high >= least) return [];
			return [`${Math.round(wide)} x ${Math.round(high)}: ${named(element)}`];
		});
		/** More than the hair's breadth by which rows of text touch. */
		const lap = 4;
		const lieOver = (one: DOMRect, other: DOMRect) =>
			Math.min(one.right, other.right) - Math.max(one.left, other.left) > lap &&
			Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > lap;
		const floats = (element: Element | null): boolean =>
			element !== null &&
			(/fixed|sticky/.test(getComputedStyle(element).position) || floats(element.parentElement));
		const rects = lone
			.filter((element) => !floats(element))
			.map((element) => ({ element, own: [...element.getClientRects()] }));
		const over = rects.flatMap(({ element, own }, at) =>
			rects
				.slice(at + 1)
				.filter((other) => !element.contains(other.element))
				.filter((other) => own.some((one) => other.own.some((two) => lieOver(one, two))))
				.map((other) => `${named(element)} lies over ${named(other.element)}`),
		);
		return [...small, ...over];
	}, 43.5);
