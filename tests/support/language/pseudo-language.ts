/**
 * Preloaded into a built site's process (`--import`): its English is a language that runs from the right, has accents on
 * every letter and is some 40 % longer. What is put into a sentence is left as it is.
 */
import { registerHooks } from 'node:module';
import { inPseudo } from './pseudo-text.ts';

Object.assign(globalThis, { inPseudo });

const message = /=== "en"\) return (en_\w+)\((?:inputs)?\)/g;
const direction = /(ownName: "English",[^}]*?dir: )"ltr"/;
/** Styles are built to turn by the language, where a browser does not know `:dir()`. */
const language = /\.replace\("%lang%", [\w.]+\)/;

registerHooks({
	load(url, context, next) {
		const module = next(url, context);
		if (!url.includes('/build/server/') || !module.source) return module;
		const source =
			typeof module.source === 'string' ? module.source : new TextDecoder().decode(module.source);
		return {
			...module,
			source: source
				.replace(message, '=== "en") return inPseudo($1, typeof inputs === "undefined" ? undefined : inputs)')
				.replace(direction, '$1"rtl"')
				.replace(language, '.replace("%lang%", "ar-XB")'),
		};
	},
});
