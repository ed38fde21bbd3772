import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [
		// The language of a page is decided in src/lib/i18n/locale.ts, so Paraglide needs no strategy of its own.
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['baseLocale'],
			emitTsDeclarations: true,
			outputStructure: 'message-modules',
		}),
		sveltekit(),
	],
	build: { target: 'es2022' },
});
