/** The files that feed readers know. */
export const newsFormats = ['rss', 'atom'] as const;
export type NewsFormat = (typeof newsFormats)[number];

export const newsTypes: Record<NewsFormat, string> = {
	rss: 'application/rss+xml',
	atom: 'application/atom+xml',
};

export const isNewsFormat = (text: string): text is NewsFormat => newsFormats.some((one) => one === text);

/** So many things such a file has at most. */
export const mostNews = 50;
