/** The scripts of pages that are not hydrated, by the names under which they are built. */
export const pageScripts = {
	'page-script': 'src/lib/ui/page-script/page-script.ts',
	'explore-script': 'src/lib/explore/explore-script.ts',
	'guide-script': 'src/lib/guide/welcome/guide-script.ts',
} as const;

export type PageScript = keyof typeof pageScripts;
