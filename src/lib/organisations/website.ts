import { shownAddress } from '#lib/platform/addresses/shown-host.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';

const mostLength = 300;

/**
 * The address of a website as we link to it (`www.example.dk` -> `https://www.example.dk`), or null where
 * it is none or is longer than 300 characters. Nearly every site answers to https by now.
 */
export function readWebsite(typed: string): string | null {
	const address = readWebAddress(typed, ['http', 'https']);
	if (address === null) return null;
	const url = new URL(address);
	url.protocol = 'https:';
	const written = url.pathname === '/' && !url.search && !url.hash ? url.origin : url.href;
	return written.length <= mostLength ? written : null;
}

/** `blåbær.dk`, as people say it. */
export const shownWebsite = (website: string): string =>
	shownAddress(website)
		.replace(/^https?:\/\/(www\.)?/, '')
		.replace(/\/$/, '');
