import { base } from '$app/paths';
import { dev, version } from '$app/environment';

/** Where the page script stands; the version makes the address of each build its own, so it may be kept for ever. */
export const pageScriptAddress = dev
	? '/src/lib/ui/page-script/page-script.ts'
	: `${base}/_app/immutable/entry/page-script.js?v=${version}`;
