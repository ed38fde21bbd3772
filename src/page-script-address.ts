import { base } from '$app/paths';
import { dev, version } from '$app/environment';
import { pageScripts, type PageScript } from './page-scripts.ts';

/** Where a page script stands; the version makes the address of each build its own, so it may be kept for ever. */
export const scriptAddress = (name: PageScript): string =>
	dev ? `/${pageScripts[name]}` : `${base}/_app/immutable/entry/${name}.js?v=${version}`;
