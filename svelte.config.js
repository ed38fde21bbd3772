import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// a page's own few lines of style come with it: on a slow line each further file costs a round trip
		inlineStyleThreshold: 1500,
		adapter: adapter({ out: 'build', precompress: true }),
		// `#lib/*` (package.json "imports") serves Vite, Vitest and plain node alike, so `$lib` is not used.
		csp: {
			// by hash, so that a page that says the same is the same bytes and may be kept (decision 0034)
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// the one style attribute of SvelteKit's own: it hides the page announcer for screen readers
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
	},
};
