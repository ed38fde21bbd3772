import { elementCode, frameCode, readEmbed } from '#lib/explore/embeds/embed.ts';
import { feedTitle } from '#lib/explore/feeds/feeds.server.ts';
import { partnerAsked } from '#lib/explore/readers.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const embed = readEmbed(url.searchParams);
	const [title, partner] = await Promise.all([feedTitle(db, embed.filter), partnerAsked(db, embed.filter)]);
	const framing = { origin: env().ORIGIN, title, locale: currentLocale() };
	return {
		embed,
		title,
		partner,
		element: elementCode(embed, framing),
		frame: frameCode(embed, framing),
	};
};
