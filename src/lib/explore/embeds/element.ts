/**
 * The custom element that a foreign site loads: it takes over what stands in the frame's page, into a tree of its own that no
 * style of that site reaches. What is inside the element stays until then, and where something fails.
 */
import { elementName } from '#lib/explore/embeds/embed.ts';

interface Config {
	name: string;
	/** The address of the frame's page by language. */
	paths: Record<string, string>;
	base: string;
	/** Attributes that are asked on. */
	asked: string[];
}

/** Runs on the foreign page, as its own text: nothing from outside of it is there. */
function define({ name, paths, base, asked }: Config): void {
	const script = document.currentScript;
	if (!(script instanceof HTMLScriptElement) || customElements.get(name)) return;
	const { origin } = new URL(script.src);
	customElements.define(
		name,
		class extends HTMLElement {
			async connectedCallback() {
				if (this.shadowRoot) return;
				const written = this.closest('[lang]')?.getAttribute('lang') ?? base;
				const language = written.toLowerCase().split('-')[0] ?? base;
				const address = new URL(paths[language] ?? paths[base] ?? '/', origin);
				for (const attribute of asked) {
					const value = this.getAttribute(attribute);
					if (value) address.searchParams.set(attribute, value);
				}
				try {
					const response = await fetch(address, { credentials: 'omit' });
					if (!response.ok) return;
					const page = new DOMParser().parseFromString(await response.text(), 'text/html');
					const section = page.querySelector<HTMLElement>('.embed');
					if (!section || this.shadowRoot) return;
					section.lang = page.documentElement.lang;
					section.dir = page.documentElement.dir;
					const root = this.attachShadow({ mode: 'open' });
					const sheet = new CSSStyleSheet();
					sheet.replaceSync(page.querySelector('style')?.textContent ?? '');
					root.adoptedStyleSheets = [sheet];
					root.append(section);
				} catch {
					// Without an answer the link inside the element is what there is.
				}
			}
		},
	);
}

/** @param config without the element's name */
export const elementScript = (config: Omit<Config, 'name'>): string =>
	`(${define.toString()})(${JSON.stringify({ name: elementName, ...config })});\n`;
