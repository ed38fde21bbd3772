const mostLength = 300;

/**
 * The address of a website as we link to it (`www.example.dk` -> `https://www.example.dk`), or null where
 * it is none: only the web, no name or password in it, and a host with a domain.
 */
export function readWebsite(typed: string): string | null {
	const text = typed.trim();
	const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
	if (scheme && scheme !== 'http' && scheme !== 'https') return null;
	const address = scheme ? text : `https://${text}`;
	if (/\s/.test(address) || !URL.canParse(address)) return null;
	const url = new URL(address);
	url.protocol = 'https:';
	if (url.username || url.password || !/^[^.]+(\.[^.]+)*\.[a-z][a-z0-9-]+$/i.test(url.hostname)) return null;
	const written = url.pathname === '/' && !url.search && !url.hash ? url.origin : url.href;
	return written.length <= mostLength ? written : null;
}

/** `www.example.dk`, as people say it. */
export const shownWebsite = (website: string): string =>
	website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
