/**
 * The browser's scripts, once for each language. Compiled messages hold every language; the finished chunks of the client
 * are copied with the page's language written into them, and the minifier takes the other texts away. A page is told to
 * load those of its language by `inLanguage` in src/lib/i18n/scripts.ts, so a further language adds nothing to load.
 */
import { readFileSync } from 'node:fs';
import { minifySync, type Plugin } from 'vite';
import { inLanguage } from '#lib/i18n/scripts.ts';

const pageLanguage = '__PAGE_LANGUAGE__';
const choice = 'experimentalStaticLocale ?? options.locale ?? getLocale()';

export function oneLanguage(): Plugin {
	const { baseLocale, locales } = JSON.parse(
		readFileSync('project.inlang/settings.json', 'utf8'),
	) as Settings;
	return {
		name: 'one-language',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'client',
		transform: {
			filter: { id: /\/src\/lib\/paraglide\/messages\/(?!_index)\w+\.js$/ },
			handler(code, id) {
				if (!code.includes(choice)) throw new Error(`${id} chooses its language in another way`);
				return { code: code.replace(choice, pageLanguage), map: null };
			},
		},
		generateBundle: {
			// When the chunks know what they are to load beside them.
			order: 'post',
			handler(_, bundle) {
				for (const chunk of Object.values(bundle)) {
					if (chunk.type !== 'chunk') continue;
					const { code, fileName } = chunk;
					for (const locale of locales) {
						const said = code.includes(pageLanguage) ? spoken(fileName, code, locale) : code;
						if (locale === baseLocale) chunk.code = said;
						else
							this.emitFile({
								type: 'asset',
								fileName: inLanguage(fileName, locale, baseLocale),
								source: said.replace(/(?<=["'`])\.\.\/assets\//g, '../../assets/'),
							});
					}
				}
			},
		},
	};
}

function spoken(name: string, code: string, locale: string): string {
	const told = minifySync(name, code.replaceAll(pageLanguage, JSON.stringify(locale)), {
		module: true,
		compress: true,
		mangle: true,
	});
	if (told.errors.length) throw new Error(`${name}: ${told.errors.map(({ message }) => message).join(', ')}`);
	return told.code;
}

/** Read here, as the table of languages needs the compiled messages. */
type Settings = { baseLocale: string; locales: string[] };
