import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglideOptions } from './scripts/runtime/messages.ts';
import { oneLanguage } from './scripts/runtime/one-language.ts';
import { pageScript } from './scripts/runtime/page-script.ts';

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglideOptions), sveltekit(), oneLanguage(), pageScript()],
	build: { target: 'es2022' },
});
