/** What search engines and those who look for weaknesses are told: /robots.txt and /.well-known/security.txt. */
import { href } from '#lib/i18n/urls.ts';
import { locales } from '#lib/i18n/locale.ts';

/** In code form, for every address that begins so: what takes a login, what one person got by mail, who signed. */
const hidden = [
	'/account',
	'/alerts/',
	'/api/addresses',
	'/barriers/*/support',
	'/barriers/confirm/',
	'/barriers/voice/',
	'/change-email/',
	'/confirm-contribution/',
	'/confirm-email/',
	'/debates/*/follow',
	'/debates/*/write',
	'/debates/confirm/',
	'/debates/posts/*/agree',
	'/debates/voice/',
	'/dev/',
	'/events/*/registration/',
	'/evidence/',
	'/invitation/',
	'/login',
	'/logout',
	'/municipality',
	'/reset/',
	'/seats/',
	'/still-right/',
	'/verify/',
	'/workspace',
];

/** @param origin the site's address */
export function robotsTxt(origin: string): string {
	const lines = hidden.flatMap((path) => locales.map((locale) => `Disallow: ${href(path, locale)}`));
	return ['User-agent: *', ...new Set(lines), `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
}

interface Reporting {
	origin: string;
	/** Where to write; the page with the municipality's address unless given. */
	contact?: string;
	now: Date;
}

/** Half a year on, so that a copy that nobody looks after goes out of use (RFC 9116 asks for less than a year). */
const validMs = 182 * 86_400_000;

export function securityTxt({ origin, contact, now }: Reporting): string {
	const addresses = href('/privacy', 'da');
	return [
		`Contact: ${contact ?? origin + addresses}`,
		`Expires: ${new Date(now.getTime() + validMs).toISOString().slice(0, 10)}T00:00:00Z`,
		'Preferred-Languages: da, en',
		`Canonical: ${origin}/.well-known/security.txt`,
		`Policy: ${origin + addresses}`,
		'',
	].join('\n');
}
