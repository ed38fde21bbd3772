import { elementScript } from '#lib/explore/embeds/element.ts';
import { embedParameters } from '#lib/explore/embeds/embed.ts';
import { openHeaders } from '#lib/feeds/licence.ts';
import { baseLocale, locales } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';

const script = elementScript({
	paths: Object.fromEntries(locales.map((locale) => [locale, href('/embed', locale)])),
	base: baseLocale,
	asked: embedParameters,
});

export const GET = () =>
	new Response(script, { headers: { ...openHeaders, 'content-type': 'text/javascript; charset=utf-8' } });
