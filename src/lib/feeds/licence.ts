/** On what terms the city's open data is passed on: the facts and the words, not the pictures. */
export const licence = {
	name: 'CC BY 4.0',
	url: 'https://creativecommons.org/licenses/by/4.0/',
	/** Who is to be named. */
	credit: 'Bland dig i byen',
} as const;

/** What every file of open data says of itself: any site may read it, and on what terms. */
export const openHeaders = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers': 'api-version, etag, link',
	'cross-origin-resource-policy': 'cross-origin',
	link: `<${licence.url}>; rel="license"`,
	'x-robots-tag': 'noindex',
} as const;
