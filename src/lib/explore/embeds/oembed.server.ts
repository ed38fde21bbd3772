/** oEmbed 1.0: what another site shows where somebody pastes an address of ours. */
import { visitor } from '#lib/accounts/actor.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { problemOf } from '#lib/explore/api/api.server.ts';
import { frameCode, readEmbed } from '#lib/explore/embeds/embed.ts';
import { feedTitle } from '#lib/explore/feeds/feeds.server.ts';
import { readFilter, type ExploreFilter } from '#lib/explore/filter.ts';
import { openHeaders } from '#lib/feeds/licence.ts';
import { findDistrict } from '#lib/geography/districts.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href, readPath } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { countIn } from '#lib/platform/addresses/address-values.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

const cacheSeconds = 3600;

type Meant = { filter: ExploreFilter; search: URLSearchParams } | { event: string };

/** What of ours stands at that address; null for everything that is not shown elsewhere. */
export function meantBy(path: string, search: URLSearchParams): Meant | null {
	const only = (asked: string): Meant => {
		const query = new URLSearchParams(asked);
		return { filter: readFilter(query), search: query };
	};
	if (path === '/explore') return { filter: readFilter(search), search };
	const [, first, second, third, ...rest] = path.split('/');
	if (rest.length > 0) return null;
	if (first === 'partners' && second && third === undefined)
		return only(`partner=${encodeURIComponent(second)}`);
	if (first === 'events' && second && third === undefined) return { event: second };
	if (first === 'results' && second === 'districts' && findDistrict(third ?? '')?.slug === third)
		return only(`district=${third}`);
	return null;
}

function addressIn(text: string | null, origin: string): URL | null {
	const url = URL.parse(text ?? '');
	return url?.origin === new URL(origin).origin ? url : null;
}

export async function oembed(db: Database, query: URLSearchParams, origin: string): Promise<Response> {
	const format = query.get('format') ?? 'json';
	// The one other format of the standard, which is for us to say; anything else is a mistake.
	if (format !== 'json') return problemOf(format === 'xml' ? 501 : 400, m.embed_json_only());
	if (!query.has('url')) return problemOf(400, m.embed_url_missing());
	const url = addressIn(query.get('url'), origin);
	if (!url) notFound();
	const { locale, path } = readPath(url.pathname);
	return withLocale(locale, async () => {
		const meant = meantBy(path, url.searchParams);
		if (!meant) notFound();
		const provider = {
			version: '1.0',
			provider_name: m.site_name(),
			provider_url: origin + href('/'),
			cache_age: cacheSeconds,
		};
		if ('event' in meant) {
			const { event, noticeOnly } = await eventPage(db, visitor, meant.event);
			return answer({
				...provider,
				type: 'link',
				title: event.title,
				...(!noticeOnly && {
					author_name: event.organiser.name,
					author_url: origin + href(`/partners/${event.organiser.slug}`),
				}),
			});
		}
		const title = await feedTitle(db, meant.filter);
		const most = {
			width: countIn(query.get('maxwidth')),
			height: countIn(query.get('maxheight')),
		};
		const embed = { ...readEmbed(meant.search), filter: meant.filter };
		return answer({ ...provider, type: 'rich', title, ...frameCode(embed, { origin, title }, most) });
	});
}

const answer = (said: object) =>
	new Response(JSON.stringify(said), { headers: { ...openHeaders, 'content-type': 'application/json' } });
