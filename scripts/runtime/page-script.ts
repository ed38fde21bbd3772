/** Builds the scripts of pages that are not hydrated beside SvelteKit's own, so that they share what they load later. */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { pageScripts } from '../../src/page-scripts.ts';

export function pageScript(): Plugin {
	return {
		name: 'page-script',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		buildStart() {
			for (const [name, source] of Object.entries(pageScripts))
				this.emitFile({
					type: 'chunk',
					id: resolve(source),
					// A name of its own instead of a hash: the server is built first. The address carries the build's version.
					fileName: `_app/immutable/entry/${name}.js`,
				});
		},
	};
}
