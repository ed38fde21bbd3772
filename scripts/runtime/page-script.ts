/** Builds the script of pages that are not hydrated beside SvelteKit's own, so that they share what they load later. */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

export function pageScript(): Plugin {
	return {
		name: 'page-script',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		buildStart() {
			this.emitFile({
				type: 'chunk',
				id: resolve('src/lib/ui/page-script/page-script.ts'),
				// A name of its own instead of a hash: the server is built first. The address carries the build's version.
				fileName: '_app/immutable/entry/page-script.js',
			});
		},
	};
}
