/** Compiles messages/ into src/lib/paraglide for tests and scripts; Vite does it by itself for the site. */
import { existsSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { compile } from '@inlang/paraglide-js';

export const paraglideOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	// The language of a page is decided in src/lib/i18n/locale.ts, so Paraglide needs no strategy of its own.
	strategy: ['baseLocale'] as ['baseLocale'],
	emitTsDeclarations: true,
	outputStructure: 'message-modules' as const,
	// How a message counts and writes a number is the site's, not made anew for each sentence.
	additionalFiles: { 'registry.js': "export { number, plural } from '#lib/i18n/counted.ts';\n" },
};

export async function compileMessages({ unlessCurrent = false } = {}): Promise<void> {
	if (unlessCurrent && (await isCurrent())) return;
	await compile({ ...paraglideOptions, cleanOutdir: false });
}

async function isCurrent(): Promise<boolean> {
	const index = 'src/lib/paraglide/messages/_index.js';
	if (!existsSync(index)) return false;
	const compiled = statSync(index).mtimeMs;
	for await (const file of glob(['messages/**/*.json', 'project.inlang/settings.json'])) {
		if (statSync(file).mtimeMs > compiled) return false;
	}
	return true;
}
